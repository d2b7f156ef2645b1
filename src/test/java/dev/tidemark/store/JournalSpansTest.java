package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-rows")
class JournalSpansTest {

    private final JournalSpans spans = new JournalSpans();

    private record Span(long row, OptionalLong id, boolean complete) {}

    @Test
    void beforeAnythingIsSaidAllRowsAreCompleteAndOfNoKnownJournal() {
        assertThat(spans.idOf(spans.at(1L << 40))).isEmpty();
        assertThat(spans.isComplete(spans.at(0))).isTrue();
        assertThat(spans.firstUsn(spans.at(0))).isEqualTo(JournalSpans.NO_USN);
    }

    @Test
    void anotherMaskStaysInTheSameJournal() {
        spans.beginJournal(0, 0, OptionalLong.of(7), true);
        spans.begin(10, 1000, false);

        assertThat(spans.idOf(spans.at(9))).hasValue(7);
        assertThat(spans.idOf(spans.at(10))).hasValue(7);
        assertThat(spans.isComplete(spans.at(9))).isTrue();
        assertThat(spans.isComplete(spans.at(10))).isFalse();
        assertThat(spans.journalOf(spans.at(9))).isEqualTo(spans.journalOf(spans.at(10)));
    }

    @Test
    void anotherJournalIsAnotherEvenWithoutAnId() {
        spans.beginJournal(5, 0, OptionalLong.empty(), true);

        assertThat(spans.journalOf(spans.at(4))).isNotEqualTo(spans.journalOf(spans.at(5)));
        assertThat(spans.idOf(spans.at(5))).isEmpty();
    }

    @Test
    void aSpanBegunAtTheSameRowTakesThePlaceOfTheOneBefore() {
        spans.beginJournal(5, 0, OptionalLong.of(1), true);
        int first = spans.last();
        spans.begin(5, 100, false);

        assertThat(spans.last()).isEqualTo(first);
        assertThat(spans.idOf(first)).hasValue(1);
        assertThat(spans.isComplete(first)).isFalse();
        assertThat(spans.firstUsn(first)).isEqualTo(100);
    }

    @Test
    void theLeastUsnOfASpanIsThatOfItsRecords() {
        spans.record(500);
        spans.record(400);
        spans.record(600);

        assertThat(spans.firstUsn(0)).isEqualTo(400);
        assertThat(spans.lastUsn()).isEqualTo(600);
    }

    @Test
    void theRowsOfAJournalAreItsNewestStretchWhateverTheMask() {
        spans.beginJournal(0, 0, OptionalLong.of(1), true);
        spans.beginJournal(10, 0, OptionalLong.of(2), true);
        spans.begin(15, 0, false);
        spans.beginJournal(20, 0, OptionalLong.of(1), true);
        spans.begin(25, 0, false);

        assertThat(spans.rowsOf(2, 30)).containsExactly(10, 20);
        assertThat(spans.rowsOf(1, 30)).containsExactly(20, 30);
        assertThat(spans.rowsOf(3, 30)).containsExactly(30, 30);
    }

    @Test
    void spansOfRowsThatAreNoLongerHeldAreDroppedAndTheOthersKeepTheirNumbers() {
        for (int i = 1; i <= 1000; i++) {
            spans.begin(i * 10L, i, i % 2 == 0);
        }
        int held = spans.at(9005);
        spans.dropBelow(9005);

        assertThat(spans.rowOf(0)).as("the oldest that is held").isEqualTo(9000);
        assertThat(spans.at(0)).isEqualTo(held);
        assertThat(spans.at(9005)).isEqualTo(held);
        assertThat(spans.rowOf(held)).isEqualTo(9000);
        assertThat(spans.endOf(held)).isEqualTo(9010);
        assertThat(spans.last()).isEqualTo(1000);
        assertThat(spans.isComplete(spans.at(9999))).isFalse();
    }

    @Test
    void randomSpansAnswerAsAPlainListDoes() {
        Random random = new Random(5);
        List<Span> model = new ArrayList<>(List.of(new Span(0, OptionalLong.empty(), true)));
        long row = 0;
        long dropped = 0;
        for (int i = 0; i < 5000; i++) {
            row += random.nextInt(4);
            Span last = model.getLast();
            boolean complete = random.nextBoolean();
            boolean other = random.nextInt(10) == 0;
            OptionalLong id = other ? OptionalLong.of(random.nextLong()) : last.id();
            if (other) {
                spans.beginJournal(row, i, id, complete);
            } else {
                spans.begin(row, i, complete);
            }
            if (last.row() == row) {
                model.removeLast();
            }
            model.add(new Span(row, id, complete));
            if (random.nextInt(50) == 0) {
                dropped = Math.max(dropped, row - random.nextInt(100));
                spans.dropBelow(dropped);
            }
            long asked = dropped + random.nextLong(row - dropped + 5);
            Span expected = model.stream()
                    .filter(span -> span.row() <= asked)
                    .reduce((one, two) -> two)
                    .orElseThrow();
            int found = spans.at(asked);
            assertThat(new Span(spans.rowOf(found), spans.idOf(found), spans.isComplete(found)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aReaderNeverMeetsASpanThatIsNotThere() throws InterruptedException {
        AtomicBoolean wrong = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                int last = spans.last();
                long row = spans.rowOf(last);
                // The id of each span is its row, but of the first, which has none.
                wrong.compareAndSet(false, spans.idOf(spans.at(row)).orElse(row) < row);
            }
        });
        for (long row = 1; row < 300_000; row++) {
            spans.beginJournal(row, 0, OptionalLong.of(row), true);
            if (row % 1000 == 0) {
                spans.dropBelow(row - 10);
            }
        }
        ended.set(true);
        reader.join();

        assertThat(wrong).isFalse();
    }
}
