package dev.tidemark.backend.simulated.model;

/** What the rules refuse, with the Win32 error that the reference gives for it. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status) {
        super("error " + status, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
