package dev.tidemark.capture;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a file may be mapped. A file on a network or on a medium that can be pulled out may vanish under a mapping,
 * and each read of a missing page is a fault; such files are read instead.
 */
final class Mappable {

    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "webdav",
            "davfs",
            "9p",
            "fuse.sshfs",
            "ncpfs",
            "afs",
            "ceph",
            "glusterfs",
            "fuse.glusterfs",
            "lustre");

    private Mappable() {}

    static boolean test(Path file) throws IOException {
        String path = file.toAbsolutePath().toString();
        return !path.startsWith("\\\\") && !onNetwork(file) && !onRemovable(file);
    }

    private static boolean onNetwork(Path file) throws IOException {
        return NETWORK.contains(Files.getFileStore(file).type().toLowerCase(Locale.ROOT));
    }

    private static boolean onRemovable(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        try {
            return store.supportsFileAttributeView("unix") || !isWindows()
                    ? removableBlockDevice(file)
                    : Boolean.TRUE.equals(store.getAttribute("volume:isRemovable"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isWindows() {
        return java.io.File.separatorChar == '\\';
    }

    /** Linux: the block device under the file says so in sysfs, a partition's in its parent. */
    private static boolean removableBlockDevice(Path file) throws IOException {
        long device = ((Number) Files.getAttribute(file, "unix:dev")).longValue();
        long major = device >>> 8 & 0xFFF | device >>> 32 & ~0xFFFL;
        long minor = device & 0xFF | device >>> 12 & ~0xFFL;
        Path block = Path.of("/sys/dev/block/" + major + ":" + minor);
        if (!Files.exists(block)) {
            return false;
        }
        Path real = block.toRealPath();
        Path flag =
                Files.exists(real.resolve("removable")) ? real.resolve("removable") : real.resolveSibling("removable");
        return Files.exists(flag) && Files.readString(flag).strip().equals("1");
    }
}
