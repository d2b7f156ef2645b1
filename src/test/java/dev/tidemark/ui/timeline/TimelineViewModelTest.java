package dev.tidemark.ui.timeline;

import static dev.tidemark.testing.ShownRecords.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.field.Citation;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.RowReader;
import dev.tidemark.ui.records.RecordRanges;
import dev.tidemark.ui.records.SelectedRows;
import dev.tidemark.ui.timeline.TimelineFrame.Stretch;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline as a person uses it, with the filter and the table around it. */
@Tag("shows-when")
class TimelineViewModelTest {

    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int WRITE = Reason.DATA_EXTEND.bit();
    private static final int DELETE = Reason.FILE_DELETE.bit() | Reason.CLOSE.bit();

    @TempDir
    Path folder;

    private TimelineFixture timeline;

    @AfterEach
    void close() {
        timeline.close();
    }

    /** A record each second, for 100 seconds: of each ten the first creates, the last deletes, and the others write. */
    private void fill(boolean live) {
        timeline = new TimelineFixture(folder, live);
        for (int i = 0; i < 100; i++) {
            timeline.records.add(i + ".txt", i % 10 == 0 ? CREATE : i % 10 == 9 ? DELETE : WRITE, at(i));
        }
        timeline.pulse();
    }

    private static List<Long> kinds(Bars bars) {
        Bars sum = bars.sum(0, bars.count());
        return Ink.KINDS.stream().map(kind -> sum.shown(0, kind.ordinal())).toList();
    }

    // --- rows

    @Test
    void rowsAreStackedByKindBeforeAllRows() {
        fill(false);
        assertThat(kinds(timeline.frame().bars())).containsExactly(10L, 80L, 0L, 10L, 0L, 0L);
        timeline.records.filter("reason any FILE_DELETE");
        assertThat(timeline.sums()).containsExactly(100L, 10L);
        assertThat(kinds(timeline.frame().bars())).containsExactly(0L, 0L, 0L, 10L, 0L, 0L);
        assertThat(timeline.frame().axis().from()).isEqualTo(at(0));
        assertThat(timeline.frame().axis().end()).isBetween(at(99), at(105));
    }

    @Test
    void whatIsFoldedAwayIsNotCountedAndShowsNothing() {
        fill(false);
        timeline.model.shownProperty().set(false);
        timeline.pulse();
        assertThat(timeline.model.frameProperty().get()).isNull();
        assertThat(timeline.model.words(10)).isEmpty();
        timeline.model.shownProperty().set(true);
        assertThat(timeline.sums()).containsExactly(100L, 100L);
    }

    @Test
    void recordsWithoutAPlausibleTimeHaveABinOfTheirOwnThatLeadsToThem() {
        fill(false);
        assertThat(timeline.frame().bin().count()).isZero();
        timeline.model.goToBin();
        assertThat(timeline.said).hasSize(1);
        timeline.records.add("old", CREATE, 0).add("new", DELETE, Long.MAX_VALUE);
        assertThat(timeline.sums()).containsExactly(100L, 100L);
        assertThat(kinds(timeline.frame().bin())).containsExactly(1L, 0L, 0L, 1L, 0L, 0L);
        assertThat(timeline.model.binWords()).contains("2 records shown of 2");
        timeline.model.goToBin();
        assertThat(timeline.gone).map(RecordKey::record).containsExactly(100L);
    }

    @Test
    void aGapStandsBetweenTheRecordsAroundIt() {
        timeline = new TimelineFixture(folder, true);
        timeline.records.add("a", CREATE, at(0)).add(RowKind.GAP).add("b", CREATE, at(30));
        assertThat(timeline.frame().gaps()).containsExactly(new Stretch(at(0), at(30)));
    }

    // --- the axis

