package dev.tidemark.backend.windows;

import com.sun.jna.Native;

/** Functions of {@code shell32.dll}. */
final class Shell32 {

    static {
        Native.register(Shell32.class, SystemLibrary.named("shell32"));
    }

    private Shell32() {}

    static native int ShellExecuteExW(long info);
}
