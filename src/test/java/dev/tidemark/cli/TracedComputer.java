package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.trace.DeviceCallLog;

/** A computer whose calls are logged, and which stays open. */
record TracedComputer(Computer computer, DeviceCallLog log) implements Computer {

    @Override
    public Backend backend() {
        return log.traced(computer.backend());
    }

    @Override
    public Host host() {
        return computer.host();
    }

    @Override
    public void close() {
        // It belongs to the test.
    }
}