    @Test
    void aZoomHoldsTheTimeUnderThePointerAndItsBucketsAreThoseOfAPlainCount() {
        fill(false);
        TimeAxis all = timeline.frame().axis();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            TimeAxis before = timeline.frame().axis();
            double x = random.nextDouble() * TimelineFixture.WIDTH;
            timeline.model.zoom(random.nextBoolean() ? 0.6 : 1.7, x);
            TimeAxis now = timeline.frame().axis();
            assertThat(now.from()).isGreaterThanOrEqualTo(all.from());
            assertThat(now.end()).isLessThanOrEqualTo(all.end());
            if (now.from() > all.from() && now.end() < all.end() && now.span() > TimeAxis.SHORTEST) {
                assertThat(now.x(before.time(x))).isCloseTo(x, within(1.0));
            }
            TimeGrid grid = timeline.frame().grid();
            Bars bars = timeline.frame().bars();
            assertThat(grid.first()).isLessThanOrEqualTo(now.from());
            assertThat(grid.end()).isGreaterThanOrEqualTo(now.end());
            for (int bucket = 0; bucket < grid.count(); bucket++) {
                assertThat(bars.all(bucket)).isEqualTo(plain(grid.from(bucket), grid.from(bucket + 1)));
            }
        }
        timeline.model.showAll();
        assertThat(timeline.frame().axis()).isEqualTo(all);
    }

    /** Of a record each second. */
    private static long plain(long from, long end) {
        long count = 0;
        for (int i = 0; i < 100; i++) {
            count += at(i) >= from && at(i) < end ? 1 : 0;
        }
        return count;
    }

    @Test
    void theAxisShiftsByPartsOfItsLengthAndNotBeyondItsEnds() {
        fill(false);
        TimeAxis all = timeline.frame().axis();
        timeline.model.zoom(0.1, 0);
        TimeAxis first = timeline.frame().axis();
        timeline.model.shift(0.5);
        assertThat(timeline.frame().axis().from()).isCloseTo(first.from() + Math.round(first.span() / 2), within(2L));
        timeline.model.shift(-5);
        assertThat(timeline.frame().axis().from()).isEqualTo(all.from());
        timeline.model.shift(500);
        assertThat(timeline.frame().axis().end()).isEqualTo(all.end());
        assertThat(timeline.frame().axis().span()).isCloseTo(first.span(), within(2.0));
    }

    @Test
    void liveTheWholeGrowsAndThePartAtTheNewestMovesAlong() {
        fill(true);
        timeline.records.add("more", CREATE, at(150));
        assertThat(timeline.frame().axis().end()).isGreaterThan(at(150));
        assertThat(timeline.sums()).containsExactly(101L, 101L);

        timeline.model.zoom(0.1, TimelineFixture.WIDTH);
        double span = timeline.frame().axis().span();
        timeline.records.add("more", CREATE, at(200));
        assertThat(timeline.frame().axis().end()).isGreaterThan(at(200));
        assertThat(timeline.frame().axis().span()).isCloseTo(span, within(10.0));

        timeline.model.shift(-3);
        TimeAxis earlier = timeline.frame().axis();
        timeline.records.add("more", CREATE, at(250));
        assertThat(timeline.frame().axis()).isEqualTo(earlier);
    }

    // --- brush and filter

    @Test
    void aDragWritesOneRangeThatTakesThePlaceOfTheOneBefore() {
        fill(false);
        timeline.records.filter("txt");
        timeline.drag(at(20), at(40));
        assertThat(timeline.records.filter())
                .isEqualTo("txt and time >= 2024-05-03T12:00:20 and time < 2024-05-03T12:00:40");
        assertThat(timeline.frame().range()).isEqualTo(new Stretch(at(20), at(40)));
        assertThat(timeline.sums()).containsExactly(100L, 20L);

        timeline.drag(at(70), at(60));
        assertThat(timeline.records.filter())
                .isEqualTo("txt and time >= 2024-05-03T12:01 and time < 2024-05-03T12:01:10");
        assertThat(timeline.sums()).containsExactly(100L, 10L);
        assertThat(timeline.model.hasRange()).isTrue();
        timeline.model.lift();
        assertThat(timeline.records.filter()).isEqualTo("txt");
        assertThat(timeline.frame().range()).isNull();
    }

    @Test
    void aDragThatIsGivenUpChangesNothing() {
        fill(false);
        timeline.records.filter("time < 2024-05-03T12:00:50");
        timeline.model.dragFrom(timeline.x(at(10)));
        timeline.model.dragTo(timeline.x(at(20)));
        assertThat(timeline.frame().range()).isEqualTo(new Stretch(at(10), at(20)));
        assertThat(timeline.model.rangeWords())
                .contains("10 records shown of 10")
                .contains("12:00:10");
        timeline.model.cancel();
        assertThat(timeline.model.isDragging()).isFalse();
        assertThat(timeline.records.filter()).isEqualTo("time < 2024-05-03T12:00:50");
        assertThat(Objects.requireNonNull(timeline.frame().range()).end()).isEqualTo(at(50));
    }

    @Test
    void theRangeOfATypedFilterIsDrawn() {
        fill(false);
        timeline.records.filter("txt and time >= -10s");
        assertThat(Objects.requireNonNull(timeline.frame().range()).from()).isEqualTo(at(89));
        timeline.records.filter("txt or time > 2024");
        assertThat(timeline.frame().range()).isNull();
    }

    @Test
    void theRangeIsWrittenInTheZoneInWhichTimesAreShown() {
        fill(false);
        timeline.zone = ZoneOffset.ofHours(2);
        timeline.drag(at(20), at(40));
        assertThat(timeline.records.filter()).isEqualTo("time >= 2024-05-03T14:00:20 and time < 2024-05-03T14:00:40");
    }

    @Test
    void theRangeOfTheFilterCanBeSeenAlone() {
        fill(false);
        timeline.drag(at(20), at(40));
        timeline.model.zoomToRange();
        assertThat(timeline.frame().axis().from()).isEqualTo(at(20));
        assertThat(timeline.frame().axis().end()).isEqualTo(at(40));
    }

    // --- keys

    @Test
    void arrowsWalkFromBucketToBucketAndEnterNarrowsToThose() {
        fill(false);
        timeline.model.walk(-1, false);
        TimeGrid grid = timeline.frame().grid();
        Stretch newest = Objects.requireNonNull(timeline.frame().cursor());
        assertThat(newest.end()).isEqualTo(grid.end());
        timeline.model.walk(-1, false);
        assertThat(timeline.frame().cursor()).isEqualTo(new Stretch(newest.from() - grid.width(), newest.from()));
        timeline.model.walk(-1, true);
        timeline.model.walk(-1, true);
        Stretch three = Objects.requireNonNull(timeline.frame().cursor());
        assertThat(three).isEqualTo(new Stretch(newest.from() - 3 * grid.width(), newest.from()));
        timeline.model.take();
        assertThat(timeline.frame().range()).isEqualTo(three);
        assertThat(timeline.frame().cursor()).isEqualTo(new Stretch(three.from(), three.from() + grid.width()));
        timeline.model.walk(1, false);
        assertThat(Objects.requireNonNull(timeline.frame().cursor()).from()).isEqualTo(three.from() + grid.width());
        timeline.model.cancel();
        assertThat(timeline.frame().cursor()).isNull();
        assertThat(timeline.model.hasChosen()).isFalse();
    }

    @Test
    void arrowsBeginAtTheSelectedRowAndShiftTheAxisAtItsEnd() {
        fill(false);
        select(30, 31);
        timeline.model.walk(1, false);
        Stretch begin = Objects.requireNonNull(timeline.frame().cursor());
        assertThat(begin.from()).isEqualTo(at(30));
        timeline.model.zoomToRange();
        TimeAxis near = timeline.frame().axis();
        for (int i = 0; i < 150; i++) {
            timeline.model.walk(1, false);
            timeline.pulse();
        }
        assertThat(timeline.frame().axis().from()).isGreaterThan(near.from());
        assertThat(Objects.requireNonNull(timeline.frame().cursor()).from())
                .isBetween(
                        timeline.frame().axis().from(), timeline.frame().axis().end());
    }

    // --- the table

    private void select(int from, int end) {
        RecordRanges places = new RecordRanges();
        places.add(timeline.records.store.keyOf(from), timeline.records.store.keyOf(end));
        timeline.selected = new SelectedRows(Objects.requireNonNull(timeline.records.view.rows()), places);
        timeline.pulse();
    }

    @Test
    void selectedRowsAreSeenOnIt() {
        fill(false);
        assertThat(timeline.frame().selection()).isNull();
        select(20, 31);
        assertThat(timeline.frame().selection()).isEqualTo(new Stretch(at(20), at(30) + 1));
        timeline.selected = null;
        assertThat(timeline.frame().selection()).isNull();
    }

    @Test
    void aClickOnAnyBucketFindsItsFirstRowOrSaysThatThereIsNone() {
        fill(false);
        timeline.records.filter("reason any FILE_CREATE");
        TimeGrid grid = timeline.frame().grid();
        for (int bucket = 0; bucket < grid.count(); bucket++) {
            timeline.gone.clear();
            timeline.said.clear();
            timeline.model.click(timeline.x(grid.from(bucket) + grid.width() / 2));
            if (timeline.frame().bars().shown(bucket) > 0) {
                assertThat(timeline.gone).hasSize(1);
                assertThat(grid.of(at(RecordKey.record(timeline.gone.getFirst()))))
                        .isEqualTo(bucket);
            } else {
                assertThat(timeline.gone).isEmpty();
                assertThat(timeline.said).hasSize(1);
            }
        }
        timeline.model.click(timeline.x(at(1.1)));
        assertThat(timeline.said.getLast()).contains("1 record that the filter leaves out does");
    }

    @Test
    void marksOfTheSourceAndActsStandAboveIt() {
        fill(false);
        try (RowReader reader = timeline.records.store.reader()) {
            reader.read(
                    5,
                    row -> timeline.marks.putAll(List.of(new RecordMark(
                            Citation.of(row, Citation.Origin.UNKNOWN).orElseThrow(), "5.txt", at(5), "", ""))));
        }
        Citation elsewhere =
                Citation.parse("usn" + timeline.records.usn() + "-1f0c29d4b7a3").orElseThrow();
        timeline.marks.putAll(List.of(new RecordMark(elsewhere, "x", at(7), "", "")));
        timeline.acts.add(at(9));
        for (int look = 0; look < 10; look++) {
            timeline.pulse();
        }
        assertThat(timeline.frame().marks()).containsExactly(at(5));
        assertThat(timeline.frame().acts()).containsExactly(at(9));
    }

    // --- words

    @Test
    void aBucketIsToldWithItsRangeAndItsCounts() {
        fill(false);
        String words = timeline.model.words(timeline.x(at(50)) + 1);
        assertThat(words).startsWith("2024-05-03 12:00:50").contains("UTC").contains("1 create");
        assertThat(timeline.model.words(-5)).isEmpty();
        assertThat(timeline.model.words(TimelineFixture.WIDTH + 1)).isEmpty();
    }

    @Test
    void whoCannotSeeItHearsItsRangeItsCountsAndWhatIsChosen() {
        fill(false);
        assertThat(timeline.model.wordsProperty().get())
                .startsWith("Timeline, 2024-05-03 12:00 \u2013 12:01:")
                .contains("100 of 100 records")
                .contains("arrow keys");
        timeline.model.walk(-1, false);
        timeline.pulse();
        assertThat(timeline.model.wordsProperty().get()).contains("Chosen: 2024-05-03 12:01:39");
    }
}
