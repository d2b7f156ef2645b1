package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WriteProbe;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The write probe of a volume while its writers are watched, and what it saw when it is closed. Safe from any thread. Where no
 * probe can be made nothing is seen, and nothing proves that writers go on.
 */
final class HoldProbe implements AutoCloseable {

    private volatile @Nullable WriteProbe probe;
    private volatile List<ProbedWrite> last = List.of();

    /** Begins later, or never. */
    HoldProbe() {}

    /**
     * Has begun.
     *
     * @param probe is closed with it
     */
    HoldProbe(WriteProbe probe) {
        this.probe = probe;
    }

    void begin(Backend backend, String volume) {
        try {
            probe = backend.probe(volume);
        } catch (Win32Exception e) {
            // The hold does not depend on it.
        }
    }

    /** Whether a write has been blocked for at least that long. */
    boolean isBlockedFor(Duration time) {
        WriteProbe watching = probe;
        return isTrying() && watching != null && watching.blockedNanos() >= time.toNanos();
    }

    /** Whether writes are tried. */
    boolean isTrying() {
        WriteProbe watching = probe;
        return watching != null && !watching.hasFailed();
    }

    /** As {@link WriteProbe#hasWrittenSince}; false without a probe. */
    boolean hasWrittenSince(long nanoTime) {
        WriteProbe watching = probe;
        return watching != null && watching.hasWrittenSince(nanoTime);
    }

    /** What writers went through so far, oldest first. */
    List<ProbedWrite> writes() {
        WriteProbe watching = probe;
        return watching == null ? last : watching.writes();
    }

    @Override
    public void close() {
        WriteProbe watching = probe;
        if (watching != null) {
            last = watching.writes();
            probe = null;
            watching.close();
        }
    }
}
