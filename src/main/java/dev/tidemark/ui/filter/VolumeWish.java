package dev.tidemark.ui.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.filter.language.FlagEdit;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.filter.language.Node;
import dev.tidemark.usn.Reason;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** What of the filter the volume applies itself, if it is to. Belongs to the FX thread. */
final class VolumeWish {

    private static final long ASKING_NANOS = 600_000_000L;

    private final BooleanProperty ask = new SimpleBooleanProperty(this, "ask");
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live");
    private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper(this, "where", "");
    private final ReadOnlyObjectWrapper<SourceFilter> source =
            new ReadOnlyObjectWrapper<>(this, "source", SourceFilter.ALL);
    private final LongSupplier nanoTime;
    private Node tree = Node.EVERYTHING;
    private SourceFilter wish = SourceFilter.ALL;
    private long wishedAt;

    VolumeWish(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        ask.addListener((property, was, now) -> update());
        live.addListener((property, was, now) -> update());
        update();
    }

    /** Takes the conditions that are applied. */
    void show(Node applied) {
        tree = applied;
        update();
    }

    /**
     * Each change of what the volume is asked leaves a row, so a mask that is still being put together is not sent. While
     * a file is shown the wish stays: the volume that is shown next is asked the same.
     */
    private void update() {
        SourceFilter asked = asked();
        SourceFilter now = ask.get() ? asked : SourceFilter.ALL;
        if (live.get() && !now.equals(wish)) {
            wish = now;
            wishedAt = nanoTime.getAsLong();
        }
        where.set(ReasonWords.where(live.get(), ask.get(), asked));
    }

    /** ReturnOnlyOnClose works only with CLOSE in the mask; the view then narrows to the reasons that were chosen. */
    private SourceFilter asked() {
        FlagEdit reasons = FlagEdit.of(tree, Fields.REASON);
        boolean closed = reasons.of(Reason.CLOSE.bit()) == FlagWish.ALL;
        return new SourceFilter(ReasonMask.of(reasons) | (closed ? Reason.CLOSE.bit() : 0), closed);
    }

    /** Asks once the choosing has paused; called once a frame. */
    void pulse() {
        if (!wish.equals(source.get()) && nanoTime.getAsLong() - wishedAt >= ASKING_NANOS) {
            source.set(wish);
        }
    }

    BooleanProperty askProperty() {
        return ask;
    }

    BooleanProperty liveProperty() {
        return live;
    }

    ReadOnlyStringProperty whereProperty() {
        return where.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SourceFilter> sourceProperty() {
        return source.getReadOnlyProperty();
    }
}
