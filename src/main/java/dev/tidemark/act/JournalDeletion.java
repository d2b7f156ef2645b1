package dev.tidemark.act;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.volume.JournalControl;
import org.jspecify.annotations.Nullable;

/**
 * Windows goes on with a deletion that was started, whoever waits for it, and after a restart too. One thread deletes;
 * {@link #stopWaiting} may come from another.
 */
public final class JournalDeletion {

    private final ActRunner runner;
    private final VolumeFacts volume;
    private final long journalId;
    private volatile @Nullable Handle waiting;
    private volatile boolean stopped;

    JournalDeletion(ActRunner runner, VolumeFacts volume, long journalId) {
        this.runner = runner;
        this.volume = volume;
        this.journalId = journalId;
    }

    /**
     * Starts the deletion; with {@code wait} returns when it has ended.
     *
     * @throws ActFailedException 995 when the waiting was stopped: the deletion goes on; 1223 when it was stopped before
     *     anything was sent
     */
    public void run(boolean wait) throws ActFailedException {
        delete(wait ? JournalControl.DELETE | JournalControl.NOTIFY : JournalControl.DELETE);
    }

    /** Waits for a deletion that somebody started. */
    public void await() throws ActFailedException {
        delete(JournalControl.NOTIFY);
    }

    private void delete(int flags) throws ActFailedException {
        runner.run(ActKind.DELETE_JOURNAL, VolumeIdentity.of(volume), volume.name(), (act, traced) -> {
            try (Handle handle = traced.openVolume(volume.id(), OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED))) {
                waiting = handle;
                if (stopped) {
                    // Nothing was sent: the journal is as it was.
                    throw new Win32Exception(
                            Win32Error.ERROR_CANCELLED.code(),
                            ControlCode.FSCTL_DELETE_USN_JOURNAL.name(),
                            volume.name());
                }
                JournalControl.delete(handle, traced, volume.name(), journalId, flags);
                return act;
            } finally {
                waiting = null;
            }
        });
    }

    /** Stops waiting; the deletion goes on. */
    public void stopWaiting() {
        stopped = true;
        Handle handle = waiting;
        if (handle != null) {
            handle.cancel();
        }
    }
}
