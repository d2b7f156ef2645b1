package dev.tidemark.ui.shell;

import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.capture.CaptureFile;
import dev.tidemark.session.SessionFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is meant by a file that was dropped on the window: a journal to open, or a file to act on. Stateless. */
final class Dropped {

    private Dropped() {}

    /** Whether there is no question what to do with it. Asks the disk, which may take its time. */
    static boolean isToOpen(Path file) {
        return looksLikeAJournal(file) || looksLikeAFileTable(file);
    }

    /** By its name: {@code $J}, something that was exported from one, a capture or a session. */
    static boolean looksLikeAJournal(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        boolean journal = name.contains("$j") || name.contains("usnjrnl") || name.equals("capture.json");
        boolean ours = name.endsWith(CaptureFile.SUFFIX) || SessionFile.isCalledOne(file);
        return journal || ours || name.endsWith(".bin") || Files.isRegularFile(file.resolve("capture.json"));
    }

    /** By its name: an extracted {@code $MFT}. */
    private static boolean looksLikeAFileTable(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return name.contains("mft");
    }

    /**
     * What was dropped together. Reads the disk, and may wait.
     *
     * @param journals to be opened: there is no question what to do with them
     * @param others for which a person has to say what is meant; none when they lie on no volume, and can only be opened
     * @param target the only one of the others, to act on; {@code null} when there are several, or none
     */
    record Found(
            List<Path> journals,
            List<Path> others,
            @Nullable FileTarget target) {}

    /** Looks at files that were dropped together. May wait. */
    static Found look(Acts acts, List<Path> files) {
        Map<Boolean, List<Path>> toOpen = files.stream().collect(Collectors.partitioningBy(Dropped::isToOpen));
        List<Path> others = toOpen.getOrDefault(false, List.of());
        List<FileTarget> targets = targets(acts, others);
        if (targets.isEmpty()) {
            return new Found(files, List.of(), null);
        }
        return new Found(toOpen.getOrDefault(true, List.of()), others, others.size() == 1 ? targets.getFirst() : null);
    }

    /** Those that lie on one of the volumes; none when they cannot be asked. */
    private static List<FileTarget> targets(Acts acts, List<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        try {
            List<VolumeFacts> volumes = acts.present();
            return files.stream()
                    .flatMap(file -> FileTarget.parse(file.toString(), volumes).stream())
                    .toList();
        } catch (Win32Exception e) {
            return List.of();
        }
    }
}
