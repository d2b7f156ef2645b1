package dev.tidemark.capture;

import com.sun.nio.file.ExtendedOpenOption;
import dev.tidemark.backend.AllocatedRanges;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongPredicate;

/**
 * Used by one thread. Finds the end of the zeros that a {@code $J} begins with: Windows frees the oldest records of a
 * journal by making a hole of them, so an extract may start with many GiB of nothing. The file system is asked first; what
 * it does not tell is read, past the cache where the file system allows that, so that a hole does not fill the memory.
 */
final class SparsePrefix {

    private static final int ALIGNMENT = 4096;
    private static final int STEP = 1 << 20;

    private final LongPredicate goOn;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(STEP + ALIGNMENT).alignedSlice(ALIGNMENT);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(STEP);

    private SparsePrefix(LongPredicate goOn) {
        this.goOn = goOn;
    }

    /**
     * The offset, a multiple of 8, before which all bytes are zero and behind which, within 8, one is not; the size of a
     * file that is all zeros; 0 for what is no file, as a pipe is none.
     *
     * @param goOn asked every MiB, with the offset come to; false ends the search there
     * @throws IOException if the file cannot be opened or read
     */
    static long end(Path file, AllocatedRanges ranges, LongPredicate goOn) throws IOException {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!beginsWithZeros(channel)) {
                return 0;
            }
            long from = Math.min(allocated(file, ranges), channel.size()) & -ALIGNMENT;
            SparsePrefix hole = new SparsePrefix(goOn);
            return hole.in(channel, hole.pastTheCache(file, from));
        }
    }

    private static boolean beginsWithZeros(FileChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(ALIGNMENT);
        int count = channel.read(first, 0);
        return count == ALIGNMENT && first.flip().mismatch(ByteBuffer.allocate(ALIGNMENT)) < 0;
    }

    private static long allocated(Path file, AllocatedRanges ranges) {
        try {
            return ranges.firstAllocated(file, 0);
        } catch (IOException e) {
            // It only saves reading.
            return 0;
        }
    }

    /** As far as that goes: not every file system can, and none at an end that is no whole block. */
    private long pastTheCache(Path file, long from) {
        long at = from;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, ExtendedOpenOption.DIRECT)) {
            long whole = channel.size() & -STEP;
            while (at < whole && goOn.test(at) && read(channel, at) == STEP && nonZero() < 0) {
                at += STEP;
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Read through the cache, then.
        }
        return at;
    }

    private long in(FileChannel channel, long from) throws IOException {
        long at = from;
        while (goOn.test(at)) {
            int count = read(channel, at);
            int found = nonZero();
            if (found >= 0) {
                return at + found & -Long.BYTES;
            }
            if (count <= 0) {
                return at;
            }
            at += count;
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
