package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Journals;
import dev.tidemark.usn.Reason;
import dev.tidemark.view.ShownRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Over real journals: a thousand ranges and zooms. */
@Tag("shows-when")
class RealTimelineTest {

    static final List<String> SETS = Journals.SETS;

    private static final int RANGES_OF_EACH = 170;

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("SETS")
    void bucketsEqualAPlainCount(String set) throws IOException, InterruptedException {
        Random random = new Random(set.hashCode());
        FilterSpec some = FilterSpec.ALL.withReasons(0, 0, Reason.CLOSE.bit());
        try (FileSource source = FileSource.open(Journals.file(set, "$J"), folder)) {
            Await.until("all is loaded", () -> !source.growing());
            RecordStore store = source.store();
            List<PlainRow> all = PlainRow.all(store);
            try (FilteredRows rows = new FilteredRows(store, some, Runnable::run);
                    Timeline timeline = new Timeline(store, Runnable::run)) {
                rows.await();
                List<PlainRow> shown =
                        all.stream().filter(row -> rows.contains(row.record())).toList();
                timeline.setShown(rows);
                timeline.ask(null, 1000);
                timeline.await();
                TimeRange extent = timeline.counts().extent();
                assertThat(extent).isNotNull();
                for (int i = 0; i < RANGES_OF_EACH; i++) {
                    timeline.ask(random(extent, random), 1 + random.nextInt(2000));
                    timeline.await();
                    PlainCounts.hold(timeline.counts(), all, shown);
                    holdClick(timeline.counts(), new ShownRows(rows, false), store, random);
                }
            }
        }
    }

    private static TimeRange random(TimeRange extent, Random random) {
        long ticks = 1 + random.nextLong(1L << random.nextInt(4, 64 - Long.numberOfLeadingZeros(extent.ticks()) + 1));
        long from = extent.from() + random.nextLong(extent.ticks()) - ticks / 3;
        return new TimeRange(from, from + ticks);
    }

    /** A row of any bucket is found, and where none is found there is none. */
    private static void holdClick(TimelineCounts counts, ShownRows shown, RecordStore store, Random random) {
        int bucket = random.nextInt(counts.buckets());
        long found = RowsOfTime.first(shown, store, counts.bucket(bucket), () -> false);
        assertThat(found != RecordKey.NONE).isEqualTo(counts.shown(bucket) > 0);
    }
}
