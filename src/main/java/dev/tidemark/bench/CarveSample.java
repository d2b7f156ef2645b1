package dev.tidemark.bench;

import dev.tidemark.usn.JournalScanner;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The file that is searched: one that was named, or noise with pages of a journal here and there, the same every time, which
 * is written to the temporary folder and deleted at the end.
 */
record CarveSample(Path file, boolean temporary) implements AutoCloseable {

    private static final long SEED = 16;
    private static final int PIECE = 1 << 20;

    /** Of so many pages one is of a journal. */
    private static final int PAGES = 80;

    private static final int RECORDS = 100_000;

    /**
     * @param named a file; {@code null} to write one
     * @param mib the size of what is written, in MiB
     */
    static CarveSample of(@Nullable Path named, int mib) throws IOException {
        if (named != null) {
            return new CarveSample(named, false);
        }
        Path file = Files.createTempFile("tidemark-bench-", ".image");
        try (Sample journal = Sample.of(null, RECORDS);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), PIECE)) {
            write(out, Files.readAllBytes(journal.file()), mib);
        }
        return new CarveSample(file, true);
    }

    private static void write(OutputStream out, byte[] journal, int mib) throws IOException {
        Random random = new Random(SEED);
        byte[] piece = new byte[PIECE];
        int page = 0;
        for (int i = 0; i < mib; i++) {
            random.nextBytes(piece);
            for (int at = random.nextInt(PAGES) * JournalScanner.PAGE; at < PIECE; at += PAGES * JournalScanner.PAGE) {
                byte[] records = Arrays.copyOfRange(journal, page, page + JournalScanner.PAGE);
                System.arraycopy(records, 0, piece, at, records.length);
                page = (page + JournalScanner.PAGE) % (journal.length - JournalScanner.PAGE) & -JournalScanner.PAGE;
            }
            out.write(piece);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
