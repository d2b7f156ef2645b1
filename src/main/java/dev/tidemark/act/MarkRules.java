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
import org.jspecify.annotations.Nullable;

/** Which marks go with which files, volumes and versions of Windows, and what a mark needs. Pure. */
public final class MarkRules {

    private static final int UNBUFFERED =
            Flags.mask(HandleInfo.REALTIME, HandleInfo.NOT_REALTIME, HandleInfo.READ_COPY, HandleInfo.NOT_READ_COPY);

    private static final int COPIES = Flags.mask(HandleInfo.READ_COPY, HandleInfo.NOT_READ_COPY);
    private static final int TOUCH = OpenMode.FILE_READ_ATTRIBUTES | OpenMode.FILE_WRITE_ATTRIBUTES;

    private MarkRules() {}

    /** What a mark would be set on. */
    public enum On {
        FILE,
        DIRECTORY,
        VOLUME
    }

    /**
     * What a mark would be set on, and what the storage below keeps.
     *
     * @param copies of the data; empty when the storage does not tell
     */
    public record Looked(On on, OptionalInt copies) {

        /** Nothing has been looked at. */
        public static final Looked NOT_YET = new Looked(On.FILE, OptionalInt.empty());
    }

    /**
     * Why a flag does not apply, in words; empty when it does.
     *
     * @param build the build number of Windows, empty when it is not known
     */
    public static Optional<String> obstacle(HandleInfo flag, Looked looked, OptionalInt build) {
        On on = looked.on();
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
            case READ_COPY, NOT_READ_COPY ->
                on == On.DIRECTORY
                        ? why("directory")
                        : looked.copies().orElse(1) > 1 ? Optional.empty() : why("copies");
            default -> Optional.empty();
        };
    }

    /** What is worth knowing of a flag that may be sent all the same, in words; empty for nothing. */
    public static Optional<String> note(HandleInfo flag, @Nullable VolumeFacts volume) {
        boolean realTime = flag == HandleInfo.REALTIME || flag == HandleInfo.NOT_REALTIME;
        return realTime && volume != null && !volume.fileSystem().equals("UDF") ? why("udfs") : Optional.empty();
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

    /**
     * Whether a volume handle goes into the structure: for source flags that need the privilege and for PROTECT_CLUSTERS; it is
     * zero with READ_COPY and NOT_READ_COPY.
     */
    public static boolean needsVolumeHandle(int sourceInfo, int handleInfo) {
        return (handleInfo & COPIES) == 0
                && (AssumedWindows.needsVolumeHandle(sourceInfo) || HandleInfo.PROTECT_CLUSTERS.in(handleInfo));
    }

    /** How the file is opened for these flags: so that it can be touched through the handle, and read where it is unbuffered. */
    static OpenMode mode(int handleInfo, int callerWidth) {
        return (handleInfo & UNBUFFERED) == 0
                ? new OpenMode(TOUCH, OpenMode.SHARE_ALL, OpenMode.FLAG_BACKUP_SEMANTICS, callerWidth)
                : new OpenMode(
                        OpenMode.GENERIC_READ | OpenMode.FILE_WRITE_ATTRIBUTES,
                        OpenMode.SHARE_ALL,
                        OpenMode.FLAG_NO_BUFFERING,
                        callerWidth);
    }

    /** The same for a file whose attributes may not be written: it is marked, and cannot be touched. */
    static OpenMode untouchable(OpenMode mode) {
        return mode.withAccess(mode.access() == TOUCH ? 0 : mode.access() & ~OpenMode.FILE_WRITE_ATTRIBUTES);
    }
}
