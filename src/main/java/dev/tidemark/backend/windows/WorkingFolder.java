package dev.tidemark.backend.windows;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * The current folder of this process, which is an open handle on its volume: as long as it lies there, nobody locks that volume.
 * Stateless. Java resolves relative paths against the folder that the process was started in, whatever this one is.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setcurrentdirectory">SetCurrentDirectory</a>
 */
final class WorkingFolder {

    private WorkingFolder() {}

    /** Moves it into a folder, for as long as somebody checks what that keeps from being locked. */
    static boolean enter(String path) {
        ByteBuffer folder = NativeText.text(path);
        boolean there = Kernel32.SetCurrentDirectoryW(NativeText.address(folder)) != 0;
        Reference.reachabilityFence(folder);
        return there;
    }

    /** Moves it to the system's folder, whose volume is never locked. */
    static void leave() {
        enter(SystemLibrary.folder());
    }
}
