package dev.tidemark.ui.records;

import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.session.Marks;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.view.lives.LifeList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is found out of the lives in view, in the background, and again when marks or what is lit up have changed. Belongs to the FX thread. */
final class LifeNotesCache {

    private final LifeList list;
    private final RestingRows resting;
    private final Map<Long, LifeNotes> found = new HashMap<>();
    private int marked;
    private int lighting;

    LifeNotesCache(LifeList list, BackgroundTasks tasks, LongSupplier clock) {
        this.list = list;
        this.resting = new RestingRows(tasks, clock);
    }

    /** Forgets everything: another source is shown. */
    void clear() {
        resting.clear();
        found.clear();
    }

    /**
     * Tells the slots what was found, and lets the rest be looked for.
     *
     * @param lit the keys of records that are lit up
     * @param edition another number when these are others
     * @return whether any slot changed
     */
    boolean fill(SlotReader reader, RecordStore store, RecordRanges lit, int edition) {
        Marks marks = reader.marks();
        if (marks.edition() != marked || edition != lighting) {
            marked = marks.edition();
            lighting = edition;
            clear();
            reader.slots().forEach(slot -> slot.noted = false);
        }
        boolean changed = false;
        List<RowSlot> waiting = new ArrayList<>();
        for (RowSlot slot : reader.slots()) {
            if (slot.standsForLife() && !slot.noted) {
                LifeNotes notes = notes(slot, store, marks, lit);
                if (notes == null) {
                    waiting.add(slot);
                } else {
                    changed |= note(reader, slot, notes);
                }
            }
        }
        found.clear();
        if (!waiting.isEmpty()) {
            look(waiting, store, marks, lit.copy());
        }
        return changed;
    }

    private static boolean note(SlotReader reader, RowSlot slot, LifeNotes notes) {
        boolean changed = !notes.equals(slot.notes == null ? LifeNotes.NONE : slot.notes);
        slot.noted = true;
        if (changed) {
            reader.note(slot, notes);
        }
        return changed;
    }

    /** What is known of a slot's life; {@code null} as long as it has to be looked for. */
    private @Nullable LifeNotes notes(RowSlot slot, RecordStore store, Marks marks, RecordRanges lit) {
        Life life = list.life(slot.key);
        if (life == null || slot.life() == null) {
            return LifeNotes.NONE;
        }
        long last = RecordBytes.usn(slot.shown().bytes(), slot.shown().position());
        return LifeProbe.isWorthwhile(life, slot.life().usn(), last, store, marks, lit)
                ? found.get(slot.recordKey())
                : LifeNotes.NONE;
    }

    private void look(List<RowSlot> slots, RecordStore store, Marks marks, RecordRanges lit) {
        Map<Long, Life> lives = new HashMap<>();
        for (RowSlot slot : slots) {
            Life life = list.life(slot.key);
            if (life != null) {
                lives.put(slot.recordKey(), life);
            }
        }
        resting.look(
                RestingRows.keys(slots, RowSlot::standsForLife),
                task -> find(lives, store, new LifeProbe(store, marks, lit), task.cancelled()),
                found::putAll,
                () -> lives.keySet().forEach(key -> found.put(key, LifeNotes.NONE)));
    }

    private static Map<Long, LifeNotes> find(
            Map<Long, Life> lives, RecordStore store, LifeProbe probe, BooleanSupplier cancelled) {
        Map<Long, LifeNotes> notes = new HashMap<>();
        try (LifeReader reader = new LifeReader(store, null)) {
            for (Map.Entry<Long, Life> each : lives.entrySet()) {
                if (!cancelled.getAsBoolean()) {
                    notes.put(each.getKey(), probe.of(each.getValue(), reader));
                }
            }
        }
        return notes;
    }
}
