package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.SourceInfo;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers FSCTL_MARK_HANDLE, which works without a journal too. Under the volume's monitor. A mark lasts as long as its
 * handle.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_mark_handle">FSCTL_MARK_HANDLE</a>
 */
final class Marks {

    /** What this volume can do; it is not UDFS. */
    private static final int FOR_FILES = Flags.mask(Stream.of(HandleInfo.values())
            .filter(flag -> AssumedWindows.answerToMark(flag) == Win32Error.SUCCESS)
            .toArray(HandleInfo[]::new));

    private static final int COPIES = Flags.mask(HandleInfo.READ_COPY, HandleInfo.NOT_READ_COPY);

    private static final int SOURCES = Flags.mask(SourceInfo.values());

    private final SimulatedVolume volume;
    private final MachineState machine;

    Marks(SimulatedVolume volume, MachineState machine) {
        this.volume = volume;
        this.machine = machine;
    }

    /** MARK_HANDLE_INFO, whether a 64-bit or a 32-bit program sends it. */
    private record MarkHandleInfo(int source, long volumeHandle, int info) {

        static @Nullable MarkHandleInfo of(ByteBuffer in, int callerWidth) {
            boolean narrow = callerWidth == 32;
            Layout layout = narrow ? Layouts.MARK_HANDLE_INFO32 : Layouts.MARK_HANDLE_INFO;
            if (in.remaining() < layout.size()) {
                return null;
            }
            int at = in.position();
            int handleAt = at + layout.offset("VolumeHandle");
            return new MarkHandleInfo(
                    in.getInt(at + layout.offset("UsnSourceInfo")),
                    narrow ? Integer.toUnsignedLong(in.getInt(handleAt)) : in.getLong(handleAt),
                    in.getInt(at + layout.offset("HandleInfo")));
        }
    }

    Completion mark(ControlCall call, @Nullable ByteBuffer in) {
        MarkHandleInfo mark =
                in == null ? null : MarkHandleInfo.of(in, call.mode().callerWidth());
        if (mark == null) {
            // MS-FSA: as 12 bytes are from a 64-bit program.
            return Completion.failed(
                    (in == null ? Win32Error.ERROR_INVALID_PARAMETER : AssumedWindows.SHORT_MARK).code());
        }
        SimulatedOpen open = call.open();
        boolean ofCopies = (mark.info() & COPIES) != 0;
        int refused = open == null ? onVolume(mark) : ofCopies ? onCopies(mark, open, call.mode()) : onFile(mark);
        if (refused == Win32Error.SUCCESS && open != null && !ofCopies) {
            open.mark(mark.source(), HandleInfo.SKIP_COHERENCY_SYNC_DISALLOW_WRITES.in(mark.info()));
        }
        return new Completion(refused, 0);
    }

    private static int onVolume(MarkHandleInfo mark) {
        boolean fits = mark.source() == 0 && mark.info() == HandleInfo.SUPPRESS_VOLUME_OPEN_FLUSH.bit();
        return fits ? Win32Error.SUCCESS : Win32Error.ERROR_INVALID_PARAMETER.code();
    }

    /** The first member is the number of a copy, and no volume handle goes with it; the handle must be unbuffered. */
    private int onCopies(MarkHandleInfo mark, SimulatedOpen open, OpenMode mode) {
        boolean fits = volume.copies() > 1
                && (mark.info() & ~COPIES) == 0
                && mark.volumeHandle() == 0
                && (mode.flags() & OpenMode.FLAG_NO_BUFFERING) != 0
                && !FileAttribute.DIRECTORY.in(open.file().attributes())
                && (HandleInfo.NOT_READ_COPY.in(mark.info())
                        || Integer.compareUnsigned(mark.source(), volume.copies()) < 0);
        return fits ? Win32Error.SUCCESS : Win32Error.ERROR_INVALID_PARAMETER.code();
    }

    private int onFile(MarkHandleInfo mark) {
        if (HandleInfo.TXF_SYSTEM_LOG.in(mark.info())) {
            return AssumedWindows.answerToMark(HandleInfo.TXF_SYSTEM_LOG);
        }
        if ((mark.info() & ~FOR_FILES) != 0 || (mark.source() & ~SOURCES) != 0) {
            return Win32Error.ERROR_INVALID_PARAMETER.code();
        }
        boolean protectedByVolume = HandleInfo.PROTECT_CLUSTERS.in(mark.info()) && protectingWantsVolume();
        return protectedByVolume || AssumedWindows.needsVolumeHandle(mark.source())
                ? privilege(mark.volumeHandle())
                : Win32Error.SUCCESS;
    }

    private boolean protectingWantsVolume() {
        return AssumedWindows.PROTECT_CLUSTERS_NEEDS_VOLUME
                || machine.faults().has(DriverQuirk.PROTECT_CLUSTERS_WANTS_VOLUME);
    }

    private int privilege(long volumeHandle) {
        HandleState named = machine.handles().get(volumeHandle);
        if (named == null) {
            return AssumedWindows.MARK_WITHOUT_VOLUME.code();
        }
        if (named.open() != null || named.volume() != volume) {
            return AssumedWindows.MARK_WITH_OTHER_HANDLE.code();
        }
        return machine.rights().manageVolume() ? Win32Error.SUCCESS : AssumedWindows.MARK_WITHOUT_PRIVILEGE.code();
    }
}
