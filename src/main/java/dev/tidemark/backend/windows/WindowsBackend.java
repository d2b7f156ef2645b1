package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.IdForm;
import dev.tidemark.backend.Listening;
import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.NarrowMark;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WriteProbe;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.usn.FileId;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The volumes of this computer, through kernel32 and ntdll. Safe from any thread. */
public final class WindowsBackend implements Backend, Computer {

    private static final String OPEN = "CreateFile";
    private static final String OPEN_BY_ID = "OpenFileById";
    private static final int ID_DESCRIPTOR = 24;
    private static final int ID_TYPE = 4;
    private static final int ID = 8;
    private static final int EXTENDED_FILE_ID_TYPE = 2;

    private final CallsInFlight calls = new CallsInFlight();
    private final Map<String, VolumeHandles> handles = new ConcurrentHashMap<>();
    private final DeviceRemovalWatcher departures = new DeviceRemovalWatcher();
    private final Host host = new WindowsHost(this);
    private final VolumeList volumes = new VolumeList(id -> handlesOf(id).state());

    private final @Nullable NarrowCaller narrowCaller;

    public WindowsBackend() {
        this(NarrowProgram.installed());
    }

    /**
     * @param narrowProgram the program that marks as 32-bit programs do; {@code null} when there is none
     */
    public WindowsBackend(@Nullable Path narrowProgram) {
        narrowCaller = narrowProgram == null ? null : new NarrowProgram(narrowProgram, this::adopt);
        // A drive without a medium must answer with an error, not with a box that asks for one.
        Kernel32.SetErrorMode(Kernel32.SEM_FAILCRITICALERRORS);
        WorkingFolder.leave();
    }

    @Override
    public Backend backend() {
        return this;
    }

    @Override
    public Host host() {
        return host;
    }

    /** Whether this computer runs Windows. */
    public static boolean isHere() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    private VolumeHandles handlesOf(String volume) {
        return handles.computeIfAbsent(volume.toUpperCase(Locale.ROOT), id -> new VolumeHandles());
    }

    @Override
    public String name() {
        return "Windows";
    }

    @Override
    public List<VolumeFacts> volumes() {
        return volumes.now();
    }

    @Override
    public Handle openVolume(String volume, OpenMode mode) throws Win32Exception {
        WindowsHandle handle = volume(volume, mode);
        // Not a handle that locks: what is registered on it would keep the volume in use.
        if (mode.reads() && !mode.writes()) {
            handle.whenClosed(departures.watch(handle.value(), handlesOf(volume)));
        }
        return handle;
    }

    /** Whoever has administrator rights is denied a volume for other reasons than those who have none. */
    private WindowsHandle volume(String volume, OpenMode mode) throws Win32Exception {
        try {
            return create(volume, DevicePaths.device(volume), mode, volume);
        } catch (Win32Exception e) {
            throw e.is(Win32Error.ERROR_ACCESS_DENIED) && Token.elevated() ? e.when("elevated") : e;
        }
    }

    @Override
    public Handle openFile(String volume, String path, OpenMode mode) throws Win32Exception {
        OpenMode directoriesToo = mode.withFlags(OpenMode.FLAG_BACKUP_SEMANTICS);
        return create(volume, DevicePaths.file(volume, path), directoriesToo, volume + path);
    }

    private WindowsHandle create(String volume, String path, OpenMode mode, String target) throws Win32Exception {
        ByteBuffer name = NativeText.text(path);
        long handle = Kernel32.CreateFileW(
                NativeText.address(name), mode.access(), mode.share(), 0, Kernel32.OPEN_EXISTING, mode.flags(), 0);
        int error = Native.getLastError();
        int status = handle == Kernel32.INVALID_HANDLE ? Ntdll.RtlGetLastNtStatus() : 0;
        Reference.reachabilityFence(name);
        return opened(handle, error, status, OPEN, volume, mode, target);
    }

