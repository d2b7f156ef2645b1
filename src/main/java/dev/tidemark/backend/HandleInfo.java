package dev.tidemark.backend;

import dev.tidemark.usn.Flag;

/**
 * The {@code HandleInfo} flags of MARK_HANDLE_INFO that a program may ask for.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-mark_handle_info">MARK_HANDLE_INFO</a>
 */
public enum HandleInfo implements Flag {
    PROTECT_CLUSTERS(0x1),
    TXF_SYSTEM_LOG(0x4),
    NOT_TXF_SYSTEM_LOG(0x8),
    REALTIME(0x20),
    NOT_REALTIME(0x40),
    READ_COPY(0x80),
    NOT_READ_COPY(0x100),
    RETURN_PURGE_FAILURE(0x400),
    DISABLE_FILE_METADATA_OPTIMIZATION(0x1000),
    ENABLE_USN_SOURCE_ON_PAGING_IO(0x2000),
    SKIP_COHERENCY_SYNC_DISALLOW_WRITES(0x4000),
    SUPPRESS_VOLUME_OPEN_FLUSH(0x8000);

    private final int bit;

    HandleInfo(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }

    @Override
    public String symbol() {
        return "MARK_HANDLE_" + name();
    }

    @Override
    public String label() {
        return name();
    }

    /** Whether flags ask for a copy to read, whose number then takes the place of the source information. */
    public static boolean readsCopy(int mask) {
        return READ_COPY.in(mask);
    }

    /** Whether a mask has this flag. */
    public boolean in(int mask) {
        return (mask & bit) != 0;
    }
}
