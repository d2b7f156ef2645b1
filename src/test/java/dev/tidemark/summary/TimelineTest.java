package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;
import dev.tidemark.testing.HeldTurns;
import dev.tidemark.testing.Rounds;
import dev.tidemark.usn.Reason;
import dev.tidemark.view.ShownRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline counts what a plain look at every row counts. */
@Tag("shows-when")
class TimelineTest {

    private static final long SECOND = TimedStore.SECOND;
    private static final long START = TimedStore.START;
    private static final FilterSpec WRITES = FilterSpec.ALL.withReasons(Reason.DATA_EXTEND.bit() | 0x3, 0, 0);

    @TempDir
    Path folder;

    private static TimelineCounts counts(Timeline timeline) {
        timeline.advance();
        assertThat(timeline.isUpToDate()).isTrue();
        assertThat(timeline.counts().isComplete()).isTrue();
        return timeline.counts();
    }

    private static TimelineCounts whole(RecordStore store) {
        try (Timeline timeline = new Timeline(store, Runnable::run)) {
            timeline.ask(null, 500);
            return counts(timeline);
        }
    }

    private static FilteredRows writes(RecordStore store) throws InterruptedException {
        FilteredRows rows = new FilteredRows(store, WRITES, Runnable::run);
        rows.await();
        return rows;
    }

    @Test
    void bucketsOfAnyRangeAndZoomEqualAPlainCount() throws InterruptedException {
        try (TimedStore rows = new TimedStore(folder, 1).add(30_000);
                FilteredRows writes = writes(rows.store);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            List<PlainRow> all = PlainRow.all(rows.store);
            List<PlainRow> shown = only(all, writes);
            timeline.setShown(writes);
            Random random = new Random(2);
            for (int i = 0; i < Rounds.of(600); i++) {
                timeline.ask(randomRange(random), 1 + random.nextInt(Timeline.MOST_BUCKETS));
                PlainCounts.hold(counts(timeline), all, shown);
            }
            timeline.ask(null, 700);
            TimelineCounts whole = counts(timeline);
            PlainCounts.hold(whole, all, shown);
            long timed = all.stream().filter(PlainRow::isTimed).count();
            long inBuckets =
                    IntStream.range(0, whole.buckets()).mapToLong(whole::all).sum();
            assertThat(inBuckets).isEqualTo(timed);
        }
    }

    @Test
    @Tag("shows-quick")
    void itCountsWhenItHasItsTurn() throws InterruptedException {
        try (TimedStore rows = new TimedStore(folder, 3).add(1_000);
                Timeline timeline = new Timeline(rows.store, task -> Thread.startVirtualThread(task))) {
            timeline.ask(null, 100);
            try (HeldTurns held = new HeldTurns()) {
                timeline.advance();
                assertThat(timeline.isUpToDate()).isFalse();
            }
            timeline.await();
            assertThat(timeline.counts().isComplete()).isTrue();
        }
    }

    private static TimeRange randomRange(Random random) {
        long from = START - SECOND + random.nextLong(40_000 * SECOND);
        return new TimeRange(from, from + random.nextLong(1L << random.nextInt(8, 40)));
    }

    private static List<PlainRow> only(List<PlainRow> all, FilteredRows rows) {
        return all.stream().filter(row -> rows.contains(row.record())).toList();
    }

    @Test
    void countsGoOnAsRowsComeInAnyBatches() throws InterruptedException {
        Random random = new Random(5);
        try (TimedStore rows = new TimedStore(folder, 4);
                FilteredRows writes = new FilteredRows(rows.store, WRITES, Runnable::run);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            timeline.setShown(writes);
            timeline.ask(null, 300);
            for (int batch = 0; batch < 60; batch++) {
                rows.add(random.nextInt(1 << random.nextInt(1, 11)));
                timeline.advance();
                writes.advance();
                if (batch % 10 == 9) {
                    List<PlainRow> all = PlainRow.all(rows.store);
                    PlainCounts.hold(counts(timeline), all, only(all, writes));
                    timeline.ask(batch % 20 == 9 ? randomRange(random) : null, 100 + batch);
                }
            }
            List<PlainRow> all = PlainRow.all(rows.store);
            PlainCounts.hold(counts(timeline), all, only(all, writes));
        }
    }

