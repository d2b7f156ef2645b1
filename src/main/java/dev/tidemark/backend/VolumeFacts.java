package dev.tidemark.backend;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a volume without opening its journal. Immutable.
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
 * @param deviceType {@code FILE_DEVICE_DISK} (7), {@code FILE_DEVICE_VIRTUAL_DISK} (0x24), another, or {@link #DEVICE_TYPE_UNKNOWN}
 * @param flags what its file system can do, as {@code GetVolumeInformation} tells it; 0 when it cannot be asked
 * @param mountPoints where it is reached, for example {@code C:\}, {@code C:\Mounts\Data\}; empty when nowhere, or not known
 * @param refusal what Windows said when it was asked, {@link Refusal#NONE} when it answered
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
        int deviceType,
        int flags,
        List<String> mountPoints,
        Refusal refusal) {

    /** {@code FILE_SUPPORTS_USN_JOURNAL}: its file system keeps a change journal, whatever its name. */
    public static final int SUPPORTS_USN_JOURNAL = 0x0200_0000;

    /** What stands for a type that Windows does not tell. */
    public static final int DEVICE_TYPE_UNKNOWN = 0;

    public static final int FILE_DEVICE_DISK = 0x7;
    public static final int FILE_DEVICE_VIRTUAL_DISK = 0x24;

    public VolumeFacts {
        mountPoints = List.copyOf(mountPoints);
    }

    /** A volume that answers, whose file system can do what it usually can, and that is not known to be mounted elsewhere. */
    public VolumeFacts(
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
        this(
                id,
                name,
                label,
                fileSystem,
                size,
                free,
                serial,
                state,
                system,
                pageFile,
                readOnly,
                remote,
                removable,
                clusterShared,
                deviceType,
                AssumedWindows.keepsJournal(fileSystem) ? SUPPORTS_USN_JOURNAL : 0,
                List.of(),
                Refusal.NONE);
    }

    /**
     * What Windows said instead of an answer.
     *
     * @param error the number: a Win32 error, or an HRESULT; 0 for none
     * @param text Windows' own words for it; may be empty
     */
    public record Refusal(int error, String text) {

        /** There was an answer. */
        public static final Refusal NONE = new Refusal(Win32Error.SUCCESS, "");
    }

    /** How a volume stands: whether its file system can be asked, and if not, why. */
    public enum State {
        MOUNTED,
        /** Locked by this program. */
        LOCKED,
        /** Dismounted by this program. */
        DISMOUNTED,
        /** Another program has the lock, or the volume is protected: this program may open any other. */
        LOCKED_BY_ANOTHER,
        NOT_PERMITTED,
        NO_MEDIUM,
        /** Raw, or of a file system that Windows does not know. */
        NOT_RECOGNIZED,
        BITLOCKER_LOCKED,
        CORRUPT,
        NETWORK_AWAY,
        /** What a mount point or a link leads to cannot be reached. */
        LINK_BROKEN,
        /** It was there when the volumes were listed. */
        GONE,
        /** No volume: a folder that has a letter, by SUBST ({@link VolumeFacts#folder}). */
        SUBST,
        /** It was asked, and says nothing. */
        NOT_ANSWERING,
        /** Windows gave a number that none of these goes with. */
        UNKNOWN;

        /** {@code FVE_E_LOCKED_VOLUME}. */
        private static final int BITLOCKER = 0x8031_0000;

        /**
         * What it means that a volume cannot be asked.
         *
         * @param error what {@code GetVolumeInformation} or {@code CreateFile} gave
         * @param elevated whether this process may open any volume
         */
        public static State of(int error, boolean elevated) {
            return switch (error) {
                case 0 -> MOUNTED;
                case 2, 3, 433, 1167 -> GONE;
                case 5 -> elevated ? LOCKED_BY_ANOTHER : NOT_PERMITTED;
                case 21, 1110, 1112 -> NO_MEDIUM;
                case 53, 55, 64, 67, 1222, 1231, 1232, 2250 -> NETWORK_AWAY;
                case 1005 -> NOT_RECOGNIZED;
                case 1392, 1393 -> CORRUPT;
                case 1920, 1921 -> LINK_BROKEN;
                case BITLOCKER -> BITLOCKER_LOCKED;
                default -> UNKNOWN;
            };
        }
    }

    /**
     * The volume that a person means: by its id, its name or a mount point, in either case, with either slash, the last one or
     * not, and with or without what begins the name of a device.
     */
    public static Optional<VolumeFacts> named(List<VolumeFacts> volumes, String text) {
        String wanted = withoutEnd(behindDevice(text.replace('/', '\\')));
        return volumes.stream()
                .filter(volume -> volume.roots().anyMatch(wanted::equalsIgnoreCase))
                .findFirst();
    }

    /** What a path on it may begin with: its id, its name and its mount points, none with a backslash at its end. */
    public Stream<String> roots() {
        return Stream.concat(Stream.of(id, name), mountPoints.stream()).map(VolumeFacts::withoutEnd);
    }

    /**
     * A path or name without the beginning {@code \\.\} or {@code \\?\}, which Windows takes off too; a volume's own name
     * keeps the one that it has in {@link #id}.
     */
    public static String behindDevice(String text) {
        if (!text.startsWith("\\\\.\\") && !text.startsWith("\\\\?\\")) {
            return text;
        }
        String rest = text.substring(4);
        return rest.regionMatches(true, 0, "Volume{", 0, 7) ? "\\\\?\\" + rest : rest;
    }

    private static String withoutEnd(String name) {
        return name.endsWith("\\") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * A folder under a letter, which stands in the list of volumes because people take it for one.
     *
     * @param letter for example {@code T:}
     * @param folder what it stands for
     */
    public static VolumeFacts subst(String letter, String folder) {
        return new VolumeFacts(
                letter,
                letter,
                "",
                "",
                -1,
                -1,
                0,
                State.SUBST,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                0,
                List.of(letter + "\\"),
                new Refusal(Win32Error.SUCCESS, folder));
    }

    /** Whether it is no volume, but a folder that has a letter. */
    public boolean isFolder() {
        return state == State.SUBST;
    }

    /** The folder that a letter stands for; empty for a volume. What has no file system refuses nothing, so it stands there. */
    public String folder() {
        return isFolder() ? refusal.text() : "";
    }

    /** Whether its file system keeps a change journal: as the file system says, whatever its name is. */
    public boolean journalCapable() {
        return (flags & SUPPORTS_USN_JOURNAL) != 0;
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
                deviceType,
                0,
                mountPoints,
                refusal);
    }
}
