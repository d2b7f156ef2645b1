package dev.tidemark.testing;

/** How often a test tries what goes wrong only now and then. Pure functions. */
public final class Rounds {

    private static final int ORDINARY = 10;

    private Rounds() {}

    /**
     * All of them with {@code -Dtidemark.rounds=full}, else a tenth.
     *
     * @param full how many it takes to be sure
     */
    public static int of(int full) {
        return "full".equals(System.getProperty("tidemark.rounds")) ? full : Math.max(1, full / ORDINARY);
    }
}
