package dev.tidemark.path;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** One writer, many readers. Numbers ids as they come, and finds the number of one: an open hash of indices, 4 bytes each. */
public final class IdIndex {

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);

    private final IdColumn ids;
    private volatile int[] slots = new int[64];
    private int count;

    /** With a column of its own. */
    public IdIndex() {
        this(new IdColumn());
    }

    IdIndex(IdColumn ids) {
        this.ids = ids;
    }

    /** How many ids there are. For the writer. */
    public int size() {
        return count;
    }

    /** The index of an id, -1 when it is not there. */
    public int find(long high, long low) {
        int[] all = slots;
        int mask = all.length - 1;
        for (int at = IdHash.of(high, low) & mask; ; at = at + 1 & mask) {
            int index = (int) SLOT.getAcquire(all, at) - 1;
            if (index < 0 || ids.is(index, high, low)) {
                return index < 0 ? -1 : index;
            }
        }
    }

    /** Adds an id that is not there; gives its index. What was set at that index before is seen by who finds it. */
    public int add(long high, long low) {
        if (5 * (count + 1) > 3 * slots.length) {
            grow();
        }
        ids.set(count, high, low);
        put(slots, count);
        return count++;
    }

    private void grow() {
        int[] larger = new int[2 * slots.length];
        for (int i = 0; i < count; i++) {
            put(larger, i);
        }
        slots = larger;
    }

    private void put(int[] all, int index) {
        int mask = all.length - 1;
        int at = IdHash.of(ids.high(index), ids.low(index)) & mask;
        while (all[at] != 0) {
            at = at + 1 & mask;
        }
        SLOT.setRelease(all, at, index + 1);
    }
}
