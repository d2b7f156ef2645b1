package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.Rounds;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records are counted by what they have, in one pass and as they come. */
@Tag("shows-when")
class StatisticsTest {

    private static final long START = TimedStore.START;
    private static final long SECOND = TimedStore.SECOND;
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private static Statistics of(RecordStore store, Rows rows, @Nullable PathIndex paths, int most, Grouping... by) {
        Statistics.Of of = new Statistics.Of(store, rows, paths, () -> false);
        return new Statistics(of, List.of(by), ZoneOffset.UTC, most, Runnable::run);
    }

    private static StatisticsResult result(Statistics statistics) {
        statistics.advance();
        assertThat(statistics.isUpToDate()).isTrue();
        assertThat(statistics.result().complete()).isTrue();
        return statistics.result();
    }

    private static StatisticsResult count(RecordStore store, Grouping... by) {
        try (Statistics statistics = of(store, store, null, ALL, by)) {
            return result(statistics);
        }
    }

    private static Counted.Line line(Counted counted, String value) {
        return counted.lines().stream()
                .filter(line -> line.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " in " + counted.lines()));
    }

    @Test
    void eachFlagIsCountedAndARecordWithoutOneIsNot() {
        try (TimedStore rows = new TimedStore(folder, 1)) {
            rows.at(START, Reason.FILE_CREATE.bit() | Reason.CLOSE.bit())
                    .at(START + SECOND, Reason.CLOSE.bit())
                    .at(START + 2 * SECOND, 0x08000000)
                    .at(0, 0);
            StatisticsResult result = count(rows.store, Grouping.of(Fields.REASON));
            Counted counted = result.by(Grouping.of(Fields.REASON));
            assertThat(counted.lines())
                    .extracting(Counted.Line::value)
                    .containsExactly("CLOSE", "FILE_CREATE", "0x8000000");
            assertThat(line(counted, "CLOSE").tally()).isEqualTo(new Tally(2, 144, START, START + SECOND));
            assertThat(counted.absent()).isEqualTo(new Tally(1, 72, Tally.NO_TIME, Tally.NO_TIME));
            assertThat(result.total()).isEqualTo(new Tally(4, 288, START, START + 2 * SECOND));
            assertThat(result.share(line(counted, "CLOSE").tally())).isEqualTo(0.5);
        }
    }

    @Test
    void hoursAndDaysAreThoseOfTheZone() {
        try (TimedStore rows = new TimedStore(folder, 2)) {
            rows.at(START, 0)
                    .at(START + 3600 * SECOND - 1, 0)
                    .at(START + 3600 * SECOND, 0)
                    .at(0, 0);
            Statistics.Of of = new Statistics.Of(rows.store, rows.store, null, () -> false);
            List<Grouping> by = List.of(Grouping.HOUR, Grouping.WEEKDAY);
            try (Statistics here = new Statistics(of, by, ZoneId.of("Asia/Kolkata"), ALL, Runnable::run);
                    Statistics west = new Statistics(of, by, ZoneId.of("America/New_York"), ALL, Runnable::run)) {
                Counted hours = result(here).by(Grouping.HOUR);
                assertThat(line(hours, "5").tally().count()).isEqualTo(1);
                assertThat(line(hours, "6").tally().count()).isEqualTo(2);
                assertThat(hours.absent().count()).isEqualTo(1);
                assertThat(hours.values()).isEqualTo(2);
                // 2024-05-03 was a Friday.
                assertThat(line(result(here).by(Grouping.WEEKDAY), "friday")
                                .tally()
                                .count())
                        .isEqualTo(3);
                assertThat(line(result(west).by(Grouping.WEEKDAY), "thursday")
                                .tally()
                                .count())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void extensionsAndFilesAreCountedWithTheLastNameOfAFile() throws IOException {
        try (TimedStore rows = new TimedStore(folder, 3)) {
            append(rows.store, "a.TXT", 40, START);
            append(rows.store, "b.log", 40, START + SECOND);
            append(rows.store, ".hidden", 41, START + 2 * SECOND);
            Grouping files = Grouping.of(Fields.FILE);
            Grouping extensions = Grouping.of(Fields.EXTENSION);
            StatisticsResult result = count(rows.store, files, extensions);
            assertThat(result.by(files).lines().getFirst().name()).isEqualTo("b.log");
            assertThat(result.by(files).lines().getFirst().value())
                    .isEqualTo(FileId.ntfs(40, 1).hex());
            assertThat(result.by(extensions).lines())
                    .extracting(Counted.Line::value)
                    .containsExactly("txt", "log");
            assertThat(result.by(extensions).absent().count()).isEqualTo(1);
        }
    }

    private static void append(RecordStore store, String name, long file, long time) throws IOException {
        append(store, name, FileId.ntfs(file, 1), FileId.NTFS_ROOT, time, 0);
    }

    private static void append(RecordStore store, String name, FileId file, FileId parent, long time, int reason)
            throws IOException {
        ByteBuffer bytes = Records.v2(name)
                .file(file)
                .parent(parent)
                .time(time)
                .reason(reason)
                .usn(store.endRecord() * 100)
                .set("FileAttributes", file.recordNumber() < 60 ? 0x10 : 0x20)
                .bytes();
        store.append(bytes, 0, bytes.capacity());
        store.publish();
    }

    @Test
    void directoriesMakeATreeOfWhatIsDirectlyInThemAndBelow() throws IOException {
        FileId docs = FileId.ntfs(50, 1);
        FileId old = FileId.ntfs(51, 1);
        int create = Reason.FILE_CREATE.bit();
        try (TimedStore rows = new TimedStore(folder, 4)) {
            append(rows.store, "docs", docs, FileId.NTFS_ROOT, START, create);
            append(rows.store, "old", old, docs, START + 1, create);
            append(rows.store, "a", FileId.ntfs(60, 1), old, START + 2, create);
            append(rows.store, "b", FileId.ntfs(61, 1), old, START + 3, create);
            append(rows.store, "c", FileId.ntfs(62, 1), docs, START + 4, create);
            append(rows.store, "d", FileId.ntfs(63, 1), FileId.ntfs(99, 1), START + 5, create);
            PathIndex paths = PathIndex.over(rows.store);
            paths.build();
            Grouping all = Grouping.of(Fields.DIRECTORY);
            Grouping first = Grouping.parse("dir:1", FieldRegistry.standard()).orElseThrow();
            try (Statistics statistics = of(rows.store, rows.store, paths, 1, all, first)) {
                StatisticsResult result = result(statistics);
                FolderTree tree = FolderTree.of(result.by(all));
                FolderTree.Folder root = tree.tops().getFirst();
                assertThat(root.path()).isEqualTo("\\");
                assertThat(root.below().count()).isEqualTo(5);
                assertThat(root.directly().count()).isEqualTo(1);
                FolderTree.Folder inRoot = tree.children(root).getFirst();
                assertThat(inRoot.path()).isEqualTo("\\docs");
                assertThat(inRoot.directly().count()).isEqualTo(2);
                assertThat(inRoot.below())
                        .isEqualTo(line(result.by(all), "\\docs")
                                .tally()
                                .with(line(result.by(all), "\\docs\\old").tally()));
                assertThat(tree.children(inRoot))
                        .extracting(FolderTree.Folder::path)
                        .containsExactly("\\docs\\old");
                assertThat(tree.tops()).hasSize(2);
                assertThat(line(result.by(first), "\\docs").tally().count()).isEqualTo(4);
            }
        }
    }

    @Test
    void liveBatchesGiveTheSameAsOnePass() throws InterruptedException {
        Grouping[] by = {
            Grouping.of(Fields.REASON),
            Grouping.of(Fields.EXTENSION),
            Grouping.HOUR,
            Grouping.WEEKDAY,
            Grouping.of(Fields.FILE),
            Grouping.of(Fields.SOURCE_INFO)
        };
        for (int seed = 0; seed < Rounds.of(30); seed++) {
            Random random = new Random(seed);
            try (TimedStore rows = new TimedStore(folder, seed);
                    FilteredRows some = new FilteredRows(
                            rows.store, FilterSpec.ALL.withReasons(0, 0, Reason.CLOSE.bit()), Runnable::run)) {
                boolean[] growing = {true};
                Statistics.Of of = new Statistics.Of(rows.store, some, null, () -> growing[0]);
                try (Statistics live = new Statistics(of, List.of(by), ZoneOffset.UTC, ALL, Runnable::run)) {
                    for (int batch = 0; batch < 40; batch++) {
                        rows.add(random.nextInt(1 << random.nextInt(1, 9)));
                        some.advance();
                        live.advance();
                    }
                    growing[0] = false;
                    some.await();
                    StatisticsResult once;
                    try (Statistics whole = of(rows.store, some, null, ALL, by)) {
                        once = result(whole);
                    }
                    assertThat(result(live)).isEqualTo(once);
                    assertThat(once.total().count())
                            .isEqualTo(PlainRow.all(rows.store).stream()
                                    .filter(row -> some.contains(row.record()))
                                    .count());
                }
            }
        }
    }

    @Test
    void onlyTheMostFrequentAreListedAndTheOthersAreTheRest() {
        try (TimedStore rows = new TimedStore(folder, 5).add(2000)) {
            Grouping extensions = Grouping.of(Fields.EXTENSION);
            Counted all = count(rows.store, extensions).by(extensions);
            try (Statistics two = of(rows.store, rows.store, null, 2, extensions)) {
                Counted counted = result(two).by(extensions);
                assertThat(counted.lines()).isEqualTo(all.lines().subList(0, 2));
                assertThat(counted.values()).isEqualTo(all.lines().size());
                assertThat(counted.keepsAll()).isTrue();
                Tally rest =
                        all.lines().stream().skip(2).map(Counted.Line::tally).reduce(Tally.NOTHING, Tally::with);
                assertThat(counted.rest()).isEqualTo(rest);
            }
        }
    }

    @Test
    void valuesBeyondTheBoundAreCountedTogetherAndSaid() {
        try (TimedStore rows = new TimedStore(folder, 6)) {
            for (int i = 0; i < Groups.MOST_VALUES + 50; i++) {
                rows.at(START + i, 0);
            }
            Grouping usns = Grouping.of(Fields.USN);
            Counted counted = count(rows.store, usns).by(usns);
            assertThat(counted.values()).isEqualTo(Groups.MOST_VALUES);
            assertThat(counted.keepsAll()).isFalse();
            assertThat(counted.rest().count()).isEqualTo(50);
        }
    }

    @Test
    void whatWasDroppedStaysCountedUntilItIsAQuarter() {
        try (TimedStore rows = new TimedStore(folder, 7).add(100_000);
                Statistics statistics = of(rows.store, rows.store, null, 5, Grouping.of(Fields.EXTENSION))) {
            long all = rows.store.endRecord();
            assertThat(result(statistics).rows()).isEqualTo(all);
            rows.store.retain(rows.store.rawBytes() - 500_000);
            long few = rows.store.firstRecord();
            assertThat(few).isBetween(1L, 24_999L);
            rows.at(START, 0);
            assertThat(result(statistics).rows()).isEqualTo(all + 1);
            assertThat(statistics.result().dropped()).isEqualTo(few);
            rows.store.retain(rows.store.rawBytes() / 2);
            rows.add(10);
            assertThat(result(statistics).rows()).isEqualTo(rows.store.size());
            assertThat(statistics.result().dropped()).isZero();
        }
    }

    @Test
    void wordsOfGroupingsAreReadBack() {
        FieldRegistry registry = FieldRegistry.standard();
        for (String word : List.of("reason", "dir", "dir:3", "hour", "weekday", "file", "ext", "parent", "usn")) {
            assertThat(Grouping.parse(word, registry)).map(Grouping::id).hasValue(word);
        }
        assertThat(Grouping.parse("Extension", registry)).hasValue(Grouping.of(Fields.EXTENSION));
        for (String wrong : List.of("", "row", "dir:0", "dir:x", "dir:100", "ext:2", "minute")) {
            assertThat(Grouping.parse(wrong, registry)).as(wrong).isEmpty();
        }
        assertThat(Grouping.usual())
                .extracting(Grouping::id)
                .containsExactly("reason", "dir", "ext", "hour", "weekday", "file", "sourceinfo");
    }

    /** Made of many values, a result takes longer than counting what came since the last frame. */
    @Test
    void whileRowsComeAResultIsMadeAFewTimesASecondAndTheLastOneHasThemAll() throws InterruptedException {
        long[] nanos = {0};
        boolean[] growing = {true};
        try (TimedStore rows = new TimedStore(folder, 77)) {
            Statistics.Of of = new Statistics.Of(rows.store, rows.store, null, () -> growing[0]);
            List<Grouping> by = List.of(Grouping.of(Fields.EXTENSION));
            try (Statistics live = new Statistics(of, by, ZoneOffset.UTC, ALL, Runnable::run, () -> nanos[0])) {
                Set<StatisticsResult> results = Collections.newSetFromMap(new IdentityHashMap<>());
                for (int frame = 0; frame < 60; frame++) {
                    nanos[0] += 16_666_667;
                    rows.at(START + frame, 0);
                    live.advance();
                    results.add(live.result());
                }
                assertThat(results).hasSizeBetween(4, 6).allMatch(StatisticsResult::complete);
                rows.at(START, 0);
                live.advance();
                assertThat(live.isUpToDate()).isFalse();
                nanos[0] += 1_000_000_000;
                live.advance();
                assertThat(live.result().rows()).isEqualTo(rows.store.size());
                assertThat(live.isUpToDate()).isTrue();

                rows.at(START, 0);
                live.await();
                assertThat(live.result().rows()).isEqualTo(rows.store.size());
                rows.at(START, 0);
                live.advance();
                growing[0] = false;
                live.advance();
                assertThat(live.result().rows()).isEqualTo(rows.store.size());
            }
        }
    }

    /** The time of a record that comes is asked while a result is made: rows come faster than they are counted. */
    @Test
    void whoWaitsForAllHasItThoughRowsNeverEnd() throws InterruptedException {
        try (TimedStore rows = new TimedStore(folder, 5)) {
            rows.at(START, 0).at(START, 0).at(START, 0);
            LongSupplier another = () -> {
                rows.at(START, 0);
                return 0;
            };
            Statistics.Of of = new Statistics.Of(rows.store, rows.store, null, () -> true);
            List<Grouping> by = List.of(Grouping.of(Fields.EXTENSION));
            try (Statistics busy = new Statistics(of, by, ZoneOffset.UTC, ALL, Runnable::run, another)) {
                assertThat(busy.awaitWhole().orElseThrow().rows()).isBetween(3L, 20L);
                assertThat(busy.isUpToDate()).isFalse();
            }
        }
    }

    @Test
    void whoWaitsIsAnsweredByWhoeverCounts() throws Exception {
        try (TimedStore rows = new TimedStore(folder, 6)) {
            rows.at(START, 0);
            List<Runnable> work = Collections.synchronizedList(new ArrayList<>());
            Statistics.Of of = new Statistics.Of(rows.store, rows.store, null, () -> false);
            List<Grouping> by = List.of(Grouping.of(Fields.EXTENSION));
            try (Statistics shared = new Statistics(of, by, ZoneOffset.UTC, ALL, work::add)) {
                shared.advance();
                FutureTask<Optional<StatisticsResult>> all = new FutureTask<>(shared::awaitWhole);
                Thread waiting = Thread.ofPlatform().start(all);
                Await.until("somebody waits", () -> waiting.getState() == Thread.State.WAITING);
                work.getFirst().run();
                assertThat(all.get(10, TimeUnit.SECONDS).orElseThrow().rows()).isEqualTo(1);

                rows.at(START, 0);
                shared.advance();
                FutureTask<Optional<StatisticsResult>> cancelled = new FutureTask<>(shared::awaitWhole);
                Thread interrupted = Thread.ofPlatform().start(cancelled);
                Await.until("somebody waits", () -> interrupted.getState() == Thread.State.WAITING);
                interrupted.interrupt();
                assertThatThrownBy(() -> cancelled.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(InterruptedException.class);
            }
        }
    }

    @Test
    void whatIsCountedOfAClosedSourceIsNotAll() throws InterruptedException {
        try (TimedStore rows = new TimedStore(folder, 7)) {
            rows.at(START, 0);
            try (Statistics ended = of(rows.store, rows.store, null, ALL, Grouping.of(Fields.EXTENSION))) {
                assertThat(ended.awaitWhole()).isPresent();
                ended.close();
                assertThat(ended.awaitWhole()).isEmpty();
            }
            try (Statistics late = of(rows.store, rows.store, null, ALL, Grouping.of(Fields.EXTENSION))) {
                rows.store.close();
                assertThat(late.awaitWhole()).isEmpty();
            }
        }
    }

    /** Esc ends what counts for somebody too, between two slices. */
    @Test
    void anInterruptEndsWhoCountsForHimself() {
        try (TimedStore rows = new TimedStore(folder, 8)) {
            rows.at(START, 0);
            LongSupplier interrupting = () -> {
                Thread.currentThread().interrupt();
                rows.at(START, 0);
                return 0;
            };
            Statistics.Of of = new Statistics.Of(rows.store, rows.store, null, () -> true);
            List<Grouping> by = List.of(Grouping.of(Fields.EXTENSION));
            try (Statistics busy = new Statistics(of, by, ZoneOffset.UTC, ALL, Runnable::run, interrupting)) {
                assertThatThrownBy(busy::await).isInstanceOf(InterruptedException.class);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
    }
}