    @Test
    void manyRowsAreCountedOnSeveralThreadsAndInTheirOrder() throws InterruptedException {
        try (TimedStore rows = new TimedStore(folder, 18).add(90_000);
                Timeline together = new Timeline(rows.store, ForkJoinPool.commonPool());
                Timeline alone = new Timeline(rows.store, Runnable::run)) {
            together.ask(null, 1000);
            together.await();
            PlainCounts.hold(together.counts(), PlainRow.all(rows.store), PlainRow.all(rows.store));
            alone.ask(null, 1000);
            assertThat(together.counts().gaps()).isEqualTo(counts(alone).gaps()).hasSizeGreaterThan(50);
        }
    }

    @Test
    void rowsThatTheStoreDropsAreTakenOff() throws InterruptedException {
        try (TimedStore rows = new TimedStore(folder, 6).add(110_000);
                FilteredRows writes = writes(rows.store);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            timeline.setShown(writes);
            timeline.ask(null, 400);
            PlainCounts.hold(counts(timeline), PlainRow.all(rows.store), only(PlainRow.all(rows.store), writes));
            for (int i = 0; i < 4; i++) {
                rows.store.retain(rows.store.rawBytes() - (1_500_000L << i / 2));
                rows.add(500);
                writes.advance();
                timeline.ask(i == 2 ? new TimeRange(START, START + 50_000 * SECOND) : null, 4000);
                List<PlainRow> all = PlainRow.all(rows.store);
                PlainCounts.hold(counts(timeline), all, only(all, writes));
            }
            assertThat(rows.store.firstRecord()).isGreaterThan(30_000);
        }
    }

    @Test
    void aVersion4RecordLiesAtItsCloseRecordAlsoWhenThatComesLater() {
        try (TimedStore rows = new TimedStore(folder, 7);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            rows.at(START, Reason.FILE_CREATE.bit()).ranges(77);
            timeline.ask(new TimeRange(START, START + 100 * SECOND), 100);
            assertThat(counts(timeline).untimed()).isEqualTo(1);
            rows.close(77, START + 42 * SECOND);
            TimelineCounts later = counts(timeline);
            assertThat(later.untimed()).isZero();
            assertThat(later.all(later.bucketAt(START + 42 * SECOND))).isEqualTo(2);
            rows.ranges(78);
            for (int i = 0; i < 300; i++) {
                rows.at(START + 50 * SECOND, 0);
            }
            rows.close(78, START + 60 * SECOND);
            assertThat(counts(timeline).untimed())
                    .as("a close record beyond 256 rows is another change's")
                    .isEqualTo(1);
        }
    }

    @Test
    void recordsWithoutAPlausibleTimeHaveABinOfTheirOwn() {
        try (TimedStore rows = new TimedStore(folder, 8)) {
            rows.at(0, Reason.FILE_CREATE.bit())
                    .at(-5, Reason.FILE_CREATE.bit())
                    .at(Long.MAX_VALUE, Reason.FILE_DELETE.bit())
                    .at(TimeRange.PLAUSIBLE.to(), 0)
                    .at(START, Reason.FILE_CREATE.bit())
                    .at(START + SECOND, Reason.FILE_CREATE.bit());
            TimelineCounts counts = whole(rows.store);
            assertThat(counts.untimed()).isEqualTo(4);
            assertThat(counts.shownUntimed(ChangeKind.CREATE)).isEqualTo(2);
            assertThat(counts.shownUntimed(ChangeKind.DELETE)).isEqualTo(1);
            assertThat(counts.extent()).isNotNull();
            assertThat(counts.extent().ticks()).isLessThan(3 * SECOND);
        }
    }

    @Test
    void nothingIsCountedWhereNothingIs() {
        try (TimedStore rows = new TimedStore(folder, 9)) {
            TimelineCounts counts = whole(rows.store);
            assertThat(counts.extent()).isNull();
            assertThat(counts.buckets()).isZero();
            assertThat(counts.bucketAt(START)).isEqualTo(-1);
        }
    }

