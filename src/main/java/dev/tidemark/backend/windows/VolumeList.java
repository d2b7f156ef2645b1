package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.Refusal;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.VolumeQuestions;
import dev.tidemark.backend.Win32Error;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds the volumes of this computer: those with a drive letter, then those without. Safe from any thread. Each volume is
 * asked by itself, so that one that does not answer delays none of the others.
 */
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
    private final DeviceTypes deviceTypes = new DeviceTypes(DeviceType::of);
    private final Map<String, VolumeFacts> last = new ConcurrentHashMap<>();
    private final VolumeQuestions<VolumeFacts> questions = new VolumeQuestions<>(VolumeQuestions.PATIENCE_NANOS);

    /**
     * @param states what we did to a volume
     */
    VolumeList(Function<String, State> states) {
        this.states = states;
    }

    /**
     * A volume as the mount manager knows it.
     *
     * @param id the drive letter, or the volume's own name
     * @param own the volume's own name, {@code \\?\Volume{…}\}; empty for a network drive
     * @param driveType as {@code GetDriveType} tells it, which asks no volume
     * @param folder what a letter of SUBST stands for; empty for a volume
     */
    private record Found(String id, String own, List<String> mountPoints, int driveType, String folder) {

        Found(String id, String own, List<String> mountPoints, int driveType) {
            this(id, own, mountPoints, driveType, "");
        }

        boolean isVolume() {
            return folder.isEmpty();
        }

        String name() {
            return DevicePaths.isLetter(id) || mountPoints.isEmpty() ? id : mountPoints.getFirst();
        }

        boolean remote() {
            return driveType == DRIVE_REMOTE;
        }
    }

    /** What holds for all volumes while they are listed once. */
    private record Now(SystemVolumes special, boolean elevated) {}

    List<VolumeFacts> now() {
        List<Found> found = found();
        Now now = new Now(SystemVolumes.now(), Token.elevated());
        SequencedMap<String, Supplier<VolumeFacts>> asked = new LinkedHashMap<>();
        for (Found volume : found) {
            if (volume.isVolume() && !isKept(volume)) {
                asked.put(volume.id(), () -> ask(volume, now));
            }
        }
        Map<String, Optional<VolumeFacts>> answers = questions.ask(asked);
        List<VolumeFacts> all = new ArrayList<>();
        for (Found volume : found) {
            if (!volume.isVolume()) {
                all.add(VolumeFacts.subst(volume.id(), volume.folder()));
                continue;
            }
            Optional<VolumeFacts> answer = answers.getOrDefault(volume.id(), Optional.empty());
            answer.ifPresent(facts -> last.put(volume.id(), facts));
            all.add(answer.orElseGet(() -> unasked(volume, now)));
        }
        List<String> there = found.stream().map(Found::id).toList();
        last.keySet().retainAll(there);
        deviceTypes.retain(there);
        return all;
    }

    private static List<Found> found() {
        List<Found> all = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Set<String> letterRoots = new HashSet<>();
        int letters = Kernel32.GetLogicalDrives();
        for (int i = 0; i < LETTERS; i++) {
            String letter = (char) ('A' + i) + ":";
            boolean used = (letters >>> i & 1) != 0;
            String folder = used ? SubstDrives.folder(letter).orElse("") : "";
            // Of a folder nothing is asked: it may lie on a share that is away.
            int type = used && folder.isEmpty() ? driveType(letter) : DRIVE_NO_ROOT_DIR;
            if (!folder.isEmpty()) {
                all.add(new Found(letter, "", List.of(), type, folder));
            } else if (type != DRIVE_NO_ROOT_DIR) {
                // The name of a network drive would be asked of the network.
                String own = type == DRIVE_REMOTE ? "" : MountPoints.volumeAt(letter);
                List<String> mountPoints = own.isEmpty() ? List.of(DevicePaths.root(letter)) : MountPoints.of(own);
                named.add(own);
                letterRoots.add(DevicePaths.root(letter));
                all.add(new Found(letter, own, mountPoints, type));
            }
        }
        for (String own : MountPoints.volumes()) {
            List<String> mountPoints = MountPoints.of(own);
            if (named.add(own) && Collections.disjoint(mountPoints, letterRoots)) {
                all.add(new Found(own, own, mountPoints, driveType(own)));
            }
        }
        return all;
    }

    /** What we locked or dismounted is not asked: that would mount it. */
    private boolean isKept(Found volume) {
        return states.apply(volume.id()) != State.MOUNTED && last.containsKey(volume.id());
    }

    private VolumeFacts unasked(Found volume, Now now) {
        State ours = states.apply(volume.id());
        VolumeFacts before = last.get(volume.id());
        State state = ours == State.MOUNTED ? State.NOT_ANSWERING : ours;
        return before != null ? before.in(state) : silent(volume, now).in(state);
    }

    private static VolumeFacts silent(Found volume, Now now) {
        return facts(volume, now, new Answer(Win32Error.SUCCESS, "", "", 0, 0), new long[] {-1, -1}, 0);
    }

    // --- asking one

    /** What {@code GetVolumeInformation} gave. */
    private record Answer(int error, String label, String fileSystem, int serial, int flags) {}

    private VolumeFacts ask(Found volume, Now now) {
        ByteBuffer root = NativeText.text(DevicePaths.root(volume.id()));
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
        long[] space = ok != 0 ? space(root) : new long[] {-1, -1};
        Reference.reachabilityFence(root);
        Answer answer = new Answer(
                error,
                NativeText.read(label),
                NativeText.read(fileSystem),
                numbers.getInt(0),
                numbers.getInt(2 * Integer.BYTES));
        return facts(volume, now, answer, space, deviceTypes.of(volume.id()));
    }

    private static VolumeFacts facts(Found volume, Now now, Answer answer, long[] space, int deviceType) {
        int error = answer.error();
        return new VolumeFacts(
                volume.id(),
                volume.name(),
                answer.label(),
                answer.fileSystem(),
                space[0],
                space[1],
                Integer.toUnsignedLong(answer.serial()),
                State.of(error, now.elevated()),
                now.special().isSystem(volume.id(), volume.own()),
                now.special().holdsPageFile(volume.id(), volume.own()),
                (answer.flags() & FILE_READ_ONLY_VOLUME) != 0,
                volume.remote(),
                volume.driveType() == DRIVE_REMOVABLE || volume.driveType() == DRIVE_CDROM,
                volume.name().contains(CLUSTER_FOLDER) || answer.fileSystem().startsWith(CLUSTER_FILE_SYSTEM),
                deviceType,
                answer.flags(),
                volume.mountPoints(),
                error == Win32Error.SUCCESS ? Refusal.NONE : new Refusal(error, SystemText.of(error)));
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
}
