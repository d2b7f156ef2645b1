package dev.tidemark.bench;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The names of a store in a text file, one a line, for {@code grep} to search. */
record GrepControl(Path names) implements AutoCloseable {

    static GrepControl write(RecordStore store) throws IOException {
        Path file = Files.createTempFile("tidemark-bench-", ".txt");
        try (BufferedWriter out = Files.newBufferedWriter(file);
                StoreReader reader = store.reader()) {
            for (long record = 0; record < store.endRecord(); record++) {
                reader.readRecord(record, row -> write(row, out));
            }
        }
        return new GrepControl(file);
    }

    private static void write(RecordCursor row, BufferedWriter out) throws IOException {
        if (row.hasTimeAndName()) {
            out.write(printable(row.name()));
            out.write('\n');
        }
    }

    /** A lone surrogate has no UTF-8, a line feed would be two names. */
    private static String printable(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\n', '?');
    }

    /** How many lines hold the text, ignoring case; -1 where there is no grep. */
    long count(String text) throws InterruptedException {
        ProcessBuilder grep = new ProcessBuilder(List.of("grep", "-ciF", "--", text, names.toString()));
        grep.environment().put("LC_ALL", "C");
        try {
            Process process =
                    grep.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            process.waitFor();
            return output.matches("\\d+") ? Long.parseLong(output) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(names);
    }
}