    @Test
    void gapsLieBetweenTheRecordsAroundThem() {
        try (TimedStore rows = new TimedStore(folder, 10)) {
            rows.at(START, 0)
                    .marker(RowKind.STARTED)
                    .at(START + SECOND, 0)
                    .marker(RowKind.GAP)
                    .at(0, 0)
                    .at(START + 9 * SECOND, 0)
                    .marker(RowKind.JOURNAL);
            List<TimeGap> gaps = whole(rows.store).gaps();
            assertThat(gaps)
                    .containsExactly(
                            new TimeGap(3, RowKind.GAP, new TimeRange(START + SECOND, START + 9 * SECOND)),
                            new TimeGap(6, RowKind.JOURNAL, new TimeRange(START + 9 * SECOND, START + 9 * SECOND)));
        }
    }

    @Test
    void memoryIsBoundedWhateverTheTimes() {
        Random random = new Random(11);
        try (TimedStore rows = new TimedStore(folder, 12);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            FilteredRows some = new FilteredRows(rows.store, FilterSpec.ALL.withVersions(2), Runnable::run);
            timeline.setShown(some);
            timeline.ask(null, Timeline.MOST_BUCKETS);
            for (int i = 0; i < 150_000; i++) {
                rows.at(
                        TimeRange.PLAUSIBLE.from() + random.nextLong(TimeRange.PLAUSIBLE.ticks()),
                        1 << random.nextInt(32));
            }
            some.advance();
            TimelineCounts counts = counts(timeline);
            assertThat(timeline.bytes()).isLessThan(8_000_000);
            long inBuckets =
                    IntStream.range(0, counts.buckets()).mapToLong(counts::all).sum();
            assertThat(inBuckets).isEqualTo(150_000);
        }
    }

    /** A paused table hands over the same rows in a new object each time. */
    private record Same(Rows base) implements RowsOver {

        @Override
        public long size() {
            return base.size();
        }

        @Override
        public long keyAt(long row) {
            return base.keyAt(row);
        }

        @Override
        public long indexOf(long key) {
            return base.indexOf(key);
        }
    }

    @Test
    void equalRowsAreNotCountedAgain() {
        try (TimedStore rows = new TimedStore(folder, 19).add(500);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            timeline.setShown(new Same(rows.store));
            timeline.ask(null, 20);
            TimelineCounts counts = counts(timeline);
            timeline.setShown(new Same(rows.store));
            assertThat(timeline.isUpToDate()).isTrue();
            PlainCounts.hold(counts, PlainRow.all(rows.store), PlainRow.all(rows.store));
        }
    }

    /** Counts how often one of its rows is asked for. */
    private record CountedKeys(RecordStore store, AtomicLong asked) implements RowsOver {

        @Override
        public Rows base() {
            return store;
        }

        @Override
        public long size() {
            return store.size();
        }

        @Override
        public long keyAt(long row) {
            asked.incrementAndGet();
            return store.keyAt(row);
        }

        @Override
        public long indexOf(long key) {
            return store.indexOf(key);
        }
    }

    /** Also while all of them span so little that they are counted in shorter buckets than those that are kept. */
    @Test
    void rowsThatComeDoNotLetThoseBeforeThemBeCountedAgain() {
        AtomicLong asked = new AtomicLong();
        try (TimedStore rows = new TimedStore(folder, 23);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            timeline.setShown(new CountedKeys(rows.store, asked));
            timeline.ask(null, 500);
            for (int i = 0; i < 400; i++) {
                for (int row = 0; row < 50; row++) {
                    rows.at(START + (i * 50L + row) * SECOND / 500, 0);
                }
                timeline.advance();
            }
            TimelineCounts counts = counts(timeline);
            assertThat(counts.step()).isLessThan(SECOND);
            PlainCounts.hold(counts, PlainRow.all(rows.store), PlainRow.all(rows.store));
            assertThat(asked.get()).isLessThan(10 * rows.store.size());
        }
    }

