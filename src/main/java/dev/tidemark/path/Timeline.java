package dev.tidemark.path;

import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One writer, many readers that do not wait. Per directory the events of its life in a journal, oldest to newest: from
 * which row on it had which parent and name. About 45 bytes an event and 20 a directory, and the name.
 *
 * <p>Each event points to the one before and, to search in steps that grow, to one far before (a skew-binary list).
 */
final class Timeline {

    /** The state before the event was that of the event: nothing in between can have changed it. */
    static final int HELD_BEFORE = 1;

    /** The state changed and the record does not say by what. */
    static final int UNEXPLAINED = 2;

    /** The directory was deleted. */
    static final int DELETED = 4;

    private static final int FLAG_BITS = 3;
    private static final int FLAGS = (1 << FLAG_BITS) - 1;

    private final IdColumn ids = new IdColumn();
    private final IdIndex directories = new IdIndex(ids);
    private final IntColumn newest = new IntColumn();

    private final LongColumn rows = new LongColumn();
    private final IdColumn parents = new IdColumn();
    private final IntColumn names = new IntColumn();
    private final IntColumn before = new IntColumn();
    private final IntColumn farBefore = new IntColumn();
    private final IntColumn depthAndFlags = new IntColumn();
    private final NameHeap heap = new NameHeap();
    private int events;

    /** The number of a directory, -1 when no record named it. */
    int directory(long high, long low) {
        return directories.find(high, low);
    }

    /** How many events there are. For the writer. */
    int events() {
        return events;
    }

    /** How many directories there are. For the writer. */
    int directories() {
        return directories.size();
    }

    /** The newest event of a directory. */
    int newest(int directory) {
        return newest.get(directory) - 1;
    }

    /**
     * Adds an event, newer than all of the directory.
     *
     * @param directory the directory's number, -1 for a new one
     */
    void add(int directory, long high, long low, State state) {
        int last = directory < 0 ? -1 : newest(directory);
        int event = events++;
        rows.set(event, state.row);
        parents.set(event, state.parentHigh, state.parentLow);
        names.set(event, heap.add(state.bytes, state.nameAt, state.nameChars));
        before.set(event, last);
        link(event, last, state.flags);
        if (directory < 0) {
            newest.publish(directories.size(), event + 1);
            directories.add(high, low);
        } else {
            newest.publish(directory, event + 1);
        }
    }

    private void link(int event, int last, int flags) {
        int depth = last < 0 ? 0 : depth(last) + 1;
        depthAndFlags.set(event, depth << FLAG_BITS | flags);
        if (last < 0) {
            farBefore.set(event, event);
            return;
        }
        int far = farBefore.get(last);
        int farther = farBefore.get(far);
        boolean equal = depth(last) - depth(far) == depth(far) - depth(farther);
        farBefore.set(event, equal ? farther : last);
    }

    private int depth(int event) {
        return depthAndFlags.get(event) >>> FLAG_BITS;
    }

    /** The oldest event of a directory behind a row, -1 when there is none; the one {@link #before} is at it or before. */
    int after(int directory, long row) {
        int event = newest(directory);
        int after = -1;
        while (event >= 0 && rows.get(event) > row) {
            int far = farBefore.get(event);
            if (far != event && rows.get(far) > row) {
                event = far;
            } else {
                after = event;
                event = before.get(event);
            }
        }
        return after;
    }

    /** The event of the same directory before this one, -1 when it is the oldest. */
    int before(int event) {
        return before.get(event);
    }

    long row(int event) {
        return rows.get(event);
    }

    boolean has(int event, int flag) {
        return (depthAndFlags.get(event) & FLAGS & flag) != 0;
    }

    long parentHigh(int event) {
        return parents.high(event);
    }

    long parentLow(int event) {
        return parents.low(event);
    }

    String name(int event) {
        return heap.get(names.get(event));
    }

    /** Whether a directory is in the state of an event. */
    boolean isIn(int event, State state) {
        return parents.is(event, state.parentHigh, state.parentLow)
                && heap.is(names.get(event), state.bytes, state.nameAt, state.nameChars);
    }

    /** A copy with what can be asked for rows from a number on. For the writer. */
    Timeline since(long row) {
        Timeline copy = new Timeline();
        State state = new State();
        for (int directory = 0; directory < directories(); directory++) {
            int last = newest(directory);
            if (row(last) >= row || !has(last, DELETED)) {
                copySince(row, directory, copy, state);
            }
        }
        return copy;
    }

    private void copySince(long row, int directory, Timeline copy, State state) {
        int first = after(directory, row);
        int[] kept = new int[16];
        int count = 0;
        int oldest = first < 0 ? newest(directory) : before(first) < 0 ? first : before(first);
        for (int event = newest(directory); event >= 0; event = event == oldest ? -1 : before(event)) {
            if (count == kept.length) {
                kept = Arrays.copyOf(kept, 2 * count);
            }
            kept[count++] = event;
        }
        int number = -1;
        while (count > 0) {
            state.set(this, kept[--count]);
            copy.add(number, ids.high(directory), ids.low(directory), state);
            number = copy.directories() - 1;
        }
    }

    /** Not thread-safe; used again. What a record says of a directory. */
    static final class State {
        long row;
        long parentHigh;
        long parentLow;
        ByteBuffer bytes = ByteBuffer.allocate(0);
        int nameAt;
        int nameChars;
        int flags;

        private void set(Timeline timeline, int event) {
            row = timeline.row(event);
            parentHigh = timeline.parentHigh(event);
            parentLow = timeline.parentLow(event);
            bytes = Utf16.of(timeline.name(event));
            nameAt = 0;
            nameChars = bytes.limit() / 2;
            flags = timeline.depthAndFlags.get(event) & FLAGS;
        }
    }
}
