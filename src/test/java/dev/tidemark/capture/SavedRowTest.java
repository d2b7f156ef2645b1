package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.MarkerDetail.Asking;
import dev.tidemark.store.RowKind;
import dev.tidemark.usn.ScanSink.GapKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that are no records, as lines of {@code rows.jsonl}. */
@Tag("shows-rows")
class SavedRowTest {

    private static final Asking ALL = new Asking(-1, false);
    private static final Asking CLOSED = new Asking(0x8000_0000, true);

    static List<MarkerDetail> details() {
        return List.of(
                new MarkerDetail.Trimmed(1 << 20, 5000, 5000 + (1 << 20)),
                new MarkerDetail.BrokenAnswer(72, Long.MAX_VALUE),
                new MarkerDetail.Damaged(GapKind.DAMAGED, 4096, 80),
                new MarkerDetail.Damaged(GapKind.ZEROED, 1L << 40, 80),
                new MarkerDetail.Damaged(GapKind.CUT_OFF, 4096, 3),
                new MarkerDetail.Damaged(GapKind.DAMAGED_END, 4096, 80),
                new MarkerDetail.CaptureLost("journal-000.usn", 7, 3),
                new MarkerDetail.BlockDamaged("x.tidemark, journal-000.usn.gz", 4096, 812, 77),
                new MarkerDetail.FileShrunk(77),
                new MarkerDetail.CaptureBroken(78),
                new MarkerDetail.JournalChanged(-2, Long.MAX_VALUE),
                new MarkerDetail.JournalGone(9, 1178, "ERROR_JOURNAL_DELETE_IN_PROGRESS", "FSCTL_READ_USN_JOURNAL"),
                new MarkerDetail.NoJournal(1179, "ERROR_JOURNAL_NOT_ACTIVE"),
                new MarkerDetail.MaskChanged(ALL, CLOSED),
                new MarkerDetail.Started(1234, 0x01da_9f84_266c_9280L, CLOSED),
                new MarkerDetail.Stopped(1234),
                new MarkerDetail.Failed(1234, "FSCTL_READ_USN_JOURNAL on \"E:\"\n\u202e failed"),
                new MarkerDetail.Locked(1),
                new MarkerDetail.Dismounted(2),
                new MarkerDetail.LockRefused(3),
                new MarkerDetail.LetGo(4),
                new MarkerDetail.Said(RowKind.ACT, "just words"));
    }

    @ParameterizedTest
    @MethodSource("details")
    void aMarkerThatWasSavedIsTheSameMarker(MarkerDetail detail) throws IOException {
        SavedRow row = new SavedRow(3, 1L << 33, new Marker(17, -1, 133_594_528_890_000_000L, detail), false);

        String line = row.line(MarkerWords.of(detail));

        assertThat(line).doesNotContain("\n");
        assertThat(SavedRow.parse("a place", line)).isEqualTo(row);
    }

    @Test
    void everythingThatCanHappenIsTried() {
        Stream<Class<?>> all = Arrays.stream(MarkerDetail.class.getPermittedSubclasses());

        assertThat(details().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(all.toList());
    }

    @Test
    void aLineTellsAPersonAndAProgramWhatHappened() throws IOException {
        Marker marker = new Marker(5000, 300, 0, new MarkerDetail.Trimmed(300, 5000, 5300));

        assertThat(new SavedRow(0, 7, marker, true).line(MarkerWords.of(marker)))
                .isEqualTo("{\"journal\":0,\"after\":7,\"kind\":\"gap\",\"at\":5000,\"length\":300,\"time\":0,"
                        + "\"what\":\"trimmed\",\"bytes\":300,\"from\":5000,\"to\":5300,"
                        + "\"text\":\"300 bytes of journal, USN 5000 to 5300, were trimmed before they were read"
                        + " (1181 ERROR_JOURNAL_ENTRY_DELETED)\",\"complete\":true}");
    }

    @Test
    void whatALaterVersionTellsIsKnownByItsWords() throws IOException {
        SavedRow row =
                SavedRow.parse("a place", line("\"kind\":\"gap\",\"what\":\"eaten_by_mice\",\"text\":\"Mice!\""));

        assertThat(row.marker().detail()).isEqualTo(new MarkerDetail.Said(RowKind.GAP, "Mice!"));
        assertThat(MarkerWords.of(row.marker())).isEqualTo("Mice!");
    }

    @ParameterizedTest
    @CsvSource({"GAP,GAP", "JOURNAL_ID,JOURNAL", "JOURNAL_GONE,GONE", "MASK,MASK", "STARTED,STARTED", "STOPPED,STOPPED"
    })
    void kindsOfTheFirstFormatAreKnownByTheirOldNames(String old, RowKind kind) throws IOException {
        SavedRow row = SavedRow.parse("a place", line("\"kind\":\"" + old + "\",\"text\":\"words\""));

        assertThat(row.marker().detail()).isEqualTo(new MarkerDetail.Said(kind, "words"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; a JSON object is expected",
                "7; a JSON object is expected",
                "[]; a JSON object is expected",
                "{; JSON",
                "{}; \"journal\" is missing",
                "{\"journal\":null}; \"journal\" cannot be null",
                "{\"journal\":-1}; \"journal\" cannot be -1",
                "{\"journal\":0,\"after\":\"x\"}; \"after\" cannot be \"x\"",
                "{\"journal\":0,\"after\":0.5}; \"after\" cannot be 0.5",
                "{\"journal\":0,\"after\":0}; \"kind\" is missing",
                "{\"journal\":0,\"after\":0,\"kind\":\"record\"}; \"kind\" cannot be \"record\"",
                "{\"journal\":0,\"after\":0,\"kind\":\"gap\"}; \"text\" is missing",
                "{\"journal\":0,\"after\":0,\"kind\":\"gap\",\"what\":\"stopped\",\"usn\":1}; \"kind\" cannot be"
                        + " \"gap\"",
                "{\"journal\":0,\"after\":0,\"kind\":\"stopped\",\"what\":\"stopped\"}; \"usn\" is missing",
                "{\"journal\":0,\"after\":0,\"kind\":\"started\",\"what\":\"started\",\"usn\":1,\"id\":\"y\"}; \"id\""
                        + " cannot be \"y\"",
            })
    void aLineThatIsNoneIsRefusedInWordsThatNameItsPlace(String line, String words) {
        assertThatThrownBy(() -> SavedRow.parse("rows.jsonl, line 7", line))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("rows.jsonl, line 7: ")
                .hasMessageContaining(words);
    }

    @Test
    void aWrongValueIsToldWithoutItsControlCharactersAndInShort() {
        String evil = "{\"journal\":\"\\u001b[2J\\n" + "x".repeat(5000) + "\"}";

        assertThatThrownBy(() -> SavedRow.parse("a place", evil))
                .hasMessageContaining("\"journal\" cannot be \"\\u001B[2J\\n")
                .message()
                .hasSizeLessThan(200)
                .doesNotContain("\u001b", "\n");
    }

    private static String line(String fields) {
        return "{\"journal\":0,\"after\":0,\"at\":1,\"length\":0,\"time\":0," + fields + "}";
    }
}
