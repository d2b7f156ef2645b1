package dev.tidemark.act;

import java.time.Duration;

/**
 * How long a hold waits for what. Immutable.
 *
 * @param letGo how long a driver has to answer a cancel, before it is said that it does not let go
 * @param write how long the first write after the request may take, before it counts as still blocked
 * @param look how often it is looked, and cancelled again
 * @param aftermath how long what held writers write comes in after the hold
 */
record HoldTimings(Duration letGo, Duration write, Duration look, Duration aftermath) {

    /** For people, and for the drivers of this world. */
    static final HoldTimings USUAL = new HoldTimings(
            Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(20), Duration.ofMillis(500));

    /** How long a release may take when every driver takes its time. */
    Duration longestRelease() {
        return letGo.multipliedBy(2).plus(write);
    }
}
