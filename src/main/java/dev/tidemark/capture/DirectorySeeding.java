package dev.tidemark.capture;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.DirectoryTable;
import dev.tidemark.path.PathIndex;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.volume.FileTableEnumerator;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread; reads on one of its own. Asks a volume for its directories once reading has begun, and again each
 * time records were missed. Holds a handle only while it asks.
 */
final class DirectorySeeding implements SourcePaths.Tables {

    private static final long LOOK_MILLIS = 100;
    private static final int NEWEST_VERSION = 3;

    private final LiveSource source;
    private volatile boolean ended;
    private volatile boolean cancelled;
    private volatile @Nullable Handle open;
    private volatile String words = "";

    DirectorySeeding(LiveSource source) {
        this.source = source;
    }

    @Override
    public void read(PathIndex index) {
        int seeded = -1;
        while (!ended) {
            int losses = index.losses();
            if (losses != seeded && source.isReading() && source.journal() != null && index.built() > 0) {
                seeded = losses;
                seed(index);
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
        cancelled = false;
        try (Handle handle = source.backend().openVolume(source.location(), OpenMode.READ_JOURNAL)) {
            open = handle;
            JournalData before = journal(handle);
            DirectoryTable table = new DirectoryTable(Certainty.LIVE, before.nextUsn());
            boolean whole = enumerate(handle, table);
            // Entries from before and after a new journal have USNs that cannot be compared.
            if (whole && journal(handle).journalId() == before.journalId()) {
                index.add(table);
                words = Messages.text("paths.seeded", table.size());
            } else {
                words = Messages.text("paths.seeding.cancelled");
            }
        } catch (Win32Exception e) {
            words = ended || cancelled
                    ? ""
                    : Messages.text("paths.unreadable", Problem.of(e).what());
        } finally {
            open = null;
        }
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
            if (ended || cancelled) {
                return false;
            }
            words = Messages.text("paths.seeding", table.size());
        }
        return true;
    }

    String words() {
        return words;
    }

    /** Ends what is being asked; it is asked again when records are missed. */
    boolean cancel() {
        Handle asking = open;
        cancelled = true;
        if (asking != null) {
            asking.cancel();
        }
        return asking != null;
    }

    @Override
    public void end() {
        ended = true;
        cancel();
        synchronized (this) {
            notifyAll();
        }
    }
}
