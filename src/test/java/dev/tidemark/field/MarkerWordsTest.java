package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.MarkerDetail.Asking;
import dev.tidemark.store.RowKind;
import dev.tidemark.usn.ScanSink.GapKind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkerWordsTest {

    static List<Arguments> words() {
        return List.of(
                Arguments.of(
                        new MarkerDetail.Trimmed(46736, 4816, 51552),
                        "46,736 bytes of journal, USN 4816 to 51552, were trimmed before they were read"
                                + " (1181 ERROR_JOURNAL_ENTRY_DELETED)"),
                Arguments.of(
                        new MarkerDetail.BrokenAnswer(7200, 5), "7200 bytes of the answer at USN 5 are not records"),
                Arguments.of(
                        new MarkerDetail.Damaged(GapKind.DAMAGED, 1032, 1760),
                        "Damaged: 1,760 bytes at offset 1032 are not records; skipped to the next valid record"),
                Arguments.of(
                        new MarkerDetail.Damaged(GapKind.DAMAGED_END, 1032, 1760),
                        "Damaged: 1,760 bytes at offset 1032, up to the end of the file, are not records"),
                Arguments.of(
                        new MarkerDetail.CaptureLost("journal-000.usn", 50, 20),
                        "journal-000.usn of this capture was saved with 50 entries, and 20 are there: it is not what"
                                + " was saved"),
                Arguments.of(
                        new MarkerDetail.CaptureLost("rows.jsonl", -1, 0),
                        "rows.jsonl of this capture is missing: what its records lack is not known"),
                Arguments.of(
                        new MarkerDetail.Damaged(GapKind.ZEROED, 1032, 176),
                        "Missing: 176 bytes at offset 1032 are zero where records should be"),
                Arguments.of(
                        new MarkerDetail.Damaged(GapKind.CUT_OFF, 5968, 22),
                        "Cut off: the file ends within a record, 22 bytes at offset 5968"),
                Arguments.of(
                        new MarkerDetail.FileShrunk(1234567),
                        "The file became shorter, or its disk went away, while it was read at offset 1234567"),
                Arguments.of(
                        new MarkerDetail.CaptureBroken(8),
                        "Damaged: from offset 8 on, this file of the capture holds no records"),
                Arguments.of(
                        new MarkerDetail.JournalChanged(0x01da9f84266c9281L, 0x01da9f84266c9280L),
                        "Journal id changed from 0x01da9f84266c9280 to 0x01da9f84266c9281: the journal was deleted and"
                                + " made again, or got a new id; records in between may be missing"),
                Arguments.of(
                        new MarkerDetail.JournalGone(53696, 1179, "ERROR_JOURNAL_NOT_ACTIVE", "FSCTL_READ_USN_JOURNAL"),
                        "The journal disappeared at USN 53696: 1179 ERROR_JOURNAL_NOT_ACTIVE. This volume has no"
                                + " active change journal. Reading continues when there is a journal again"),
                Arguments.of(
                        new MarkerDetail.NoJournal(1179, "ERROR_JOURNAL_NOT_ACTIVE"),
                        "There is no journal to read: 1179 ERROR_JOURNAL_NOT_ACTIVE. Reading begins when there is one"),
                Arguments.of(
                        new MarkerDetail.NoJournal(4711, ""),
                        "There is no journal to read: 4711. Reading begins when there is one"),
                Arguments.of(
                        new MarkerDetail.MaskChanged(new Asking(-1, false), new Asking(0x8000_0000, true)),
                        "Reason mask changed from 0xffffffff to 0x80000000 ReturnOnlyOnClose"),
                Arguments.of(
                        new MarkerDetail.Started(4816, 0x01da9f84266c9280L, new Asking(-1, false)),
                        "from USN 4816 of journal 0x01da9f84266c9280, with reason mask 0xffffffff"),
                Arguments.of(new MarkerDetail.Stopped(4816), "at USN 4816; records written from here on are not shown"),
                Arguments.of(
                        new MarkerDetail.Failed(336, "FSCTL_READ_USN_JOURNAL on E: failed: 21 ERROR_NOT_READY"),
                        "reading ended at USN 336: FSCTL_READ_USN_JOURNAL on E: failed: 21 ERROR_NOT_READY"),
                Arguments.of(
                        new MarkerDetail.Locked(52992),
                        "Tidemark locked the volume; records written since USN 52992 follow, unless they were trimmed"),
                Arguments.of(
                        new MarkerDetail.Dismounted(53200),
                        "Tidemark dismounted the volume; records written since USN 53200 follow, unless they were"
                                + " trimmed"),
                Arguments.of(
                        new MarkerDetail.LockRefused(53472),
                        "Reading stopped at USN 53472 for a lock that was refused; it continues here"),
                Arguments.of(
                        new MarkerDetail.LetGo(53472),
                        "Reading let go of the volume at USN 53472: another program locks or dismounts it; records"
                                + " written since follow, unless they were trimmed"),
                Arguments.of(new MarkerDetail.Said(RowKind.ACT, "{0} 'as it is'"), "{0} 'as it is'"));
    }

    @Tag("shows-rows")
    @ParameterizedTest
    @MethodSource("words")
    void whatHappenedIsSaidAsItAlwaysWas(MarkerDetail detail, String words) {
        assertThat(MarkerWords.of(detail)).isEqualTo(words);
    }

    /** A capture may come from anyone, and its words go to a terminal of an administrator. */
    @ParameterizedTest
    @Tag("shows-rows")
    @CsvSource({
        "a\u001b[2Jb, a\\u001b[2Jb",
        "'a\r\nb\tc', a\\u000d\\u000ab\\u0009c",
        "a\u2028b\u202ec\u2066d, a\\u2028b\\u202ec\\u2066d",
        "a\udc00b, a\\udc00b",
        "\ud83d\ude00 fine \\, \ud83d\ude00 fine \\",
        "zero\u200dwidth, zero\\u200dwidth"
    })
    void wordsThatOthersWroteStayOnTheirLine(String written, String shown) {
        assertThat(MarkerWords.of(new MarkerDetail.Said(RowKind.GAP, written))).isEqualTo(shown);
        assertThat(MarkerWords.of(new MarkerDetail.Failed(7, written)))
                .contains(shown)
                .endsWith(MarkerWords.of(new MarkerDetail.Failed(7, shown)));
    }
}
