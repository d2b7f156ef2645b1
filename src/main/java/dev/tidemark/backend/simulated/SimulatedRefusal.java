package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Win32Error;

/** What a simulated program meets when the volume refuses what it does to a file. */
public final class SimulatedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    SimulatedRefusal(int status) {
        super(Win32Error.describe(status));
        this.status = status;
    }

    SimulatedRefusal(Win32Error error) {
        this(error.code());
    }

    /** The Win32 error. */
    public int status() {
        return status;
    }
}
