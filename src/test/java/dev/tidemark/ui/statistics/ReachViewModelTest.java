package dev.tidemark.ui.statistics;

import static dev.tidemark.testing.ShownRecords.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.summary.JournalReach;
import dev.tidemark.testing.ShownRecords;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far back a journal reaches: looked at again when there is more to see, and told in words. */
@Tag("shows-when")
class ReachViewModelTest {

    private static final double MINUTES = 60;

    @TempDir
    Path folder;

    private ShownRecords records;
    private ReachViewModel model;
    private double now = 60 * MINUTES;
    private long nanos;

    @BeforeEach
    void open() {
        records = new ShownRecords(folder, true);
        model = new ReachViewModel(records.tasks, () -> Filetime.toInstant(at(now)), () -> nanos);
    }

    @AfterEach
    void close() {
        records.close();
    }

    private void add(double minute) {
        records.add("a.txt", Reason.DATA_EXTEND.bit(), at(minute * MINUTES));
    }

    private @Nullable JournalReach after(int seconds, boolean live) {
        nanos += seconds * 1_000_000_000L;
        model.pulse(records.store, live);
        return model.reachProperty().get();
    }

    /** The lengths of the periods, in minutes. */
    private static List<Long> minutes(@Nullable JournalReach reach) {
        return Objects.requireNonNull(reach).rates().stream()
                .map(rate -> rate.ticks() / Filetime.TICKS_PER_SECOND / 60)
                .toList();
    }

    @Test
    void nothingIsSaidWithoutASourceAndNoRateWithoutARecord() {
        model.pulse(null, false);
        assertThat(model.reachProperty().get()).isNull();
        assertThat(Objects.requireNonNull(after(0, true)).rates()).isEmpty();
        model.pulse(null, false);
        assertThat(model.reachProperty().get()).isNull();
    }

    @Test
    void ratesAreUpToNowWhileItIsWrittenElseUpToTheNewestRecord() {
        add(0);
        add(10);
        assertThat(minutes(after(0, false))).containsExactly(5L, 10L);
        assertThat(minutes(after(5, true))).containsExactly(5L, 15L, 60L);
    }

    @Test
    void rowsAreLookedAtAgainSomeSecondsLaterAndOnlyForSomethingNew() {
        add(0);
        add(10);
        JournalReach first = after(0, false);
        add(12);
        assertThat(after(4, false)).isSameAs(first);
        JournalReach second = after(1, false);
        assertThat(minutes(second)).containsExactly(5L, 12L);
        assertThat(after(60, false)).isSameAs(second);
        JournalReach live = after(5, true);
        now += MINUTES;
        assertThat(after(4, true)).isSameAs(live);
        assertThat(minutes(after(1, true))).containsExactly(5L, 15L, 60L, 61L);
    }

    @Test
    void ofAnotherSourceNothingIsSaidThatWasOfTheOneBefore() {
        add(0);
        assertThat(after(0, false)).isNotNull();
        try (ShownRecords other = new ShownRecords(folder.resolve("other"), false)) {
            model.pulse(other.store, false);
            assertThat(Objects.requireNonNull(model.reachProperty().get()).rates())
                    .isEmpty();
        }
    }

    @Test
    void eachPeriodHasItsRateAndHowFarEachSizeWouldReach() {
        JournalReach reach = new JournalReach(
                OptionalLong.of(at(0)),
                OptionalLong.of(at(3600)),
                8 << 20,
                List.of(
                        new JournalReach.Rate(5 * 60 * Filetime.TICKS_PER_SECOND, false, 0),
                        new JournalReach.Rate(3600 * Filetime.TICKS_PER_SECOND, true, 8 << 20)));
        assertThat(ReachWords.head())
                .containsExactly("Written", "Rate", "32 MiB reach", "64 MiB reach", "128 MiB reach", "256 MiB reach");
        assertThat(ReachWords.lines(reach))
                .containsExactly(
                        List.of("in the last 5 min", "0 B/s", "\u2013", "\u2013", "\u2013", "\u2013"),
                        List.of("in all 1 h 0 min", "2.3 KiB/s", "4 h 0 min", "8 h 0 min", "16 h 0 min", "32 h 0 min"));
        assertThat(ReachWords.all(reach))
                .startsWith("in the last 5 min: 0 B/s, 32 MiB reach \u2013, ")
                .endsWith("256 MiB reach 32 h 0 min.");
    }
}
