package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The bytes of {@code $J}: a USN is an offset, no record crosses a page of 4,096 bytes, the rest of a page is zero. Guarded
 * by its volume's monitor. Lies in segments of 1 MiB; the front leaves in whole segments, what is before the first USN is
 * only no longer given out. Segments lie outside the heap: a disk is what this stands for, and a garbage collector that
 * copies a disk stops the window. What left at the front is used again at the end.
 */
public final class UsnStream {

    private static final int SHIFT = 20;
    private static final int SEGMENT = 1 << SHIFT;
    private static final byte[] ZEROES = new byte[SEGMENT];

    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
    private ByteBuffer[] segments = new ByteBuffer[64];
    private long firstSegment;
    private long first;
    private long next;

    /**
     * @param start the USN of the first record
     */
    UsnStream(long start) {
        first = start;
        next = start;
        firstSegment = start >>> SHIFT;
    }

    /** The USN of the first record. */
    public long first() {
        return first;
    }

    /** The USN of the next record. */
    public long next() {
        return next;
    }

    /**
     * Makes room for a record.
     *
     * @return its USN: {@link #next}, or the start of the next page when it does not fit this one
     */
    long reserve(int length) {
        int left = (int) (JournalScanner.PAGE - (next & JournalScanner.PAGE - 1));
        long usn = length <= left ? next : next + left;
        next = usn + length;
        return usn;
    }

    /** The segment that holds a USN; made when the journal first reaches it. */
    public ByteBuffer buffer(long usn) {
        int index = (int) ((usn >>> SHIFT) - firstSegment);
        if (index >= segments.length) {
            segments = Arrays.copyOf(segments, 2 * index);
        }
        ByteBuffer segment = segments[index];
        if (segment == null) {
            segment = fresh();
            segments[index] = segment;
        }
        return segment;
    }

    private ByteBuffer fresh() {
        ByteBuffer reused = spare.poll();
        if (reused == null) {
            return ByteBuffer.allocateDirect(SEGMENT).order(ByteOrder.LITTLE_ENDIAN);
        }
        return reused.put(0, ZEROES);
    }

    /** Where a USN lies in its segment. */
    public static int position(long usn) {
        return (int) (usn & SEGMENT - 1);
    }

    /** The record at or behind a USN: steps over the rest of a page; {@link #next} when there is none. */
    public long recordAt(long usn) {
        long at = usn;
        while (at < next && RecordBytes.length(buffer(at), position(at)) == 0) {
            at = (at & -JournalScanner.PAGE) + JournalScanner.PAGE;
        }
        return Math.min(at, next);
    }

    /**
     * The first record at or behind any USN, even one within a record; {@link #next} when there is none. Every page begins
     * with a record, or with the first of all.
     */
    long recordFrom(long usn) {
        long at = recordAt(Math.max(first, usn & -JournalScanner.PAGE));
        while (at < usn && at < next) {
            at = recordAt(at + RecordBytes.length(buffer(at), position(at)));
        }
        return at;
    }

    /** Whether a record begins at a USN, or the rest of a page, or the end of the journal. */
    public boolean isBoundary(long usn) {
        if ((usn & RecordBytes.ALIGNMENT - 1) != 0) {
            return false;
        }
        if (usn >= next || RecordBytes.length(buffer(usn), position(usn)) == 0) {
            return usn == next || recordFrom(usn) == (usn & -JournalScanner.PAGE) + JournalScanner.PAGE;
        }
        return recordFrom(usn) == usn;
    }

    /** Forgets what is before a USN; the first is the record at or behind it. */
    void dropBelow(long usn) {
        first = recordFrom(usn);
        int drop = (int) ((first >>> SHIFT) - firstSegment);
        for (int i = 0; i < drop; i++) {
            if (segments[i] != null) {
                spare.add(segments[i]);
            }
        }
        if (drop > 0) {
            System.arraycopy(segments, drop, segments, 0, segments.length - drop);
            Arrays.fill(segments, segments.length - drop, segments.length, null);
            firstSegment += drop;
        }
    }

    /** The bytes from the first record to the end, as an extract of {@code $J} holds them. */
    byte[] copy() {
        byte[] bytes = new byte[Math.toIntExact(next - first)];
        long at = first;
        while (at < next) {
            int count = (int) Math.min(next - at, SEGMENT - position(at));
            buffer(at).get(position(at), bytes, (int) (at - first), count);
            at += count;
        }
        return bytes;
    }
}
