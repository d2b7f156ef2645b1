package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.Refusal;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.VolumeTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The volumes of the machine with those that are rarely met. Stateless. */
final class OddVolumes {

    private static final long MIB = 1 << 20;
    private static final long GIB = 1L << 30;
    private static final int SHORT_NAMES_OFF = 0x1;
    private static final int DEV_VOLUME = 0x2000;
    private static final int TRUSTED = 0x4000;
    private static final int FILE_DEVICE_NETWORK = 0x14;

    private static final int NO_MEDIUM = 21;
    private static final int DENIED = 5;
    private static final int BAD_PATH = 53;
    private static final int HARDWARE = 483;
    private static final int RAW = 1005;
    private static final int CORRUPT = 1392;
    private static final int BITLOCKER = 0x8031_0000;

    private static final List<String> SHADOW_COPIES =
            List.of("\\Device\\HarddiskVolumeShadowCopy3", "\\Device\\HarddiskVolumeShadowCopy7");

    private OddVolumes() {}

    static void addTo(SimulatedBackend machine) {
        readable(machine);
        unreadable(machine);
    }

    private static void readable(SimulatedBackend machine) {
        SimulatedVolume windows = machine.add(mounted("C:", "Windows", "NTFS", 256, List.of("C:\\"), true));
        windows.journal().create(32 * MIB, 8 * MIB);
        SimulatedVolume projects =
                machine.add(mounted("D:", "Projects", "NTFS", 1024, List.of("D:\\", "C:\\Mounts\\Projects\\"), false));
        projects.journal().create(32 * MIB, 8 * MIB);
        projects.traits(traits(SHORT_NAMES_OFF, true, SHADOW_COPIES));
        SimulatedVolume dev = machine.add(mounted("S:", "Dev Drive", "ReFS", 128, List.of("S:\\"), false));
        dev.journal().create(32 * MIB, 8 * MIB);
        dev.traits(new VolumeTraits(
                DEV_VOLUME | TRUSTED | SHORT_NAMES_OFF,
                false,
                List.of(),
                List.of(new Minifilter("WdFilter", "WdFilter Instance", "328010"))));
        SimulatedVolume shared = machine.add(
                mounted(guid(1), "Cluster disk", "CSVFS", 4096, List.of("C:\\ClusterStorage\\Volume1\\"), false));
        shared.journal().create(64 * MIB, 16 * MIB);
        SimulatedVolume folder =
                machine.add(mounted(guid(2), "Swap", "NTFS", 64, List.of("C:\\Mounts\\Swap\\"), false));
        folder.journal().create(32 * MIB, 8 * MIB);
        machine.add(mounted(guid(3), "Recovery", "NTFS", 1, List.of(), false));
    }

    private static void unreadable(SimulatedBackend machine) {
        machine.add(refusing("G:", RAW, "The volume does not contain a recognized file system."));
        machine.add(refusing("H:", NO_MEDIUM, "The device is not ready."));
        machine.add(refusing("K:", BITLOCKER, "This drive is locked by BitLocker Drive Encryption."));
        machine.add(refusing("N:", BAD_PATH, "The network path was not found."));
        machine.add(refusing("P:", DENIED, "Access is denied."));
        machine.add(refusing("Q:", CORRUPT, "The file or directory is corrupted and unreadable."));
        machine.add(VolumeFacts.subst("T:", "D:\\Source"));
        machine.add(refusing("U:", HARDWARE, "The request failed due to a fatal device hardware error."));
    }

    private static String guid(int number) {
        return String.format(Locale.ROOT, "\\\\?\\Volume{5f3c%04d-7a1e-4d0b-9c52-0a6b8e21d4f7}\\", number);
    }

    private static VolumeTraits traits(int state, boolean dirty, List<String> shadowCopies) {
        List<Minifilter> filters = new ArrayList<>(VolumeTraits.USUAL.minifilters());
        filters.add(2, new Minifilter("ContosoBackup", "ContosoBackup Default Instance", "281700.42"));
        return new VolumeTraits(state, dirty, shadowCopies, filters);
    }

    private static VolumeFacts mounted(
            String id, String label, String fileSystem, long gib, List<String> mountPoints, boolean system) {
        boolean letter = id.length() == 2;
        return new VolumeFacts(
                id,
                letter || mountPoints.isEmpty() ? id : mountPoints.getFirst(),
                label,
                fileSystem,
                gib * GIB,
                gib * GIB / 3,
                0x5C1D_0000L + label.length(),
                State.MOUNTED,
                system,
                system || label.equals("Swap"),
                false,
                false,
                false,
                fileSystem.equals("CSVFS"),
                VolumeFacts.FILE_DEVICE_DISK,
                VolumeFacts.SUPPORTS_USN_JOURNAL,
                mountPoints,
                Refusal.NONE);
    }

    private static VolumeFacts refusing(String id, int error, String text) {
        State state = State.of(error, true);
        boolean network = state == State.NETWORK_AWAY;
        return new VolumeFacts(
                id,
                id,
                "",
                "",
                -1,
                -1,
                0,
                state,
                false,
                false,
                false,
                network,
                state == State.NO_MEDIUM,
                false,
                network ? FILE_DEVICE_NETWORK : VolumeFacts.FILE_DEVICE_DISK,
                0,
                List.of(id + "\\"),
                new Refusal(error, text));
    }
}
