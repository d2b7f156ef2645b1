package dev.tidemark.ui.records;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets numbers that change with every frame be told only as often as they can be read. Not thread-safe. */
final class Pace {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(250);

    private final LongSupplier clock;
    private long next;

    Pace(LongSupplier clock) {
        this.clock = clock;
        this.next = clock.getAsLong();
    }

    /** Whether it is time; if so, the next time comes a step later. */
    boolean isDue() {
        long now = clock.getAsLong();
        boolean due = now - next >= 0;
        if (due) {
            next = now + STEP;
        }
        return due;
    }
}
