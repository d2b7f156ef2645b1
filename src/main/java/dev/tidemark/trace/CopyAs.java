package dev.tidemark.trace;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.text.Messages;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call as another program would send it: in C, in PowerShell, or with {@code fsutil} where it can. Pure. */
public final class CopyAs {

    static final String OPEN_BY_ID = "OpenFileById";

    /** How long a copied hold keeps everybody waiting, and how long the driver has then to let go. */
    static final int HOLD_MILLIS = 2000;

    private CopyAs() {}

    /** A whole program in C that opens the same, sends the same bytes and prints what came back. */
    public static String c(DeviceCall operation) {
        return new CSnippet(operation).text();
    }

    /** A script for Windows PowerShell 5 and later that does the same. */
    public static String powerShell(DeviceCall operation) {
        return new PowerShellSnippet(operation).text();
    }

    /** The command line that sends the same; empty when {@code fsutil} has none, or no shell could be given it. */
    public static Optional<String> fsutil(DeviceCall operation) {
        return FsutilCommand.of(operation);
    }

    /** Why there is no command line, though {@code fsutil} has one for such a call; empty when that is not so. */
    public static Optional<String> whyNoFsutil(DeviceCall operation) {
        return FsutilCommand.isRefused(operation)
                ? Optional.of(Messages.text("log.copy.fsutil.refused"))
                : Optional.empty();
    }

    /** Where in the input the number of a volume handle stands, which is another in each process; -1 for nowhere. */
    static int volumeHandleAt(DeviceCall operation) {
        if (ControlCode.of(operation.code()).orElse(null) != ControlCode.FSCTL_MARK_HANDLE) {
            return -1;
        }
        int at = (isNarrow(operation) ? Layouts.MARK_HANDLE_INFO32 : Layouts.MARK_HANDLE_INFO).offset("VolumeHandle");
        for (int i = at; i < at + (isNarrow(operation) ? Integer.BYTES : Long.BYTES); i++) {
            if (i < operation.input().length && operation.input()[i] != 0) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the privilege must be enabled for it before the volume is opened, as for most source information. */
    static boolean needsPrivilege(DeviceCall operation) {
        int at = Layouts.MARK_HANDLE_INFO.offset("UsnSourceInfo");
        return volumeHandleAt(operation) >= 0
                && AssumedWindows.needsVolumeHandle(ByteBuffer.wrap(operation.input())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(at));
    }

    /** Whether everybody who writes to the volume waits while it is pending: it must come to an end by itself. */
    static boolean holds(DeviceCall operation) {
        return operation.code() == ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();
    }

    /** Whether a 32-bit program's structure was sent. */
    static boolean isNarrow(DeviceCall operation) {
        return operation.inputLength() < Layouts.MARK_HANDLE_INFO.size();
    }

    /** Whether what the call did lasts as long as its handle. */
    static boolean lastsWithHandle(DeviceCall operation) {
        return ControlCode.of(operation.code())
                .map(code -> code == ControlCode.FSCTL_MARK_HANDLE || code == ControlCode.FSCTL_LOCK_VOLUME)
                .orElse(false);
    }

    /** The constants of {@code dwDesiredAccess}. */
    static String access(int access) {
        return named(
                access,
                OpenMode.GENERIC_READ,
                "GENERIC_READ",
                OpenMode.GENERIC_WRITE,
                "GENERIC_WRITE",
                OpenMode.FILE_TRAVERSE,
                "FILE_TRAVERSE",
                OpenMode.FILE_READ_ATTRIBUTES,
                "FILE_READ_ATTRIBUTES",
                OpenMode.FILE_WRITE_ATTRIBUTES,
                "FILE_WRITE_ATTRIBUTES");
    }

    /** The constants of {@code dwShareMode}. */
    static String share(int share) {
        return named(
                share,
                OpenMode.SHARE_READ,
                "FILE_SHARE_READ",
                OpenMode.SHARE_WRITE,
                "FILE_SHARE_WRITE",
                OpenMode.SHARE_DELETE,
                "FILE_SHARE_DELETE");
    }

    /** How a copied call is opened: it waits, so it is not overlapped; but a hold must be cancelled. */
    static OpenMode mode(DeviceCall operation) {
        OpenMode mode = operation.mode();
        int flags =
                holds(operation) ? mode.flags() | OpenMode.FLAG_OVERLAPPED : mode.flags() & ~OpenMode.FLAG_OVERLAPPED;
        return new OpenMode(mode.access(), mode.share(), flags, mode.callerWidth());
    }

    /** The constants of {@code dwFlagsAndAttributes}. */
    static String flags(int flags) {
        return named(
                flags,
                OpenMode.FLAG_OVERLAPPED,
                "FILE_FLAG_OVERLAPPED",
                OpenMode.FLAG_BACKUP_SEMANTICS,
                "FILE_FLAG_BACKUP_SEMANTICS",
                OpenMode.FLAG_NO_BUFFERING,
                "FILE_FLAG_NO_BUFFERING",
                OpenMode.FLAG_OPEN_REPARSE_POINT,
                "FILE_FLAG_OPEN_REPARSE_POINT");
    }

    private static String named(int mask, Object... bitsAndNames) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < bitsAndNames.length; i += 2) {
            if ((mask & (int) bitsAndNames[i]) != 0) {
                names.add((String) bitsAndNames[i + 1]);
            }
        }
        return names.isEmpty() ? "0" : String.join(" | ", names);
    }
}
