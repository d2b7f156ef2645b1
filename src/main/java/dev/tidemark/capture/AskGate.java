package dev.tidemark.capture;

/**
 * Lets a volume be asked beside its reading only while it is read: a lock is refused for every handle that is open, and
 * asking mounts what was dismounted. Safe from any thread.
 */
final class AskGate {

    private static final long CANCEL_AGAIN_MILLIS = 20;

    /** How long a driver has to let go of a question. */
    private static final long LET_GO_NANOS = 2_000_000_000L;

    private boolean open;
    private int asking;
    private int turn;

    synchronized void open() {
        open = true;
    }

    synchronized void shut() {
        open = false;
        turn++;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Another number behind each time that it was shut: who was asking then finds it open again, perhaps. */
    synchronized int turn() {
        return turn;
    }

    /** Begins to ask; false when nobody may. What was begun must be ended with {@link #leave}. */
    synchronized boolean enter() {
        if (open) {
            asking++;
        }
        return open;
    }

    synchronized void leave() {
        asking--;
        notifyAll();
    }

    /**
     * Waits until those that are asking have left, or it was opened again; not for ever for one that a driver does not let
     * go of. Shut before.
     *
     * @param cancel ends their calls; run again and again, since a cancel that comes between two calls is lost
     */
    void awaitLeft(Runnable cancel) {
        long until = System.nanoTime() + LET_GO_NANOS;
        boolean interrupted = false;
        while (isAsked() && System.nanoTime() < until) {
            cancel.run();
            interrupted |= pause();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isAsked() {
        return !open && asking > 0;
    }

    private synchronized boolean pause() {
        try {
            if (asking > 0) {
                wait(CANCEL_AGAIN_MILLIS);
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
