package dev.tidemark.backend;

/**
 * How a handle is opened ({@code CreateFile}).
 *
 * @param access {@code dwDesiredAccess}: {@link #GENERIC_READ} and {@link #GENERIC_WRITE}, or 0 for facts only
 * @param share {@code dwShareMode}: {@link #SHARE_READ}, {@link #SHARE_WRITE}, {@link #SHARE_DELETE}
 * @param flags {@code dwFlagsAndAttributes}, see the {@code FLAG_} constants
 * @param callerWidth 64, or 32 to act as a 32-bit process would (the simulator only; Windows knows the process)
 */
public record OpenMode(int access, int share, int flags, int callerWidth) {

    public static final int GENERIC_READ = 0x8000_0000;
    public static final int GENERIC_WRITE = 0x4000_0000;
    public static final int SHARE_READ = 0x1;
    public static final int SHARE_WRITE = 0x2;
    public static final int SHARE_DELETE = 0x4;
    public static final int FLAG_BACKUP_SEMANTICS = 0x0200_0000;
    public static final int FLAG_NO_BUFFERING = 0x2000_0000;
    public static final int FLAG_OVERLAPPED = 0x4000_0000;
    public static final int FLAG_OPEN_REPARSE_POINT = 0x0020_0000;

    /** For reading a journal: read access, everything shared, synchronous (Timeout is ignored on overlapped handles). */
    public static final OpenMode READ_JOURNAL = new OpenMode(GENERIC_READ, SHARE_READ | SHARE_WRITE, 0, 64);

    /** For queries that need no access right. */
    public static final OpenMode FACTS =
            new OpenMode(0, SHARE_READ | SHARE_WRITE | SHARE_DELETE, FLAG_BACKUP_SEMANTICS, 64);

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

    public OpenMode withFlags(int more) {
        return new OpenMode(access, share, flags | more, callerWidth);
    }
}
