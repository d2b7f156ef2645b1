package dev.tidemark.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Times something several times over; what is compared takes turns, so that noise falls on both. Not thread-safe. */
final class Passes {

    private final double[] seconds;
    private int count;

    Passes(int most) {
        seconds = new double[most];
    }

    /** Runs it once, and keeps the time. */
    <T> T time(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        seconds[count++] = (System.nanoTime() - start) / 1e9;
        return result;
    }

    /** Forgets the times: the passes before were warm-up. */
    void forget() {
        count = 0;
    }

    double median() {
        double[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return sorted[count / 2];
    }

    double least() {
        return Arrays.stream(seconds, 0, count).min().orElse(Double.NaN);
    }
}
