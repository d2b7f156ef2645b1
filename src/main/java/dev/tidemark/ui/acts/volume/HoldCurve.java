package dev.tidemark.ui.acts.volume;

import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What writers went through during a hold, as it is plotted: each write's latency at the time it was asked, and how many
 * writes waited at each time.
 *
 * @param seconds the time that is shown, from the hold's beginning on
 * @param writes each write, by the time it was asked
 * @param queue how many waited, from each time on; begins at 0 s
 */
record HoldCurve(double seconds, List<Write> writes, List<Step> queue) {

    static final HoldCurve EMPTY = new HoldCurve(1, List.of(), List.of());

    /** What takes longer did not go through by itself: it waited for something. */
    private static final double WAITED_SECONDS = 0.05;

    private static final double NANOS = 1e9;

    /**
     * Writes that were asked at one time.
     *
     * @param at seconds since the hold began
     * @param waited seconds
     * @param count how many
     * @param done whether they got through
     */
    record Write(double at, double waited, long count, boolean done) {

        private boolean hadToWait() {
            return !done || waited >= WAITED_SECONDS;
        }
    }

    /** From a time on, in seconds, so many writes waited. */
    record Step(double at, long waiting) {}

    /**
     * @param since when the hold began; what was asked before does not belong to it
     * @param shown how much time is shown at least
     */
    static HoldCurve of(List<ProbedWrite> probed, Instant since, Duration shown) {
        List<Write> writes = probed.stream()
                .filter(write -> !write.asked().isBefore(since))
                .map(write -> new Write(
                        seconds(Duration.between(since, write.asked())),
                        seconds(write.waited()),
                        write.writes(),
                        write.done()))
                .toList();
        double end = writes.stream()
                .mapToDouble(write -> write.at() + write.waited())
                .max()
                .orElse(0);
        return new HoldCurve(Math.max(Math.max(end, seconds(shown)), 0.1), writes, queue(writes));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }

    /** Of those that had to wait: no more can have waited at once than waited at all. */
    private static List<Step> queue(List<Write> all) {
        List<Write> writes = all.stream().filter(Write::hadToWait).toList();
        double[][] changes = new double[2 * writes.size()][];
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            changes[2 * i] = new double[] {write.at(), write.count()};
            double end = write.done() ? write.at() + write.waited() : Double.POSITIVE_INFINITY;
            changes[2 * i + 1] = new double[] {end, -write.count()};
        }
        // At one time those that end go before those that come.
        Arrays.sort(
                changes,
                Comparator.<double[]>comparingDouble(change -> change[0]).thenComparingDouble(change -> change[1]));
        List<Step> steps = new ArrayList<>();
        long waiting = 0;
        steps.add(new Step(0, 0));
        for (double[] change : changes) {
            waiting += (long) change[1];
            if (Double.isFinite(change[0])) {
                steps.add(new Step(change[0], waiting));
            }
        }
        return List.copyOf(steps);
    }

    /** How many writes waited at once, at most. */
    long mostWaiting() {
        return queue.stream().mapToLong(Step::waiting).max().orElse(0);
    }

    /** The longest latency so far, in seconds. */
    double longest() {
        return writes.stream().mapToDouble(Write::waited).max().orElse(0);
    }

    /** How many writes had to wait. */
    long waited() {
        return writes.stream().filter(Write::hadToWait).mapToLong(Write::count).sum();
    }

    /** In words, for those who cannot see the plot and those who can. */
    String summary() {
        return writes.isEmpty()
                ? Messages.text("hold.plot.nothing")
                : Messages.text("hold.plot.summary", waited(), longest(), mostWaiting());
    }
}
