package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.HeldTurns;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilteredRowsTest {

    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int DELETE = Reason.FILE_DELETE.bit();
    private static final int CLOSE = Reason.CLOSE.bit();
    private static final FileId FILE = new FileId(1, 2);

    /** Filters, each beside what it means in plain words. */
    private static final Map<FilterSpec, Predicate<RecordCursor>> SPECS = Map.ofEntries(
            Map.entry(FilterSpec.ALL, r -> true),
            Map.entry(FilterSpec.ALL.withReasons(CREATE | DELETE, 0, 0), r -> (r.reason() & (CREATE | DELETE)) != 0),
            Map.entry(
                    FilterSpec.ALL.withReasons(-1, CREATE | CLOSE, DELETE),
                    r -> (r.reason() & (CREATE | CLOSE | DELETE)) == (CREATE | CLOSE)),
            Map.entry(FilterSpec.ALL.withReasons(0, 0, 0), r -> false),
            Map.entry(FilterSpec.ALL.withOnlyClosed(true), r -> r.reason() < 0),
            Map.entry(FilterSpec.ALL.withVersions(4), r -> r.version() == 4),
            Map.entry(FilterSpec.ALL.withVersions(2, 3), RecordCursor::hasTimeAndName),
            Map.entry(
                    FilterSpec.ALL.withName("TXT"),
                    r -> r.hasTimeAndName() && r.name().toUpperCase(Locale.ROOT).contains("TXT")),
            Map.entry(
                    FilterSpec.ALL.withName("nt*.dat*").withOnlyClosed(true),
                    r -> r.hasTimeAndName() && r.reason() < 0 && r.name().matches("(?i)nt.*\\.dat.*")),
            Map.entry(FilterSpec.ALL.withFile(FILE), r -> r.isKnown() && r.fileIdHigh() == 1 && r.fileIdLow() == 2),
            Map.entry(
                    FilterSpec.ALL.withParent(FILE).withSource(1),
                    r -> r.isKnown() && r.parentIdHigh() == 1 && r.parentIdLow() == 2 && (r.sourceInfo() & 1) != 0));

    private final ExecutorService executor = Executors.newFixedThreadPool(3);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void everyFilterShowsWhatANaiveOneShows() throws Exception {
        try (RandomStore random = new RandomStore(folder, 1).add(70_000)) {
            for (var spec : SPECS.entrySet()) {
                try (FilteredRows rows = new FilteredRows(random.store, spec.getKey(), executor)) {
                    rows.await();
                    assertThat(rows.upToDate()).isTrue();
                    assertThat(RandomStore.records(rows))
                            .as("%s", spec.getKey())
                            .isEqualTo(random.naive(spec.getValue()));
                }
            }
        }
    }

    /** Beside what is counted at the same time, it leaves a processor to the window and to those that read. */
    @Test
    @Tag("shows-quick")
    void whileRowsComeAFilterWaitsForItsTurn() throws Exception {
        AppliedFilter filter = AppliedFilter.of(FilterSpec.ALL.withName("TXT"));
        try (RandomStore random = new RandomStore(folder, 7).add(70_000);
                FilteredRows live = new FilteredRows(random.store, filter, true, executor, null);
                FilteredRows file = new FilteredRows(random.store, filter, false, executor, null)) {
            try (HeldTurns held = new HeldTurns()) {
                live.advance();
                file.await();
                assertThat(live.examined()).isZero();
            }
            live.await();
            assertThat(RandomStore.records(live)).isNotEmpty().isEqualTo(RandomStore.records(file));
        }
    }

    @Test
    void aPathFilterShowsTheRowsWhoseShownPathFits() throws Exception {
        try (RandomStore random = new RandomStore(folder, 6).add(20_000)) {
            PathIndex index = PathIndex.over(random.store);
            index.build();
            PathReader reader = index.reader();
            for (String wanted : List.of("txt", "UNKNOWN 0x", "\\nt", "dat\\")) {
                String lower = wanted.toLowerCase(Locale.ROOT);
                FilterSpec spec = FilterSpec.ALL.withPath(wanted).withReasons(CREATE | CLOSE, 0, 0);
                try (FilteredRows rows = new FilteredRows(random.store, spec, executor, index)) {
                    rows.await();
                    assertThat(RandomStore.records(rows))
                            .as(wanted)
                            .isEqualTo(random.naive(row -> (row.reason() & (CREATE | CLOSE)) != 0
                                    && reader.path(row) instanceof FilePath path
                                    && path.text().toLowerCase(Locale.ROOT).contains(lower)));
                }
            }
        }
    }

    /** Whether it lies in the directory's part, in the name, or in both. */
    @Test
    void aPartOfAPathIsFoundWhereverItLies() throws Exception {
        try (RandomStore random = new RandomStore(folder, 7).add(3_000)) {
            PathIndex index = PathIndex.over(random.store);
            index.build();
            PathReader reader = index.reader();
            Map<Long, String> paths = new TreeMap<>();
            List<Long> markers = random.naive(
                    row -> reader.path(row) instanceof FilePath path && paths.put(row.record(), path.text()) != null);
            List<String> texts = List.copyOf(paths.values());
            Random choice = new Random(7);
            for (int i = 0; i < 24; i++) {
                String path = texts.get(choice.nextInt(texts.size()));
                int around = i % 3 == 0 ? path.lastIndexOf('\\') : choice.nextInt(path.length());
                int from = Math.max(0, around - choice.nextInt(6));
                String wanted = path.substring(from, Math.min(path.length(), around + 1 + choice.nextInt(4)));
                NameMatcher matcher = NameMatcher.of(wanted);
                Set<Long> expected = new TreeSet<>(markers);
                paths.forEach((record, text) -> {
                    if (fits(matcher, text)) {
                        expected.add(record);
                    }
                });
                try (FilteredRows rows =
                        new FilteredRows(random.store, FilterSpec.ALL.withPath(wanted), executor, index)) {
                    rows.await();
                    assertThat(RandomStore.records(rows)).as(wanted).containsExactlyElementsOf(expected);
                }
            }
        }
    }

    private static boolean fits(NameMatcher matcher, String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
        text.chars().forEach(c -> bytes.putChar((char) c));
        return matcher.matches(bytes, 0, text.length());
    }

    /** The paths follow at their own pace: all that they know may have left when the filter looks. */
    @Test
    @Tag("shows-rows")
    void rowsThatLeftBeforeTheyWereExaminedKeepNoThreadBusy() {
        try (RandomStore random = new RandomStore(folder, 3).add(20_000)) {
            PathIndex paths = PathIndex.over(random.store);
            FilteredRows rows = new FilteredRows(random.store, FilterSpec.ALL.withPath("a"), Runnable::run, paths);
            random.add(50_000);
            random.store.retain(1);
            assertThat(random.store.firstRecord()).isGreaterThan(paths.built());

            assertTimeoutPreemptively(Duration.ofSeconds(20), rows::advance);

            assertThat(rows.upToDate()).isTrue();
            assertThat(rows.size()).isZero();
            paths.build();
            rows.advance();
            assertThat(rows.examined()).isEqualTo(random.store.endRecord());
            assertThat(rows.size()).isEqualTo(RandomStore.records(rows).size());
            rows.close();
        }
    }

    @Test
    void rowsFollowAStoreThatGrowsAndDropsItsOldest() throws Exception {
        try (RandomStore random = new RandomStore(folder, 2)) {
            List<FilteredRows> all = new ArrayList<>();
            SPECS.keySet().forEach(spec -> all.add(new FilteredRows(random.store, spec, executor)));
            for (int step = 0; step < 40; step++) {
                random.add(1 + step * 977 % 9000);
                random.store.retain(6_000_000);
                for (FilteredRows rows : all) {
                    rows.await();
                }
            }
            assertThat(random.store.firstRecord()).isPositive();
            int at = 0;
            for (Predicate<RecordCursor> test : SPECS.values()) {
                FilteredRows rows = all.get(at++);
                assertThat(RandomStore.records(rows)).isEqualTo(random.naive(test));
                rows.close();
            }
        }
    }

    @Test
    void aRecordIsFoundAtItsRowAndAnotherOneBetweenRows() throws Exception {
        try (RandomStore random = new RandomStore(folder, 3).add(40_000)) {
            FilterSpec spec = FilterSpec.ALL.withOnlyClosed(true);
            try (FilteredRows rows = new FilteredRows(random.store, spec, executor)) {
                rows.await();
                List<Long> records = RandomStore.records(rows);
                int row = 0;
                for (long record = 0; record < random.store.endRecord(); record++) {
                    boolean shown = row < records.size() && records.get(row) == record;
                    assertThat(rows.indexOf(record)).isEqualTo(shown ? row : -(row + 1));
                    row += shown ? 1 : 0;
                }
                assertThat(rows.indexOf(random.store.endRecord() + 5)).isEqualTo(-(rows.size() + 1));
            }
        }
    }

    @Test
    void markersPassEveryFilter() throws Exception {
        try (RandomStore random = new RandomStore(folder, 4).add(10)) {
            random.store.append(new Marker(RowKind.GONE, 0, 0, 0, "gone"));
            random.store.publish();
            FilterSpec nothing =
                    FilterSpec.ALL.withReasons(0, 0, 0).withName("no such name").withVersions(4);
            try (FilteredRows rows = new FilteredRows(random.store, nothing, Runnable::run)) {
                rows.advance();
                assertThat(rows.size()).isPositive();
                assertThat(rows.keyAt(rows.size() - 1)).isEqualTo(random.store.endRecord() - 1);
            }
        }
    }

    @Test
    void theFirstRowsAreThereBeforeTheLastAreExamined() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        List<Long> sizes = new ArrayList<>();
        AtomicReference<FilteredRows> shown = new AtomicReference<>();
        Executor watching = task -> {
            sizes.add(shown.get().size());
            tasks.add(task);
        };
        try (RandomStore random = new RandomStore(folder, 5).add(200_000);
                FilteredRows rows = new FilteredRows(random.store, FilterSpec.ALL, watching, 2)) {
            shown.set(rows);
            rows.advance();
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
            assertThat(rows.upToDate()).isTrue();
            assertThat(sizes).startsWith(0L, 16_384L, 3 * 16_384L);
        }
    }

    @Test
    void closedRowsExamineNoMore() throws Exception {
        try (RandomStore random = new RandomStore(folder, 6).add(1000)) {
            FilteredRows rows = new FilteredRows(random.store, FilterSpec.ALL, executor);
            rows.await();
            rows.close();
            random.add(1000);
            rows.advance();
            rows.await();
            assertThat(rows.size()).isEqualTo(1000);
            assertThat(rows.upToDate()).isFalse();
        }
    }

    @Test
    void aClosedStoreEndsTheWaiting() throws Exception {
        RandomStore random = new RandomStore(folder, 7).add(50_000);
        random.store.close();
        FilteredRows rows = new FilteredRows(random.store, FilterSpec.ALL.withName("a"), executor);
        rows.advance();
        rows.await();
        assertThat(rows.size()).isZero();
    }

    @Test
    void readersSeeOnlyRightRowsWhileItGrows() throws Exception {
        try (RandomStore random = new RandomStore(folder, 8);
                FilteredRows rows = new FilteredRows(random.store, FilterSpec.ALL.withVersions(4), executor)) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 300; i++) {
                    random.add(700);
                    random.store.retain(8_000_000);
                    rows.advance();
                }
            });
            long last = -1;
            while (writer.isAlive()) {
                long size = rows.size();
                long record = size == 0 ? -1 : rows.keyAt(size - 1);
                assertThat(size).isNotNegative();
                if (record >= 0) {
                    assertThat(record).isGreaterThanOrEqualTo(last);
                    last = record;
                }
            }
            rows.await();
            assertThat(RandomStore.records(rows)).isEqualTo(random.naive(r -> r.version() == 4));
        }
    }
}
