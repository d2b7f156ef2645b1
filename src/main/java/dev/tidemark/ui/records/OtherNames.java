package dev.tidemark.ui.records;

import dev.tidemark.history.RenameHalves;
import dev.tidemark.history.RenameHalves.Found;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Escapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The other name of each rename in view: the rows that have a half of one are looked for in the background. Belongs to the FX thread. */
final class OtherNames {

    /** Many screenfuls. */
    private static final int MOST = 1 << 12;

    private final Map<Long, OtherName> known = new HashMap<>();
    private final RestingRows resting;
    private boolean found;

    OtherNames(BackgroundTasks tasks, LongSupplier clock) {
        resting = new RestingRows(tasks, clock);
    }

    /** Forgets everything: another source is shown. */
    void clear() {
        resting.clear();
        known.clear();
        found = false;
    }

    /**
     * Tells the slots what is known of their renames, and lets the rest be looked for.
     *
     * @param store which the rows are of
     * @return whether any slot changed that had been shown without
     */
    boolean fill(List<RowSlot> slots, RecordStore store) {
        boolean news = found;
        boolean changed = false;
        boolean waiting = false;
        found = false;
        for (RowSlot slot : slots) {
            if (slot.renamed == null && isHalf(slot)) {
                changed |= take(slot, news);
                waiting |= slot.renamed == null;
            }
        }
        if (waiting) {
            look(slots, store);
        }
        return changed;
    }

    private static boolean isHalf(RowSlot slot) {
        return slot.hasTimeAndName()
                && !slot.standsForLife()
                && (RenameHalves.isOld(slot.reasons()) || RenameHalves.isNew(slot.reasons()));
    }

    private boolean take(RowSlot slot, boolean news) {
        OtherName name = news || !slot.renameAsked ? known.get(slot.recordKey()) : null;
        slot.renameAsked = true;
        if (name == null) {
            return false;
        }
        slot.renamed = name;
        slot.version++;
        return !name.name().isEmpty();
    }

    private void look(List<RowSlot> slots, RecordStore store) {
        long[] keys = RestingRows.keys(slots, slot -> slot.renamed == null && isHalf(slot));
        resting.look(
                keys,
                task -> find(store, RestingRows.records(keys), task.cancelled()),
                names -> take(keys, names),
                () -> take(keys, new OtherName[keys.length]));
    }

    private static @Nullable OtherName[] find(RecordStore store, long[] records, BooleanSupplier cancelled) {
        @Nullable OtherName[] names = new OtherName[records.length];
        RecordCursor other = new RecordCursor();
        try (StoreReader reader = store.reader()) {
            for (int i = 0; i < records.length && !cancelled.getAsBoolean(); i++) {
                int at = i;
                reader.readRecord(records[i], row -> names[at] = name(row, other));
            }
        }
        return names;
    }

    private static OtherName name(RecordCursor row, RecordCursor other) {
        return RenameHalves.look(row, other).found() == Found.OTHER
                ? new OtherName(Escapes.name(other.name()), RenameHalves.isNew(row.reason()))
                : OtherName.NONE;
    }

    private void take(long[] keys, @Nullable OtherName[] names) {
        if (known.size() + keys.length > MOST) {
            known.clear();
        }
        for (int i = 0; i < keys.length; i++) {
            OtherName name = names[i];
            known.put(keys[i], name == null ? OtherName.NONE : name);
        }
        found = true;
    }
}
