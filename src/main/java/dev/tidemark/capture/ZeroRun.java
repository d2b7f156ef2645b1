package dev.tidemark.capture;

import com.sun.nio.file.ExtendedOpenOption;
import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.usn.JournalScanner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongPredicate;

/**
 * Finds the end of a run of zeros in a file: Windows frees the oldest records of a journal by making a hole of them, so an
 * extract may start with many GiB of nothing, and a file that somebody made may have such a hole anywhere. Used by one thread.
 * The file system is asked; what it does not tell is read, past the cache where the file system allows that, so that a hole
 * does not fill the memory.
 */
final class ZeroRun {

    private static final int ALIGNMENT = 4096;
    private static final int STEP = 1 << 20;

    /** Behind a hole there may be a few zeros that have room on the disk, and then another hole. */
    private static final int ASKED_AGAIN = 4;

    private final Path file;
    private final AllocatedRanges ranges;
    private final LongPredicate goOn;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(STEP + ALIGNMENT).alignedSlice(ALIGNMENT);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(STEP);
    private boolean silent;

    private ZeroRun(Path file, AllocatedRanges ranges, LongPredicate goOn) {
        this.file = file;
        this.ranges = ranges;
        this.goOn = goOn;
    }

    /** Tells where a run of zeros ends, whatever it asks for that. */
    @FunctionalInterface
    interface Ends {

        /** Of nothing that can be passed over. */
        Ends NONE = from -> from;

        /** An offset at or behind {@code from}, before which all bytes from there on are zero. */
        long after(long from) throws IOException;

        /**
         * Where a scan goes on: behind the zeros that follow, when it has come through many bytes without a record, else where
         * it is. It finds the same there, since zeros neither begin a record nor end what it is in.
         *
         * @param now where it is
         * @param many how many bytes that is, and how many zeros are worth passing over
         */
        default long behind(JournalScanner scanner, long now, long many) throws IOException {
            long since = scanner.recordlessSince();
            if (since < 0 || now - since < many) {
                return now;
            }
            // A record may begin with zeros, and in damage anywhere.
            long behind = now + (after(now) - Long.BYTES - now & -Long.BYTES);
            return behind - now < many ? now : behind;
        }
    }

    /** Whether all bytes from one position to another, a multiple of 8 behind it, are zero. */
    static boolean isZero(ByteBuffer bytes, int from, int to) {
        for (int at = from; at < to; at += Long.BYTES) {
            if (bytes.getLong(at) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The offset, a multiple of 8, before which all bytes from {@code from} on are zero and behind which, within 8, one is
     * not; the size of a file that ends in zeros; {@code from} where fewer than 4,096 zeros follow, and for what is no file,
     * as a pipe is none.
     *
     * @param goOn asked every MiB, with the offset come to; false ends the search there
     * @throws IOException if the file cannot be opened or read
     */
    static long end(Path file, long from, AllocatedRanges ranges, LongPredicate goOn) throws IOException {
        if (!Files.isRegularFile(file)) {
            return from;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!zerosFollow(channel, from)) {
                return from;
            }
            ZeroRun run = new ZeroRun(file, ranges, goOn);
            long size = channel.size();
            long aligned = from + ALIGNMENT - 1 & -ALIGNMENT;
            return run.in(channel, run.pastTheCache(run.allocated(aligned, size), size), size);
        }
    }

    private static boolean zerosFollow(FileChannel channel, long from) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(ALIGNMENT);
        int count = channel.read(first, from);
        return count == ALIGNMENT && first.flip().mismatch(ByteBuffer.allocate(ALIGNMENT)) < 0;
    }

    /** Where the file has room on the disk again, in whole blocks. */
    private long allocated(long at, long size) {
        if (silent || at >= size) {
            return at;
        }
        try {
            return Math.max(at, Math.min(ranges.firstAllocated(file, at), size) & -ALIGNMENT);
        } catch (IOException e) {
            // It only saves reading.
            silent = true;
            return at;
        }
    }

    private long next(long at, int step, long size) {
        return step % ASKED_AGAIN == 0 ? allocated(at, size) : at;
    }

    /** As far as that goes: not every file system can, and none at an end that is no whole block. */
    private long pastTheCache(long from, long size) {
        long at = from;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, ExtendedOpenOption.DIRECT)) {
            long whole = size & -STEP;
            int step = 0;
            while (at < whole && goOn.test(at) && read(channel, at) == STEP && nonZero() < 0) {
                at = next(at + STEP, ++step, size);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Read through the cache, then.
        }
        return at;
    }

    private long in(FileChannel channel, long from, long size) throws IOException {
        long at = from;
        int step = 0;
        while (goOn.test(at)) {
            int count = read(channel, at);
            int found = nonZero();
            if (found >= 0) {
                return at + found & -Long.BYTES;
            }
            if (count <= 0) {
                return at;
            }
            at = count < STEP ? at + count : next(at + count, ++step, size);
        }
        return at & -Long.BYTES;
    }

    private int read(FileChannel channel, long at) throws IOException {
        int count = channel.read(bytes.limit(STEP).position(0), at);
        bytes.flip();
        return count;
    }

    /** The first byte that was read and is not zero; -1 when there is none. */
    private int nonZero() {
        int found = bytes.mismatch(zeros.clear());
        return found < bytes.limit() ? found : -1;
    }
}
