package dev.tidemark.ui.shell;

import dev.tidemark.store.RecordKey;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each source that is opened a number of its own in the keys of its rows. Safe from any thread. A number comes again
 * only after {@link RecordKey#MOST_SOURCES} others.
 */
final class SourceNumbers {

    private final AtomicInteger given = new AtomicInteger();

    int next() {
        return given.getAndIncrement() & RecordKey.MOST_SOURCES - 1;
    }
}
