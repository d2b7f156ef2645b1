package dev.tidemark.backend.host;

/**
 * A privilege that is enabled until this is closed, and then put back as it was. May be closed by another thread than the one
 * that enabled it; once.
 *
 * @param isHeld whether the token holds it at all; else nothing was enabled
 * @param putBack puts it back
 */
public record EnabledPrivilege(boolean isHeld, Runnable putBack) implements AutoCloseable {

    /** The token does not hold it. */
    public static final EnabledPrivilege NOT_HELD = new EnabledPrivilege(false, () -> {});

    @Override
    public void close() {
        putBack.run();
    }
}
