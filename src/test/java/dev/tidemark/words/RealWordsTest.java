package dev.tidemark.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.history.RecordLife;
import dev.tidemark.history.SetReasons;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.Journals;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of the real journals in words. */
@Tag("shows-story")
class RealWordsTest {

    @TempDir
    Path folder;

    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Set<List<Long>> told = new HashSet<>();

    @Test
    void theCommonestUnionsAreThoseOfThePageAndEveryUnionIsTold() throws Exception {
        for (String set : Journals.SETS) {
            try (FileSource source = FileSource.open(Journals.file(set, "$J"), folder.resolve(set))) {
                source.awaitLoaded();
                read(source.store());
            }
        }

        Unions.COMMONEST.forEach(union -> assertThat(counts.get(union.reasons()))
                .as(Reason.labels(union.reasons()))
                .isEqualTo(union.records()));
        int least = Unions.COMMONEST.getLast().records();
        assertThat(counts.entrySet().stream()
                        .filter(count -> Integer.bitCount(count.getKey()) > 1 && count.getValue() > least))
                .hasSizeLessThan(40);
    }

    private void read(RecordStore store) {
        SetReasons lives = new SetReasons();
        try (StoreReader reader = store.reader()) {
            for (long row = store.firstRecord(); row < store.endRecord(); row++) {
                reader.readRecord(row, shown -> tell(shown, lives.take(shown)));
            }
        }
    }

    /** Each combination once: the same reasons with the same before are told alike. */
    private void tell(RecordCursor row, RecordLife life) {
        if (row.isRecord() && row.isKnown()) {
            if (row.hasTimeAndName()) {
                counts.merge(row.reason(), 1, Integer::sum);
            }
            if (told.add(List.of((long) row.reason(), life.before(), (long) row.version()))) {
                assertThat(RecordWords.line(row.bytes(), row.position(), life))
                        .matches("[A-Z].*\\.")
                        .doesNotContain("{", "null");
            }
        }
    }
}
