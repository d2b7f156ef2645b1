package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an NTFS volume says of itself. Sizes are in the unit their name says.
 *
 * @param ntfsMajorVersion empty when the volume did not tell
 * @param ntfsMinorVersion empty when the volume did not tell
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-ntfs_volume_data_buffer">
 *     NTFS_VOLUME_DATA_BUFFER</a>
 */
public record NtfsVolumeData(
        long serialNumber,
        long sectors,
        long totalClusters,
        long freeClusters,
        long reservedClusters,
        int bytesPerSector,
        int bytesPerCluster,
        int bytesPerFileRecord,
        int clustersPerFileRecord,
        long mftValidBytes,
        long mftStartCluster,
        long mftMirrorStartCluster,
        long mftZoneStartCluster,
        long mftZoneEndCluster,
        OptionalInt ntfsMajorVersion,
        OptionalInt ntfsMinorVersion) {

    /** What Windows 10 appends: the fields that are documented, and more. It may append all of it or nothing. */
    private static final int EXTENDED_ROOM = 32;

    /**
     * Asks a volume ({@code FSCTL_GET_NTFS_VOLUME_DATA}).
     *
     * @throws Win32Exception 1 when it is not NTFS
     */
    public static NtfsVolumeData query(Handle volume, Backend backend, String target) throws Win32Exception {
        int size = Layouts.NTFS_VOLUME_DATA_BUFFER.size();
        ByteBuffer out = backend.allocate(size + EXTENDED_ROOM);
        int returned = Calls.send(volume, ControlCode.FSCTL_GET_NTFS_VOLUME_DATA, null, out, target);
        if (returned < size) {
            throw new Win32Exception(Win32Error.SUCCESS, ControlCode.FSCTL_GET_NTFS_VOLUME_DATA.name(), target);
        }
        boolean extended = returned >= size + Layouts.NTFS_EXTENDED_VOLUME_DATA.size();
        return new NtfsVolumeData(
                number(out, "VolumeSerialNumber"),
                number(out, "NumberSectors"),
                number(out, "TotalClusters"),
                number(out, "FreeClusters"),
                number(out, "TotalReserved"),
                word(out, "BytesPerSector"),
                word(out, "BytesPerCluster"),
                word(out, "BytesPerFileRecordSegment"),
                word(out, "ClustersPerFileRecordSegment"),
                number(out, "MftValidDataLength"),
                number(out, "MftStartLcn"),
                number(out, "Mft2StartLcn"),
                number(out, "MftZoneStart"),
                number(out, "MftZoneEnd"),
                extended ? version(out, "MajorVersion") : OptionalInt.empty(),
                extended ? version(out, "MinorVersion") : OptionalInt.empty());
    }

    /** The version of NTFS, for example {@code 3.1}; empty when the volume did not tell. */
    public Optional<String> version() {
        return ntfsMajorVersion.isPresent() && ntfsMinorVersion.isPresent()
                ? Optional.of(ntfsMajorVersion.getAsInt() + "." + ntfsMinorVersion.getAsInt())
                : Optional.empty();
    }

    private static long number(ByteBuffer bytes, String field) {
        return bytes.getLong(Layouts.NTFS_VOLUME_DATA_BUFFER.offset(field));
    }

    private static int word(ByteBuffer bytes, String field) {
        return bytes.getInt(Layouts.NTFS_VOLUME_DATA_BUFFER.offset(field));
    }

    private static OptionalInt version(ByteBuffer bytes, String field) {
        int at = Layouts.NTFS_VOLUME_DATA_BUFFER.size() + Layouts.NTFS_EXTENDED_VOLUME_DATA.offset(field);
        return OptionalInt.of(Short.toUnsignedInt(bytes.getShort(at)));
    }
}
