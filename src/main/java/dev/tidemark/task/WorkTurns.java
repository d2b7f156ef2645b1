package dev.tidemark.task;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one processor for the window, and for those that read, while several long pieces of work go on beside it: each asks for a turn
 * for a few milliseconds of it, and no more have one at a time than there are processors less one. Safe from any thread.
 *
 * <p>Not every system heeds the priority of a thread: on Linux a filter, a timeline and statistics that count at the same time take
 * the window's turn too.
 */
public final class WorkTurns {

    /** Who has a turn for longer is stuck, on a disk that does not answer, and holds up no other. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final WorkTurns SHARED = new WorkTurns(SharedPieces.threads(true), PATIENCE);

    private final Semaphore free;
    private final Duration patience;
    private final Set<Turn> taken = ConcurrentHashMap.newKeySet();

    /** Of one thread, since then. Each is another one. */
    private static final class Turn {

        private final long since = System.nanoTime();
    }

    /**
     * @param most how many have a turn at a time
     */
    WorkTurns(int most, Duration patience) {
        this.free = new Semaphore(most, true);
        this.patience = patience;
    }

    /**
     * Does a little work, when it has its turn; those who ask first have it first. An interrupt does not end the waiting, and is kept.
     * Not for the FX thread.
     *
     * @param work takes milliseconds, waits for nobody, and asks for no turn itself
     */
    public static void run(Runnable work) {
        SHARED.inTurn(work);
    }

    void inTurn(Runnable work) {
        await();
        Turn turn = new Turn();
        taken.add(turn);
        try {
            work.run();
        } finally {
            giveBack(turn);
        }
    }

    private void await() {
        boolean interrupted = false;
        boolean mine = false;
        while (!mine) {
            try {
                mine = free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                continue;
            }
            if (!mine) {
                passOver();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever has had a turn for too long goes on without one. */
    private void passOver() {
        long now = System.nanoTime();
        taken.stream()
                .filter(turn -> now - turn.since >= patience.toNanos())
                .max(Comparator.comparingLong(turn -> now - turn.since))
                .ifPresent(this::giveBack);
    }

    /** Once: also where it was passed over meanwhile. */
    private void giveBack(Turn turn) {
        if (taken.remove(turn)) {
            free.release();
        }
    }
}
