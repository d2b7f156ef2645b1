package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers the control codes that ask a volume for its facts. Immutable. */
final class VolumeAnswers {

    private static final long CLUSTER = 4096;

    private static final int PERSISTENT_STATE_VERSION = 1;

    private final SimulatedVolume volume;
    private final VolumeFacts facts;

    VolumeAnswers(SimulatedVolume volume) {
        this.volume = volume;
        this.facts = volume.mountedFacts();
    }

    /** FSCTL_IS_VOLUME_DIRTY: a 32-bit word, 0 for a volume that needs no check. */
    Completion dirty(@Nullable ByteBuffer out) {
        if (out == null || out.remaining() < Integer.BYTES) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        out.putInt(out.position(), volume.traits().dirty() ? 1 : 0);
        return new Completion(Win32Error.SUCCESS, Integer.BYTES);
    }

    /** FSCTL_GET_NTFS_VOLUME_DATA, with the NTFS version when there is room for it. */
    Completion ntfs(@Nullable ByteBuffer out) {
        Layout layout = Layouts.NTFS_VOLUME_DATA_BUFFER;
        if (!facts.fileSystem().equals("NTFS")) {
            return Completion.failed(Win32Error.ERROR_INVALID_FUNCTION.code());
        }
        if (out == null || out.remaining() < layout.size()) {
            return Completion.failed(Win32Error.ERROR_INSUFFICIENT_BUFFER.code());
        }
        int at = out.position();
        out.putLong(at + layout.offset("VolumeSerialNumber"), facts.serial());
        out.putLong(at + layout.offset("NumberSectors"), facts.size() / 512);
        out.putLong(at + layout.offset("TotalClusters"), facts.size() / CLUSTER);
        out.putLong(at + layout.offset("FreeClusters"), facts.free() / CLUSTER);
        out.putLong(at + layout.offset("TotalReserved"), 1024);
        out.putInt(at + layout.offset("BytesPerSector"), 512);
        out.putInt(at + layout.offset("BytesPerCluster"), (int) CLUSTER);
        out.putInt(at + layout.offset("BytesPerFileRecordSegment"), 1024);
        out.putInt(at + layout.offset("ClustersPerFileRecordSegment"), 0);
        out.putLong(at + layout.offset("MftValidDataLength"), 256L << 20);
        out.putLong(at + layout.offset("MftStartLcn"), 786_432);
        out.putLong(at + layout.offset("Mft2StartLcn"), 2);
        out.putLong(at + layout.offset("MftZoneStart"), 851_968);
        out.putLong(at + layout.offset("MftZoneEnd"), 904_192);
        return new Completion(Win32Error.SUCCESS, layout.size() + extended(out, at + layout.size()));
    }

    /** The NTFS version, 3.1, when there is room for it. */
    private static int extended(ByteBuffer out, int at) {
        Layout layout = Layouts.NTFS_EXTENDED_VOLUME_DATA;
        if (out.limit() - at < layout.size()) {
            return 0;
        }
        out.putInt(at + layout.offset("ByteCount"), layout.size());
        out.putShort(at + layout.offset("MajorVersion"), (short) 3);
        out.putShort(at + layout.offset("MinorVersion"), (short) 1);
        return layout.size();
    }

    /** FSCTL_QUERY_PERSISTENT_VOLUME_STATE: of the flags that were asked for, those that are set. */
    Completion persistentState(@Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        Layout layout = Layouts.FILE_FS_PERSISTENT_VOLUME_INFORMATION;
        if (in == null || in.remaining() < layout.size() || out == null || out.remaining() < layout.size()) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (in.getInt(in.position() + layout.offset("Version")) != PERSISTENT_STATE_VERSION) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        int mask = in.getInt(in.position() + layout.offset("FlagMask"));
        int at = out.position();
        out.putInt(at + layout.offset("VolumeFlags"), volume.traits().persistentState() & mask);
        out.putInt(at + layout.offset("FlagMask"), mask);
        out.putInt(at + layout.offset("Version"), PERSISTENT_STATE_VERSION);
        out.putInt(at + layout.offset("Reserved"), 0);
        return new Completion(Win32Error.SUCCESS, layout.size());
    }

    /** IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS: how long the names are, and as many of them as there is room for all. */
    Completion shadowCopies(@Nullable ByteBuffer out) {
        int header = Layouts.VOLSNAP_NAMES.offset("Names");
        if (out == null || out.remaining() < Layouts.VOLSNAP_NAMES.size()) {
            return Completion.failed(Win32Error.ERROR_INSUFFICIENT_BUFFER.code());
        }
        StringBuilder names = new StringBuilder();
        volume.traits().shadowCopies().forEach(name -> names.append(name).append('\0'));
        byte[] bytes = names.append('\0').toString().getBytes(StandardCharsets.UTF_16LE);
        int at = out.position();
        out.putInt(at, bytes.length);
        if (out.remaining() < header + bytes.length) {
            return new Completion(Win32Error.ERROR_MORE_DATA.code(), header);
        }
        out.put(at + header, bytes);
        return new Completion(Win32Error.SUCCESS, header + bytes.length);
    }
}
