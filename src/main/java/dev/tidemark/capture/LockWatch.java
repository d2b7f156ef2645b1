package dev.tidemark.capture;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Listening;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.util.function.LongSupplier;

/**
 * What the locks of other programs ask of one who reads a volume's journal: to let go when one is coming, and when to come back.
 * At once after UNLOCK and MOUNT; after a lock that failed not before {@value #FIRST_SECONDS} seconds, and longer each time, so
 * that a tool that tries again in a loop finds the volume free. Events come on any thread; the rest is the reader's.
 */
public final class LockWatch implements AutoCloseable {

    private static final long FIRST_SECONDS = 10;
    private static final long LONGEST_SECONDS = 300;
    private static final long NANOS = 1_000_000_000L;

    private final Runnable letGo;
    private final LongSupplier nanoTime;
    private Listening listening = Listening.NONE;
    private boolean wanted;
    private long returnAt;
    private int failures;

    /** What a reader asks of the volume to find out whether it is free. */
    @FunctionalInterface
    public interface Asking {
        void ask() throws Win32Exception;
    }

    /**
     * @param letGo closes what is open on the volume; runs on the thread that tells of the lock, and does not wait
     */
    public LockWatch(Runnable letGo) {
        this(letGo, System::nanoTime);
    }

    LockWatch(Runnable letGo, LongSupplier nanoTime) {
        this.letGo = letGo;
        this.nanoTime = nanoTime;
    }

    /** Listens from now on, where the volume can be listened to. */
    public void begin(Backend backend, String volume) {
        try {
            listening = backend.listen(volume, this::heard);
        } catch (Win32Exception e) {
            // Whoever reads it finds out more, and tells so.
        }
    }

    void heard(VolumeEvent event) {
        boolean go;
        synchronized (this) {
            go = event == VolumeEvent.LOCK || event == VolumeEvent.DISMOUNT;
            switch (event) {
                case LOCK, DISMOUNT -> {
                    wanted = true;
                    // What becomes of it is announced; if that gets lost, it is looked then.
                    returnAt = later();
                }
                case LOCK_FAILED -> {
                    returnAt = later();
                    failures++;
                }
                case UNLOCK, MOUNT, DISMOUNT_FAILED -> {
                    returnAt = nanoTime.getAsLong();
                    failures = 0;
                }
            }
        }
        if (go) {
            letGo.run();
        }
    }

    private long later() {
        long seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS << Math.min(failures, 10));
        return nanoTime.getAsLong() + seconds * NANOS;
    }

    /** Whether somebody wants the volume, and the reader has not come back since. */
    public synchronized boolean mustLetGo() {
        return wanted;
    }

    /** Whether the reader may try to come back now. */
    synchronized boolean mayReturn() {
        return nanoTime.getAsLong() - returnAt >= 0;
    }

    /**
     * Tries to come back, when it is time to.
     *
     * @param asking asks for the journal, through a handle that it closes
     * @return whether the volume is free; it may be without a journal
     * @throws Win32Exception if asking failed for a reason of its own
     */
    public boolean comesBack(Asking asking) throws Win32Exception {
        if (!mayReturn()) {
            return false;
        }
        wants(false);
        try {
            asking.ask();
            return true;
        } catch (Win32Exception e) {
            if (e.is(Win32Error.ERROR_JOURNAL_NOT_ACTIVE) || e.is(Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS)) {
                // It is free; whoever reads on waits for the journal.
                return true;
            }
            if (!keepsOut(e)) {
                throw e;
            }
            refused();
            return false;
        }
    }

    /** Not wanted before it asks, rather than behind that: a lock that comes meanwhile would be forgotten. */
    private synchronized void wants(boolean now) {
        wanted = now;
    }

    private synchronized void refused() {
        wanted = true;
        returnAt = later();
        failures++;
    }

    /** Whether a reader that tries to come back is refused because the volume is still locked, or not mounted again. */
    private static boolean keepsOut(Win32Exception e) {
        return e.is(Win32Error.ERROR_ACCESS_DENIED)
                || AssumedWindows.AFTER_DISMOUNT.stream().anyMatch(e::is);
    }

    @Override
    public void close() {
        listening.close();
        listening = Listening.NONE;
    }
}
