package dev.tidemark.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of a report as they come, each one at once: what is written stays when the machine does not. Safe from any thread.
 * A line that cannot be written ends nothing; the failure is kept, and no further line is tried.
 */
final class ReportStream {

    private final OutputStream out;
    private @Nullable IOException failure;

    ReportStream(OutputStream out) {
        this.out = out;
    }

    synchronized void line(String line) {
        if (failure != null) {
            return;
        }
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Throws what kept a line from being written. */
    synchronized void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
