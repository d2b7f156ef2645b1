package dev.tidemark.backend.windows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/** Reads values of the registry; what is not there is empty. Stateless. */
final class Registry {

    private static final int LARGEST = 1 << 14;

    private Registry() {}

    static OptionalInt number(long key, String path, String name) {
        ByteBuffer data = NativeText.memory(Integer.BYTES);
        return get(key, path, name, Advapi32.RRF_RT_REG_DWORD, data)
                ? OptionalInt.of(data.getInt(0))
                : OptionalInt.empty();
    }

    /** Empty when it is not there. */
    static String text(long key, String path, String name) {
        ByteBuffer data = NativeText.memory(LARGEST);
        return get(key, path, name, Advapi32.RRF_RT_REG_SZ, data) ? NativeText.read(data) : "";
    }

    static List<String> texts(long key, String path, String name) {
        ByteBuffer data = NativeText.memory(LARGEST);
        return get(key, path, name, Advapi32.RRF_RT_REG_MULTI_SZ, data) ? NativeText.readAll(data) : List.of();
    }

    private static boolean get(long key, String path, String name, int type, ByteBuffer data) {
        ByteBuffer size = NativeText.memory(Integer.BYTES).putInt(0, data.capacity());
        ByteBuffer at = NativeText.text(path);
        ByteBuffer called = NativeText.text(name);
        int error = Advapi32.RegGetValueW(
                key,
                NativeText.address(at),
                NativeText.address(called),
                type,
                0,
                NativeText.address(data),
                NativeText.address(size));
        java.lang.ref.Reference.reachabilityFence(at);
        java.lang.ref.Reference.reachabilityFence(called);
        return error == 0;
    }
}
