package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Everything that a volume tells of itself. Immutable; asking waits for the volume. Questions that one file system or one
 * Windows does not know are refused, and the others answered all the same.
 *
 * @param journal its change journal
 * @param ntfs sizes and places, of NTFS only
 * @param mounted whether a file system is mounted on it
 * @param dirty whether it is to be checked at the next start
 * @param persistent what it keeps of itself from mount to mount
 * @param minifilters the filters between programs and its file system, the topmost first
 * @param shadowCopies the device names of its shadow copies
 */
public record VolumeReport(
        VolumeFacts facts,
        Answer<JournalData> journal,
        Answer<NtfsVolumeData> ntfs,
        Answer<Boolean> mounted,
        Answer<Boolean> dirty,
        Answer<PersistentState> persistent,
        Answer<List<Minifilter>> minifilters,
        Answer<List<String>> shadowCopies) {

    private static final int DIRTY = 0x1;

    /** Asks all there is to ask. Of a volume that is not mounted nothing is asked, since that would mount it. */
    public static VolumeReport of(Backend backend, VolumeFacts facts) {
        if (facts.state() != VolumeFacts.State.MOUNTED) {
            return unasked(facts);
        }
        try (Handle volume = open(backend, facts.id())) {
            String name = facts.name();
            return new VolumeReport(
                    facts,
                    facts.journalCapable()
                            ? Answer.of(() -> JournalControl.query(volume, backend, name))
                            : new Answer.NotAsked<>(),
                    Answer.of(() -> NtfsVolumeData.query(volume, backend, name)),
                    new Answer.Given<>(VolumeLock.isMounted(volume)),
                    Answer.of(() -> isDirty(volume, backend, name)),
                    Answer.of(() -> PersistentState.query(volume, backend, name)),
                    Answer.of(() -> backend.minifilters(facts.id())),
                    Answer.of(() -> ShadowCopies.names(volume, backend, name)));
        } catch (Win32Exception e) {
            return refused(facts, e);
        }
    }

    private static Handle open(Backend backend, String volume) throws Win32Exception {
        try {
            return backend.openVolume(volume, OpenMode.READ_JOURNAL);
        } catch (Win32Exception denied) {
            if (!denied.is(Win32Error.ERROR_ACCESS_DENIED)) {
                throw denied;
            }
            return backend.openVolume(volume, OpenMode.VOLUME_FACTS);
        }
    }

    private static boolean isDirty(Handle volume, Backend backend, String target) throws Win32Exception {
        ByteBuffer out = backend.allocate(Integer.BYTES);
        ControlCode code = ControlCode.FSCTL_IS_VOLUME_DIRTY;
        if (Calls.send(volume, code, null, out, target) < Integer.BYTES) {
            throw new Win32Exception(Win32Error.ERROR_INVALID_DATA.code(), code.name(), target);
        }
        return (out.getInt(0) & DIRTY) != 0;
    }

    private static VolumeReport unasked(VolumeFacts facts) {
        return new VolumeReport(
                facts,
                new Answer.NotAsked<>(),
                new Answer.NotAsked<>(),
                new Answer.NotAsked<>(),
                new Answer.NotAsked<>(),
                new Answer.NotAsked<>(),
                new Answer.NotAsked<>(),
                new Answer.NotAsked<>());
    }

    private static VolumeReport refused(VolumeFacts facts, Win32Exception why) {
        return new VolumeReport(
                facts,
                new Answer.Refused<>(why),
                new Answer.Refused<>(why),
                new Answer.Refused<>(why),
                new Answer.Refused<>(why),
                new Answer.Refused<>(why),
                new Answer.Refused<>(why),
                new Answer.Refused<>(why));
    }
}
