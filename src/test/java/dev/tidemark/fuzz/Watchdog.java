package dev.tidemark.fuzz;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends the program when one input takes too long, and says which and where. Safe from any thread. */
final class Watchdog {

    /** An input of a few KiB is read within milliseconds, also on a machine that does much else. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long LOOK_MILLIS = 500;

    private final PrintStream out;
    private final Runnable keep;
    private volatile String reading = "";
    private volatile long since = System.nanoTime();

    /**
     * @param keep keeps the input that is being read
     */
    Watchdog(PrintStream out, Runnable keep) {
        this.out = out;
        this.keep = keep;
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("watchdog").daemon().factory());
        clock.scheduleAtFixedRate(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** An input begins to be read. */
    void begin(String name) {
        reading = name;
        since = System.nanoTime();
    }

    private void look() {
        if (System.nanoTime() - since < PATIENCE_NANOS) {
            return;
        }
        out.println(reading + " takes longer than " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            out.println(thread.getKey().getName());
            for (StackTraceElement frame : thread.getValue()) {
                out.println("    at " + frame);
            }
        }
        keep.run();
        out.flush();
        Runtime.getRuntime().halt(Fuzz.HANGS);
    }
}
