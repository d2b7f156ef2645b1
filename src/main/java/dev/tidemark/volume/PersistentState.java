package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a volume keeps of itself from one mount to the next. Immutable.
 *
 * @param flags those that are set
 * @param known those that this Windows tells of
 * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/ns-ntifs-_file_fs_persistent_volume_information">
 *     FILE_FS_PERSISTENT_VOLUME_INFORMATION</a>
 */
public record PersistentState(int flags, int known) {

    /** The flags that are asked for. */
    public enum Flag implements dev.tidemark.usn.Flag {
        SHORT_NAME_CREATION_DISABLED(0x1),
        DEV_VOLUME(0x2000),
        TRUSTED_VOLUME(0x4000);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }

        @Override
        public int bit() {
            return bit;
        }

        @Override
        public String symbol() {
            return "PERSISTENT_VOLUME_STATE_" + name();
        }

        @Override
        public String label() {
            return name();
        }
    }

    private static final int VERSION = 1;
    private static final int ALL = Flags.mask(Flag.values());

    /**
     * Asks a volume ({@code FSCTL_QUERY_PERSISTENT_VOLUME_STATE}). A Windows that does not know of Dev Drives refuses their
     * flags with 87, and is asked for the others.
     *
     * @throws Win32Exception 1 when the file system keeps no such state
     */
    public static PersistentState query(Handle volume, Backend backend, String target) throws Win32Exception {
        try {
            return query(volume, backend, target, ALL);
        } catch (Win32Exception e) {
            if (!e.is(Win32Error.ERROR_INVALID_PARAMETER)) {
                throw e;
            }
            return query(volume, backend, target, Flag.SHORT_NAME_CREATION_DISABLED.bit());
        }
    }

    private static PersistentState query(Handle volume, Backend backend, String target, int mask)
            throws Win32Exception {
        Layout layout = Layouts.FILE_FS_PERSISTENT_VOLUME_INFORMATION;
        ByteBuffer in = backend.allocate(layout.size());
        in.putInt(layout.offset("FlagMask"), mask);
        in.putInt(layout.offset("Version"), VERSION);
        ByteBuffer out = backend.allocate(layout.size());
        ControlCode code = ControlCode.FSCTL_QUERY_PERSISTENT_VOLUME_STATE;
        if (Calls.send(volume, code, in, out, target) < Integer.BYTES) {
            throw new Win32Exception(Win32Error.ERROR_INVALID_DATA.code(), code.name(), target);
        }
        return new PersistentState(out.getInt(layout.offset("VolumeFlags")) & mask, mask);
    }

    /** Whether a flag is set; empty when this Windows does not tell. */
    public Optional<Boolean> has(Flag flag) {
        return (known & flag.bit()) == 0 ? Optional.empty() : Optional.of((flags & flag.bit()) != 0);
    }
}
