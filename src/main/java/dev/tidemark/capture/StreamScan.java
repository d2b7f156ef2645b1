package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongPredicate;

/** Reads a {@code $J} from front to back, through a window of a few MiB, without mapping it. */
public final class StreamScan {

    private final ReadableByteChannel channel;
    private final ZeroRun.Ends zeros;
    private final JournalScanner scanner;
    /** How much is scanned between two looks at whether to go on, in bytes. */
    public static final int SLICE = 1 << 22;

    private final int slice;
    private final ByteBuffer window;
    private long base;

    private StreamScan(ReadableByteChannel channel, ZeroRun.Ends zeros, ScanSink sink, long from, int slice) {
        this.slice = slice;
        this.window =
                ByteBuffer.allocateDirect(slice + 2 * JournalScanner.LOOK_AHEAD).order(ByteOrder.LITTLE_ENDIAN);
        this.channel = channel;
        this.zeros = zeros;
        this.base = from;
        this.scanner = new JournalScanner(sink);
    }

    /**
     * Scans a file; holes in it are passed over.
     *
     * @param ranges tells where a sparse file has room on the disk
     * @param sink takes what is found; an {@link UncheckedIOException} of its own comes out as its cause
     * @param goOn asked every few MiB, with the bytes scanned so far; false ends the reading
     * @return the offset up to which it was read
     * @throws IOException if the file cannot be opened or read
     */
    public static long scan(Path file, AllocatedRanges ranges, ScanSink sink, LongPredicate goOn) throws IOException {
        return scan(file, ranges, sink, SLICE, goOn);
    }

    /**
     * As {@link #scan(Path, AllocatedRanges, ScanSink, LongPredicate)}, for who scans many at a time.
     *
     * @param slice how much is in memory, in the place of {@link #SLICE} bytes
     */
    public static long scan(Path file, AllocatedRanges ranges, ScanSink sink, int slice, LongPredicate goOn)
            throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return scanPipe(file, sink, slice, goOn);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ZeroRun.Ends zeros = at -> ZeroRun.end(file, at, ranges, goOn);
            long from = zeros.after(0);
            if (from > 0) {
                channel.position(from);
            }
            return new StreamScan(channel, zeros, sink, from, slice).run(goOn);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long scanPipe(Path pipe, ScanSink sink, int slice, LongPredicate goOn) throws IOException {
        long[] done = new long[1];
        try (PipeReading channel = new PipeReading(pipe, () -> goOn.test(done[0]))) {
            return new StreamScan(channel, ZeroRun.Ends.NONE, sink, 0, slice).run(at -> {
                done[0] = at;
                return goOn.test(at);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long run(LongPredicate goOn) throws IOException {
        int at = 0;
        boolean last = false;
        while (!last && goOn.test(base + at)) {
            last = fill();
            int limit = window.position();
            at = scanner.scan(window, base, at, limit - JournalScanner.LOOK_AHEAD, limit, last);
            at -= shift(at);
            if (!last) {
                at = overHole(at);
            }
        }
        return base + at;
    }

    /** Goes on behind zeros that follow a whole window without a record. */
    private int overHole(int at) throws IOException {
        long now = base + at;
        long behind = zeros.behind(scanner, now, slice);
        if (behind == now || !(channel instanceof SeekableByteChannel seekable)) {
            return at;
        }
        seekable.position(behind);
        window.clear();
        base = behind;
        return 0;
    }

    /** Fills the window; true when the file ends in it. */
    private boolean fill() throws IOException {
        while (window.hasRemaining()) {
            if (channel.read(window) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Moves what was not scanned to the front of the window. */
    private int shift(int scanned) {
        window.limit(window.position()).position(Math.min(scanned, window.position()));
        int moved = window.position();
        window.compact();
        base += moved;
        return moved;
    }
}
