package dev.tidemark.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells whether what is to be written is what is read: an input is never written to. Pure functions; they read the disk. */
public final class InputFiles {

    private InputFiles() {}

    /**
     * Whether a file belongs to an input, by whatever name or link.
     *
     * @param input a {@code $J}, which the {@code $MFT} beside it belongs to; a {@code $MFT}; or a saved capture
     * @return false too when that cannot be told: then it cannot be written either, or is none of the files there are
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
            return false;
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
