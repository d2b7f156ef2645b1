package dev.tidemark.backend.windows;

import com.sun.jna.Pointer;
import dev.tidemark.backend.host.StartUpRisk;
import dev.tidemark.backend.host.StartUpRisk.Kind;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks whether somebody else could decide what an elevated Tidemark runs: where its libraries were loaded from, who may
 * write there, and what the environment says. Stateless.
 */
final class SafeStart {

    private static final List<String> VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "TIDEMARK_JAVA_OPTS", "CLASSPATH");
    private static final int MOST_MODULES = 1024;
    private static final int LONGEST = 1024;
    private static final int SE_FILE_OBJECT = 1;
    private static final int OWNER_AND_DACL = 0x5;
    private static final int LARGEST_ACL = 1 << 16;
    private static final int LARGEST_SID = 68;

    private SafeStart() {}

    static List<StartUpRisk> concerns() {
        List<StartUpRisk> concerns = new ArrayList<>();
        for (String variable : VARIABLES) {
            String value = System.getenv(variable);
            if (value != null && !value.isBlank()) {
                concerns.add(new StartUpRisk(Kind.ENVIRONMENT, variable));
            }
        }
        Set<Path> folders = ownFolders();
        String windows = windowsFolder();
        for (String library : libraries()) {
            if (!liesIn(windows, library) && folders.stream().noneMatch(folder -> liesIn(folder.toString(), library))) {
                concerns.add(new StartUpRisk(Kind.FOREIGN_LIBRARY, library));
            }
        }
        for (Path folder : folders) {
            if (othersMayWrite(folder.toString())) {
                concerns.add(new StartUpRisk(Kind.WRITABLE, folder.toString()));
            }
        }
        return concerns;
    }

    /** The folders of the program and its runtime, and of its classes. */
    private static Set<Path> ownFolders() {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(Path.of(System.getProperty("java.home")));
        String modules = System.getProperty("jdk.module.path", System.getProperty("java.class.path", ""));
        for (String entry : modules.split(java.io.File.pathSeparator)) {
            if (!entry.isBlank()) {
                Path path = Path.of(entry).toAbsolutePath();
                Path parent = path.getParent();
                folders.add(entry.endsWith(".jar") && parent != null ? parent : path);
            }
        }
        String natives = System.getProperty("jna.boot.library.path", "");
        if (!natives.isBlank()) {
            folders.add(Path.of(natives).toAbsolutePath());
        }
        Path narrowProgram = NarrowProgram.installed();
        if (narrowProgram != null && narrowProgram.getParent() != null) {
            folders.add(narrowProgram.getParent());
        }
        Set<Path> real = new LinkedHashSet<>();
        for (Path folder : folders) {
            try {
                real.add(folder.toRealPath());
            } catch (IOException e) {
                real.add(folder);
            }
        }
        return real;
    }

    /** Whether a file lies in or below a folder, and not in one whose name only begins like it. */
    static boolean liesIn(String folder, String file) {
        String in = folder.endsWith("\\") ? folder : folder + "\\";
        return file.toLowerCase(Locale.ROOT).startsWith(in.toLowerCase(Locale.ROOT));
    }

    /** Windows' own folder, with a separator behind it. */
    static String windowsFolder() {
        ByteBuffer folder = NativeText.room(LONGEST);
        Kernel32.GetSystemWindowsDirectoryW(NativeText.address(folder), LONGEST);
        String path = NativeText.read(folder);
        return path.endsWith("\\") ? path : path + "\\";
    }

    private static List<String> libraries() {
        ByteBuffer modules = NativeText.memory(MOST_MODULES * Long.BYTES);
        ByteBuffer needed = NativeText.memory(Integer.BYTES);
        int ok = Kernel32.K32EnumProcessModules(
                Kernel32.GetCurrentProcess(),
                NativeText.address(modules),
                modules.capacity(),
                NativeText.address(needed));
        List<String> names = new ArrayList<>();
        int count = ok == 0 ? 0 : Math.min(MOST_MODULES, needed.getInt(0) / Long.BYTES);
        for (int i = 0; i < count; i++) {
            ByteBuffer name = NativeText.room(LONGEST);
            Kernel32.GetModuleFileNameW(modules.getLong(i * Long.BYTES), NativeText.address(name), LONGEST);
            names.add(NativeText.read(name));
        }
        return names;
    }

    /** Whether a folder's owner is no administrator, or its access list lets others write; what cannot be read is not trusted. */
    static boolean othersMayWrite(String folder) {
        ByteBuffer name = NativeText.text(folder);
        ByteBuffer parts = NativeText.memory(3 * Long.BYTES);
        long at = NativeText.address(parts);
        int error = Advapi32.GetNamedSecurityInfoW(
                NativeText.address(name),
                SE_FILE_OBJECT,
                OWNER_AND_DACL,
                at,
                0,
                at + Long.BYTES,
                0,
                at + 2 * Long.BYTES);
        Reference.reachabilityFence(name);
        if (error != 0) {
            return true;
        }
        try {
            long owner = parts.getLong(0);
            long acl = parts.getLong(Long.BYTES);
            boolean ours = owner == 0 || AccessList.isTrusted(AccessList.sid(at(owner, LARGEST_SID), 0));
            // No list at all lets everybody do everything.
            return acl == 0
                    || !ours
                    || !AccessList.untrustedWriters(at(acl, sizeOfAcl(acl))).isEmpty();
        } finally {
            Kernel32.LocalFree(parts.getLong(2 * Long.BYTES));
        }
    }

    private static int sizeOfAcl(long acl) {
        return Math.min(LARGEST_ACL, Short.toUnsignedInt(new Pointer(acl).getShort(2)));
    }

    private static ByteBuffer at(long address, int size) {
        return new Pointer(address).getByteBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
