package dev.tidemark.act;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleInfo;
import java.util.Optional;
import java.util.OptionalInt;

/** Pure. Which marks go with which files, volumes and versions of Windows, and what a mark needs. */
public final class MarkRules {

    private static final int SHARE_ALL = OpenMode.SHARE_READ | OpenMode.SHARE_WRITE | OpenMode.SHARE_DELETE;
    private static final int UNBUFFERED = HandleInfo.REALTIME.bit() | HandleInfo.NOT_REALTIME.bit() | copyFlags();
    private static final int WINDOWS_7 = 7600;
    private static final int WINDOWS_8 = 9200;
    private static final int WINDOWS_8_1 = 9600;
    private static final int WINDOWS_10 = 10240;
    private static final int WINDOWS_11 = 22000;

    private MarkRules() {}

    private static int copyFlags() {
        return HandleInfo.READ_COPY.bit() | HandleInfo.NOT_READ_COPY.bit();
    }

    /** What a mark would be set on. */
    public enum On {
        FILE,
        DIRECTORY,
        VOLUME
    }

    /**
     * Why a flag does not apply, in words; empty when it does.
     *
     * @param build the build number of Windows, empty when it is not known
     */
    public static Optional<String> obstacle(HandleInfo flag, VolumeFacts volume, On on, OptionalInt build) {
        if (flag == HandleInfo.TXF_SYSTEM_LOG) {
            return why("kernel");
        }
        if (on == On.VOLUME && flag != HandleInfo.SUPPRESS_VOLUME_OPEN_FLUSH) {
            return why("file");
        }
        if (on != On.VOLUME && flag == HandleInfo.SUPPRESS_VOLUME_OPEN_FLUSH) {
            return why("volume");
        }
        if (build.isPresent() && build.getAsInt() < since(flag)) {
            return Optional.of(Messages.text("mark.not.build", Integer.toString(since(flag))));
        }
        return switch (flag) {
            case REALTIME, NOT_REALTIME -> volume.fileSystem().equals("UDF") ? Optional.empty() : why("udfs");
            case READ_COPY, NOT_READ_COPY ->
                on == On.DIRECTORY ? why("directory") : volume.journalCapable() ? Optional.empty() : why("spaces");
            default -> Optional.empty();
        };
    }

    /** Why a source flag does not apply, in words; empty when it does. */
    public static Optional<String> obstacle(SourceInfo source, On on, boolean manageVolume) {
        if (on == On.VOLUME) {
            return why("file");
        }
        return source == SourceInfo.CLIENT_REPLICATION_MANAGEMENT || manageVolume ? Optional.empty() : why("privilege");
    }

    private static Optional<String> why(String key) {
        return Optional.of(Messages.text("mark.not." + key));
    }

    /** The first build of Windows that knows a flag. */
    private static int since(HandleInfo flag) {
        return switch (flag) {
            case PROTECT_CLUSTERS, TXF_SYSTEM_LOG, NOT_TXF_SYSTEM_LOG -> 0;
            case REALTIME, NOT_REALTIME -> WINDOWS_7;
            case READ_COPY, NOT_READ_COPY -> WINDOWS_8;
            case RETURN_PURGE_FAILURE -> WINDOWS_8_1;
            case DISABLE_FILE_METADATA_OPTIMIZATION,
                    ENABLE_USN_SOURCE_ON_PAGING_IO,
                    SKIP_COHERENCY_SYNC_DISALLOW_WRITES -> WINDOWS_10;
            case SUPPRESS_VOLUME_OPEN_FLUSH -> WINDOWS_11;
        };
    }

    /** Whether a volume handle goes into the structure: for source flags that need the privilege. */
    public static boolean needsVolumeHandle(int sourceInfo, int handleInfo) {
        return !HandleInfo.readsCopy(handleInfo) && (sourceInfo & ~SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit()) != 0;
    }

    /** How the file is opened for these flags. */
    static OpenMode mode(int handleInfo, int callerWidth) {
        return (handleInfo & UNBUFFERED) == 0
                ? new OpenMode(0, SHARE_ALL, OpenMode.FLAG_BACKUP_SEMANTICS, callerWidth)
                : new OpenMode(OpenMode.GENERIC_READ, SHARE_ALL, OpenMode.FLAG_NO_BUFFERING, callerWidth);
    }
}
