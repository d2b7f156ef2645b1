package dev.tidemark.act;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;

/**
 * Lets no act open anything until somebody confirmed that the way this elevated process was started is safe. Every act
 * passes it before it gets a backend. Safe from any thread.
 */
public final class SafetyGate {

    private volatile boolean closed;

    SafetyGate() {}

    /** Refuses every act from now on. */
    public void close() {
        closed = true;
    }

    /** Lets acts through again. */
    public void open() {
        closed = false;
    }

    /** Whether acts are let through. */
    public boolean isOpen() {
        return !closed;
    }

    /**
     * Lets an act through.
     *
     * @throws Win32Exception 1260 while the gate is closed
     */
    void pass(Act act) throws Win32Exception {
        pass(act.kind(), act.target());
    }

    /**
     * Lets a question through that belongs to an act.
     *
     * @throws Win32Exception 1260 while the gate is closed
     */
    void pass(ActKind kind, String target) throws Win32Exception {
        if (closed) {
            throw new Win32Exception(Win32Error.ERROR_ACCESS_DISABLED_BY_POLICY.code(), kind.label(), target);
        }
    }
}
