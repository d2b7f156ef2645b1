package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Win32Exception;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A folder for temporary files that administrators and Windows alone may write to: the user's own one is open to every program
 * of the user, and this one is elevated. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format">Security Descriptor
 *     String Format</a>
 */
final class ProtectedFolder {

    /** Owned by administrators; nothing inherited; full control for administrators and the system, below it too. */
    private static final String RIGHTS = "O:BAG:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)";

    private static final int REVISION = 1;
    private static final int ATTRIBUTES_SIZE = 24;
    private static final int DESCRIPTOR_AT = 8;
    private static final String NAME = "Tidemark";

    private ProtectedFolder() {}

    /**
     * Finds or makes it, below the folder for temporary files of Windows itself: no variable of the user's has a say in where
     * that is.
     *
     * @throws Win32Exception if it cannot be made
     */
    static Path make() throws Win32Exception {
        Path parent = Path.of(SafeStart.windowsFolder()).resolve("Temp");
        Path usual = parent.resolve(NAME);
        try {
            create(usual);
            return usual;
        } catch (Win32Exception e) {
            if (isOurs(usual)) {
                return usual;
            }
        }
        // Somebody else made something of that name first.
        String other = String.format(
                Locale.ROOT, "%s-%016x", NAME, ThreadLocalRandom.current().nextLong());
        Path made = parent.resolve(other);
        create(made);
        // Nobody looks for it at the next start.
        made.toFile().deleteOnExit();
        return made;
    }

    private static boolean isOurs(Path folder) {
        try {
            BasicFileAttributes is = Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return is.isDirectory() && !is.isOther() && !SafeStart.othersMayWrite(folder.toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static void create(Path folder) throws Win32Exception {
        ByteBuffer rights = NativeText.text(RIGHTS);
        ByteBuffer descriptor = NativeText.memory(Long.BYTES);
        int ok = Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(
                NativeText.address(rights), REVISION, NativeText.address(descriptor), 0);
        int error = Native.getLastError();
        Reference.reachabilityFence(rights);
        if (ok == 0) {
            throw new Win32Exception(error, "ConvertStringSecurityDescriptorToSecurityDescriptor", RIGHTS);
        }
        try {
            create(folder, descriptor.getLong(0));
        } finally {
            Kernel32.LocalFree(descriptor.getLong(0));
        }
    }

    private static void create(Path folder, long descriptor) throws Win32Exception {
        ByteBuffer name = NativeText.text(folder.toString());
        ByteBuffer attributes =
                NativeText.memory(ATTRIBUTES_SIZE).putInt(0, ATTRIBUTES_SIZE).putLong(DESCRIPTOR_AT, descriptor);
        int ok = Kernel32.CreateDirectoryW(NativeText.address(name), NativeText.address(attributes));
        int error = Native.getLastError();
        Reference.reachabilityFence(name);
        Reference.reachabilityFence(attributes);
        if (ok == 0) {
            throw new Win32Exception(error, "CreateDirectory", folder.toString());
        }
    }
}
