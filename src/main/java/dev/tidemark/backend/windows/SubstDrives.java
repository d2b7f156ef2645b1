package dev.tidemark.backend.windows;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Tells letters of folders, made by SUBST or DefineDosDevice, from letters of volumes. Stateless; asks no volume.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-querydosdevicew">QueryDosDevice</a>
 */
final class SubstDrives {

    private static final int LONGEST = 33_000;

    /** What the name of a path begins with; that of a device with {@code \Device\}. */
    private static final String PATH = "\\??\\";

    private static final String SHARE = "UNC\\";

    private SubstDrives() {}

    /** The folder that a letter stands for; empty for that of a volume, and for one that nobody uses. */
    static Optional<String> folder(String letter) {
        if (!DevicePaths.isLetter(letter)) {
            return Optional.empty();
        }
        ByteBuffer name = NativeText.text(letter);
        ByteBuffer target = NativeText.room(LONGEST);
        int length = Kernel32.QueryDosDeviceW(NativeText.address(name), NativeText.address(target), LONGEST);
        Reference.reachabilityFence(name);
        return length == 0 ? Optional.empty() : folderOf(NativeText.read(target));
    }

    /**
     * The folder that the name of a device means.
     *
     * @param target the first that QueryDosDevice tells, which is the one in force
     */
    static Optional<String> folderOf(String target) {
        if (!target.startsWith(PATH)) {
            return Optional.empty();
        }
        String path = target.substring(PATH.length());
        return Optional.of(
                path.regionMatches(true, 0, SHARE, 0, SHARE.length()) ? "\\\\" + path.substring(SHARE.length()) : path);
    }
}
