package dev.tidemark.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether what is to be written is what is read: an input is never written to. Pure functions; they read the disk. */
public final class InputFiles {

    private InputFiles() {}

    /**
     * Whether a file belongs to an input, by whatever name or link.
     *
     * @param input a {@code $J}, which the {@code $MFT} beside it belongs to; a {@code $MFT}; or a saved capture
     * @return true too when that cannot be told: then it had better not be written to
     */
    public static boolean contain(Path input, Path file) {
        try {
            if (!Files.exists(file)) {
                return false;
            }
            if (CaptureFolder.test(input)) {
                Path folder = CaptureFolder.description(input).toAbsolutePath().getParent();
                return folder != null && isIn(folder, file);
            }
            Path table = FileTableFile.beside(input);
            return same(input, file) || table != null && same(table, file);
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * The files that an input is read from.
     *
     * @param input a {@code $J}, or a saved capture
     * @throws IOException if it is a capture that cannot be read
     */
    public static List<Path> of(Path input) throws IOException {
        if (!CaptureFolder.test(input)) {
            return List.of(input);
        }
        CaptureParts parts = FolderParts.of(input);
        return parts.files(CaptureDescription.read(parts).files());
    }

    /**
     * Whether a file that exists is something that is read, whoever reads it: a journal, an {@code $MFT}, an image or another kind
     * of file that evidence comes in, a saved capture, or a file of one. What is written never replaces such a file.
     *
     * @return true too when that cannot be told: then it had better not be written to
     */
    public static boolean isEvidence(Path file) {
        try {
            return Files.isRegularFile(file)
                    && (FileKind.isEvidence(file) || CaptureFile.test(file) || isOfCapture(file));
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isOfCapture(Path file) {
        try {
            Path folder = file.toRealPath().getParent();
            return folder != null && CaptureFolder.test(folder);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isIn(Path folder, Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : files.toList()) {
                if (same(one, file)) {
                    return true;
                }
            }
        }
        return same(folder, file);
    }

    private static boolean same(Path one, Path file) throws IOException {
        return Files.exists(one) && Files.isSameFile(one, file);
    }
}
