package dev.tidemark.export;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may read and write a file. Pure functions; they read the disk. */
final class FileRights {

    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private FileRights() {}

    /** Whether nobody is to write a file, though an administrator could. */
    static boolean isProtected(Path file) throws IOException {
        PosixFileAttributeView posix = posix(file);
        return !Files.isWritable(file)
                || posix != null && Collections.disjoint(posix.readAttributes().permissions(), WRITE);
    }

    /** Gives one file the rights of another. */
    static void copy(Path from, Path to) throws IOException {
        PosixFileAttributeView posix = posix(from);
        PosixFileAttributeView made = Files.getFileAttributeView(to, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (posix != null && made != null) {
            made.setPermissions(posix.readAttributes().permissions());
            return;
        }
        AclFileAttributeView given = Files.getFileAttributeView(from, AclFileAttributeView.class);
        AclFileAttributeView fresh = Files.getFileAttributeView(to, AclFileAttributeView.class, NOFOLLOW_LINKS);
        if (given != null && fresh != null) {
            List<AclEntry> rights = given.getAcl();
            if (!rights.equals(fresh.getAcl())) {
                fresh.setAcl(rights);
            }
        }
    }

    private static @Nullable PosixFileAttributeView posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }
}
