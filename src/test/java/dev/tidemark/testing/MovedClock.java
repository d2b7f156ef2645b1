package dev.tidemark.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of this computer, and later when a test says so: nothing has to happen in time. Safe from any thread. */
public final class MovedClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }
}
