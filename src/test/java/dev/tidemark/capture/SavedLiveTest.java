package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Captures;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Live captures saved and opened again. */
class SavedLiveTest extends LiveFixture {

    @Test
    void aSavedCaptureKeepsRowsAndJournalIds() throws Exception {
        source.start(ALL);
        for (int i = 0; i < 3; i++) {
            writeAndAwait("in-journal-" + i);
            volume.journal().delete();
            int gone = i + 1;
            await(rows ->
                    rows.stream().filter(row -> row.kind() == RowKind.GONE).count() == gone);
            volume.journal().create(32 * MIB, 8 * MIB);
            await(rows ->
                    rows.stream().filter(row -> row.kind() == RowKind.JOURNAL).count() == gone);
        }
        source.ask(Reason.CLOSE.bit(), false);
        source.stop();
        assertSavedIsTheSame();
        assertThat(rows(source).stream().map(Row::journal).distinct()).hasSize(4);
    }

    @Test
    void aSavedCaptureOfAJournalThatOnlyCameLaterIsTheSame() throws Exception {
        volume.journal().delete();
        source.start(ALL);
        awaitMarker(RowKind.GONE);
        volume.journal().create(32 * MIB, 8 * MIB);
        awaitMarker(RowKind.STARTED);
        writeAndAwait("one");
        assertSavedIsTheSame();
    }

    @Test
    void aSavedCaptureWithoutAnyRecordIsTheSame() throws Exception {
        source.start(ALL);
        awaitMarker(RowKind.STARTED);
        assertSavedIsTheSame();
    }

    @Test
    void aSavedCaptureOfRangesIsTheSame() throws Exception {
        use("E:");
        backend.step("E:", 2000);
        source.start(ALL);
        awaitUsn(volume.journal().nextUsn());
        assertSavedIsTheSame();
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    private void assertSavedIsTheSame() throws IOException, InterruptedException {
        Path saved = folder.resolve("saved");
        source.stop();
        Captures.save(source, saved, MarkerWords::of);
        try (SavedSource again = SavedSource.open(saved)) {
            again.awaitLoaded();
            assertThat(rows(again)).isEqualTo(rows(source));
            assertThat(again.name()).isEqualTo(source.name());
        }
    }
}
