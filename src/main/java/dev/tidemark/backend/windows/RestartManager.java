package dev.tidemark.backend.windows;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Holder;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Stateless. Asks the Restart Manager which programs use any of some files.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/restartmanager/nf-restartmanager-rmgetlist">RmGetList</a>
 */
final class RestartManager {

    private static final int KEY_UNITS = 33;

    /** {@code RM_PROCESS_INFO}: process number and start, names of program and service, four numbers. */
    static final int INFO_SIZE = 668;

    private static final int NAME_AT = 12;
    private static final int NAME_SIZE = 512;
    private static final int FIRST_COUNT = 16;
    private static final int MOST = 1024;

    private RestartManager() {}

    /** Who uses any of these files; empty also when this Windows has no Restart Manager, or it does not tell. */
    static List<Holder> holders(List<String> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        try {
            return ask(files);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            return List.of();
        }
    }

    private static List<Holder> ask(List<String> files) {
        ByteBuffer session = NativeText.memory(Integer.BYTES);
        ByteBuffer key = NativeText.room(KEY_UNITS);
        if (Rstrtmgr.RmStartSession(NativeText.address(session), 0, NativeText.address(key)) != 0) {
            return List.of();
        }
        Reference.reachabilityFence(key);
        int number = session.getInt(0);
        try {
            return register(number, files) ? list(number) : List.of();
        } finally {
            Rstrtmgr.RmEndSession(number);
        }
    }

    private static boolean register(int session, List<String> files) {
        List<ByteBuffer> names = files.stream().map(NativeText::text).toList();
        ByteBuffer pointers = NativeText.memory(names.size() * Long.BYTES);
        names.forEach(name -> pointers.putLong(NativeText.address(name)));
        int refused = Rstrtmgr.RmRegisterResources(session, names.size(), NativeText.address(pointers), 0, 0, 0, 0);
        Reference.reachabilityFence(names);
        return refused == 0;
    }

    private static List<Holder> list(int session) {
        ByteBuffer counts = NativeText.memory(3 * Integer.BYTES);
        long at = NativeText.address(counts);
        for (int room = FIRST_COUNT; room <= MOST; room *= 4) {
            ByteBuffer infos = NativeText.memory(room * INFO_SIZE);
            counts.putInt(Integer.BYTES, room);
            int refused = Rstrtmgr.RmGetList(
                    session, at, at + Integer.BYTES, NativeText.address(infos), at + 2 * Integer.BYTES);
            if (refused == 0) {
                return read(infos, Math.min(room, counts.getInt(Integer.BYTES)));
            }
            if (!Win32Error.ERROR_MORE_DATA.is(refused)) {
                return List.of();
            }
        }
        return List.of();
    }

    /** The first processes of an array of {@code RM_PROCESS_INFO}. */
    static List<Holder> read(ByteBuffer infos, int count) {
        List<Holder> holders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteBuffer info = infos.slice(i * INFO_SIZE, INFO_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            String program = NativeText.read(info.slice(NAME_AT, NAME_SIZE));
            holders.add(new Holder(program, Integer.toUnsignedLong(info.getInt(0)), "", false));
        }
        return holders;
    }
}
