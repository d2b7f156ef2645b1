package dev.tidemark.backend;

/**
 * How a handle is opened ({@code CreateFile}).
 *
 * @param access {@code dwDesiredAccess}: {@link #GENERIC_READ} and {@link #GENERIC_WRITE}, {@link #FILE_TRAVERSE}, or 0
 * @param share {@code dwShareMode}: {@link #SHARE_READ}, {@link #SHARE_WRITE}, {@link #SHARE_DELETE}
 * @param flags {@code dwFlagsAndAttributes}, see the {@code FLAG_} constants
 * @param callerWidth 64, or 32 to act as a 32-bit process would (the simulator only; Windows knows the process)
 */
public record OpenMode(int access, int share, int flags, int callerWidth) {

    public static final int GENERIC_READ = 0x8000_0000;
    public static final int GENERIC_WRITE = 0x4000_0000;

    public static final int FILE_READ_ATTRIBUTES = 0x80;
    public static final int FILE_WRITE_ATTRIBUTES = 0x100;

    /** The least access with which an open of a volume reaches its file system. */
    public static final int FILE_TRAVERSE = 0x20;

    public static final int SHARE_READ = 0x1;
    public static final int SHARE_WRITE = 0x2;
    public static final int SHARE_DELETE = 0x4;

    /** Others may do with it what they want. */
    public static final int SHARE_ALL = SHARE_READ | SHARE_WRITE | SHARE_DELETE;

    public static final int FLAG_BACKUP_SEMANTICS = 0x0200_0000;
    public static final int FLAG_NO_BUFFERING = 0x2000_0000;
    public static final int FLAG_OVERLAPPED = 0x4000_0000;
    public static final int FLAG_OPEN_REPARSE_POINT = 0x0020_0000;

    /** For reading a journal: read access, everything shared, synchronous (Timeout is ignored on overlapped handles). */
    public static final OpenMode READ_JOURNAL = new OpenMode(GENERIC_READ, SHARE_READ | SHARE_WRITE, 0, 64);

    /** For queries of files, directories and ids that need no access right. Not for volumes: see {@link #VOLUME_FACTS}. */
    public static final OpenMode FACTS = new OpenMode(0, SHARE_ALL, FLAG_BACKUP_SEMANTICS, 64);

    /**
     * For queries of a volume without administrator rights. With less access it would be a direct open of the storage device,
     * which answers no file-system control code.
     *
     * @see #reachesFileSystem()
     */
    public static final OpenMode VOLUME_FACTS = new OpenMode(FILE_TRAVERSE, SHARE_READ | SHARE_WRITE, 0, 64);

    /** For what the storage device of a volume answers, and its file system does not: an open that goes to the device. */
    public static final OpenMode DEVICE_FACTS = new OpenMode(0, SHARE_READ | SHARE_WRITE, 0, 64);

    /** For the unprivileged read of a journal through the root directory. */
    public static final OpenMode ROOT_READ = new OpenMode(GENERIC_READ, SHARE_ALL, FLAG_BACKUP_SEMANTICS, 64);

    /** For acts on a volume: read and write access, shared for reading and writing. */
    public static final OpenMode ACT = new OpenMode(GENERIC_READ | GENERIC_WRITE, SHARE_READ | SHARE_WRITE, 0, 64);

    public boolean overlapped() {
        return (flags & FLAG_OVERLAPPED) != 0;
    }

    public boolean reads() {
        return (access & GENERIC_READ) != 0;
    }

    public boolean writes() {
        return (access & GENERIC_WRITE) != 0;
    }

    /**
     * Whether a volume that is opened so is opened in its file system. An open that asks for no more than {@link
     * AssumedWindows#DIRECT_OPEN_RIGHTS} goes to the storage device: the file system is neither mounted nor asked.
     *
     * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iogetrelateddeviceobject">
     *     IoGetRelatedDeviceObject</a>
     */
    public boolean reachesFileSystem() {
        return (access & ~AssumedWindows.DIRECT_OPEN_RIGHTS) != 0;
    }

    /** The same, if it reaches the file system of a volume; else the least that does. */
    public OpenMode forVolume() {
        return reachesFileSystem()
                ? this
                : new OpenMode(VOLUME_FACTS.access(), VOLUME_FACTS.share(), flags & FLAG_OVERLAPPED, callerWidth);
    }

    /** The same with other access. */
    public OpenMode withAccess(int other) {
        return new OpenMode(other, share, flags, callerWidth);
    }

    public OpenMode withFlags(int more) {
        return new OpenMode(access, share, flags | more, callerWidth);
    }
}
