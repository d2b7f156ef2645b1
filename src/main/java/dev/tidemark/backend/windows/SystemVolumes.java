package dev.tidemark.backend.windows;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which volumes Windows itself needs, by drive letter and by the volumes' own names, {@code \\?\Volume{…}\}: a page file can
 * lie on a volume that is mounted in a folder.
 *
 * @param system the names of the volume that Windows runs from
 * @param pageFiles the names of the volumes with a page file
 */
record SystemVolumes(Set<String> system, Set<String> pageFiles) {

    private static final int LONGEST = 512;
    private static final int DRIVE = 2;
    private static final String DEVICE = "\\??\\";
    private static final String MEMORY = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management";

    static SystemVolumes now() {
        ByteBuffer folder = NativeText.room(LONGEST);
        Kernel32.GetSystemWindowsDirectoryW(NativeText.address(folder), LONGEST);
        List<String> files = Registry.texts(Advapi32.HKEY_LOCAL_MACHINE, MEMORY, "ExistingPageFiles");
        Set<String> pageFiles = new HashSet<>();
        files.forEach(file -> pageFiles.addAll(carrying(file)));
        return new SystemVolumes(carrying(NativeText.read(folder)), pageFiles);
    }

    /** The names of the volume that carries a file or folder; where the mount point is not told, its drive counts. */
    private static Set<String> carrying(String path) {
        String plain = path.startsWith(DEVICE) ? path.substring(DEVICE.length()) : path;
        if (plain.length() < DRIVE) {
            return Set.of();
        }
        String above = MountPoints.above(plain);
        String mountPoint = above.isEmpty() ? plain.substring(0, DRIVE) : above;
        Set<String> names = new HashSet<>();
        String letter = mountPoint.replaceFirst("\\\\$", "").toUpperCase(Locale.ROOT);
        if (DevicePaths.isLetter(letter)) {
            names.add(letter);
        }
        names.add(MountPoints.volumeAt(mountPoint));
        names.remove("");
        return names;
    }

    /** Whether Windows runs from the volume of one of these names. */
    boolean isSystem(String letter, String own) {
        return system.contains(letter) || system.contains(own);
    }

    boolean holdsPageFile(String letter, String own) {
        return pageFiles.contains(letter) || pageFiles.contains(own);
    }
}
