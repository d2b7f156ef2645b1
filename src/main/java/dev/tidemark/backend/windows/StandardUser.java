package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Host;
import java.nio.ByteBuffer;

/**
 * Does something with the token of this process as a standard user has it: the group of administrators only denies, and no
 * privilege is left. Stateless; only the thread that asks is affected, and has its own rights back after.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/securitybaseapi/nf-securitybaseapi-createrestrictedtoken">
 *     CreateRestrictedToken</a>
 */
final class StandardUser {

    private static final int DISABLE_MAX_PRIVILEGE = 0x1;
    private static final int LUA_TOKEN = 0x4;

    private StandardUser() {}

    static <T> T run(Host.Work<T> work) throws Win32Exception {
        long limited = limited();
        try {
            if (Advapi32.ImpersonateLoggedOnUser(limited) == 0) {
                throw failed("ImpersonateLoggedOnUser");
            }
            try {
                return work.run();
            } finally {
                if (Advapi32.RevertToSelf() == 0) {
                    // The page: who cannot get its own rights back must not go on.
                    throw new IllegalStateException("RevertToSelf " + Native.getLastError());
                }
            }
        } finally {
            Kernel32.CloseHandle(limited);
        }
    }

    private static long limited() throws Win32Exception {
        long own = Token.open(Advapi32.TOKEN_QUERY | Advapi32.TOKEN_DUPLICATE | Advapi32.TOKEN_ASSIGN_PRIMARY);
        if (own == 0) {
            throw failed("OpenProcessToken");
        }
        try {
            ByteBuffer made = NativeText.memory(Long.BYTES);
            int ok = Advapi32.CreateRestrictedToken(
                    own, DISABLE_MAX_PRIVILEGE | LUA_TOKEN, 0, 0, 0, 0, 0, 0, NativeText.address(made));
            if (ok == 0) {
                throw failed("CreateRestrictedToken");
            }
            return made.getLong(0);
        } finally {
            Kernel32.CloseHandle(own);
        }
    }

    private static Win32Exception failed(String call) {
        return new Win32Exception(Native.getLastError(), call, "");
    }
}
