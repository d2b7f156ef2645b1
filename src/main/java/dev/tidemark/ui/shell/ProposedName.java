package dev.tidemark.ui.shell;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.Source;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a file that is made of a source is called unless a person says otherwise: whose it is, and of when, so that the next
 * one does not take its place. Stateless.
 */
final class ProposedName {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HHmm", Locale.ROOT);

    /** Longer ones are cut: there is to be room for an ending, and for a folder. */
    private static final int LONGEST = 60;

    private ProposedName() {}

    /** For example {@code win7-orc $J 2026-11-26 0901} or {@code D 2026-11-26 0901}. */
    static String of(Source source, LocalDateTime at) {
        String name = safe(source instanceof FileSource ? folder(source.location()) + source.name() : source.name());
        return (name.isEmpty() ? "journal" : name) + " " + TIME.format(at);
    }

    /** The name of the folder that a file lies in, and a blank; empty for the root of a disk. */
    private static String folder(String file) {
        Path parent = Path.of(file).getParent();
        Path last = parent == null ? null : parent.getFileName();
        return last == null ? "" : last + " ";
    }

    /** Without what no file system takes, or a chooser would understand as a folder; it is of the evidence's making. */
    private static String safe(String name) {
        String kept = name.replaceAll("[^\\p{L}\\p{N} $#@+=,._-]", "")
                .replaceAll("\\s+", " ")
                .strip();
        int end = Math.min(LONGEST, kept.length());
        return kept.substring(0, end > 0 && Character.isHighSurrogate(kept.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }
}
