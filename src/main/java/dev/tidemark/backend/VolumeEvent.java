package dev.tidemark.backend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;

/**
 * What the system announces of a volume to those who listen: that somebody is about to lock or dismount it, and what became of
 * that. MOUNT does not always come after a lock. Immutable.
 *
 * @see <a href="https://learn.microsoft.com/windows-hardware/drivers/kernel/guid-io-volume-lock">GUID_IO_VOLUME_LOCK</a>
 */
public enum VolumeEvent {
    LOCK("50708874-c9af-11d1-8fef-00a0c9a06d32"),
    LOCK_FAILED("ae2eed10-0ba8-11d2-8ffb-00a0c9a06d32"),
    UNLOCK("9a8c3d68-d0cb-11d1-8fef-00a0c9a06d32"),
    DISMOUNT("d16a55e8-1059-11d2-8ffd-00a0c9a06d32"),
    DISMOUNT_FAILED("e3c5b178-105d-11d2-8ffd-00a0c9a06d32"),
    MOUNT("b5804878-1a96-11d2-8ffd-00a0c9a06d32");

    private static final int GUID = 16;

    private final UUID guid;

    VolumeEvent(String guid) {
        this.guid = UUID.fromString(guid);
    }

    public UUID guid() {
        return guid;
    }

    /**
     * The event of a GUID as Windows keeps it: its first three parts little-endian.
     *
     * @param bytes its 16 bytes, from 0 on; empty for any other event
     */
    public static Optional<VolumeEvent> of(ByteBuffer bytes) {
        if (bytes.limit() < GUID) {
            return Optional.empty();
        }
        ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long high = (long) little.getInt(0) << 32
                | Short.toUnsignedLong(little.getShort(4)) << 16
                | Short.toUnsignedLong(little.getShort(6));
        long low = bytes.duplicate().order(ByteOrder.BIG_ENDIAN).getLong(8);
        UUID wanted = new UUID(high, low);
        for (VolumeEvent event : values()) {
            if (event.guid.equals(wanted)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
