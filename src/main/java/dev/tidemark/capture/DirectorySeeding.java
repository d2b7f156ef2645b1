package dev.tidemark.capture;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.DirectoryTable;
import dev.tidemark.path.PathIndex;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.volume.FileTableEnumerator;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread; reads on one of its own. Asks a volume for its directories once reading has begun, and again each
 * time records were missed. Holds a handle only while it asks, and asks only while the volume is read.
 */
final class DirectorySeeding implements SourcePaths.Tables {

    private static final long LOOK_MILLIS = 100;
    private static final int NEWEST_VERSION = 3;

    private final LiveSource source;
    private final AskGate gate;
    private volatile boolean ended;
    private volatile boolean cancelled;
    private volatile @Nullable Handle open;
    private volatile String words = "";

    /** How many losses of records there were when it was asked last; -1 before. */
    private volatile int seeded = -1;

    DirectorySeeding(LiveSource source, AskGate gate) {
        this.source = source;
        this.gate = gate;
    }

    @Override
    public void read(PathIndex index) {
        while (!ended) {
            int losses = index.losses();
            if (losses != seeded && index.built() > 0 && source.journal() != null && gate.enter()) {
                try {
                    cancelled = false;
                    seed(index);
                } finally {
                    gate.leave();
                }
                // What ended because reading did is asked again when reading goes on.
                seeded = gate.isOpen() ? losses : seeded;
            }
            rest();
        }
    }

    private synchronized void rest() {
        try {
            if (!ended) {
                wait(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            ended = true;
        }
    }

    private void seed(PathIndex index) {
        try (Handle handle = source.backend().openVolume(source.location(), OpenMode.READ_JOURNAL)) {
            open = handle;
            words = Messages.text("paths.seeding", 0);
            JournalData before = journal(handle);
            DirectoryTable table = new DirectoryTable(Certainty.LIVE, before.nextUsn());
            boolean whole = enumerate(handle, table) && isStill(before, handle, index);
            if (whole) {
                index.add(table);
            }
            words = whole ? Messages.text("paths.seeded", table.size()) : unfinished();
        } catch (Win32Exception e) {
            words = stops()
                    ? unfinished()
                    : Messages.text("paths.unreadable", Win32Problems.of(e).line());
        } catch (InterruptedException e) {
            ended = true;
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

    private boolean stops() {
        return ended || cancelled || !gate.isOpen();
    }

    private String unfinished() {
        return cancelled ? Messages.text("paths.seeding.cancelled") : "";
    }

    private JournalData journal(Handle handle) throws Win32Exception {
        return JournalControl.query(handle, source.backend(), source.location());
    }

    private boolean enumerate(Handle handle, DirectoryTable table) throws Win32Exception {
        FileTableEnumerator files =
                new FileTableEnumerator(handle, source.backend(), source.location(), 0, Long.MAX_VALUE, NEWEST_VERSION);
        for (ByteBuffer page = files.next(); page != null; page = files.next()) {
            int end = page.limit();
            int at = page.position();
            for (int step = PackedRecords.step(page, at, end); step > 0; step = PackedRecords.step(page, at, end)) {
                table.add(page, at);
                at += step;
            }
            if (stops()) {
                return false;
            }
            words = Messages.text("paths.seeding", table.size());
        }
        return true;
    }

    String words() {
        return words;
    }

    /** Whether it was asked to the end, or refused. */
    boolean wasAsked() {
        return seeded >= 0;
    }

    /** Ends what is being asked, by the user's wish; it is asked again when records are missed. */
    boolean cancel() {
        boolean asking = open != null;
        cancelled = true;
        interrupt();
        return asking;
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
