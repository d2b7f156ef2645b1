package dev.tidemark.capture;

import dev.tidemark.store.MappedFile;
import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.JournalScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Scans a mapped file by all processors: while the first piece is scanned in step, others are scanned ahead, each from the
 * first unmistakable record in it. Used by one thread, which runs others. What was found ahead is taken only if the scan in
 * step comes to that very record and would take it in its stride; else the piece is scanned again. So the rows are the same,
 * to the byte, as those of one thread.
 */
final class MappedScan {

    private static final int AHEAD = 4;

    private final MappedFile bytes;
    private final RecordStore store;
    private final ZeroRun.Ends zeros;
    private final LongPredicate goOn;
    private final int threads;
    private final int size;
    private final long start;
    private final long end;
    private final JournalScanner scanner;
    private final ScanChunk[] ahead;

    /** Guarded by {@link #ahead}, as are the pieces' own states. */
    private long nextPiece;

    private long inStep;
    private boolean ended;
    private boolean passing;

    /**
     * @param from where to begin; all bytes before it are zero
     * @param zeros tells where a hole in the file ends
     * @param goOn asked every piece, with the offset scanned up to; false ends the scan
     * @param threads how many threads scan, 1 or more
     * @param size how many bytes a piece has: a power of two up to 1 GiB
     */
    MappedScan(
            MappedFile bytes,
            RecordStore store,
            long from,
            ZeroRun.Ends zeros,
            LongPredicate goOn,
            int threads,
            int size) {
        this.bytes = bytes;
        this.store = store;
        this.zeros = zeros;
        this.goOn = goOn;
        this.threads = threads;
        this.size = size;
        this.start = from;
        this.end = bytes.size();
        this.scanner = new JournalScanner(StoreSink.inPlace(store));
        this.ahead = new ScanChunk[AHEAD * threads];
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = new ScanChunk();
        }
    }

    /**
     * Scans the file.
     *
     * @throws IOException if a hole in it cannot be looked at
     */
    void run() throws IOException {
        nextPiece = start / size;
        inStep = nextPiece;
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < threads && (end - start) / size > i; i++) {
            helpers.add(Thread.ofPlatform().name("tidemark-scan-" + i).daemon().start(this::help));
        }
        try {
            scanInStep();
        } finally {
            synchronized (ahead) {
                ended = true;
                ahead.notifyAll();
            }
            helpers.forEach(Joining::uninterruptibly);
        }
    }

    private void scanInStep() throws IOException {
        long at = start;
        while (from(inStep) < end && goOn.test(at)) {
            at = claimInStep() ? scan(inStep, at) : join(awaitAhead(), at);
            store.publish();
            long behind = at < end ? zeros.behind(scanner, at, size) : at;
            goOnWith(behind > at ? behind / size : inStep + 1);
            at = behind;
        }
    }

    private void goOnWith(long piece) {
        synchronized (ahead) {
            if (piece > inStep + 1) {
                passOver(piece);
            }
            inStep = piece;
            ahead.notifyAll();
        }
    }

    /** Leaves out pieces; who scans one of them ahead ends that before its place is given to another. Holds the lock. */
    private void passOver(long piece) {
        passing = true;
        for (long claimed = inStep + 1; claimed < nextPiece; claimed++) {
            while (!ahead[(int) (claimed % ahead.length)].isDone(claimed)) {
                waitForOthers();
            }
        }
        nextPiece = Math.max(nextPiece, piece);
        passing = false;
    }

    private boolean claimInStep() {
        synchronized (ahead) {
            boolean free = nextPiece == inStep;
            nextPiece += free ? 1 : 0;
            return free;
        }
    }

    /** The piece that is due, scanned ahead by another thread; meanwhile this one scans others ahead. */
    private ScanChunk awaitAhead() {
        ScanChunk due = ahead[(int) (inStep % ahead.length)];
        while (true) {
            long other;
            synchronized (ahead) {
                if (due.isDone(inStep)) {
                    return due;
                }
                other = claim();
                if (other < 0) {
                    waitForOthers();
                }
            }
            if (other >= 0) {
                scanAhead(other);
            }
        }
    }

    private void help() {
        while (true) {
            long piece;
            synchronized (ahead) {
                piece = claim();
                while (piece < 0) {
                    if (ended || from(nextPiece) >= end) {
                        return;
                    }
                    waitForOthers();
                    piece = claim();
                }
            }
            scanAhead(piece);
        }
    }

    /** The number of a piece to scan ahead; -1 when there is none left, or none yet. Holds the lock. */
    private long claim() {
        boolean free = !ended && !passing && from(nextPiece) < end && nextPiece < inStep + ahead.length;
        return free ? nextPiece++ : -1;
    }

    private void waitForOthers() {
        try {
            ahead.wait();
        } catch (InterruptedException e) {
            // Nobody interrupts these threads: who closes the source says so through goOn.
        }
    }

    private void scanAhead(long piece) {
        ScanChunk scanned = ahead[(int) (piece % ahead.length)];
        long from = from(piece);
        try {
            scanned.scan(bytes, Math.max(start, from), to(piece));
        } finally {
            synchronized (ahead) {
                scanned.setDone(piece);
                ahead.notifyAll();
            }
        }
    }

    // --- in step

    private long join(ScanChunk piece, long from) {
        long at = piece.isSound() && from < piece.from() ? scanTo(piece.from(), from) : from;
        if (piece.isSound() && at == piece.from() && scanner.isInStep(piece.shift())) {
            store.append(piece.rows());
            scanner.goOnAs(piece.scanner());
            return piece.to();
        }
        return scan(inStep, at);
    }

    private long scan(long piece, long from) {
        return scanTo(to(piece), from);
    }

    private long scanTo(long to, long from) {
        long window = MappedFile.windowStart((int) (to - 1 >>> MappedFile.WINDOW_SHIFT));
        return from < to || to == end ? ScanChunk.scan(scanner, bytes, window, from, to) : from;
    }

    private long from(long piece) {
        return piece * size;
    }

    private long to(long piece) {
        return Math.min(end, (piece + 1) * size);
    }
}