    @Test
    void whatIsAskedForLastIsAnswered() {
        List<Runnable> waiting = new ArrayList<>();
        Executor later = waiting::add;
        try (TimedStore rows = new TimedStore(folder, 13).add(20_000);
                Timeline timeline = new Timeline(rows.store, later)) {
            timeline.ask(new TimeRange(START, START + SECOND), 10);
            timeline.advance();
            timeline.advance();
            assertThat(waiting).as("one work at a time").hasSize(1);
            assertThat(timeline.counts().buckets()).isZero();
            TimeRange wanted = new TimeRange(START, START + 3600 * SECOND);
            timeline.ask(wanted, 60);
            assertThat(timeline.isUpToDate()).isFalse();
            waiting.removeFirst().run();
            assertThat(timeline.counts().range())
                    .isEqualTo(TimeSteps.aligned(wanted, timeline.counts().step()));
            assertThat(timeline.isUpToDate()).isTrue();
        }
    }

    @Test
    void nothingMoreIsCountedOnceItOrItsSourceIsClosed() {
        List<Runnable> waiting = new ArrayList<>();
        Timeline closed;
        try (TimedStore rows = new TimedStore(folder, 14).add(1000);
                Timeline timeline = new Timeline(rows.store, waiting::add)) {
            closed = new Timeline(rows.store, waiting::add);
            timeline.ask(null, 10);
            timeline.advance();
            timeline.close();
            waiting.removeFirst().run();
            assertThat(timeline.counts().buckets()).isZero();
        }
        closed.advance();
        assertThat(waiting).isEmpty();
        assertThat(closed.isUpToDate()).isTrue();
        closed.close();
    }

    @Test
    void aClickOnAnyBucketFindsTheFirstRowOfIt() throws InterruptedException {
        try (TimedStore rows = new TimedStore(folder, 15).add(3000);
                FilteredRows writes = writes(rows.store);
                Timeline timeline = new Timeline(rows.store, Runnable::run)) {
            timeline.setShown(writes);
            timeline.ask(null, 200);
            TimelineCounts counts = counts(timeline);
            ShownRows shown = new ShownRows(writes, false);
            List<PlainRow> plain = only(PlainRow.all(rows.store), writes);
            for (int bucket = 0; bucket < counts.buckets(); bucket++) {
                TimeRange range = counts.bucket(bucket);
                long first = plain.stream()
                        .filter(row -> row.isIn(range))
                        .mapToLong(PlainRow::record)
                        .findFirst()
                        .orElse(RecordKey.NONE);
                assertThat(RowsOfTime.first(shown, rows.store, range, () -> false))
                        .isEqualTo(first);
                assertThat(first == RecordKey.NONE).isEqualTo(counts.shown(bucket) == 0);
            }
            long untimed = plain.stream()
                    .filter(row -> !row.isTimed())
                    .findFirst()
                    .orElseThrow()
                    .record();
            assertThat(RowsOfTime.firstUntimed(shown, rows.store, () -> false)).isEqualTo(untimed);
        }
    }

    @Test
    void rowsThatAreSortedAreFoundInTheirOrder() {
        try (TimedStore rows = new TimedStore(folder, 16)) {
            rows.at(START, 0).at(START + SECOND, 0).at(START + 2 * SECOND, 0);
            ShownRows sorted = new ShownRows(new BackwardRows(rows.store), true);
            TimeRange both = new TimeRange(START, START + 2 * SECOND);
            assertThat(RowsOfTime.first(sorted, rows.store, both, () -> false)).isEqualTo(1);
            assertThat(RowsOfTime.of(sorted, rows.store, List.of(new RowsOfTime.Places(0, 2)), () -> false))
                    .isEqualTo(new TimeRange(START + SECOND, START + 2 * SECOND + 1));
        }
    }

    @Test
    void rowsThatAreSelectedLieBetweenTheirEarliestAndLatestTime() {
        try (TimedStore rows = new TimedStore(folder, 17)) {
            rows.at(START + 5 * SECOND, 0).at(0, 0).at(START, 0).at(START + 9 * SECOND, 0);
            ShownRows shown = new ShownRows(rows.store, false);
            List<RowsOfTime.Places> three = List.of(new RowsOfTime.Places(0, 1), new RowsOfTime.Places(1, 3));
            assertThat(RowsOfTime.of(shown, rows.store, three, () -> false))
                    .isEqualTo(new TimeRange(START, START + 5 * SECOND + 1));
            assertThat(RowsOfTime.of(shown, rows.store, List.of(new RowsOfTime.Places(1, 2)), () -> false))
                    .isNull();
        }
    }
}
