package dev.tidemark.usn;

import java.util.HexFormat;

/**
 * A file identifier: the 64-bit file reference number of NTFS, or the 128-bit identifier of ReFS and of version 3 and 4
 * records ({@code FILE_ID_128}, little-endian).
 *
 * @param high the upper 64 bits, 0 for an NTFS file reference
 * @param low the lower 64 bits: on NTFS the record number in the lower 48 bits and the sequence number in the upper 16
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-file_id_128">FILE_ID_128</a>
 */
public record FileId(long high, long low) {

    private static final HexFormat HEX = HexFormat.of();

    /** The NTFS root directory: record 5, sequence number 5. */
    public static final FileId NTFS_ROOT = ntfs(5, 5);

    public static FileId of64(long reference) {
        return new FileId(0, reference);
    }

    /** An NTFS file reference from its parts. */
    public static FileId ntfs(long recordNumber, int sequence) {
        return new FileId(0, (long) sequence << 48 | recordNumber & 0xFFFF_FFFF_FFFFL);
    }

    /** Whether the identifier fits 64 bits, as every NTFS file reference does. */
    public boolean fits64() {
        return high == 0;
    }

    /** The file record number, 0 to 2^48 - 1; meaningful on NTFS only. */
    public long recordNumber() {
        return low & 0xFFFF_FFFF_FFFFL;
    }

    /** The sequence number, 0 to 65,535, which tells a file from an earlier one in the same record. */
    public int sequence() {
        return (int) (low >>> 48);
    }

    /** 16 hex digits when the identifier fits 64 bits, else 32. */
    public String hex() {
        return hex(high, low);
    }

    /** As {@link #hex()}, without an object. */
    public static String hex(long high, long low) {
        return high == 0 ? HEX.toHexDigits(low) : HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    @Override
    public String toString() {
        return hex();
    }
}
