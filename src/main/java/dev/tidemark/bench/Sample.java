package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $J} that is measured with: one that was named, or one that is written to the temporary folder and deleted at
 * the end.
 */
record Sample(Path file, boolean temporary) implements AutoCloseable {

    /**
     * @param named a file; {@code null} to write one of that many records
     */
    static Sample of(@Nullable Path named, long records) throws IOException {
        if (named != null) {
            return new Sample(named, false);
        }
        Path file = Files.createTempFile("tidemark-bench-", ".J");
        return new Sample(SampleJournal.write(file, records), true);
    }

    static Path tempFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** Opens it and waits until it is loaded. */
    FileSource load() throws IOException, InterruptedException {
        return load(file);
    }

    /**
     * Opens a file and waits until it is loaded.
     *
     * @throws IOException if it could not be loaded to its end: such a file measures nothing
     */
    static FileSource load(Path file) throws IOException, InterruptedException {
        FileSource source = FileSource.open(file, tempFolder());
        source.awaitLoaded();
        Problem problem = source.state().problem();
        if (problem != null) {
            source.close();
            throw new IOException(problem.line());
        }
        return source;
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
