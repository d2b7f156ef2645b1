package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens handles of one simulated volume and of the files on it. Safe from any thread. */
public final class HandleOpener {

    private final SimulatedVolume volume;
    private final MachineState machine;
    private final CallGate gate;

    public HandleOpener(SimulatedVolume volume, MachineState machine) {
        this.volume = volume;
        this.machine = machine;
        this.gate = new CallGate(volume, machine);
    }

    public SimulatedVolume volume() {
        return volume;
    }

    /**
     * Opens the volume itself. An open that does not reach its file system neither mounts it nor minds a lock, and does not
     * count as a handle of it.
     *
     * @throws SimulatedRefusal 5 while it is locked, and for direct access without elevation
     */
    public Handle openVolume(OpenMode mode) {
        volume.monitor().lock();
        try {
            if (!mode.reachesFileSystem()) {
                return handle(mode, null);
            }
            if (volume.mountedFacts().isFolder()) {
                throw new SimulatedRefusal(Win32Error.ERROR_ACCESS_DENIED);
            }
            enter();
            boolean wantsRights = mode.reads() || mode.writes() || !AssumedWindows.TRAVERSE_NEEDS_NO_RIGHTS;
            if (wantsRights && !machine.rights().elevated()) {
                throw new SimulatedRefusal(AssumedWindows.WITHOUT_RIGHTS);
            }
            volume.mount().volumeOpened();
            return handle(mode, null);
        } finally {
            volume.monitor().unlock();
        }
    }

    /**
     * Opens a file in the name of a program. Whether there is such a file is told to those only who the volume lets in.
     *
     * @throws SimulatedRefusal 2 when it is not found, or as {@link
     *     dev.tidemark.backend.simulated.ntfs.SimulatedFiles#open(SimulatedFile, OpenMode)}
     */
    public Handle openFile(String program, Supplier<@Nullable SimulatedFile> find, OpenMode mode) {
        volume.monitor().lock();
        try {
            enter();
            SimulatedFile file = find.get();
            if (file == null) {
                throw new SimulatedRefusal(Win32Error.ERROR_FILE_NOT_FOUND);
            }
            return handle(mode, volume.files().openAs(program, file.meantBy(mode), mode));
        } finally {
            volume.monitor().unlock();
        }
    }

    /**
     * As {@link #openFile}, by an id: one that no file has is a parameter that is wrong.
     *
     * @throws SimulatedRefusal 87 when no file has it, deleted or with another sequence number
     */
    public Handle openById(String program, Supplier<@Nullable SimulatedFile> find, OpenMode mode) {
        try {
            return openFile(program, find, mode);
        } catch (SimulatedRefusal e) {
            throw Win32Error.ERROR_FILE_NOT_FOUND.is(e.status()) ? new SimulatedRefusal(AssumedWindows.NO_SUCH_ID) : e;
        }
    }

    /** Nobody gets in where Windows cannot mount the volume: what it said of the volume, it says again. */
    private void enter() {
        int refused = volume.mountedFacts().refusal().error();
        if (refused != Win32Error.SUCCESS) {
            boolean empty = volume.mountedFacts().state() == VolumeFacts.State.NO_MEDIUM;
            throw empty ? new SimulatedRefusal(NtStatus.STATUS_NO_MEDIA_IN_DEVICE) : new SimulatedRefusal(refused);
        }
        volume.mount().enter();
    }

    private Handle handle(OpenMode mode, @Nullable SimulatedOpen file) {
        return new SimulatedHandle(machine.handles().add(volume, mode, file), gate, machine.handles());
    }
}
