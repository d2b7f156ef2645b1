package dev.tidemark.capture;

import dev.tidemark.path.PathIndex;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread. The paths of one source, made when they are asked for first, and the thread that reads tables of
 * directories for them.
 */
final class SourcePaths implements AutoCloseable {

    /** Reads tables, on a thread of its own, until there is no more to read or it is to end. */
    interface Tables {

        void read(PathIndex index);

        /** Ends the reading soon; called from another thread, perhaps more than once. */
        void end();
    }

    private final Supplier<PathIndex> maker;
    private final Tables tables;
    private volatile @Nullable PathIndex index;
    private @Nullable Thread thread;
    private boolean closed;

    SourcePaths(Supplier<PathIndex> maker, Tables tables) {
        this.maker = maker;
        this.tables = tables;
    }

    /** The paths; begins to follow the store at the first call. */
    PathIndex get() {
        PathIndex known = index;
        return known != null ? known : make();
    }

    private synchronized PathIndex make() {
        PathIndex known = index;
        if (known != null) {
            return known;
        }
        PathIndex made = maker.get();
        index = made;
        if (closed) {
            return made;
        }
        made.start();
        Thread reader =
                Thread.ofPlatform().name("tidemark-directories").daemon().start(() -> tables.read(made));
        thread = reader;
        return made;
    }

    /** Ends the threads and waits for them. */
    @Override
    public synchronized void close() {
        closed = true;
        tables.end();
        Joining.uninterruptibly(thread);
        PathIndex known = index;
        if (known != null) {
            known.close();
        }
    }
}
