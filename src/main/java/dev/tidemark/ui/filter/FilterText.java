package dev.tidemark.ui.filter;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.ChangedText;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one text that says what is shown: read while it is typed, applied when the typing pauses, changed by clicks. Belongs to the FX
 * thread; a long text is read in the background. What is no filter is never applied: the last one that is stays.
 */
final class FilterText {

    /** Longer texts are read in the background, in UTF-16 code units. */
    static final int AT_ONCE = 1_000;

    private static final long TYPING_NANOS = 200_000_000L;

    private final FieldRegistry fields;
    private final BackgroundTasks tasks;
    private final LongSupplier nanoTime;
    private final TaskSlot reading = new TaskSlot();
    private final FilterHistory history = new FilterHistory();
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<FilterCheck> check =
            new ReadOnlyObjectWrapper<>(this, "check", FilterCheck.EMPTY);
    private final ReadOnlyObjectWrapper<FilterCheck> applied =
            new ReadOnlyObjectWrapper<>(this, "applied", FilterCheck.EMPTY);
    private Supplier<@Nullable LocalDate> day = () -> null;
    private ZoneId zone = ZoneOffset.UTC;
    private boolean typing;
    private long typedAt;
    private boolean takeWhenRead;

    FilterText(FieldRegistry fields, BackgroundTasks tasks, LongSupplier nanoTime) {
        this.fields = fields;
        this.tasks = tasks;
        this.nanoTime = nanoTime;
        text.addListener((property, was, now) -> typed(now));
    }

    /** Gives the date of times of day that have none. */
    void setDay(Supplier<@Nullable LocalDate> known) {
        day = known;
    }

    /** The zone of times that name none. */
    void setZone(ZoneId wanted) {
        zone = wanted;
    }

    ZoneId zone() {
        return zone;
    }

    // --- typed

    private void typed(String now) {
        typing = true;
        takeWhenRead = false;
        typedAt = nanoTime.getAsLong();
        reading.drop();
        if (now.length() <= AT_ONCE || now.length() > FilterParser.MOST_LENGTH) {
            check.set(FilterCheck.of(now, fields, day.get(), zone));
            return;
        }
        check.set(FilterCheck.reading(now));
        LocalDate known = day.get();
        ZoneId where = zone;
        tasks.callQuietly(task -> FilterCheck.of(now, fields, known, where))
                .in(reading)
                .then(this::read)
                .start();
    }

    private void read(FilterCheck of) {
        check.set(of);
        if (takeWhenRead) {
            take();
        }
    }

    /** Applies what was typed when the typing has paused; called once a frame. */
    void pulse() {
        if (typing && check.get().validity() != Validity.READING && nanoTime.getAsLong() - typedAt >= TYPING_NANOS) {
            apply();
        }
    }

    private void apply() {
        typing = false;
        if (check.get().isFilter()) {
            applied.set(check.get());
        }
    }

    // --- taken, given back, changed

    /**
     * Applies what stands there at once, with everything in full.
     *
     * @return whether it is a filter; of a long text that is still being read it is not known, and it is applied when it is
     */
    boolean take() {
        FilterCheck now = check.get();
        if (now.validity() == Validity.READING) {
            takeWhenRead = true;
            return false;
        }
        if (now.isFilter() && !now.completed().equals(now.text())) {
            set(now.completed());
        }
        apply();
        if (now.isFilter()) {
            history.add(text.get());
        }
        return now.isFilter();
    }

    /** Puts back the text that is applied; false when it stands there. */
    boolean giveBack() {
        if (text.get().equals(applied.get().text())) {
            return false;
        }
        set(applied.get().text());
        apply();
        return true;
    }

    /** Puts a text there and applies it if it is a filter; what stood there can be walked back to. */
    void replace(String now) {
        history.add(text.get());
        set(now);
        take();
    }

    private void set(String now) {
        text.set(now);
    }

    /** Shows the filter that was applied before this one, or behind it. */
    void walk(boolean back) {
        set(history.walk(back, text.get()));
    }

    /** The conditions that hold: those that stand there, or where that is no filter, those applied. */
    FilterCheck current() {
        return check.get().isFilter() ? check.get() : applied.get();
    }

    /**
     * Changes the conditions; the text follows, and what was not changed stays as it was typed.
     *
     * @return false when the text would be too long
     */
    boolean edit(UnaryOperator<Node> change) {
        FilterCheck now = current();
        Node before = now.conditions();
        Node after = change.apply(before);
        if (after.bare().equals(before.bare())) {
            return true;
        }
        String written = ChangedText.of(now.text(), before, after, fields);
        if (written.length() > FilterParser.MOST_LENGTH) {
            return false;
        }
        replace(written);
        return true;
    }

    /** A text in which everything can be seen that means the same; {@code null} where it is no filter, or is long. */
    @Nullable
    String written(String typed) {
        Node tree = typed.length() > AT_ONCE
                ? null
                : FilterParser.parse(typed, fields, day.get()).tree();
        return tree == null ? null : FilterPrinter.print(tree);
    }

    // --- properties

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyObjectProperty<FilterCheck> checkProperty() {
        return check.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<FilterCheck> appliedProperty() {
        return applied.getReadOnlyProperty();
    }
}
