package dev.tidemark.ui.records;

import dev.tidemark.filter.PriorReasonSearch;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.ui.records.RowSlot.PriorReasons;
import dev.tidemark.view.ShownRows;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which reasons were set already before the records in view: found from the rows beside them at once where that is possible,
 * else in the background, for all of them together. Belongs to the FX thread.
 */
final class PriorReasonsCache {

    /** Rows that are gone again after a moment, while the newest are followed, are not looked for. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(120);

    private final BackgroundTasks tasks;
    private final LongSupplier clock;
    private final KeyedNumbers known = new KeyedNumbers();
    private final TaskSlot looking = new TaskSlot();
    private long[] waited = {};
    private long next;
    private boolean found;

    PriorReasonsCache(BackgroundTasks tasks, LongSupplier clock) {
        this.tasks = tasks;
        this.clock = clock;
        this.next = clock.getAsLong();
    }

    /** Forgets everything: another source is shown. */
    void clear() {
        looking.drop();
        known.clear();
        waited = new long[0];
        found = false;
    }

    /**
     * Tells the slots what is known of their records, and lets the rest be looked for.
     *
     * @param store which the rows are of
     * @return whether any slot changed that had been shown without
     */
    boolean fill(List<RowSlot> slots, ShownRows rows, RecordStore store) {
        boolean news = found;
        boolean neighbours = rows.whole();
        boolean changed = false;
        int waiting = 0;
        found = false;
        for (int i = 0; i < slots.size(); i++) {
            RowSlot slot = slots.get(i);
            if (slot.priorReasons == PriorReasons.TO_BE_FOUND) {
                begin(slots, i, neighbours);
            } else if (news && slot.priorReasons == PriorReasons.BEING_FOUND) {
                changed |= take(slot);
            }
            waiting += slot.priorReasons == PriorReasons.BEING_FOUND ? 1 : 0;
        }
        if (waiting > 0) {
            look(slots, waiting, store);
        }
        return changed;
    }

    private void begin(List<RowSlot> slots, int index, boolean neighbours) {
        RowSlot slot = slots.get(index);
        int reasons = slot.reasons();
        if (Integer.bitCount(reasons) <= 1) {
            // A volume writes a record because a reason is new; so this one is.
            set(slot, 0);
        } else if (!take(slot)) {
            slot.priorReasons = PriorReasons.BEING_FOUND;
            if (neighbours) {
                ask(slots, index);
            }
        }
    }

    private void ask(List<RowSlot> slots, int index) {
        RowSlot slot = slots.get(index);
        for (int i = index - 1; i >= 0; i--) {
            RowSlot above = slots.get(i);
            if (above.content != RowSlot.Content.RECORD) {
                return;
            }
            if (above.isOfFileOf(slot)) {
                long before = PriorReasonSearch.before(above.reasons());
                known.put(slot.key, before);
                set(slot, before);
                return;
            }
        }
    }

    private boolean take(RowSlot slot) {
        long before = known.get(slot.key);
        if (before != KeyedNumbers.NOTHING) {
            set(slot, before);
            slot.version++;
        }
        return before != KeyedNumbers.NOTHING;
    }

    private static void set(RowSlot slot, long before) {
        boolean isKnown = before != PriorReasonSearch.UNKNOWN;
        slot.priorReasons = isKnown ? PriorReasons.KNOWN : PriorReasons.UNKNOWN;
        slot.prior = isKnown ? (int) before : 0;
    }

    // --- in the background

    /** Looks for those that were waiting before and still are. */
    private void look(List<RowSlot> slots, int waiting, RecordStore store) {
        long now = clock.getAsLong();
        if (looking.isRunning() || now - next < 0) {
            return;
        }
        next = now + PAUSE;
        long[] keys = waiting(slots, waiting);
        boolean rested = anyOf(keys, waited);
        waited = keys;
        if (rested) {
            long[] records = new long[keys.length];
            Arrays.setAll(records, i -> RecordKey.record(keys[i]));
            tasks.callQuietly(task -> PriorReasonSearch.find(store, records, task.cancelled()))
                    .in(looking)
                    .then(answers -> take(keys, answers))
                    .failed(problem -> take(keys, unknown(keys.length)))
                    .start();
        }
    }

    private static long[] waiting(List<RowSlot> slots, int count) {
        long[] keys = new long[count];
        int at = 0;
        for (RowSlot slot : slots) {
            if (slot.priorReasons == PriorReasons.BEING_FOUND) {
                keys[at++] = slot.key;
            }
        }
        Arrays.sort(keys);
        return keys;
    }

    private static boolean anyOf(long[] some, long[] sorted) {
        for (long each : some) {
            if (Arrays.binarySearch(sorted, each) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static long[] unknown(int count) {
        long[] answers = new long[count];
        Arrays.fill(answers, PriorReasonSearch.UNKNOWN);
        return answers;
    }

    private void take(long[] keys, long[] answers) {
        for (int i = 0; i < keys.length; i++) {
            known.put(keys[i], answers[i]);
        }
        found = true;
    }
}
