package dev.tidemark.ui.volumes;

import dev.tidemark.volume.JournalData;
import java.util.HashMap;
import java.util.Map;

/** How fast the journals grow: bytes a second, smoothed over some seconds. Not thread-safe. */
final class JournalGrowth {

    /** An older second counts e times less each time this many seconds have passed. */
    private static final double SMOOTHING_SECONDS = 5;

    private static final double NANOS = 1e9;

    private final Map<String, Sample> last = new HashMap<>();

    private record Sample(long journalId, long nextUsn, long at, double growth) {}

    /**
     * Takes a volume's newest numbers.
     *
     * @param at when they were asked, in nanoseconds of any clock
     * @return NaN when this journal was not seen before
     */
    double of(String volume, JournalData journal, long at) {
        Sample before = last.get(volume);
        if (before == null || before.journalId() != journal.journalId() || journal.nextUsn() < before.nextUsn()) {
            last.put(volume, new Sample(journal.journalId(), journal.nextUsn(), at, Double.NaN));
            return Double.NaN;
        }
        double seconds = (at - before.at()) / NANOS;
        if (seconds <= 0) {
            return before.growth();
        }
        double current = (journal.nextUsn() - before.nextUsn()) / seconds;
        double growth = goOn(before.growth(), current, seconds);
        last.put(volume, new Sample(journal.journalId(), journal.nextUsn(), at, growth));
        return growth;
    }

    private static double goOn(double before, double current, double seconds) {
        double weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
        return Double.isNaN(before) ? current : before + weight * (current - before);
    }

    /** Forgets a volume whose journal is gone. */
    void forget(String volume) {
        last.remove(volume);
    }
}
