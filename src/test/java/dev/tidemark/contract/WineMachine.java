package dev.tidemark.contract;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.JournalControl;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Windows itself over the test driver's volume U: (src/test/wine). What the driver lacks stands in its README. */
final class WineMachine implements Machine {

    private static final int APPEND = 0x8337_2000;
    private static final int INJECT = 0x8337_2004;
    private static final int RESET = 0x8337_200C;
    private static final int RATE = 0x8337_2010;
    private static final int TRIM = 0x8337_2018;
    private static final int ID_RESTARTS_AT = 0x1234;
    private static final long FIRST_USN = 0x20000;

    /** The statuses that Windows makes these errors of. */
    private static final Map<Integer, Integer> STATUS = Map.ofEntries(
            Map.entry(0, 0),
            Map.entry(1, 0xC000_0010),
            Map.entry(5, 0xC000_0022),
            Map.entry(19, 0xC000_00A2),
            Map.entry(21, 0xC000_00A3),
            Map.entry(33, 0xC000_0054),
            Map.entry(50, 0xC000_00BB),
            Map.entry(87, 0xC000_000D),
            Map.entry(158, 0xC000_002A),
            Map.entry(1178, 0xC000_02B7),
            Map.entry(1179, 0xC000_02B8),
            Map.entry(1181, 0xC000_02CF),
            Map.entry(1314, 0xC000_0061));

    /** What the driver, and the Windows it runs on, cannot do: the contracts that need it are left out. */
    static final Set<Ability> LACKS = Collections.unmodifiableSet(EnumSet.of(
            Ability.FILE_TABLE,
            Ability.UNPRIVILEGED_READ,
            Ability.RANGE_TRACKING,
            Ability.RIGHTS,
            Ability.HOLDERS,
            Ability.CHANGES_ARE_LOGGED,
            Ability.TRANSACTIONS,
            Ability.SLOW_DELETION,
            Ability.HOLD_CONFLICT,
            Ability.MARK_FLAGS,
            Ability.CALLER_WIDTH));

    private final WindowsBackend backend = new WindowsBackend();
    private final Handle tool;
    private long appended;

    WineMachine() {
        try {
            tool = backend.openVolume("\\\\.\\TmJournalTool", OpenMode.ACT);
        } catch (Win32Exception e) {
            throw new IllegalStateException("the test driver is not running", e);
        }
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public Host host() {
        return backend.host();
    }

    @Override
    public String volume() {
        return "U:";
    }

    @Override
    public Set<Ability> lacks() {
        return LACKS;
    }

    private ByteBuffer test(int code, @Nullable ByteBuffer in) {
        ByteBuffer out = backend.allocate(1024);
        Completion done = tool.control(code, in, out);
        if (!done.ok()) {
            throw new IllegalStateException("the test driver answered " + done.status());
        }
        return out;
    }

    @Override
    public void reset() {
        test(RATE, backend.allocate(8));
        test(RESET, backend.allocate(16).putLong(0, ID_RESTARTS_AT).putLong(8, FIRST_USN));
        for (int i = 0; i < 3; i++) {
            record("first-" + i + ".txt");
        }
    }

    @Override
    public String file(String name) throws Exception {
        Files.writeString(Path.of("U:\\" + name), name);
        return "\\" + name;
    }

    @Override
    public String directory(String name) throws Exception {
        Files.createDirectories(Path.of("U:\\" + name));
        return "\\" + name;
    }

    @Override
    public void record(String name) {
        byte[] text = new byte[2 * name.length()];
        for (int i = 0; i < name.length(); i++) {
            text[2 * i] = (byte) name.charAt(i);
            text[2 * i + 1] = (byte) (name.charAt(i) >>> 8);
        }
        ByteBuffer in = backend.allocate(32 + text.length);
        in.putInt(0, Reason.FILE_CREATE.bit())
                .putLong(8, FileId.ntfs(1000 + appended++, 1).low());
        in.putLong(16, FileId.NTFS_ROOT.low()).putInt(24, FileAttribute.ARCHIVE.bit());
        in.put(32, text);
        test(APPEND, in);
    }

    @Override
    public void trim() throws Exception {
        try (Handle handle = backend.openVolume(volume(), OpenMode.READ_JOURNAL)) {
            long next = JournalControl.query(handle, backend, volume()).nextUsn();
            test(TRIM, backend.allocate(8).putLong(0, next));
        }
    }

    @Override
    public void inject(int code, int error) {
        Integer status = STATUS.get(error);
        if (status == null) {
            throw new IllegalArgumentException("no status for " + error);
        }
        test(INJECT, backend.allocate(12).putInt(0, code).putInt(4, status));
    }

    @Override
    public void close() {
        test(RESET, null);
        tool.close();
        backend.close();
    }
}
