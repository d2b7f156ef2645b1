package dev.tidemark.backend.windows;

import com.sun.jna.NativeLibrary;
import java.nio.ByteBuffer;

/** Stateless. Loads DLLs of Windows by their full path, so that no other folder is searched. */
final class SystemLibrary {

    private static final int LONGEST = 512;

    private SystemLibrary() {}

    static NativeLibrary named(String name) {
        return NativeLibrary.getInstance(folder() + "\\" + name + ".dll");
    }

    /** The folder of Windows' own libraries, whatever the environment says. */
    static String folder() {
        ByteBuffer path = Wide.room(LONGEST);
        Kernel32.GetSystemDirectoryW(Wide.address(path), LONGEST);
        return Wide.read(path);
    }
}
