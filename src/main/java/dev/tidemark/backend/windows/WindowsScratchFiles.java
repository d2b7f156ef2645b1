package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files for checks on a volume with a letter. Safe from any thread: one call at a time. */
final class WindowsScratchFiles implements ScratchFiles {

    private static final int BYTES = 64;
    private static final int NORMAL = 0x80;
    private static final int READ_ONLY = 0x1;
    private static final Set<String> OF_WINDOWS = Set.of("system volume information", "$recycle.bin");

    private final String volume;
    private final Deque<String> made = new ArrayDeque<>();
    private String folder = "";

    /**
     * @throws Win32Exception 50 for a volume without a letter, whose files other programs could not be told
     */
    WindowsScratchFiles(String volume) throws Win32Exception {
        if (!DevicePaths.isLetter(volume)) {
            throw new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "CreateFile", volume);
        }
        this.volume = volume;
    }

    /** A call of Windows with a path of this volume. */
    @FunctionalInterface
    private interface WithPath {
        int call(long name);
    }

    private void call(String function, String path, WithPath call) throws Win32Exception {
        ByteBuffer name = NativeText.text(DevicePaths.file(volume, path));
        int ok = call.call(NativeText.address(name));
        int error = Native.getLastError();
        Reference.reachabilityFence(name);
        if (ok == 0) {
            throw new Win32Exception(error, function, path, Failure.of(error, Ntdll.RtlGetLastNtStatus()));
        }
    }

    private long open(String path, int access, int disposition) throws Win32Exception {
        ByteBuffer name = NativeText.text(DevicePaths.file(volume, path));
        long handle = Kernel32.CreateFileW(NativeText.address(name), access, OpenMode.SHARE_ALL, 0, disposition, 0, 0);
        int error = Native.getLastError();
        Reference.reachabilityFence(name);
        if (handle == Kernel32.INVALID_HANDLE) {
            throw new Win32Exception(error, "CreateFile", path, Failure.of(error, Ntdll.RtlGetLastNtStatus()));
        }
        return handle;
    }

    private static void append(long handle, String path) throws Win32Exception {
        ByteBuffer bytes = NativeText.memory(BYTES);
        ByteBuffer written = NativeText.memory(Integer.BYTES);
        Kernel32.SetFilePointerEx(handle, 0, 0, Kernel32.FILE_END);
        int ok = Kernel32.WriteFile(handle, NativeText.address(bytes), BYTES, NativeText.address(written), 0);
        int error = Native.getLastError();
        Reference.reachabilityFence(bytes);
        if (ok == 0) {
            throw new Win32Exception(error, "WriteFile", path);
        }
    }

    private String ordinary(String path) {
        return volume + path;
    }

    @Override
    public List<String> others() throws Win32Exception {
        try (Stream<Path> names = Files.list(Path.of(DevicePaths.root(volume)))) {
            return names.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> !name.startsWith(PREFIX))
                    .filter(name -> !OF_WINDOWS.contains(name.toLowerCase(Locale.ROOT)))
                    .toList();
        } catch (IOException e) {
            Win32Exception unseen = new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "FindFirstFile", volume);
            unseen.initCause(e);
            throw unseen;
        }
    }

    @Override
    public synchronized String folder() throws Win32Exception {
        if (folder.isEmpty()) {
            String path = "\\" + PREFIX + Long.toHexString(System.nanoTime());
            call("CreateDirectory", path, name -> Kernel32.CreateDirectoryW(name, 0));
            folder = path;
        }
        return folder;
    }

    @Override
    public synchronized String create(String name) throws Win32Exception {
        String path = folder() + "\\" + name;
        long handle = open(path, OpenMode.GENERIC_WRITE, Kernel32.CREATE_NEW);
        made.push(path);
        try {
            append(handle, path);
        } finally {
            Kernel32.CloseHandle(handle);
        }
        return path;
    }

    @Override
    public void write(String path) throws Win32Exception {
        writeAndKeepOpen(path).close();
    }

    @Override
    public synchronized Kept writeAndKeepOpen(String path) throws Win32Exception {
        long handle = open(path, OpenMode.GENERIC_WRITE, Kernel32.OPEN_EXISTING);
        try {
            append(handle, path);
        } catch (Win32Exception e) {
            Kernel32.CloseHandle(handle);
            throw e;
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                Kernel32.CloseHandle(handle);
            }
        };
    }

    @Override
    public synchronized void readOnly(String path, boolean on) throws Win32Exception {
        call("SetFileAttributes", path, name -> Kernel32.SetFileAttributesW(name, on ? READ_ONLY : NORMAL));
    }

    @Override
    public synchronized void delete(String path) throws Win32Exception {
        call("DeleteFile", path, Kernel32::DeleteFileW);
        made.remove(path);
    }

    @Override
    public synchronized String link(String name, String targetName) throws Win32Exception {
        String path = folder() + "\\" + name;
        ByteBuffer target = NativeText.text(targetName);
        call(
                "CreateSymbolicLink",
                path,
                link -> Kernel32.CreateSymbolicLinkW(link, NativeText.address(target), 0) & 0xFF);
        Reference.reachabilityFence(target);
        made.push(path);
        return path;
    }

    @Override
    public HeldByAnother holdByAnother(String path) throws Win32Exception {
        return ForeignProcess.holding(ordinary(path));
    }

    @Override
    public Kept workInside() throws Win32Exception {
        String inside = ordinary(folder());
        if (!WorkingFolder.enter(inside)) {
            throw new Win32Exception(Native.getLastError(), "SetCurrentDirectory", inside);
        }
        return WorkingFolder::leave;
    }

    @Override
    public synchronized void close() throws Win32Exception {
        Win32Exception failure = null;
        for (String path : List.copyOf(made)) {
            failure = first(failure, removed(path));
        }
        if (!folder.isEmpty() && made.isEmpty()) {
            failure = gone(() -> call("RemoveDirectory", folder, Kernel32::RemoveDirectoryW));
            folder = failure == null ? "" : folder;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable Win32Exception first(@Nullable Win32Exception failure, @Nullable Win32Exception next) {
        return failure == null ? next : failure;
    }

    /** Why a file stays; {@code null} when it is gone, whoever took it. */
    private @Nullable Win32Exception removed(String path) {
        Win32Exception failure = gone(() -> {
            call("SetFileAttributes", path, name -> Kernel32.SetFileAttributesW(name, NORMAL));
            call("DeleteFile", path, Kernel32::DeleteFileW);
        });
        if (failure == null) {
            made.remove(path);
        }
        return failure;
    }

    /** A call that takes something away. */
    @FunctionalInterface
    private interface Removal {
        void run() throws Win32Exception;
    }

    /** {@code null} also when it is gone already, or what it lay in is. */
    private static @Nullable Win32Exception gone(Removal removal) {
        try {
            removal.run();
            return null;
        } catch (Win32Exception e) {
            return e.is(Win32Error.ERROR_FILE_NOT_FOUND) || e.is(Win32Error.ERROR_PATH_NOT_FOUND) ? null : e;
        }
    }
}
