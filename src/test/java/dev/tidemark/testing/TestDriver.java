package dev.tidemark.testing;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The test side of the driver in {@code src/test/wine/driver}: see its {@code protocol.h}. Safe from any thread. */
public final class TestDriver implements AutoCloseable {

    private static final int APPEND = 0x8337_2000;
    private static final int INJECT = 0x8337_2004;
    private static final int STATS = 0x8337_2008;
    private static final int RESET = 0x8337_200C;
    private static final int RATE = 0x8337_2010;
    private static final int TRIM = 0x8337_2018;
    private static final int STUBBORN = 0x8337_201C;
    private static final int STATS_SIZE = 56;
    private static final long ROOT = 0x0005_0000_0000_0005L;
    private static final int NTSTATUS_OF_WIN32 = 0xC001_0000;

    private final Backend backend;
    private final Handle tool;

    public TestDriver(Backend backend) throws Win32Exception {
        this.backend = backend;
        this.tool = backend.openVolume("\\\\.\\TmJournalTool", OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED));
    }

    private ByteBuffer call(int code, @Nullable ByteBuffer in, int room) {
        ByteBuffer out = backend.allocate(Math.max(room, 8));
        Completion done = tool.control(code, in, room == 0 ? null : out);
        if (!done.ok()) {
            throw new AssertionError("test code " + Integer.toHexString(code) + ": " + done.status());
        }
        return out;
    }

    /** Appends a record; waits while writes are held. */
    public long append(int reason, long file, String name) {
        ByteBuffer in = backend.allocate(32 + 2 * name.length());
        in.putInt(0, reason).putLong(8, file).putLong(16, ROOT).putInt(24, 0x20);
        in.position(32).slice().order(in.order()).asCharBuffer().put(name);
        return call(APPEND, in.position(0), 80 + 2 * name.length()).getLong(0);
    }

    /** The next calls of a control code fail. */
    public void inject(int code, int error, int times) {
        int status = error == 0 ? 0 : NTSTATUS_OF_WIN32 | error;
        call(INJECT, backend.allocate(12).putInt(0, code).putInt(4, status).putInt(8, times), 0);
    }

    public void reset() {
        call(RESET, null, 0);
    }

    /** Writes records by itself; 0 a second stops it. */
    public void rate(int perSecond, int total) {
        call(RATE, backend.allocate(8).putInt(0, perSecond).putInt(4, total), 0);
    }

    public void trim(long usn) {
        call(TRIM, backend.allocate(8).putLong(0, usn), 0);
    }

    /** Whether reads that begin to wait from now on are neither answered nor cancelled, until they may be again. */
    public void stubborn(boolean now) {
        call(STUBBORN, backend.allocate(4).putInt(0, now ? 1 : 0), 0);
    }

    public int waitingCalls() {
        return call(STATS, null, STATS_SIZE).getInt(20);
    }

    public int volumeHandles() {
        return call(STATS, null, STATS_SIZE).getInt(24);
    }

    public boolean locked() {
        return call(STATS, null, STATS_SIZE).getInt(28) != 0;
    }

    public boolean holding() {
        return call(STATS, null, STATS_SIZE).getInt(32) != 0;
    }

    /** Marked handles, of any process. */
    public int marks() {
        return call(STATS, null, STATS_SIZE).getInt(40);
    }

    /** Records since the last reset. */
    public long records() {
        return call(STATS, null, STATS_SIZE).getLong(48);
    }

    @Override
    public void close() {
        tool.close();
    }
}
