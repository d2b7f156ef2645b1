package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.records.EmptyTable.Why;
import dev.tidemark.view.ShownList;
import dev.tidemark.view.ShownRows;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why no record is shown. Belongs to the FX thread; looks once a frame whether there is one, and while there is none a
 * few times a second why.
 */
final class EmptyTableWords {

    private final ReadOnlyObjectWrapper<@Nullable EmptyTable> shown = new ReadOnlyObjectWrapper<>();
    private final ShownList view;
    private final Pace pace;
    private Supplier<SourceFacts> facts = () -> SourceFacts.UNKNOWN;
    private Supplier<String> alsoApplied = () -> "";

    EmptyTableWords(ShownList view, LongSupplier clock) {
        this.view = view;
        this.pace = new Pace(clock);
    }

    void setFacts(Supplier<SourceFacts> known) {
        facts = known;
    }

    void setAlsoApplied(Supplier<String> words) {
        alsoApplied = words;
    }

    /**
     * Looks again.
     *
     * @param rows what is shown, {@code null} when nothing can be read
     */
    void update(@Nullable ShownRows rows, RowWindow window, List<RowSlot> slots) {
        if (rows != null && showsRecords(rows, window, slots)) {
            shown.set(null);
            return;
        }
        EmptyTable before = shown.get();
        if (before == null || pace.isDue()) {
            Why why = why(rows);
            EmptyTable now = why == null ? before : new EmptyTable(why, words(why));
            if (now != null && !now.equals(before)) {
                shown.set(now);
            }
        }
    }

    /** Markers pass every filter; they are few, and many would be rows enough to look at. */
    private static boolean showsRecords(ShownRows rows, RowWindow window, List<RowSlot> slots) {
        if (rows.size() > window.visible()) {
            return true;
        }
        for (RowSlot slot : slots) {
            if (slot.isRecord() || slot.content == RowSlot.Content.UNREADABLE) {
                return true;
            }
        }
        return false;
    }

    /** The case; {@code null} as long as the filter may still find something. */
    private @Nullable Why why(@Nullable ShownRows rows) {
        if (view.source() == null || rows == null) {
            return Why.NO_SOURCE;
        }
        if (view.waiting() > 0) {
            return Why.PAUSED;
        }
        if (!view.filter().passesAll() && view.held() > rows.size()) {
            return view.isExamining() ? null : Why.FILTERED;
        }
        if (!facts.get().problem().isEmpty()) {
            return facts.get().searchable() ? Why.FOREIGN : Why.FAILED;
        }
        return facts.get().withoutJournal() ? Why.NO_JOURNAL : Why.NO_RECORDS;
    }

    private String words(Why why) {
        return switch (why) {
            case NO_SOURCE -> Messages.text("records.empty.noSource");
            case NO_JOURNAL ->
                Messages.text("records.empty.noJournal", facts.get().name());
            case FAILED, FOREIGN -> facts.get().problem();
            case NO_RECORDS -> Messages.text(view.isSortable() ? "records.empty.none" : "records.empty");
            case PAUSED -> Messages.text("records.empty.paused", view.waiting());
            case FILTERED ->
                alsoApplied.get().isEmpty()
                        ? Messages.text("records.empty.filtered", view.held())
                        : Messages.text("records.empty.filtered.also", view.held(), alsoApplied.get());
        };
    }

    ReadOnlyObjectProperty<@Nullable EmptyTable> shown() {
        return shown.getReadOnlyProperty();
    }
}
