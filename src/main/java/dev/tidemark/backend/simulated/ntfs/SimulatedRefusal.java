package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.Win32Error;

/** What a simulated program meets when the volume refuses what it does to a file. Immutable. */
public final class SimulatedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status the Win32 error
     */
    public SimulatedRefusal(int status) {
        super(Win32Error.describe(status));
        this.status = status;
    }

    public SimulatedRefusal(Win32Error error) {
        this(error.code());
    }

    /** The Win32 error. */
    public int status() {
        return status;
    }
}
