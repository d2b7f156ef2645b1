package dev.tidemark.path;

import java.util.Arrays;

/**
 * Remembers of many directories what somebody found out from their paths, a number each, with the rows for which it holds: what must
 * be found out once need not be for each file in them. Not thread-safe. Takes less than 3 MiB; when there are too many directories
 * for that, it begins anew.
 */
public final class DirectoryAnswers {

    private static final int LEAST = 1 << 8;
    private static final int MOST = 1 << 15;

    /** Whatever is asked of the volume. */
    private static final int ANY_REVISION = Integer.MIN_VALUE;

    /** In each slot: the low and the high half of the id, the first row, the row behind the last, the answer. */
    private static final int WIDTH = 5;

    private static final int HIGH = 1;
    private static final int FROM = 2;
    private static final int TO = 3;
    private static final int ANSWER = 4;

    private long[] slots = new long[2 * LEAST * WIDTH];
    private int[] revisions = new int[2 * LEAST];
    private int count;
    private int revision;
    private int edition;

    /** Goes on with an index as it is now; earlier answers may have changed. */
    void at(int newRevision, int newEdition) {
        revision = newRevision;
        if (edition != newEdition) {
            edition = newEdition;
            forget();
        }
    }

    private void forget() {
        Arrays.fill(slots, 0);
        count = 0;
    }

    /** Where the answer for a directory at a row is; -1 when none is known. */
    int find(long high, long low, long row) {
        int slot = slot(high, low);
        int at = slot * WIDTH;
        boolean holds = row >= slots[at + FROM]
                && row < slots[at + TO]
                && (revisions[slot] == ANY_REVISION || revisions[slot] == revision);
        return holds ? slot : -1;
    }

    /** What {@link #find} found. */
    long answer(int slot) {
        return slots[slot * WIDTH + ANSWER];
    }

    /** The slot of a directory, or the empty one that it would take: nothing holds there. */
    private int slot(long high, long low) {
        int mask = revisions.length - 1;
        int slot = IdHash.of(high, low) & mask;
        while (true) {
            int at = slot * WIDTH;
            if (slots[at + TO] == 0 || slots[at] == low && slots[at + HIGH] == high) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    /**
     * Remembers an answer.
     *
     * @param from the first row for which it holds
     * @param to the row behind the last
     * @param sure whether it holds whatever the volume is still asked
     */
    void put(long high, long low, long from, long to, boolean sure, long answer) {
        int slot = slot(high, low);
        if (slots[slot * WIDTH + TO] == 0) {
            slot = slotForOneMore(high, low, slot);
            count++;
        }
        int at = slot * WIDTH;
        slots[at] = low;
        slots[at + HIGH] = high;
        slots[at + FROM] = from;
        slots[at + TO] = to;
        slots[at + ANSWER] = answer;
        revisions[slot] = sure ? ANY_REVISION : revision;
    }

    private int slotForOneMore(long high, long low, int slot) {
        if (count == MOST) {
            forget();
        } else if (2 * (count + 1) > revisions.length) {
            grow();
        } else {
            return slot;
        }
        return slot(high, low);
    }

    private void grow() {
        long[] old = slots;
        int[] oldRevisions = revisions;
        slots = new long[2 * old.length];
        revisions = new int[2 * oldRevisions.length];
        for (int i = 0; i < oldRevisions.length; i++) {
            int at = i * WIDTH;
            if (old[at + TO] != 0) {
                int slot = slot(old[at + HIGH], old[at]);
                System.arraycopy(old, at, slots, slot * WIDTH, WIDTH);
                revisions[slot] = oldRevisions[i];
            }
        }
    }
}
