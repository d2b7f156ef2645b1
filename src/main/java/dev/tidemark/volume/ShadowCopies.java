package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells the device names of a volume's shadow copies. Stateless. It looks only: nothing is made, deleted or held. */
public final class ShadowCopies {

    private static final int FIRST_SIZE = 4096;

    /** Room for all the copies there can be of one volume, 512, and to spare. */
    private static final int LARGEST_SIZE = 1 << 18;

    private ShadowCopies() {}

    /**
     * The names, for example {@code \Device\HarddiskVolumeShadowCopy3} ({@code IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS}).
     *
     * @param volume a handle of the volume, with any access
     * @return empty when there are none: some drivers say that with 87
     * @throws Win32Exception 1 or 50 when no driver below this volume makes shadow copies
     */
    public static List<String> names(Handle volume, Backend backend, String target) throws Win32Exception {
        ControlCode code = ControlCode.IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS;
        for (int size = FIRST_SIZE; ; size *= 4) {
            ByteBuffer out = backend.allocate(size);
            Completion done = volume.control(code.value(), null, out);
            if (done.ok()) {
                return names(out, Calls.returned(done, out));
            }
            if (Win32Error.ERROR_INVALID_PARAMETER.is(done.status())) {
                return List.of();
            }
            if (!Win32Error.ERROR_MORE_DATA.is(done.status()) || size >= LARGEST_SIZE) {
                throw done.failure(code.name(), target);
            }
        }
    }

    private static List<String> names(ByteBuffer out, int returned) {
        int from = Layouts.VOLSNAP_NAMES.offset("Names");
        if (returned < from) {
            return List.of();
        }
        int length = Math.clamp(Integer.toUnsignedLong(out.getInt(0)), 0, returned - from) & ~1;
        byte[] bytes = new byte[length];
        out.get(from, bytes);
        List<String> names = new ArrayList<>();
        for (String name : new String(bytes, StandardCharsets.UTF_16LE).split("\0", -1)) {
            if (name.isEmpty()) {
                break;
            }
            names.add(name);
        }
        return names;
    }
}