    @Override
    public Handle openById(String volume, FileId id, OpenMode mode) throws Win32Exception {
        return openById(volume, id, mode, IdForm.USUAL);
    }

    @Override
    public Handle openById(String volume, FileId id, OpenMode mode, IdForm form) throws Win32Exception {
        String target = volume + " " + id.hex();
        boolean extended = form == IdForm.EXTENDED || !id.fits64();
        ByteBuffer wanted = NativeText.memory(ID_DESCRIPTOR);
        wanted.putInt(0, ID_DESCRIPTOR).putInt(ID_TYPE, extended ? EXTENDED_FILE_ID_TYPE : 0);
        wanted.putLong(ID, id.low()).putLong(ID + Long.BYTES, id.high());
        try (Handle hint = hint(volume, form)) {
            int flags = mode.flags() | OpenMode.FLAG_BACKUP_SEMANTICS;
            long handle = Kernel32.OpenFileById(
                    hint.value(), NativeText.address(wanted), mode.access(), mode.share(), 0, flags);
            int error = Native.getLastError();
            int status = handle == Kernel32.INVALID_HANDLE ? Ntdll.RtlGetLastNtStatus() : 0;
            Reference.reachabilityFence(wanted);
            return opened(handle, error, status, OPEN_BY_ID, volume, mode, target);
        }
    }

    private Handle hint(String volume, IdForm form) throws Win32Exception {
        return form == IdForm.HINT_IS_VOLUME
                ? openVolume(volume, OpenMode.VOLUME_FACTS)
                : openFile(volume, "\\", OpenMode.FACTS);
    }

    @Override
    public Optional<String> ownName(String volume) {
        return DevicePaths.isLetter(volume)
                ? Optional.of(MountPoints.volumeAt(volume)).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    @Override
    public ScratchFiles scratchFiles(String volume) throws Win32Exception {
        return new WindowsScratchFiles(volume);
    }

    private WindowsHandle opened(
            long handle, int error, int status, String call, String volume, OpenMode mode, String target)
            throws Win32Exception {
        if (handle == Kernel32.INVALID_HANDLE) {
            throw new Win32Exception(error, call, target, Failure.of(error, status));
        }
        VolumeHandles ours = handlesOf(volume);
        WindowsHandle opened = new WindowsHandle(handle, mode.overlapped(), calls, ours);
        boolean ofDevice = target.equals(volume) && !mode.reachesFileSystem();
        ours.opened(opened, !ofDevice);
        return opened;
    }

    @Override
    public Listening listen(String volume, Consumer<VolumeEvent> heard) throws Win32Exception {
        return VolumeListening.to(mode -> volume(volume, mode), departures, heard);
    }

    @Override
    public WriteProbe probe(String volume) throws Win32Exception {
        return FileProbe.on(volume);
    }

    @Override
    public List<Minifilter> minifilters(String volume) throws Win32Exception {
        return Minifilters.of(volume);
    }

    @Override
    public Optional<NarrowCaller> narrowCaller() {
        return Optional.ofNullable(narrowCaller);
    }

    /** The same open file under a number of this process; its mark lasts as long as either is open. */
    private Handle adopt(long process, long handle, NarrowMark wanted, Runnable closed) throws Win32Exception {
        WindowsHandle adopted = opened(
                ForeignHandle.duplicate(process, handle),
                Win32Error.SUCCESS,
                0,
                "DuplicateHandle",
                wanted.volume(),
                wanted.mode(),
                wanted.target());
        adopted.whenClosed(closed);
        return adopted;
    }

    @Override
    public int quarantined() {
        return calls.quarantined();
    }

    @Override
    public ByteBuffer allocate(int size) {
        return NativeText.memory(size);
    }

    /** Lets go of everything: locks and holds end with their handles. */
    @Override
    public void close() {
        handles.values().forEach(VolumeHandles::leave);
    }
}
