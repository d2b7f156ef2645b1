package dev.tidemark.ui.filter;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Says what the relative times of the filter stand for, as soon as they are counted. Belongs to the FX thread. */
final class CountedTimes {

    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private Supplier<AppliedFilter> resolved = () -> AppliedFilter.ALL;
    private AppliedFilter applied = AppliedFilter.ALL;
    private boolean counting;

    /** Gives what is applied with its relative times counted. */
    void setResolved(Supplier<AppliedFilter> known) {
        resolved = known;
    }

    /** Begins with a filter that was applied, or anew with another source: its times are counted from another row. */
    void show(AppliedFilter now) {
        applied = now;
        counting = now.needsNewest();
        words.set("");
    }

    /** Called once a frame. */
    void pulse() {
        AppliedFilter now = counting ? resolved.get() : applied;
        if (counting && !now.equals(applied)) {
            counting = false;
            words.set(Messages.text("filter.counted", OneLine.of(now.text())));
        }
    }

    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }
}
