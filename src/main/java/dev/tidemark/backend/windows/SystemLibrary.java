package dev.tidemark.backend.windows;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.nio.ByteBuffer;
import java.util.Map;

/** Stateless. Loads DLLs of Windows by their full path, so that no other folder is searched. */
final class SystemLibrary {

    private static final int LONGEST = 512;
    private static final int LOAD_LIBRARY_SEARCH_SYSTEM32 = 0x800;

    private SystemLibrary() {}

    static NativeLibrary named(String name) {
        return fromSystemFolder(folder() + "\\" + name + ".dll");
    }

    /**
     * A DLL that Windows searches in its own folder alone, or a full path. JNA's usual flag does not go together with a
     * process that has narrowed where DLLs come from, as the installed program has.
     */
    static NativeLibrary fromSystemFolder(String nameOrPath) {
        return NativeLibrary.getInstance(nameOrPath, Map.of(Library.OPTION_OPEN_FLAGS, LOAD_LIBRARY_SEARCH_SYSTEM32));
    }

    /** The folder of Windows' own libraries, whatever the environment says. */
    static String folder() {
        ByteBuffer path = NativeText.room(LONGEST);
        Kernel32.GetSystemDirectoryW(NativeText.address(path), LONGEST);
        return NativeText.read(path);
    }
}
