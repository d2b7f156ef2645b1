package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;

/**
 * Handles of other processes. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-duplicatehandle">DuplicateHandle</a>
 */
final class ForeignHandle {

    private static final int PROCESS_DUP_HANDLE = 0x40;
    private static final int DUPLICATE_SAME_ACCESS = 0x2;

    private ForeignHandle() {}

    /**
     * A handle of this process for what another one has open.
     *
     * @param process its number
     * @param handle as it numbers it
     */
    static long duplicate(long process, long handle) throws Win32Exception {
        long from = Kernel32.OpenProcess(PROCESS_DUP_HANDLE, 0, (int) process);
        if (from == 0) {
            throw new Win32Exception(Native.getLastError(), "OpenProcess", Long.toString(process));
        }
        ByteBuffer into = NativeText.memory(Long.BYTES);
        int ok = Kernel32.DuplicateHandle(
                from, handle, Kernel32.GetCurrentProcess(), NativeText.address(into), 0, 0, DUPLICATE_SAME_ACCESS);
        int error = Native.getLastError();
        Kernel32.CloseHandle(from);
        if (ok == 0) {
            throw new Win32Exception(error, "DuplicateHandle", Long.toString(process));
        }
        return into.getLong(0);
    }
}
