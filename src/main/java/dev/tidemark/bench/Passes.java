package dev.tidemark.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Times something several times over; what is compared takes turns, so that noise falls on both. Not thread-safe. */
final class Passes {

    private final double[] seconds;
    private final LongSupplier nanos;
    private int count;

    Passes(int most) {
        this(most, System::nanoTime);
    }

    /**
     * @param nanos the clock, in nanoseconds
     */
    private Passes(int most, LongSupplier nanos) {
        this.seconds = new double[most];
        this.nanos = nanos;
    }

    /** Times what all processors together do for this program, on any of its threads. */
    static Passes ofProcessors(int most) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Passes(most, system::getProcessCpuTime);
    }

    /** Runs it once, and keeps the time. */
    <T> T time(Callable<T> work) throws Exception {
        long start = nanos.getAsLong();
        T result = work.call();
        seconds[count++] = (nanos.getAsLong() - start) / 1e9;
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

    /** The first that was kept. */
    double first() {
        return count == 0 ? Double.NaN : seconds[0];
    }

    double least() {
        return Arrays.stream(seconds, 0, count).min().orElse(Double.NaN);
    }
}
