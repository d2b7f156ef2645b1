package dev.tidemark.testing;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;

/**
 * A computer put together of parts that a test changed. Immutable. Closing it closes nothing: the test has the machine behind it,
 * and looks at that afterwards.
 */
public record HeldComputer(Backend backend, Host host) implements Computer {

    @Override
    public void close() {
        // The machine belongs to the test.
    }
}
