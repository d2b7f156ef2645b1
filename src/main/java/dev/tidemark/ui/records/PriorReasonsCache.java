package dev.tidemark.ui.records;

import dev.tidemark.filter.PriorReasonSearch;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.records.RowSlot.PriorReasons;
import dev.tidemark.usn.Reason;
import dev.tidemark.view.ShownRows;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Which reasons were set already before the records in view: found from the rows beside them at once where that is possible,
 * else in the background, for all of them together. Belongs to the FX thread.
 */
final class PriorReasonsCache {

    private final KeyedNumbers known = new KeyedNumbers();
    private final RestingRows resting;
    private boolean found;

    PriorReasonsCache(BackgroundTasks tasks, LongSupplier clock) {
        resting = new RestingRows(tasks, clock);
    }

    /** Forgets everything: another source is shown. */
    void clear() {
        resting.clear();
        known.clear();
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
        boolean waiting = false;
        found = false;
        for (int i = 0; i < slots.size(); i++) {
            RowSlot slot = slots.get(i);
            if (slot.priorReasons == PriorReasons.TO_BE_FOUND) {
                begin(slots, i, neighbours);
            } else if (news && slot.priorReasons == PriorReasons.BEING_FOUND) {
                changed |= take(slot);
            }
            waiting |= slot.priorReasons == PriorReasons.BEING_FOUND;
        }
        if (waiting) {
            look(slots, store);
        }
        return changed;
    }

    private void begin(List<RowSlot> slots, int index, boolean neighbours) {
        RowSlot slot = slots.get(index);
        int reasons = slot.reasons();
        if (Integer.bitCount(reasons) <= 1 || slot.standsForLife()) {
            // A volume writes a record because a reason is new; so this one is. Those of a life all are.
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
                long before = Reason.left(above.reasons(), above.hasTimeAndName());
                known.put(slot.recordKey(), before);
                set(slot, before);
                return;
            }
        }
    }

    private boolean take(RowSlot slot) {
        long before = known.get(slot.recordKey());
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

    private void look(List<RowSlot> slots, RecordStore store) {
        long[] keys = RestingRows.keys(slots, slot -> slot.priorReasons == PriorReasons.BEING_FOUND);
        resting.look(
                keys,
                task -> PriorReasonSearch.find(store, RestingRows.records(keys), task.cancelled()),
                answers -> take(keys, answers),
                () -> take(keys, unknown(keys.length)));
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
