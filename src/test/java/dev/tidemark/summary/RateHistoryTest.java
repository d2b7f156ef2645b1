package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many bytes of journal were written in each of the last seconds: by its rows, else by what the volume says. */
@Tag("shows-when")
class RateHistoryTest {

    private static final long SECOND = TimedStore.SECOND;
    private static final long START = TimedStore.START;
    private static final int SECONDS = RateHistory.SECONDS;
    private static final long ID = 7;

    /** From one record to the next, and the first USN of all. */
    private static final long STEP = 80;

    private static final long LENGTH = 72;
    private static final long FIRST = 4096 + STEP;

    @TempDir
    Path folder;

    private final RateHistory history = new RateHistory();

    private List<Double> after(TimedStore rows, double seconds) {
        long now = START + Math.round(seconds * SECOND);
        history.follow(rows.store, now, () -> false);
        return history.rates(now);
    }

    private static long at(double seconds) {
        return START + Math.round(seconds * SECOND);
    }

    private static double sum(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).sum();
    }

    // --- told by the volume

    @Test
    void whatAVolumeSaysIsSpreadEvenlyBetweenTwoLooks() {
        history.look(at(0.5), ID, 1000);
        assertThat(history.rates(at(0.5))).isEqualTo(Collections.nCopies(SECONDS, 0.0));
        history.look(at(1.5), ID, 1000);
        history.look(at(3.5), ID, 3000);
        history.look(at(4), ID, 3000);
        assertThat(history.rates(at(4.9))).hasSize(SECONDS).endsWith(0.0, 500.0, 1000.0, 500.0);
        assertThat(history.rates(at(6))).endsWith(500.0, 1000.0, 500.0, 0.0, 0.0);
        assertThat(sum(history.rates(at(1000)))).isZero();
    }

    @Test
    void anotherJournalAndAClockThatWasSetBackBeginAnew() {
        history.look(at(0), ID, 0);
        history.look(at(2), ID, 2000);
        assertThat(history.rates(at(2))).endsWith(1000.0, 1000.0);
        history.look(at(3), ID + 1, 90_000);
        assertThat(sum(history.rates(at(3)))).isZero();
        history.look(at(4), ID + 1, 90_500);
        assertThat(history.rates(at(4))).endsWith(0.0, 500.0);
        history.look(at(1), ID + 1, 91_000);
        history.look(at(2), ID + 1, 91_100);
        assertThat(history.rates(at(2))).endsWith(0.0, 100.0);
        history.look(at(3), ID + 1, 100);
        assertThat(sum(history.rates(at(3)))).isZero();
    }

    // --- counted

    @Test
    void rowsTellWhatWasWrittenBeforeTheFirstLook() {
        try (TimedStore rows = new TimedStore(folder, 1)) {
            rows.at(at(0), 0).at(at(1), 0).at(at(1.5), 0).at(at(3.2), 0).at(at(5.1), 0);
            history.look(at(5.5), ID, FIRST + 5 * STEP);
            assertThat(after(rows, 5.5)).endsWith(2.0 * STEP, 0.0, 1.0 * STEP, 0.0);
            assertThat(after(rows, 6)).endsWith(2.0 * STEP, 0.0, 1.0 * STEP, 0.0, 1.0 * LENGTH);
            rows.at(at(6.1), 0);
            assertThat(after(rows, 7)).endsWith(1.0 * STEP, 0.0, 1.0 * STEP, 1.0 * LENGTH);
        }
    }

    /** What is asked of the volume with a mask never comes as rows. */
    @Test
    void behindTheLastRowTheVolumeTells() {
        try (TimedStore rows = new TimedStore(folder, 2)) {
            rows.at(at(0), 0).at(at(1), 0).at(at(2), 0);
            history.look(at(2), ID, FIRST + 3 * STEP);
            history.look(at(4), ID, FIRST + 3 * STEP + 20_000);
            assertThat(after(rows, 4)).endsWith(1.0 * STEP, 10_000.0, 10_000.0);
        }
    }

    @Test
    void rowsThatAreFarBehindTheVolumeMakeNoPeak() {
        try (TimedStore rows = new TimedStore(folder, 3)) {
            rows.at(at(0), 0).at(at(1), 0).at(at(2), 0);
            history.look(at(5), ID, 1L << 40);
            assertThat(after(rows, 5)).endsWith(1.0 * STEP, 0.0, 0.0, 0.0);
        }
    }

    @Test
    void rowsOfTheJournalBeforeAreOfAnother() {
        try (TimedStore rows = new TimedStore(folder, 4)) {
            rows.at(at(0), 0).at(at(1), 0).at(at(2), 0);
            assertThat(sum(after(rows, 4))).isEqualTo(STEP + LENGTH);
            rows.anotherJournal().at(at(5), 0).at(at(6), 0).at(at(7), 0);
            assertThat(after(rows, 8)).endsWith(0.0, 0.0, 0.0, 1.0 * STEP, 1.0 * LENGTH);
            assertThat(sum(after(rows, 8))).isEqualTo(STEP + LENGTH);
        }
    }

    @Test
    void aClockThatWasSetBackCountsOn() {
        try (TimedStore rows = new TimedStore(folder, 5)) {
            rows.at(at(3600), 0).at(at(3601), 0);
            assertThat(sum(after(rows, 3602))).isEqualTo(LENGTH);
            rows.at(at(11), 0).at(at(12), 0);
            assertThat(after(rows, 14)).endsWith(0.0, 1.0 * LENGTH, 0.0);
            rows.at(at(14), 0);
            assertThat(after(rows, 15)).endsWith(0.0, 1.0 * STEP, 0.0, 1.0 * LENGTH);
        }
    }

    @Test
    void whereNoRowsAreHeldOnlyTheVolumeTells() {
        try (TimedStore rows = new TimedStore(folder, 6)) {
            rows.at(at(0), 0).at(at(1), 0);
            assertThat(sum(after(rows, 3))).isPositive();
            history.follow(null, at(3), () -> false);
            assertThat(sum(history.rates(at(3)))).isZero();
        }
        TimedStore closed = new TimedStore(folder, 7).at(at(0), 0).at(at(1), 0);
        closed.close();
        assertThat(sum(after(closed, 3))).isZero();
    }

    @Test
    void rowsThatLeaveStayCounted() {
        try (TimedStore rows = new TimedStore(folder, 8)) {
            for (int i = 0; i < 20_000; i++) {
                rows.at(at(i * 0.004), 0);
            }
            List<Double> before = after(rows, 81);
            assertThat(before).endsWith(250.0 * STEP, 250.0 * STEP - STEP + LENGTH, 0.0);
            assertThat(anew(rows, 81)).isEqualTo(before);
            rows.store.retain(1 << 18);
            assertThat(rows.store.firstRecord()).isPositive();
            assertThat(after(rows, 81)).isEqualTo(before);
        }
    }

    /** Begins with what there is. */
    private static List<Double> anew(TimedStore rows, double seconds) {
        RateHistory anew = new RateHistory();
        anew.follow(rows.store, at(seconds), () -> false);
        return anew.rates(at(seconds));
    }

    // --- any rows

    @Test
    void theyAreWhatAPlainCountGivesHoweverRowsCome() {
        for (int round = 0; round < Rounds.of(60); round++) {
            try (TimedStore rows = new TimedStore(folder.resolve("round" + round), round)) {
                hold(rows, new Random(round), round % 6 == 0 ? 2_000 : 60);
            }
        }
    }

    /** Rows of four minutes, most of them in order, that are looked at now and then. */
    private static void hold(TimedStore rows, Random random, int most) {
        RateHistory history = new RateHistory();
        List<Long> times = new ArrayList<>();
        long now = START;
        while (now < at(240)) {
            long from = now;
            now += random.nextLong(20 * SECOND);
            for (int left = random.nextInt(most); left > 0; left--) {
                long time = from + random.nextLong(now - from + 1) / (1 + random.nextInt(3));
                time -= random.nextInt(50) == 0 ? Math.min(time - START, random.nextLong(9 * SECOND)) : 0;
                if (random.nextInt(100) == 0) {
                    rows.marker(RowKind.GAP);
                }
                times.add(time);
                rows.at(time, 0);
            }
            history.follow(rows.store, now, () -> false);
            assertThat(differences(history.rates(now), plain(times, now)))
                    .as("up to %d", now)
                    .isEmpty();
        }
    }

    private static List<String> differences(List<Double> counted, List<Double> plain) {
        return IntStream.range(0, SECONDS)
                .filter(i -> !counted.get(i).equals(plain.get(i)))
                .mapToObj(i -> "second " + i + ": " + counted.get(i) + ", not " + plain.get(i))
                .toList();
    }

    /** By the definition: what lies between behind the last record older than a second, and than the next. */
    private static List<Double> plain(List<Long> times, long now) {
        List<Double> rates = new ArrayList<>();
        long end = now / SECOND;
        long first = times.stream().mapToLong(time -> time / SECOND).min().orElse(Long.MAX_VALUE);
        for (long second = end - SECONDS; second < end; second++) {
            boolean known = second > first;
            rates.add(known ? behind(times, (second + 1) * SECOND) - behind(times, second * SECOND) : 0);
        }
        return rates;
    }

    private static double behind(List<Long> times, long time) {
        for (int i = times.size() - 1; i >= 0; i--) {
            if (times.get(i) < time) {
                return FIRST + i * STEP + (i == times.size() - 1 ? LENGTH : STEP);
            }
        }
        return 0;
    }
}
