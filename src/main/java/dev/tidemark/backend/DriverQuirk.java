package dev.tidemark.backend;

import java.util.Optional;

/**
 * Where a driver may do otherwise than the reference pages say, or where they leave it open; each can be switched on where
 * there are faults on demand. Immutable.
 */
public enum DriverQuirk {
    /** The request that holds writes completes by itself, with success, as soon as the volume is flushed. */
    HOLD_COMPLETES("hold", "completes"),
    /** When that request is over, however it ended, the driver below holds on until IOCTL_VOLSNAP_RELEASE_WRITES or 10 s. */
    HOLDS_BELOW("hold", "below"),
    /** The request that holds writes is refused with 87 when it comes without input. */
    HOLD_WANTS_INPUT("hold", "input"),
    /** FSCTL_MARK_HANDLE refuses PROTECT_CLUSTERS without the handle of the volume. */
    PROTECT_CLUSTERS_WANTS_VOLUME("mark", "volume");

    private final String what;
    private final String how;

    DriverQuirk(String what, String how) {
        this.what = what;
        this.how = how;
    }

    /** The one that the command line names {@code what=how}, in either case. */
    static Optional<DriverQuirk> named(String what, String how) {
        for (DriverQuirk quirk : values()) {
            if (quirk.what.equalsIgnoreCase(what) && quirk.how.equalsIgnoreCase(how)) {
                return Optional.of(quirk);
            }
        }
        return Optional.empty();
    }

    /** As the command line names it, for example {@code hold=below}. */
    public String spec() {
        return what + "=" + how;
    }
}
