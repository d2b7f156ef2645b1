package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Safe from any thread. Finds the volumes of this computer: those with a drive letter, then those without. */
final class VolumeList {

    private static final int LONGEST = 1024;
    private static final int LETTERS = 26;
    private static final int DRIVE_NO_ROOT_DIR = 1;
    private static final int DRIVE_REMOVABLE = 2;
    private static final int DRIVE_REMOTE = 4;
    private static final int DRIVE_CDROM = 5;
    private static final int FILE_READ_ONLY_VOLUME = 0x0008_0000;
    private static final String CLUSTER_FOLDER = "\\ClusterStorage\\";
    private static final String CLUSTER_FILE_SYSTEM = "CSVFS";

    private final Function<String, State> states;
    private final Map<String, Integer> deviceTypes = new ConcurrentHashMap<>();
    private final Map<String, VolumeFacts> last = new ConcurrentHashMap<>();

    /**
     * @param states what we did to a volume
     */
    VolumeList(Function<String, State> states) {
        this.states = states;
    }

    List<VolumeFacts> now() {
        List<VolumeFacts> all = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> letterRoots = new HashSet<>();
        SystemVolumes special = SystemVolumes.now();
        int letters = Kernel32.GetLogicalDrives();
        for (int i = 0; i < LETTERS; i++) {
            String letter = (char) ('A' + i) + ":";
            if ((letters >>> i & 1) != 0 && driveType(letter) != DRIVE_NO_ROOT_DIR) {
                named.add(guidName(letter));
                letterRoots.add(DevicePaths.root(letter));
                all.add(facts(letter, letter, special));
            }
        }
        for (String name : guidNames()) {
            List<String> mountPoints = mountPoints(name);
            if (named.add(name) && Collections.disjoint(mountPoints, letterRoots)) {
                all.add(facts(name, mountPoints.isEmpty() ? name : mountPoints.get(0), special));
            }
        }
        last.keySet().retainAll(all.stream().map(VolumeFacts::id).toList());
        deviceTypes.keySet().retainAll(last.keySet());
        return all;
    }

    private VolumeFacts facts(String id, String name, SystemVolumes special) {
        State state = states.apply(id);
        VolumeFacts before = last.get(id);
        if (state != State.MOUNTED && before != null) {
            return before.in(state);
        }
        VolumeFacts facts = ask(id, name, special);
        last.put(id, facts);
        return facts;
    }

    private VolumeFacts ask(String id, String name, SystemVolumes special) {
        ByteBuffer root = NativeText.text(DevicePaths.root(id));
        ByteBuffer label = NativeText.room(LONGEST);
        ByteBuffer fileSystem = NativeText.room(LONGEST);
        ByteBuffer numbers = NativeText.memory(3 * Integer.BYTES);
        long at = NativeText.address(numbers);
        int ok = Kernel32.GetVolumeInformationW(
                NativeText.address(root),
                NativeText.address(label),
                LONGEST,
                at,
                at + Integer.BYTES,
                at + 2 * Integer.BYTES,
                NativeText.address(fileSystem),
                LONGEST);
        int error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
        int type = driveType(id);
        String called = NativeText.read(fileSystem);
        long[] space = space(root);
        Reference.reachabilityFence(root);
        return new VolumeFacts(
                id,
                name,
                NativeText.read(label),
                called,
                space[0],
                space[1],
                Integer.toUnsignedLong(numbers.getInt(0)),
                state(error),
                special.isSystem(id),
                special.holdsPageFile(id),
                (numbers.getInt(2 * Integer.BYTES) & FILE_READ_ONLY_VOLUME) != 0,
                type == DRIVE_REMOTE,
                type == DRIVE_REMOVABLE || type == DRIVE_CDROM,
                name.contains(CLUSTER_FOLDER) || called.startsWith(CLUSTER_FILE_SYSTEM),
                deviceTypes.computeIfAbsent(id, DeviceType::of));
    }

    /** Locked by another program: access is denied to everybody. Without a medium there is nothing mounted. */
    private static State state(int error) {
        if (error == Win32Error.SUCCESS) {
            return State.MOUNTED;
        }
        return Win32Error.ERROR_ACCESS_DENIED.is(error) ? State.LOCKED : State.DISMOUNTED;
    }

    /** Size and free space in bytes, -1 when unknown. */
    private static long[] space(ByteBuffer root) {
        ByteBuffer space = NativeText.memory(3 * Long.BYTES);
        long at = NativeText.address(space);
        int ok = Kernel32.GetDiskFreeSpaceExW(NativeText.address(root), at, at + Long.BYTES, at + 2 * Long.BYTES);
        return ok == 0 ? new long[] {-1, -1} : new long[] {space.getLong(Long.BYTES), space.getLong(2 * Long.BYTES)};
    }

    private static int driveType(String id) {
        ByteBuffer root = NativeText.text(DevicePaths.root(id));
        int type = Kernel32.GetDriveTypeW(NativeText.address(root));
        Reference.reachabilityFence(root);
        return type;
    }

    /** The volume's name of a mount point; empty when it has none, as a network drive. */
    static String guidName(String volume) {
        ByteBuffer root = NativeText.text(DevicePaths.root(volume));
        ByteBuffer name = NativeText.room(LONGEST);
        int ok =
                Kernel32.GetVolumeNameForVolumeMountPointW(NativeText.address(root), NativeText.address(name), LONGEST);
        Reference.reachabilityFence(root);
        return ok == 0 ? "" : NativeText.read(name);
    }

    private static List<String> guidNames() {
        List<String> names = new ArrayList<>();
        ByteBuffer name = NativeText.room(LONGEST);
        long find = Kernel32.FindFirstVolumeW(NativeText.address(name), LONGEST);
        if (find == Kernel32.INVALID_HANDLE) {
            return names;
        }
        try {
            do {
                names.add(NativeText.read(name));
            } while (Kernel32.FindNextVolumeW(find, NativeText.address(name), LONGEST) != 0);
        } finally {
            Kernel32.FindVolumeClose(find);
        }
        names.sort(null);
        return names;
    }

    private static List<String> mountPoints(String guidName) {
        ByteBuffer name = NativeText.text(guidName);
        ByteBuffer paths = NativeText.room(LONGEST);
        ByteBuffer needed = NativeText.memory(Integer.BYTES);
        int ok = Kernel32.GetVolumePathNamesForVolumeNameW(
                NativeText.address(name), NativeText.address(paths), LONGEST, NativeText.address(needed));
        Reference.reachabilityFence(name);
        return ok == 0 ? List.of() : NativeText.readAll(paths);
    }
}
