package dev.tidemark.ui.shell;

import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.task.BackgroundTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is meant by a file that was dropped on the window: a journal to open, or a file to act on. Stateless. */
final class Dropped {

    private Dropped() {}

    /** Whether there is no question what to do with it. Asks the disk, which may take its time. */
    static boolean isToOpen(Path file) {
        return looksLikeAJournal(file) || looksLikeAFileTable(file);
    }

    /**
     * Divides files into those to open and the others, in the background.
     *
     * @param then takes the files, on the thread of the window
     */
    static void divide(
            BackgroundTasks tasks, List<Path> files, Predicate<Path> toOpen, BiConsumer<List<Path>, List<Path>> then) {
        tasks.callQuietly(task -> files.stream().collect(Collectors.partitioningBy(toOpen)))
                .then(divided -> then.accept(divided.get(true), divided.get(false)))
                .start();
    }

    /** By its name: {@code $J}, something that was exported from one, or a capture. */
    static boolean looksLikeAJournal(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        boolean journal = name.contains("$j") || name.contains("usnjrnl") || name.equals("capture.json");
        return journal || name.endsWith(".bin") || Files.isRegularFile(file.resolve("capture.json"));
    }

    /** By its name: an extracted {@code $MFT}. */
    private static boolean looksLikeAFileTable(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return name.contains("mft");
    }

    /** The file on one of the volumes; {@code null} when it lies on none, or they cannot be asked. May wait. */
    static @Nullable FileTarget target(Acts acts, Path file) {
        try {
            return acts.file(file.toString()).orElse(null);
        } catch (Win32Exception e) {
            return null;
        }
    }
}
