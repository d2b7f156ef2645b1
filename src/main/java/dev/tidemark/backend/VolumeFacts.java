package dev.tidemark.backend;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a volume without opening its journal.
 *
 * @param id opens it, for example {@code C:} or {@code \\?\Volume{…}\}
 * @param name what people call it: the drive letter, or the mount point
 * @param label the volume label, may be empty
 * @param fileSystem for example {@code NTFS}, {@code ReFS}, {@code FAT32}; empty when not mounted
 * @param size in bytes, -1 when unknown
 * @param free in bytes, -1 when unknown
 * @param serial the volume serial number
 * @param state whether it can be asked things now
 * @param system whether Windows runs from it
 * @param pageFile whether it holds a page file
 * @param readOnly whether it cannot be written
 * @param remote whether it is a network share
 * @param removable whether its medium can be taken out
 * @param clusterShared whether it is a cluster shared volume
 * @param deviceType {@code FILE_DEVICE_DISK} (7), {@code FILE_DEVICE_VIRTUAL_DISK} (0x24) or another
 */
public record VolumeFacts(
        String id,
        String name,
        String label,
        String fileSystem,
        long size,
        long free,
        long serial,
        State state,
        boolean system,
        boolean pageFile,
        boolean readOnly,
        boolean remote,
        boolean removable,
        boolean clusterShared,
        int deviceType) {

    public static final int FILE_DEVICE_DISK = 0x7;
    public static final int FILE_DEVICE_VIRTUAL_DISK = 0x24;

    /** Whether the volume is mounted. */
    public enum State {
        MOUNTED,
        LOCKED,
        DISMOUNTED
    }

    /** The volume that a person means: by its id or its name, in either case. */
    public static Optional<VolumeFacts> named(List<VolumeFacts> volumes, String text) {
        return volumes.stream()
                .filter(volume ->
                        volume.id().equalsIgnoreCase(text) || volume.name().equalsIgnoreCase(text))
                .findFirst();
    }

    /** Whether this file system can keep a change journal at all: NTFS and ReFS. */
    public boolean journalCapable() {
        return AssumedWindows.keepsJournal(fileSystem);
    }

    /** The same volume in a state in which its file system cannot be asked. */
    public VolumeFacts in(State unmounted) {
        return new VolumeFacts(
                id,
                name,
                label,
                "",
                size,
                -1,
                serial,
                unmounted,
                system,
                pageFile,
                readOnly,
                remote,
                removable,
                clusterShared,
                deviceType);
    }
}
