package dev.tidemark.backend.simulated;

import dev.tidemark.backend.VolumeFacts;

/** The volumes of the machine as most are. Stateless. */
final class StandardVolumes {

    private static final long MIB = 1 << 20;
    private static final long GIB = 1L << 30;

    private StandardVolumes() {}

    static void addTo(SimulatedBackend machine) {
        add(machine, "C:", "Windows", "NTFS", 256, 91, true, false);
        add(machine, "D:", "Projects", "NTFS", 1024, 412, false, false);
        add(machine, "E:", "Media", "NTFS", 4096, 1733, false, false);
        add(machine, "F:", "Archive", "NTFS", 512, 500, false, false);
        add(machine, "R:", "Backups", "ReFS", 8192, 5120, false, false);
        add(machine, "X:", "STICK", "FAT32", 32, 12, false, true);
        machine.volume("C:").journal().create(32 * MIB, 8 * MIB);
        machine.volume("D:").journal().create(32 * MIB, 8 * MIB);
        machine.volume("E:").journal().create(64 * MIB, 16 * MIB);
        machine.volume("E:").journal().trackRanges(16_384, 64 * MIB);
        machine.volume("R:").journal().create(32 * MIB, 8 * MIB);
        machine.volume("R:").copies(2);
    }

    private static void add(
            SimulatedBackend machine,
            String id,
            String label,
            String fileSystem,
            long sizeGib,
            long freeGib,
            boolean system,
            boolean removable) {
        machine.add(new VolumeFacts(
                id,
                id,
                label,
                fileSystem,
                sizeGib * GIB,
                freeGib * GIB,
                0x7A3C_0000L + machine.volumes().size() * 0x1111L,
                VolumeFacts.State.MOUNTED,
                system,
                system,
                false,
                false,
                removable,
                false,
                VolumeFacts.FILE_DEVICE_DISK));
    }
}
