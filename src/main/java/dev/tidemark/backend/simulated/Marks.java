package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.SourceInfo;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Under the volume's lock. Answers FSCTL_MARK_HANDLE, which works without a journal too. A mark lasts as long as its
 * handle.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_mark_handle">FSCTL_MARK_HANDLE</a>
 */
final class Marks {

    private static final int PROTECT_CLUSTERS = 0x1;
    private static final int TXF_SYSTEM_LOG = 0x4;
    private static final int NOT_TXF_SYSTEM_LOG = 0x8;
    private static final int RETURN_PURGE_FAILURE = 0x400;
    private static final int DISABLE_FILE_METADATA_OPTIMIZATION = 0x1000;
    private static final int ENABLE_USN_SOURCE_ON_PAGING_IO = 0x2000;
    private static final int SKIP_COHERENCY_SYNC_DISALLOW_WRITES = 0x4000;
    private static final int SUPPRESS_VOLUME_OPEN_FLUSH = 0x8000;

    /** What this volume can do; it has no second copy to read and is not UDFS. */
    private static final int FOR_FILES = PROTECT_CLUSTERS
            | NOT_TXF_SYSTEM_LOG
            | RETURN_PURGE_FAILURE
            | DISABLE_FILE_METADATA_OPTIMIZATION
            | ENABLE_USN_SOURCE_ON_PAGING_IO
            | SKIP_COHERENCY_SYNC_DISALLOW_WRITES;

    private static final int SOURCES = sources();
    private static final int NEEDS_NO_VOLUME = SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit();

    private final SimulatedVolume volume;

    Marks(SimulatedVolume volume) {
        this.volume = volume;
    }

    /** What is asked for, whether a 64-bit or a 32-bit program asks. */
    private record Asked(int source, long volumeHandle, int info) {

        static @Nullable Asked of(ByteBuffer in, int callerWidth) {
            boolean narrow = callerWidth == 32;
            Layout layout = narrow ? Layouts.MARK_HANDLE_INFO32 : Layouts.MARK_HANDLE_INFO;
            if (in.remaining() < layout.size()) {
                return null;
            }
            int at = in.position();
            int handleAt = at + layout.offset("VolumeHandle");
            return new Asked(
                    in.getInt(at + layout.offset("UsnSourceInfo")),
                    narrow ? Integer.toUnsignedLong(in.getInt(handleAt)) : in.getLong(handleAt),
                    in.getInt(at + layout.offset("HandleInfo")));
        }
    }

    Completion mark(Call call, @Nullable ByteBuffer in) {
        Asked asked = in == null ? null : Asked.of(in, call.mode().callerWidth());
        if (asked == null) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        SimulatedOpen open = call.open();
        int refused = open == null ? onVolume(asked) : onFile(asked);
        if (refused == Win32Error.SUCCESS && open != null) {
            open.mark(asked.source(), (asked.info() & SKIP_COHERENCY_SYNC_DISALLOW_WRITES) != 0);
        }
        return new Completion(refused, 0);
    }

    private static int onVolume(Asked asked) {
        boolean fits = asked.source() == 0 && asked.info() == SUPPRESS_VOLUME_OPEN_FLUSH;
        return fits ? Win32Error.SUCCESS : Win32Error.ERROR_INVALID_PARAMETER.code();
    }

    private int onFile(Asked asked) {
        if ((asked.info() & TXF_SYSTEM_LOG) != 0) {
            return Win32Error.ERROR_ACCESS_DENIED.code();
        }
        if ((asked.info() & ~FOR_FILES) != 0 || (asked.source() & ~SOURCES) != 0) {
            return Win32Error.ERROR_INVALID_PARAMETER.code();
        }
        return (asked.source() & ~NEEDS_NO_VOLUME) == 0 ? Win32Error.SUCCESS : privilege(asked.volumeHandle());
    }

    private int privilege(long volumeHandle) {
        SimulatedHandle named = volume.machine().handle(volumeHandle);
        if (named == null) {
            return Win32Error.ERROR_INVALID_HANDLE.code();
        }
        if (named.open() != null || named.volume() != volume) {
            return Win32Error.ERROR_INVALID_PARAMETER.code();
        }
        return volume.machine().rights().manageVolume()
                ? Win32Error.SUCCESS
                : Win32Error.ERROR_PRIVILEGE_NOT_HELD.code();
    }

    private static int sources() {
        int bits = 0;
        for (SourceInfo source : SourceInfo.values()) {
            bits |= source.bit();
        }
        return bits;
    }
}
