package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The folder of the records that do not fit the heap takes no more. */
@Tag("shows-rows")
class FullSpillTest extends LiveFixture {

    /** With names this long, more than the heap budget holds. */
    private static final int FILES = 32_000;

    @Test
    void readingEndsBehindTheLastRecordKeptAndGoesOnWithTheNext() throws Exception {
        Path missing = folder.resolve("spill");
        source.close();
        source = new LiveSource(backend, volume.facts(), missing, Long.MAX_VALUE, clock);
        volume.journal().create(256 * MIB, 8 * MIB);
        String name = "x".repeat(240);
        for (int i = 0; i < FILES; i++) {
            write(name + i);
        }
        source.start(ALL);
        awaitEnd();

        assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
        Problem problem = Objects.requireNonNull(source.state().problem());
        assertThat(problem.what()).contains(missing.toString()).doesNotContain("F:");
        assertThat(problem.next()).contains("Free space");
        List<Long> journal = journalUsns(journalId());
        List<Long> kept = shownUsns();
        assertThat(kept).hasSizeLessThan(journal.size()).isEqualTo(journal.subList(0, kept.size()));
        assertThat(source.nextUsn()).isEqualTo(journal.get(kept.size()));

        source.resume();
        awaitEnd();
        assertThat(shownUsns()).as("refused again").isEqualTo(kept);

        Files.createDirectory(missing);
        source.resume();
        awaitUsn(volume.journal().nextUsn());
        assertThat(shownUsns()).isEqualTo(journal);
        assertThat(between(kept.getLast(), journal.get(kept.size())))
                .containsExactly(RowKind.STOPPED, RowKind.STARTED, RowKind.STOPPED, RowKind.STARTED);
    }

    private void awaitEnd() {
        Await.until("the end of reading", () -> !source.isReading());
    }

    /** The kinds of the rows between the records with two USNs. */
    private List<RowKind> between(long from, long to) {
        List<RowKind> kinds = new ArrayList<>();
        boolean inside = false;
        for (Row row : rows(source)) {
            inside = row.isRecord() ? row.usn() == from : inside;
            if (row.isRecord() && row.usn() == to) {
                return kinds;
            }
            if (inside && !row.isRecord()) {
                kinds.add(row.kind());
            }
        }
        throw new AssertionError("no record with USN " + to);
    }
}
