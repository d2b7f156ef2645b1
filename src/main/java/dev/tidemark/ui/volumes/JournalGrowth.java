package dev.tidemark.ui.volumes;

import dev.tidemark.volume.JournalData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How fast the journals grow: bytes a second, smoothed over some seconds, and of each look. Not thread-safe. */
final class JournalGrowth {

    /** An older second counts e times less each time this many seconds have passed. */
    private static final double SMOOTHING_SECONDS = 5;

    private static final double NANOS = 1e9;

    private final Map<String, Sample> last = new HashMap<>();

    private record Sample(long journalId, long nextUsn, long at, JournalTrend trend) {}

    /**
     * Takes a volume's newest numbers.
     *
     * @param at when they were asked, in nanoseconds of any clock
     * @return the growth is NaN when this journal was not seen before
     */
    JournalTrend of(String volume, JournalData journal, long at) {
        Sample before = last.get(volume);
        if (before == null || before.journalId() != journal.journalId() || journal.nextUsn() < before.nextUsn()) {
            last.put(volume, new Sample(journal.journalId(), journal.nextUsn(), at, JournalTrend.UNKNOWN));
            return JournalTrend.UNKNOWN;
        }
        double seconds = (at - before.at()) / NANOS;
        if (seconds <= 0) {
            return before.trend();
        }
        double current = (journal.nextUsn() - before.nextUsn()) / seconds;
        JournalTrend trend = goOn(before.trend(), current, seconds);
        last.put(volume, new Sample(journal.journalId(), journal.nextUsn(), at, trend));
        return trend;
    }

    private static JournalTrend goOn(JournalTrend before, double current, double seconds) {
        double weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
        double rate = Double.isNaN(before.growth()) ? current : before.growth() + weight * (current - before.growth());
        List<Double> recent = new ArrayList<>(before.recent().subList(1, JournalTrend.SAMPLES));
        recent.add(current);
        return new JournalTrend(rate, List.copyOf(recent), Double.NaN);
    }

    /** Forgets a volume whose journal is gone. */
    void forget(String volume) {
        last.remove(volume);
    }
}
