package dev.tidemark.act;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.SourceInfo;
import java.util.Optional;
import java.util.OptionalInt;

/** Pure. Which marks go with which files, volumes and versions of Windows, and what a mark needs. */
public final class MarkRules {

    private static final int SHARE_ALL = OpenMode.SHARE_READ | OpenMode.SHARE_WRITE | OpenMode.SHARE_DELETE;
    private static final int UNBUFFERED = Flags.mask(
            HandleInfo.REALTIME, HandleInfo.NOT_REALTIME, HandleInfo.READ_COPY, HandleInfo.NOT_READ_COPY);

    private MarkRules() {}

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
        if (AssumedWindows.isForKernel(flag)) {
            return why("kernel");
        }
        if (on == On.VOLUME && !AssumedWindows.isForVolume(flag)) {
            return why("file");
        }
        if (on != On.VOLUME && AssumedWindows.isForVolume(flag)) {
            return why("volume");
        }
        if (build.isPresent() && build.getAsInt() < AssumedWindows.since(flag)) {
            return Optional.of(Messages.text("mark.not.build", Integer.toString(AssumedWindows.since(flag))));
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
        return !AssumedWindows.needsVolumeHandle(source.bit()) || manageVolume ? Optional.empty() : why("privilege");
    }

    private static Optional<String> why(String key) {
        return Optional.of(Messages.text("mark.not." + key));
    }

    /** Whether a volume handle goes into the structure: for source flags that need the privilege. */
    public static boolean needsVolumeHandle(int sourceInfo, int handleInfo) {
        return !HandleInfo.readsCopy(handleInfo) && AssumedWindows.needsVolumeHandle(sourceInfo);
    }

    /** How the file is opened for these flags. */
    static OpenMode mode(int handleInfo, int callerWidth) {
        return (handleInfo & UNBUFFERED) == 0
                ? new OpenMode(0, SHARE_ALL, OpenMode.FLAG_BACKUP_SEMANTICS, callerWidth)
                : new OpenMode(OpenMode.GENERIC_READ, SHARE_ALL, OpenMode.FLAG_NO_BUFFERING, callerWidth);
    }
}
