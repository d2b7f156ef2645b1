package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds USN records wherever they lie in files that are no journal: images, unallocated space, memory. Used by one thread.
 * Records are looked for at every multiple of 8 bytes, and taken when no other bytes look so, or when they follow one that was
 * taken. They are copied into a store in the order in which they were found.
 */
public final class Carving {

    private static final int SLICE = 1 << 22;
    private static final int LOOK_AHEAD = RecordCheck.MAX_LENGTH;
    private static final long NONE = -1;

    private final RecordStore store;
    private long[] offsets = new long[1 << 10];
    private int[] files = new int[1 << 10];
    private int found;
    private long bytes;
    private long bytesOfRecords;

    /** The USN that a record right behind the last one has, when it is of the same journal; below 0 behind no record. */
    private long usnBehind = NONE;

    /**
     * @param store takes the records
     */
    public Carving(RecordStore store) {
        this.store = store;
    }

    /**
     * Looks through a file.
     *
     * @param number stands for the file in {@link #file}
     * @param ranges tells where a sparse file has room on the disk
     * @param goOn asked every few MiB, with the bytes of this file looked at so far; false ends the search
     * @throws IOException if the file cannot be read, or there is no room for what was found
     */
    public void search(Path file, int number, AllocatedRanges ranges, LongPredicate goOn) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer window = ByteBuffer.allocateDirect(SLICE + LOOK_AHEAD).order(ByteOrder.LITTLE_ENDIAN);
            long base = 0;
            boolean last = false;
            int from = 0;
            usnBehind = NONE;
            while (!last && goOn.test(base)) {
                int before = found;
                last = fill(channel, window);
                int limit = window.position();
                int to = last ? limit : SLICE;
                int at = search(window, base, from, to, limit, number);
                bytes += to;
                base += to;
                from = at - to;
                window.position(to).limit(limit);
                window.compact();
                long behind = last || found > before ? base : behindHole(file, window, base, ranges, goOn);
                if (behind > base) {
                    channel.position(behind);
                    window.clear();
                    bytes += behind - base;
                    base = behind;
                }
            }
        } finally {
            store.publish();
        }
    }

    /** Where to go on: behind zeros, when they follow what was searched without finding a record. */
    private static long behindHole(Path file, ByteBuffer rest, long base, AllocatedRanges ranges, LongPredicate goOn)
            throws IOException {
        if (!ZeroRun.isZero(rest, 0, LOOK_AHEAD)) {
            return base;
        }
        long behind = ZeroRun.end(file, base, ranges, goOn) & -RecordBytes.ALIGNMENT;
        return behind - base < SLICE ? base : behind;
    }

    private static boolean fill(FileChannel channel, ByteBuffer window) throws IOException {
        while (window.hasRemaining()) {
            if (channel.read(window) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Gives where to go on: behind the last record, which may lie beyond the slice, and which the next one may follow. */
    private int search(ByteBuffer window, long base, int from, int to, int limit, int number) throws IOException {
        int at = from;
        while (at < to) {
            if (!follows(window, at, limit)) {
                at = RecordCheck.find(window, at, to, limit);
            }
            if (at < 0) {
                usnBehind = NONE;
                return to;
            }
            at = take(window, base, at, number);
        }
        return at;
    }

    /** Whether a record is the next of the same journal: then it may be longer than it need be. */
    private boolean follows(ByteBuffer window, int at, int limit) {
        return usnBehind >= 0
                && RecordCheck.check(window, at, limit) == RecordCheck.Problem.NONE
                && RecordBytes.isKnown(RecordBytes.majorVersion(window, at))
                && RecordBytes.minorVersion(window, at) == 0
                && RecordBytes.usn(window, at) == usnBehind;
    }

    private int take(ByteBuffer window, long base, int at, int number) throws IOException {
        int length = RecordBytes.length(window, at);
        if (found == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * found);
            files = Arrays.copyOf(files, 2 * found);
        }
        offsets[found] = base + at;
        files[found] = number;
        store.append(window, at, length);
        found++;
        usnBehind = RecordBytes.usn(window, at) + length;
        bytesOfRecords += length;
        return at + length;
    }

    /** How many records were found, doubles too. */
    public int found() {
        return found;
    }

    /** Where a record lies in its file, in bytes. */
    public long offset(int record) {
        return offsets[record];
    }

    /** The number of the file that a record was found in. */
    public int file(int record) {
        return files[record];
    }

    /** How many bytes were looked at. */
    public long bytes() {
        return bytes;
    }

    /** How many of them are in no record. */
    public long bytesWithoutRecords() {
        return bytes - bytesOfRecords;
    }

    /** Where each record lies in its file, in bytes, in the order in which they were found. */
    long[] offsets() {
        return Arrays.copyOf(offsets, found);
    }

    /** The records by their USN, and where it is the same, as they were found. {@code null} when there is no store any more. */
    public @Nullable CarvedOrder order() {
        return CarvedOrder.of(store, found);
    }
}
