package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.store.RecordStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A {@code $J} to measure loops over its records with: its bytes, and the same loaded. */
@State(Scope.Benchmark)
public class LoopSample {

    /** What a figure is divided by: each is the time for one record. */
    static final int RECORDS = 200_000;

    private final int[] copy = new int[RECORDS];
    private Path file;
    private ByteBuffer bytes;
    private FileSource source;

    @Setup
    public void load() throws Exception {
        file = SampleJournal.write(Files.createTempFile("tidemark-loops-", ".J"), RECORDS);
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        source = Sample.load(file);
        source.paths().awaitSettled();
    }

    @TearDown
    public void delete() throws Exception {
        source.close();
        Files.delete(file);
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /** Where a column is copied to. */
    int[] copy() {
        return copy;
    }

    FileSource source() {
        return source;
    }

    RecordStore store() {
        return source.store();
    }
}
