package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.FailureDetail;
import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;

/** What a simulated program meets when the volume refuses what it does to a file. Immutable. */
public final class SimulatedRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int ntStatus;

    /**
     * @param status the Win32 error
     */
    public SimulatedRefusal(int status) {
        this(status, NtStatus.usual(status));
    }

    /** Tells apart what one Win32 error covers. */
    public SimulatedRefusal(NtStatus status) {
        this(status.win32(), status.value());
    }

    private SimulatedRefusal(int status, int ntStatus) {
        super(Win32Error.describe(status));
        this.status = status;
        this.ntStatus = ntStatus;
    }

    public SimulatedRefusal(Win32Error error) {
        this(error.code());
    }

    /** The Win32 error. */
    public int status() {
        return status;
    }

    /** The NTSTATUS that it was made of, 0 when none is named. */
    public int ntStatus() {
        return ntStatus;
    }

    /** As the program meets it: from a call, for something. */
    public Win32Exception of(String call, String what) {
        Win32Exception refused = new Win32Exception(status, call, what, FailureDetail.of(ntStatus));
        refused.initCause(this);
        return refused;
    }
}
