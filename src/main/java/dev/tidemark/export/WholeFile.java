package dev.tidemark.export;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a file beside its place, and gives it its name when it is whole: under that name stands all of it, or
 * what stood there before. Safe from any thread.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes it, and gives what comes of it. */
    @FunctionalInterface
    public interface Writing<T> {
        T write(PartialFile beside) throws IOException, InterruptedException;
    }

    /**
     * Writes a file, and deletes what was written when that ends otherwise than well.
     *
     * @param target is replaced when it exists, see {@link PartialFile#file}
     * @param writing gets an empty file
     * @throws IOException if it cannot be written, or not get its name
     * @throws InterruptedException if the writing was cancelled
     */
    public static <T> T file(Path target, Writing<T> writing) throws IOException, InterruptedException {
        return write(PartialFile.file(target), writing);
    }

    private static <T> T write(PartialFile beside, Writing<T> writing) throws IOException, InterruptedException {
        try {
            T made = writing.write(beside);
            beside.takeName();
            return made;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            beside.delete(e);
            throw e;
        }
    }
}
