package dev.tidemark.capture;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.DirectoryTable;
import dev.tidemark.path.PathIndex;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.volume.FileTableEnumerator;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a volume for its directories once reading has begun, and again each time records were missed. Safe from any thread;
 * reads on one of its own. Holds a handle only while it asks, and asks only while the volume is read.
 */
final class DirectorySeeding implements SourcePaths.Tables {

    private static final long LOOK_MILLIS = 100;

    /** Until it was asked for the first time, somebody may be waiting for just that: it can be as soon as a row is there. */
    private static final long FIRST_LOOK_MILLIS = 5;

    private static final long CANCEL_AGAIN_MILLIS = 20;
    private static final int NEWEST_VERSION = 3;

    private final LiveSource source;
    private final AskGate gate;
    private volatile boolean ended;
    private volatile @Nullable Handle open;
    private volatile @Nullable BackgroundTask task;
    private volatile String said = "";

    /** How many losses of records there were when it was asked last; -1 before. */
    private volatile int seeded = -1;

    /** How often the gate was shut before it was asked last. */
    private int shuts;

    DirectorySeeding(LiveSource source, AskGate gate) {
        this.source = source;
        this.gate = gate;
    }

    @Override
    public void read(PathIndex index) {
        while (!ended) {
            int losses = index.losses();
            shuts = gate.shuts();
            if (losses != seeded && index.built() > 0 && source.journal() != null && gate.enter()) {
                try {
                    seed(index);
                    // What ended because reading did is asked again when reading goes on.
                    seeded = wasShut() ? seeded : losses;
                } finally {
                    gate.leave();
                }
            }
            rest();
        }
    }

    private synchronized void rest() {
        try {
            if (!ended) {
                wait(seeded < 0 && source.journal() != null && gate.isOpen() ? FIRST_LOOK_MILLIS : LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            ended = true;
        }
    }

    private void seed(PathIndex index) {
        BackgroundTask asking = new BackgroundTask(Messages.text("paths.seeding", 0));
        task = asking;
        try {
            said = seed(index, asking);
        } finally {
            task = null;
            asking.end();
        }
    }

    private String seed(PathIndex index, BackgroundTask asking) {
        try (Handle handle = source.backend().openVolume(source.location(), OpenMode.READ_JOURNAL)) {
            open = handle;
            asking.onCancel(() -> cancelOnThreadOfItsOwn(asking));
            JournalData before = journal(handle);
            DirectoryTable table = new DirectoryTable(Certainty.LIVE, before.nextUsn());
            boolean whole = enumerate(handle, table, asking) && isStill(before, handle, index);
            if (whole) {
                index.add(table);
            }
            return whole ? Messages.text("paths.seeded", table.size()) : unfinished(asking);
        } catch (Win32Exception e) {
            return stops(asking)
                    ? unfinished(asking)
                    : Messages.text("paths.unreadable", Win32Problems.of(e).line());
        } catch (InterruptedException e) {
            ended = true;
            return "";
        } finally {
            open = null;
        }
    }

    /** Entries of before and after a new journal have USNs that cannot be compared. */
    private boolean isStill(JournalData before, Handle handle, PathIndex index)
            throws Win32Exception, InterruptedException {
        index.await(source.store().endRecord());
        OptionalLong read = source.currentJournalId();
        return read.isPresent()
                && read.getAsLong() == before.journalId()
                && journal(handle).journalId() == before.journalId();
    }

    private boolean stops(BackgroundTask asking) {
        return ended || asking.isCancelled() || wasShut();
    }

    /** Whether reading ended meanwhile, even if it goes on by now. */
    private boolean wasShut() {
        return gate.shuts() != shuts;
    }

    private static String unfinished(BackgroundTask asking) {
        return asking.isCancelled() ? Messages.text("paths.seeding.cancelled") : "";
    }

    private JournalData journal(Handle handle) throws Win32Exception {
        return JournalControl.query(handle, source.backend(), source.location());
    }

    private boolean enumerate(Handle handle, DirectoryTable table, BackgroundTask asking) throws Win32Exception {
        FileTableEnumerator files =
                new FileTableEnumerator(handle, source.backend(), source.location(), 0, Long.MAX_VALUE, NEWEST_VERSION);
        for (ByteBuffer page = files.next(); page != null; page = files.next()) {
            int end = page.limit();
            int at = page.position();
            for (int step = PackedRecords.step(page, at, end); step > 0; step = PackedRecords.step(page, at, end)) {
                table.add(page, at);
                at += step;
            }
            if (stops(asking)) {
                return false;
            }
            asking.say(Messages.text("paths.seeding", table.size()));
        }
        return true;
    }

    /** What is being asked, else what came of it. */
    String words() {
        BackgroundTask now = task;
        return now == null ? said : now.words();
    }

    /** The asking that goes on, which a person may end; it is asked again when records are missed. */
    @Nullable
    BackgroundTask task() {
        return task;
    }

    /**
     * Waits until the volume was asked, when it is still to be, and until what is being asked was answered.
     *
     * @param reading whether the volume is read: only then it is asked
     */
    synchronized void awaitAsked(BooleanSupplier reading) throws InterruptedException {
        while (!ended && reading.getAsBoolean() && (!wasAsked() || task != null)) {
            wait(LOOK_MILLIS);
        }
    }

    /** Whether it was asked to the end, or refused. */
    boolean wasAsked() {
        return seeded >= 0;
    }

    /** Who cancels never waits, and may be the FX thread. */
    private void cancelOnThreadOfItsOwn(BackgroundTask asking) {
        Thread.ofPlatform().daemon().name("tidemark-cancel-" + source.name()).start(() -> cancelUntilEnded(asking));
    }

    /** Again and again, since a cancel that comes just before a call is lost. */
    private void cancelUntilEnded(BackgroundTask asking) {
        try {
            while (task == asking) {
                interrupt();
                Thread.sleep(CANCEL_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the call that waits, if there is one. */
    void interrupt() {
        Handle asking = open;
        if (asking != null) {
            asking.cancel();
        }
    }

    @Override
    public void end() {
        ended = true;
        interrupt();
        synchronized (this) {
            notifyAll();
        }
    }
}
