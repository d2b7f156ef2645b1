package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RowKind;
import dev.tidemark.usn.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to the journal while a live source reads it, or while it has stopped. */
class LiveJournalChangesTest extends LiveFixture {

    @Test
    void whatWasTrimmedBeforeItWasReadIsAGapAndReadingGoesOn() throws Exception {
        source.start(ALL);
        writeAndAwait("seen");
        source.stop();
        long from = source.nextUsn();
        for (int i = 0; i < 500; i++) {
            write("missed-" + i);
        }
        volume.journal().trimTo(5000);
        source.resume();
        awaitRecord("missed-499 FILE_CREATE|CLOSE");
        writeAndAwait("later");
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.STARTED, RowKind.GAP);
        Row gap = last(RowKind.GAP);
        assertThat(gap.usn()).isEqualTo(from);
        List<Long> held = journalUsns(journalId());
        assertThat(gap.text()).contains("USN " + from + " to " + held.getFirst());
        assertThat(shownUsns().subList(2, shownUsns().size())).isEqualTo(held);
    }

    @Test
    void aJournalDeletedAndCreatedAgainUnderTheReaderIsTwoRowsAndReadingGoesOn() throws Exception {
        source.start(ALL);
        writeAndAwait("old");
        long old = journalId();
        volume.journal().delete();
        awaitMarker(RowKind.GONE);
        assertThat(source.isReading()).isTrue();
        volume.journal().create(32 * MIB, 8 * MIB);
        write("new");
        awaitRecord("new FILE_CREATE|CLOSE");
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.GONE, RowKind.JOURNAL);
        assertThat(records())
                .containsExactly(
                        "old FILE_CREATE", "old FILE_CREATE|CLOSE", "new FILE_CREATE", "new FILE_CREATE|CLOSE");
        assertThat(journalId()).isNotEqualTo(old);
        List<Row> rows = rows(source);
        assertThat(rows.get(1).journal()).hasValue(old);
        assertThat(rows.getLast().journal()).hasValue(journalId());
        assertThat(last(RowKind.JOURNAL).text())
                .contains(String.format("0x%016x", old))
                .contains(String.format("0x%016x", journalId()));
        assertThat(source.state().problem()).isNull();
    }

    @Test
    void aRestampedJournalIsARowAndNoRecordIsLostOrDoubled() throws Exception {
        source.start(ALL);
        writeAndAwait("old");
        volume.journal().restamp();
        writeAndAwait("new");
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.JOURNAL);
        assertThat(shownUsns()).isEqualTo(journalUsns(journalId()));
    }

    @Test
    void resumingOnAJournalCreatedMeanwhileBeginsAtItsFirstRecord() throws Exception {
        source.start(ALL);
        writeAndAwait("old");
        source.stop();
        long old = journalId();
        volume.journal().delete();
        volume.journal().create(32 * MIB, 8 * MIB);
        for (int i = 0; i < 50; i++) {
            write("new-" + i);
        }
        source.resume();
        awaitRecord("new-49 FILE_CREATE|CLOSE");
        assertThat(shownUsns().subList(2, 102)).isEqualTo(journalUsns(journalId()));
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.JOURNAL, RowKind.STARTED);
        assertThat(last(RowKind.JOURNAL).text()).contains(String.format("0x%016x", old));
    }

    @Test
    void resumingOnAShorterJournalBeginsAtItsFirstRecord() throws Exception {
        for (int i = 0; i < 50; i++) {
            write("old-" + i);
        }
        source.start(ALL);
        awaitRecord("old-49 FILE_CREATE|CLOSE");
        source.stop();
        volume.journal().delete();
        volume.journal().create(32 * MIB, 8 * MIB);
        source.resume();
        writeAndAwait("new");
        assertThat(source.isReading()).isTrue();
        assertThat(records()).hasSize(102);
    }

    @Test
    void aJournalCreatedAgainWhoseUsnsGoOnIsReadFromItsFirstRecord() throws Exception {
        volume.journal().usnsGoOn(true);
        source.start(ALL);
        writeAndAwait("old");
        source.stop();
        volume.journal().delete();
        write("never-logged");
        volume.journal().create(32 * MIB, 8 * MIB);
        write("new");
        source.resume();
        awaitRecord("new FILE_CREATE|CLOSE");
        assertThat(shownUsns().subList(2, 4)).isEqualTo(journalUsns(journalId()));
        assertThat(shownUsns().get(2)).isPositive();
        assertThat(markers()).containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.JOURNAL, RowKind.STARTED);
    }

    @Test
    void anotherMaskIsTakenWhileThereIsNoJournal() throws Exception {
        volume.journal().delete();
        source.start(ALL);
        awaitMarker(RowKind.GONE);
        source.ask(Reason.CLOSE.bit(), false);
        awaitMarker(RowKind.MASK);
        volume.journal().create(32 * MIB, 8 * MIB);
        awaitMarker(RowKind.STARTED);
        writeAndAwait("one");
        assertThat(records()).containsExactly("one FILE_CREATE|CLOSE");
    }

    @Test
    void whatIsTrimmedAheadOfTheReaderIsAlwaysAGap() throws Exception {
        volume.journal().create(100_000, 20_000);
        source.start(ALL);
        writeAndAwait("n0");
        int files = 40_000;
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; i < files; i++) {
                write("n" + i);
                if (i % 1000 == 999) {
                    volume.journal().trimTo(500);
                }
            }
        });
        writer.join();
        awaitUsn(volume.journal().nextUsn());
        long expected = 0;
        boolean gap = false;
        for (Row row : rows(source)) {
            if (row.isRecord()) {
                String[] said = row.text().split(" ");
                long number = 2 * Long.parseLong(said[0].substring(1)) + (said[1].contains("CLOSE") ? 1 : 0);
                assertThat(number == expected || gap && number > expected)
                        .as("%s, record %d, follows record %d, gap %s", row, number, expected - 1, gap)
                        .isTrue();
                expected = number + 1;
            }
            gap = row.kind() == RowKind.GAP;
        }
        assertThat(expected).isEqualTo(2L * files);
    }
}
