package dev.tidemark.ui.records;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.Marks;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.view.ShownRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills the visible rows' slots; reads only rows that a slot does not show already. Not thread-safe. */
final class SlotReader {

    private final List<RowSlot> slots = new ArrayList<>();
    private @Nullable PathIndex index;
    private @Nullable PathReader paths;
    private int revision;
    private boolean repaint;
    private Marks marks = new Marks();
    private Highlights highlights = new Highlights();
    private int edition;
    private int rules;

    List<RowSlot> slots() {
        return slots;
    }

    /** Whose paths are shown, {@code null} for none. */
    void setPaths(@Nullable PathIndex newIndex) {
        index = newIndex;
        paths = newIndex == null ? null : newIndex.reader();
    }

    /** Which records are marked. */
    void setMarks(Marks newMarks) {
        marks = newMarks;
    }

    /** Which records are highlighted. */
    void setHighlights(Highlights newHighlights) {
        highlights = newHighlights;
    }

    /** Whether marks or rules have changed; then each slot has the right ones again. */
    private boolean takeMarks() {
        int now = marks.edition();
        int nowRules = highlights.edition();
        if (now == edition && nowRules == rules) {
            return false;
        }
        edition = now;
        rules = nowRules;
        for (RowSlot slot : slots) {
            mark(slot);
            slot.version++;
        }
        return true;
    }

    private void mark(RowSlot slot) {
        slot.marked = slot.isKnown()
                && (marks.find(slot.shown().bytes(), slot.shown().position()) != null
                        || slot.notes != null && slot.notes.marked());
        slot.rule = slot.isRecord() ? highlights.find(slot.view()) : null;
    }

    /** Which records are marked. */
    Marks marks() {
        return marks;
    }

    /** Says what was found out of the life that a slot stands for. */
    void note(RowSlot slot, LifeNotes notes) {
        slot.notes = notes;
        slot.setLife(notes.in(slot.life()));
        mark(slot);
        slot.version++;
    }

    void setVisible(int rows) {
        while (slots.size() < rows) {
            slots.add(new RowSlot());
        }
        slots.subList(rows, slots.size()).clear();
    }

    /** Lets all slots be painted again, with what they show. */
    void repaint() {
        for (RowSlot slot : slots) {
            slot.version++;
        }
        repaint = true;
    }

    /** Forgets what the slots show, so that all are read again. */
    void refresh() {
        for (RowSlot slot : slots) {
            slot.clear(RowSlot.Content.EMPTY, RecordKey.NONE);
        }
    }

    /** Shows nothing. */
    boolean clear() {
        boolean changed = false;
        for (RowSlot slot : slots) {
            changed |= empty(slot);
        }
        return changed;
    }

    private static boolean empty(RowSlot slot) {
        boolean changed = slot.content != RowSlot.Content.EMPTY || slot.selected || slot.lead || slot.lit;
        if (changed) {
            slot.clear(RowSlot.Content.EMPTY, RecordKey.NONE);
            slot.row = -1;
            flags(slot, false, false, false);
        }
        return changed;
    }

    /**
     * Fills the slots from a window of rows.
     *
     * @return whether any slot changed
     */
    boolean fill(ShownRows rows, RowWindow window, RowSelection selection, RecordRanges lit) {
        boolean changed = repaint | takeMarks();
        repaint = false;
        boolean newPaths = takeRevision();
        try (RowReader reader = rows.glance()) {
            for (int i = 0; i < slots.size(); i++) {
                RowSlot slot = slots.get(i);
                long row = window.first() + i;
                changed |= row < window.size() ? show(slot, rows, reader, row, selection, lit) : empty(slot);
                changed |= newPaths && slot.isKnown() && renewPath(slot, reader);
            }
        }
        return changed;
    }

    private boolean takeRevision() {
        int now = index == null ? 0 : index.revision();
        boolean changed = now != revision;
        revision = now;
        return changed;
    }

    private boolean renewPath(RowSlot slot, RowReader reader) {
        FilePath before = slot.path();
        reader.readKey(slot.key, row -> {
            slot.setPath(path(row));
            LifeFacts life = LifeRowReader.of(reader);
            slot.setLife(slot.notes == null ? life : slot.notes.in(life));
        });
        boolean changed = !Objects.equals(before, slot.path());
        if (changed) {
            mark(slot);
        }
        slot.version += changed ? 1 : 0;
        return changed;
    }

    private @Nullable FilePath path(RecordCursor row) {
        return paths == null ? null : paths.path(row);
    }

    private boolean show(
            RowSlot slot, ShownRows rows, RowReader reader, long row, RowSelection selection, RecordRanges lit) {
        long key = rows.key(row);
        boolean changed = key != slot.key || row != slot.row || edition(reader, key) != slot.edition;
        if (changed && reader.isAtHand(key)) {
            slot.row = row;
            read(slot, reader, key);
        } else if (changed) {
            // It is looked for again at the next frame.
            slot.clear(RowSlot.Content.EMPTY, key);
            slot.row = -1;
        }
        boolean selected = selection.contains(rows.sorted() ? row : key);
        return flags(slot, selected, key == selection.lead(), isLit(slot, lit)) | changed;
    }

    private static boolean isLit(RowSlot slot, RecordRanges lit) {
        LifeNotes notes = slot.notes;
        return slot.standsForLife() ? notes != null && notes.lit() : lit.contains(slot.sourceKey());
    }

    private static long edition(RowReader reader, long key) {
        return reader instanceof LifeRowReader lives ? lives.edition(key) : 0;
    }

    /** Reads one row, by its key, into a slot of its own; it shows nothing when there is no such row. */
    RowSlot read(ShownRows rows, long key) {
        RowSlot slot = new RowSlot();
        try (RowReader reader = rows.glance()) {
            read(slot, reader, key);
        }
        return slot;
    }

    private void read(RowSlot slot, RowReader reader, long key) {
        Outcome outcome = reader.readKey(key, row -> {
            slot.fill(row);
            slot.setPath(path(row));
            slot.setLife(LifeRowReader.of(reader));
            mark(slot);
        });
        slot.key = key;
        slot.edition = edition(reader, key);
        slot.part = reader instanceof LifeRowReader lives ? lives.part(key) : null;
        switch (outcome) {
            case READ -> {}
            case GONE -> slot.clear(RowSlot.Content.EMPTY, key);
            case UNREADABLE -> slot.clear(RowSlot.Content.UNREADABLE, key);
        }
    }

    private static boolean flags(RowSlot slot, boolean selected, boolean lead, boolean lit) {
        boolean changed = slot.selected != selected || slot.lead != lead || slot.lit != lit;
        slot.selected = selected;
        slot.lead = lead;
        slot.lit = lit;
        return changed;
    }
}
