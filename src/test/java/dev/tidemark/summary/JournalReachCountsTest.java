package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the journal was written since when, and how far back other sizes would reach. */
@Tag("shows-when")
class JournalReachCountsTest {

    private static final long SECOND = TimedStore.SECOND;
    private static final long START = TimedStore.START;
    private static final long HOUR = 3600 * SECOND;

    @TempDir
    Path folder;

    private static JournalReach.Rate rate(JournalReach reach, long ticks) {
        return reach.rates().stream()
                .filter(rate -> rate.ticks() == ticks && !rate.whole())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bytesAreThoseBetweenTheFirstUsnOfAPeriodAndTheEnd() {
        try (TimedStore rows = new TimedStore(folder, 1)) {
            for (int minute = 0; minute < 180; minute++) {
                rows.at(START + minute * 60 * SECOND, 0);
            }
            JournalReach reach = JournalReach.of(rows.store, OptionalLong.empty(), () -> false);
            assertThat(reach.oldest()).hasValue(START);
            assertThat(reach.newest()).hasValue(START + 179 * 60 * SECOND);
            assertThat(reach.bytes()).isEqualTo(180 * 80 - 80 + 72);
            // From 60 minutes before the newest on: 61 records, 80 bytes apart.
            assertThat(rate(reach, HOUR).bytes()).isEqualTo(60 * 80 + 72);
            assertThat(reach.rates())
                    .extracting(JournalReach.Rate::ticks)
                    .containsExactly(300 * SECOND, 900 * SECOND, HOUR, 179 * 60 * SECOND);
            assertThat(reach.rates().getLast().whole()).isTrue();
        }
    }

    @Test
    void aSizeReachesAsFarAsItsBytesLastAtTheRate() {
        JournalReach.Rate rate = new JournalReach.Rate(HOUR, false, 1 << 20);
        assertThat(rate.perSecond()).isCloseTo((1 << 20) / 3600.0, within(1e-9));
        assertThat(rate.reach(32L << 20)).isCloseTo(32 * 3600.0, within(1e-6));
        assertThat(new JournalReach.Rate(HOUR, false, 0).reach(1)).isInfinite();
        assertThat(new JournalReach.Rate(0, true, 80).perSecond()).isZero();
        assertThat(JournalReach.SIZES).isEqualTo(List.of(32L << 20, 64L << 20, 128L << 20, 256L << 20));
    }

    @Test
    void nothingWasWrittenSinceTheNewestRecord() {
        try (TimedStore rows = new TimedStore(folder, 2)) {
            rows.at(START, 0).at(START + SECOND, 0);
            JournalReach reach = JournalReach.of(rows.store, OptionalLong.of(START + 2 * HOUR), () -> false);
            assertThat(rate(reach, HOUR).bytes()).isZero();
            assertThat(reach.rates().getLast().bytes()).isEqualTo(reach.bytes());
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotLengthenAPeriod() {
        try (TimedStore rows = new TimedStore(folder, 3)) {
            rows.at(START, 0)
                    .at(START + 9 * HOUR, 0)
                    .at(START, 0)
                    .at(START + 8 * HOUR + 1, 0)
                    .at(0, 0);
            JournalReach reach = JournalReach.of(rows.store, OptionalLong.empty(), () -> false);
            assertThat(rate(reach, HOUR).bytes()).isEqualTo(80 + 72);
        }
    }

    @Test
    void withoutATimeNothingIsKnown() {
        try (TimedStore rows = new TimedStore(folder, 4)) {
            rows.at(0, 0);
            JournalReach reach = JournalReach.of(rows.store, OptionalLong.empty(), () -> false);
            assertThat(reach.rates()).isEmpty();
            assertThat(reach.oldest()).isEmpty();
        }
    }
}
