package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WriteProbe;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a small file over and over on a thread of its own; the file goes with its handle. Safe from any thread. */
final class FileProbe implements WriteProbe {

    private static final int FLAG_DELETE_ON_CLOSE = 0x0400_0000;
    private static final int FLAG_WRITE_THROUGH = 0x8000_0000;
    private static final int MOST = 10_000;
    private static final int SIZE = 512;
    private static final long EVERY_MILLIS = 50;

    private final String path;
    private final long handle;
    private final Thread thread;
    private final Deque<ProbedWrite> done = new ArrayDeque<>();
    private volatile @Nullable Instant waitingSince;
    private volatile boolean closing;
    private volatile boolean failed;

    /** When the last write began that went through. */
    private volatile long lastBegan;

    private volatile boolean hasWritten;

    /** When the write began that is under way. */
    private volatile long begun;

    private FileProbe(String path, long handle) {
        this.path = path;
        this.handle = handle;
        this.thread = Thread.ofPlatform().name("tidemark-probe").daemon().unstarted(this::run);
    }

    static FileProbe on(String volume) throws Win32Exception {
        String path = "\\tidemark-probe-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
        ByteBuffer name = NativeText.text(DevicePaths.file(volume, path));
        long handle = Kernel32.CreateFileW(
                NativeText.address(name),
                OpenMode.GENERIC_WRITE,
                OpenMode.SHARE_ALL,
                0,
                Kernel32.CREATE_NEW,
                FLAG_DELETE_ON_CLOSE | FLAG_WRITE_THROUGH,
                0);
        int error = Native.getLastError();
        Reference.reachabilityFence(name);
        if (handle == Kernel32.INVALID_HANDLE) {
            throw new Win32Exception(error, "CreateFile", volume + path);
        }
        FileProbe probe = new FileProbe(path, handle);
        probe.thread.start();
        return probe;
    }

    private void run() {
        ByteBuffer bytes = NativeText.memory(SIZE);
        ByteBuffer written = NativeText.memory(Integer.BYTES);
        int error = Win32Error.SUCCESS;
        while (!closing && error == Win32Error.SUCCESS) {
            Instant asked = Instant.now();
            long began = System.nanoTime();
            begun = began;
            waitingSince = asked;
            Kernel32.SetFilePointerEx(handle, 0, 0, 0);
            int ok = Kernel32.WriteFile(handle, NativeText.address(bytes), SIZE, NativeText.address(written), 0);
            error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
            waitingSince = null;
            failed = ok == 0;
            if (ok != 0) {
                lastBegan = began;
                hasWritten = true;
            }
            add(new ProbedWrite(asked, Duration.ofNanos(System.nanoTime() - began), 1, ok != 0));
            pause();
        }
        Kernel32.CloseHandle(handle);
        Reference.reachabilityFence(bytes);
        Reference.reachabilityFence(written);
    }

    private void pause() {
        try {
            Thread.sleep(EVERY_MILLIS);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private void add(ProbedWrite write) {
        synchronized (done) {
            done.addLast(write);
            if (done.size() > MOST - 1) {
                done.removeFirst();
            }
        }
    }

    @Override
    public List<ProbedWrite> writes() {
        List<ProbedWrite> all;
        Instant since = waitingSince;
        synchronized (done) {
            all = new ArrayList<>(done);
        }
        if (since != null) {
            all.add(new ProbedWrite(since, Duration.between(since, Instant.now()), 1, false));
        }
        return all;
    }

    @Override
    public boolean hasWrittenSince(long nanoTime) {
        return hasWritten && lastBegan - nanoTime >= 0;
    }

    @Override
    public long blockedNanos() {
        return waitingSince == null ? 0 : System.nanoTime() - begun;
    }

    @Override
    public boolean hasFailed() {
        return failed;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void close() {
        closing = true;
        // A write that is held cannot be hurried; the file goes when it comes back.
        thread.interrupt();
    }
}
