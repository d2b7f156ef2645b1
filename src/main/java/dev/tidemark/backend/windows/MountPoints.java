package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Win32Error;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which volumes there are and where they are mounted, as the mount manager knows it: no volume is asked, so that none is
 * waited for. Stateless.
 */
final class MountPoints {

    private static final int LONGEST = 1024;

    private MountPoints() {}

    /** The names of all volumes, {@code \\?\Volume{…}\}, in a stable order. */
    static List<String> volumes() {
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

    /** The name of the volume at a mount point; empty when there is none, as at a network drive. */
    static String volumeAt(String mountPoint) {
        ByteBuffer root = NativeText.text(DevicePaths.root(mountPoint));
        ByteBuffer name = NativeText.room(LONGEST);
        int ok =
                Kernel32.GetVolumeNameForVolumeMountPointW(NativeText.address(root), NativeText.address(name), LONGEST);
        Reference.reachabilityFence(root);
        return ok == 0 ? "" : NativeText.read(name);
    }

    /** The mount point that a file lies below: {@code C:\}, or a folder with a backslash at its end; empty when not known. */
    static String above(String path) {
        ByteBuffer name = NativeText.text(path);
        ByteBuffer mountPoint = NativeText.room(path.length() + LONGEST);
        int ok = Kernel32.GetVolumePathNameW(
                NativeText.address(name), NativeText.address(mountPoint), path.length() + LONGEST);
        Reference.reachabilityFence(name);
        return ok == 0 ? "" : NativeText.read(mountPoint);
    }

    /** Where a volume is mounted: letters and folders, each with a backslash at its end. */
    static List<String> of(String volume) {
        return of(volume, LONGEST);
    }

    private static List<String> of(String volume, int room) {
        ByteBuffer name = NativeText.text(volume);
        ByteBuffer paths = NativeText.room(room);
        ByteBuffer needed = NativeText.memory(Integer.BYTES);
        int ok = Kernel32.GetVolumePathNamesForVolumeNameW(
                NativeText.address(name), NativeText.address(paths), room, NativeText.address(needed));
        int error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
        Reference.reachabilityFence(name);
        if (Win32Error.ERROR_MORE_DATA.is(error) && needed.getInt(0) > room) {
            return of(volume, needed.getInt(0));
        }
        return ok == 0 ? List.of() : NativeText.readAll(paths);
    }
}
