package dev.tidemark.ui.shell;

import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.Win32Exception;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stateless. What is meant by a file that was dropped on the window: a journal to open, or a file to act on. */
final class Dropped {

    private Dropped() {}

    /** Whether there is no question what to do with it. */
    static boolean isToOpen(Path file) {
        return looksLikeAJournal(file) || looksLikeAFileTable(file);
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
