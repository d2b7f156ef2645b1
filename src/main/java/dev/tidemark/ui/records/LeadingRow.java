package dev.tidemark.ui.records;

import dev.tidemark.field.Citation;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.view.ShownList;
import dev.tidemark.view.ShownRows;
import java.util.Optional;
import java.util.function.Function;

/** The row that leads, unless the filter hides it, and how rows are cited. Belongs to the FX thread. */
final class LeadingRow {

    private final ShownList view;
    private final RowSelection selection;
    private final SlotReader reader;
    private Function<RecordCursor, Citation.Origin> origins = row -> Citation.Origin.UNKNOWN;

    LeadingRow(ShownList view, RowSelection selection, SlotReader reader) {
        this.reader = reader;
        this.view = view;
        this.selection = selection;
    }

    /** What is known of where rows come from. */
    void setOrigins(Function<RecordCursor, Citation.Origin> known) {
        origins = known;
    }

    /** Its key; {@link RecordKey#NONE} when there is none, or the filter hides it. It leads again when it is shown again. */
    long key() {
        long lead = selection.lead();
        return view.hides(lead) ? RecordKey.NONE : lead;
    }

    /** Whether there is one that the filter hides. */
    boolean isHidden() {
        return view.hides(selection.lead());
    }

    /** What it shows, read anew; nothing when there is none. */
    RowSlot read() {
        return view.rows() instanceof ShownRows rows ? reader.read(rows, key()) : new RowSlot();
    }

    /** A row's citation; empty when the slot shows no row, or one that has no identity. */
    Optional<Citation> citation(RowSlot slot) {
        return slot.hasRow() ? Citation.of(slot.shown(), origins.apply(slot.shown())) : Optional.empty();
    }

    /** As {@link #citation}, in words. */
    Optional<String> cite(RowSlot slot) {
        return citation(slot).map(Citation::toString);
    }
}
