package dev.tidemark.ui.timeline;

import dev.tidemark.filter.language.Node;
import dev.tidemark.session.Marks;
import dev.tidemark.testing.ShownRecords;
import dev.tidemark.ui.records.SelectedRows;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A timeline over records that a test writes, 400 pixels wide, and the window around it. */
final class TimelineFixture implements TimelineHost, AutoCloseable {

    static final double WIDTH = 400;

    final ShownRecords records;
    final Marks marks = new Marks();
    final TimelineViewModel model;
    final List<String> said = new ArrayList<>();
    final List<Long> gone = new ArrayList<>();
    final List<Long> acts = new ArrayList<>();
    ZoneId zone = ZoneOffset.UTC;

    @Nullable
    SelectedRows selected;

    private long nanos;

    TimelineFixture(Path folder, boolean live) {
        records = new ShownRecords(folder, live);
        model = new TimelineViewModel(
                new ShownCounts(records.view, records.tasks),
                new TimelineNotes(marks, this, records.tasks),
                this,
                () -> nanos);
        model.setWidth(WIDTH);
        model.shownProperty().set(true);
    }

    /** Frames go by until nothing changes any more. */
    void pulse() {
        for (int frame = 0; frame < 4; frame++) {
            nanos += 1_000_000_000L;
            records.pulse();
            model.pulse();
        }
    }

    TimelineFrame frame() {
        pulse();
        return Objects.requireNonNull(model.frameProperty().get());
    }

    /** Where a time stands on the axis. */
    double x(long time) {
        return frame().axis().x(time);
    }

    void drag(long from, long to) {
        model.dragFrom(x(from));
        model.dragTo(x(to));
        model.drop();
        pulse();
    }

    /** How many rows the buckets have: all, and those shown. */
    List<Long> sums() {
        Bars all = frame().bars().sum(0, frame().bars().count());
        return List.of(all.all(0), all.shown(0));
    }

    @Override
    public void edit(UnaryOperator<Node> change) {
        records.edit(change);
    }

    @Override
    public void goTo(long key) {
        gone.add(key);
    }

    @Override
    public void say(String words) {
        said.add(words);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public @Nullable SelectedRows selected() {
        return selected;
    }

    @Override
    public List<Long> acts() {
        return acts;
    }

    @Override
    public void close() {
        records.close();
    }
}
