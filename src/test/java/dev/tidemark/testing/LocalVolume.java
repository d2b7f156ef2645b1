package dev.tidemark.testing;

import dev.tidemark.backend.VolumeFacts;

/** What a volume of this computer tells that is mounted and has nothing odd. Pure. */
public final class LocalVolume {

    private static final long SIZE = 1 << 30;
    private static final long FREE = 1 << 20;
    private static final long SERIAL = 7;

    private LocalVolume() {}

    /** NTFS on a disk. */
    public static VolumeFacts of(String id, String label) {
        return of(id, label, VolumeFacts.FILE_DEVICE_DISK);
    }

    /** NTFS on a device of any type. */
    public static VolumeFacts of(String id, String label, int deviceType) {
        return new VolumeFacts(
                id,
                id,
                label,
                "NTFS",
                SIZE,
                FREE,
                SERIAL,
                VolumeFacts.State.MOUNTED,
                false,
                false,
                false,
                false,
                false,
                false,
                deviceType);
    }
}
