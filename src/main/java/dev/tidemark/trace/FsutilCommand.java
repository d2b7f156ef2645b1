package dev.tidemark.trace;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Layouts;
import dev.tidemark.usn.Layout;
import dev.tidemark.volume.JournalControl;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code fsutil} command that sends a control code. Pure.
 *
 * @see <a href="https://learn.microsoft.com/windows-server/administration/windows-commands/fsutil-usn">fsutil usn</a>
 */
final class FsutilCommand {

    private FsutilCommand() {}

    static Optional<String> of(DeviceCall operation) {
        CallTarget target = CallTarget.of(operation);
        Optional<String> volume = ShellArgument.volume(target.volumeName());
        Optional<String> path = path(target);
        return volume.isEmpty() || path.isEmpty()
                ? Optional.empty()
                : of(operation, target.path() == null, volume.get(), path.get());
    }

    /** Whether it has one, but no shell can be given the name that stands in it. */
    static boolean isRefused(DeviceCall operation) {
        CallTarget target = CallTarget.of(operation);
        boolean named = ShellArgument.volume(target.volumeName()).isPresent()
                && path(target).isPresent();
        return !named && of(operation, target.path() == null, "", "").isPresent();
    }

    private static Optional<String> path(CallTarget target) {
        String path = target.path();
        return path == null ? Optional.of("") : ShellArgument.quoted(path);
    }

    private static Optional<String> of(DeviceCall operation, boolean ofVolume, String volume, String path) {
        ControlCode code = ControlCode.of(operation.code()).orElse(null);
        if (code == null) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(operation.input()).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.ofNullable(
                switch (code) {
                    case FSCTL_QUERY_USN_JOURNAL -> "fsutil usn queryjournal " + volume;
                    case FSCTL_CREATE_USN_JOURNAL -> create(in, volume);
                    case FSCTL_DELETE_USN_JOURNAL -> delete(in, volume);
                    case FSCTL_USN_TRACK_MODIFIED_RANGES -> track(in, volume);
                    case FSCTL_ENUM_USN_DATA -> enumerate(in, volume);
                    case FSCTL_READ_USN_JOURNAL -> read(in, volume);
                    case FSCTL_READ_FILE_USN_DATA -> ofVolume ? null : "fsutil usn readdata " + path;
                    case FSCTL_DISMOUNT_VOLUME -> "fsutil volume dismount " + volume;
                    case FSCTL_GET_NTFS_VOLUME_DATA -> "fsutil fsinfo ntfsinfo " + volume;
                    case FSCTL_IS_VOLUME_DIRTY -> "fsutil dirty query " + volume;
                    default -> null;
                });
    }

    private static @Nullable String create(ByteBuffer in, String volume) {
        Layout layout = Layouts.CREATE_USN_JOURNAL_DATA;
        return in.limit() < layout.size()
                ? null
                : "fsutil usn createjournal m=" + in.getLong(layout.offset("MaximumSize")) + " a="
                        + in.getLong(layout.offset("AllocationDelta")) + " " + volume;
    }

    /** {@code /d} begins and returns, {@code /n} begins and waits; waiting for a deletion of others has no command. */
    private static @Nullable String delete(ByteBuffer in, String volume) {
        Layout layout = Layouts.DELETE_USN_JOURNAL_DATA;
        int flags = in.limit() < layout.size() ? 0 : in.getInt(layout.offset("DeleteFlags"));
        return switch (flags) {
            case JournalControl.DELETE -> "fsutil usn deletejournal /d " + volume;
            case JournalControl.DELETE | JournalControl.NOTIFY -> "fsutil usn deletejournal /n " + volume;
            default -> null;
        };
    }

    private static @Nullable String track(ByteBuffer in, String volume) {
        Layout layout = Layouts.USN_TRACK_MODIFIED_RANGES;
        return in.limit() < layout.size()
                ? null
                : "fsutil usn enablerangetracking c=" + in.getLong(layout.offset("ChunkSize")) + " s="
                        + in.getLong(layout.offset("FileSizeThreshold")) + " " + volume;
    }

    private static @Nullable String enumerate(ByteBuffer in, String volume) {
        Layout layout = Layouts.MFT_ENUM_DATA_V0;
        return in.limit() < layout.size()
                ? null
                : "fsutil usn enumdata "
                        + Long.toUnsignedString(in.getLong(layout.offset("StartFileReferenceNumber"))) + " "
                        + in.getLong(layout.offset("LowUsn")) + " " + in.getLong(layout.offset("HighUsn")) + " "
                        + volume;
    }

    private static @Nullable String read(ByteBuffer in, String volume) {
        Layout layout = Layouts.READ_USN_JOURNAL_DATA_V0;
        Layout versions = Layouts.READ_USN_JOURNAL_DATA_V1;
        if (in.limit() < layout.size()) {
            return null;
        }
        StringBuilder command = new StringBuilder("fsutil usn readjournal ").append(volume);
        if (in.limit() >= versions.size()) {
            command.append(" minver=").append(in.getShort(versions.offset("MinMajorVersion")));
            command.append(" maxver=").append(in.getShort(versions.offset("MaxMajorVersion")));
        }
        command.append(" startusn=").append(in.getLong(layout.offset("StartUsn")));
        return command.append(in.getLong(layout.offset("BytesToWaitFor")) > 0 ? " wait" : "")
                .toString();
    }
}
