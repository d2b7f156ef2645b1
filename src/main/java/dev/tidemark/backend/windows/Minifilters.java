package dev.tidemark.backend.windows;

import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.lang.ref.Reference;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lists the minifilters attached to a volume. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/fltuser/nf-fltuser-filtervolumeinstancefindfirst">
 *     FilterVolumeInstanceFindFirst</a>
 */
final class Minifilters {

    private static final String CALL = "FilterVolumeInstanceFindFirst";
    private static final int INSTANCE_FULL_INFORMATION = 2;
    private static final int ROOM = 4096;

    // Where INSTANCE_FULL_INFORMATION has length and offset of each of its texts, in bytes.
    private static final int INSTANCE = 4;
    private static final int ALTITUDE = 8;
    private static final int FILTER = 16;
    private static final int HEAD = 20;

    private static final int FACILITY = 0xFFFF_0000;
    private static final int FACILITY_WIN32 = 0x8007_0000;
    private static final int NO_MORE_ITEMS = 259;

    private Minifilters() {}

    /**
     * The filters, the topmost first.
     *
     * @throws Win32Exception 5 without administrator rights, 50 where Windows does not tell, or an HRESULT
     */
    static List<Minifilter> of(String volume) throws Win32Exception {
        try {
            return find(volume);
        } catch (LinkageError e) {
            Win32Exception unknown = new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), CALL, volume);
            unknown.initCause(e);
            throw unknown;
        }
    }

    private static List<Minifilter> find(String volume) throws Win32Exception {
        ByteBuffer name = NativeText.text(filterName(volume));
        ByteBuffer into = NativeText.memory(ROOM);
        ByteBuffer returned = NativeText.memory(Integer.BYTES);
        ByteBuffer handle = NativeText.memory(Long.BYTES);
        int result = Fltlib.FilterVolumeInstanceFindFirst(
                NativeText.address(name),
                INSTANCE_FULL_INFORMATION,
                NativeText.address(into),
                ROOM,
                NativeText.address(returned),
                NativeText.address(handle));
        Reference.reachabilityFence(name);
        if (result != 0) {
            return ended(result, volume);
        }
        long find = handle.getLong(0);
        List<Minifilter> all = new ArrayList<>();
        try {
            do {
                all.add(decode(into, returned.getInt(0)));
                result = Fltlib.FilterVolumeInstanceFindNext(
                        find, INSTANCE_FULL_INFORMATION, NativeText.address(into), ROOM, NativeText.address(returned));
            } while (result == 0);
            ended(result, volume);
        } finally {
            Fltlib.FilterVolumeInstanceFindClose(find);
        }
        all.sort(Comparator.comparing(Minifilters::altitude).reversed());
        return all;
    }

    /** That there are no more is no failure. */
    private static List<Minifilter> ended(int result, String volume) throws Win32Exception {
        int error = (result & FACILITY) == FACILITY_WIN32 ? result & ~FACILITY : result;
        if (error == NO_MORE_ITEMS) {
            return List.of();
        }
        throw new Win32Exception(error, CALL, volume);
    }

    /** {@code C:}, or {@code \??\Volume{…}}, as this library spells it. */
    static String filterName(String volume) {
        return DevicePaths.isLetter(volume)
                ? volume
                : DevicePaths.device(volume).replaceFirst("^\\\\\\\\\\?", "\\\\??");
    }

    /**
     * Takes an INSTANCE_FULL_INFORMATION apart.
     *
     * @param length how many bytes of it there are
     */
    static Minifilter decode(ByteBuffer bytes, int length) {
        int end = Math.clamp(length, 0, bytes.capacity());
        return new Minifilter(text(bytes, FILTER, end), text(bytes, INSTANCE, end), text(bytes, ALTITUDE, end));
    }

    private static String text(ByteBuffer bytes, int at, int end) {
        if (end < HEAD) {
            return "";
        }
        int from = Math.min(Short.toUnsignedInt(bytes.getShort(at + Short.BYTES)), end);
        byte[] text = new byte[Math.min(Short.toUnsignedInt(bytes.getShort(at)), end - from)];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_16LE);
    }

    /** A filter whose altitude is no number, which Windows does not let in, comes last. */
    private static BigDecimal altitude(Minifilter filter) {
        try {
            return new BigDecimal(filter.altitude());
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
