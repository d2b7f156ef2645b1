package dev.tidemark.capture;

import dev.tidemark.store.MappedFile;
import dev.tidemark.store.RowBatch;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordCheck;
import dev.tidemark.usn.ScanSink;
import java.nio.ByteBuffer;

/**
 * Used by one thread at a time, handed over under {@link MappedScan}'s lock. A piece of a mapped file and what a scanner of
 * its own found in it, from its first unmistakable record on.
 */
final class ScanChunk {

    private static final long NONE = -1;

    private final RowBatch rows = new RowBatch();
    private JournalScanner scanner = new JournalScanner(new IntoBatch(rows));
    private long piece = NONE;
    private boolean sound;
    private long from;
    private long to;
    private long shift;

    private record IntoBatch(RowBatch rows) implements ScanSink {

        @Override
        public void record(long offset, ByteBuffer bytes, int at, int length) {
            rows.add(offset, bytes, at);
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            rows.add(Gaps.of(offset, length, kind));
        }
    }

    /** Scans the piece from its first unmistakable record on; it is not sound when it has none or cannot be read. */
    void scan(MappedFile bytes, long pieceFrom, long pieceTo) {
        sound = false;
        try {
            sound = tryScan(bytes, pieceFrom, pieceTo);
        } catch (InternalError e) {
            // A mapped page is gone: the scan in step comes to it and says so.
        }
    }

    private boolean tryScan(MappedFile bytes, long pieceFrom, long pieceTo) {
        ByteBuffer window = bytes.buffer(pieceFrom);
        long base = pieceFrom - bytes.position(pieceFrom);
        int found = RecordCheck.find(window, (int) (pieceFrom - base), (int) (pieceTo - base), window.limit());
        if (found < 0) {
            return false;
        }
        from = base + found;
        shift = RecordBytes.usn(window, found) - from;
        rows.clear(from);
        scanner = new JournalScanner(new IntoBatch(rows));
        to = scan(scanner, bytes, base, from, pieceTo);
        return true;
    }

    /**
     * Scans within a window.
     *
     * @param base the offset in the file at which the window starts
     * @param to the end of the file, or where to stop
     * @return where the scan has come to: {@code to}, or a record's length behind it
     */
    static long scan(JournalScanner scanner, MappedFile bytes, long base, long from, long to) {
        ByteBuffer window = bytes.buffer(base);
        boolean last = to == bytes.size();
        return base + scanner.scan(window, base, (int) (from - base), (int) (to - base), window.limit(), last);
    }

    void setDone(long number) {
        piece = number;
    }

    /** Whether that piece is what was scanned last. */
    boolean isDone(long number) {
        return piece == number;
    }

    boolean isSound() {
        return sound;
    }

    /** The offset of the first record. */
    long from() {
        return from;
    }

    /** Where the scanner has come to. */
    long to() {
        return to;
    }

    /** The first record's USN minus its offset. */
    long shift() {
        return shift;
    }

    RowBatch rows() {
        return rows;
    }

    /** The scanner, to go on as. */
    JournalScanner scanner() {
        return scanner;
    }
}
