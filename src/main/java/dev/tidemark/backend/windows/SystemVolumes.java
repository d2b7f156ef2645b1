package dev.tidemark.backend.windows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/**
 * Which volumes Windows itself needs.
 *
 * @param system the drive Windows runs from, for example {@code C:}
 * @param pageFiles the drives with a page file
 */
record SystemVolumes(String system, List<String> pageFiles) {

    private static final int LONGEST = 512;
    private static final int DRIVE = 2;
    private static final String DEVICE = "\\??\\";
    private static final String MEMORY = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management";

    static SystemVolumes now() {
        ByteBuffer folder = NativeText.room(LONGEST);
        Kernel32.GetSystemWindowsDirectoryW(NativeText.address(folder), LONGEST);
        List<String> files = Registry.texts(Advapi32.HKEY_LOCAL_MACHINE, MEMORY, "ExistingPageFiles");
        return new SystemVolumes(
                drive(NativeText.read(folder)),
                files.stream().map(SystemVolumes::drive).toList());
    }

    private static String drive(String path) {
        String plain = path.startsWith(DEVICE) ? path.substring(DEVICE.length()) : path;
        return plain.length() < DRIVE ? "" : plain.substring(0, DRIVE).toUpperCase(Locale.ROOT);
    }

    boolean isSystem(String volume) {
        return system.equals(volume);
    }

    boolean holdsPageFile(String volume) {
        return pageFiles.contains(volume);
    }
}
