package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import dev.tidemark.volume.OldestRecord;
import java.util.OptionalLong;

/** Journal administration: ask, create or resize, delete, track ranges. Safe from any thread; every method may wait. */
public final class JournalActs {

    /** No journal has this id. */
    public static final long NO_JOURNAL = 0;

    private final ActRunner runner;

    JournalActs(ActRunner runner) {
        this.runner = runner;
    }

    /** Asks for everything the volume says of its journal ({@code FSCTL_QUERY_USN_JOURNAL}). */
    public JournalData query(VolumeFacts volume) throws ActFailedException {
        return onVolume(
                ActKind.QUERY_JOURNAL,
                volume,
                (act, traced, handle) -> JournalControl.query(handle, traced, volume.name()));
    }

    /**
     * Creates a journal, or gives an active one other sizes ({@code FSCTL_CREATE_USN_JOURNAL}).
     *
     * @param maximumSize in bytes
     * @param allocationDelta in bytes
     * @return the journal as it is then
     */
    public JournalData create(VolumeFacts volume, long maximumSize, long allocationDelta) throws ActFailedException {
        return onVolume(ActKind.CREATE_JOURNAL, volume, (act, traced, handle) -> {
            JournalControl.create(handle, traced, volume.name(), maximumSize, allocationDelta);
            return JournalControl.query(handle, traced, volume.name());
        });
    }

    /**
     * Tracks ranges of changes from now on, until the journal is deleted ({@code FSCTL_USN_TRACK_MODIFIED_RANGES}).
     *
     * @param chunkSize in bytes
     * @param fileSizeThreshold in bytes
     * @return the USN from which on they are tracked, empty when the volume did not tell
     */
    public OptionalLong trackRanges(VolumeFacts volume, long chunkSize, long fileSizeThreshold)
            throws ActFailedException {
        return onVolume(
                ActKind.TRACK_RANGES,
                volume,
                (act, traced, handle) ->
                        JournalControl.trackRanges(handle, traced, volume.name(), chunkSize, fileSizeThreshold));
    }

    /**
     * Prepares to delete the volume's journal ({@code FSCTL_DELETE_USN_JOURNAL}).
     *
     * @param journalId the id of the journal; ignored by a volume without an active one
     */
    public JournalDeletion deletion(VolumeFacts volume, long journalId) {
        return new JournalDeletion(runner, volume, journalId);
    }

    /** How far a deletion is. */
    public enum DeletionState {
        GOING_ON,
        /** The journal is gone, or another one took its place. */
        OVER,
        /** The journal is there as it was. */
        NOT_BEGUN
    }

    /** How far the deletion of the journal with an id is, as the volume says. */
    public DeletionState deletionOf(VolumeFacts volume, long journalId) throws Win32Exception {
        Backend asking = runner.asking(ActKind.DELETE_JOURNAL, volume.name());
        try (Handle handle = asking.openVolume(volume.id(), OpenMode.VOLUME_FACTS)) {
            boolean same = JournalControl.query(handle, runner.backend(), volume.name())
                            .journalId()
                    == journalId;
            return same ? DeletionState.NOT_BEGUN : DeletionState.OVER;
        } catch (Win32Exception e) {
            if (e.is(Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS)) {
                return DeletionState.GOING_ON;
            }
            if (e.is(Win32Error.ERROR_JOURNAL_NOT_ACTIVE)) {
                return DeletionState.OVER;
            }
            throw e;
        }
    }

    /** Whether a deletion is going on, whatever journal it is of, as the volume says. */
    public boolean isBeingDeleted(VolumeFacts volume) throws Win32Exception {
        return deletionOf(volume, NO_JOURNAL) == DeletionState.GOING_ON;
    }

    /**
     * When the oldest record of a journal was written.
     *
     * @return a FILETIME; empty when no record has a time, or the volume does not tell
     */
    public OptionalLong oldest(VolumeFacts volume, JournalData journal) {
        try {
            Backend asking = runner.asking(ActKind.QUERY_JOURNAL, volume.name());
            JournalHandle opened = JournalHandle.open(asking, volume.id());
            try (Handle handle = opened.handle()) {
                return OldestRecord.time(asking, volume.id(), opened, journal);
            }
        } catch (Win32Exception e) {
            return OptionalLong.empty();
        }
    }

    /** What is done over a handle of the volume. */
    private interface Body<T> {
        T run(Act act, Backend traced, Handle handle) throws Win32Exception;
    }

    private <T> T onVolume(ActKind kind, VolumeFacts volume, Body<T> body) throws ActFailedException {
        OpenMode mode = kind == ActKind.QUERY_JOURNAL ? OpenMode.VOLUME_FACTS : OpenMode.ACT;
        return runner.run(kind, VolumeIdentity.of(volume), volume.name(), (act, traced) -> {
            try (Handle handle = traced.openVolume(volume.id(), mode)) {
                return body.run(act, traced, handle);
            }
        });
    }
}
