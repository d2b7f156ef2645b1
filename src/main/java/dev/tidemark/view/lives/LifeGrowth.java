package dev.tidemark.view.lives;

import dev.tidemark.history.Lives;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets lives, and those of them that pass a filter, grow in the background. Safe from any thread; never waits. */
final class LifeGrowth {

    private final Lives lives;
    private final Executor executor;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable PassingLives passing;
    private volatile long wanted;
    private volatile boolean closed;

    LifeGrowth(Lives lives, Executor executor) {
        this.lives = lives;
        this.executor = executor;
    }

    /** Which lives are to be found from now on; {@code null} when that is all. */
    void find(@Nullable PassingLives found) {
        passing = found;
    }

    /**
     * Goes on up to a row. Costs next to nothing: call it once a pulse.
     *
     * @param end the number of the row behind the last
     */
    void advance(long end) {
        wanted = end;
        if (isUpToDate() || closed || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::grow);
        } catch (RejectedExecutionException e) {
            running.set(false);
        }
    }

    /** Whether all was taken in up to the row that is wanted. */
    boolean isUpToDate() {
        PassingLives found = passing;
        return lives.taken() >= wanted && (found == null || found.isUpToDate());
    }

    private void grow() {
        try {
            boolean more = true;
            while (more && !closed) {
                more = lives.taken() < wanted && lives.update(wanted);
                PassingLives found = passing;
                more |= found != null && found.update();
            }
            lives.dropGone();
        } finally {
            running.set(false);
        }
    }

    /** Nothing is taken in any more. Does not wait. */
    void close() {
        closed = true;
    }
}
