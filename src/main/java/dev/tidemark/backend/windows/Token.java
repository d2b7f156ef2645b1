package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Privilege;
import dev.tidemark.backend.host.Privileges;
import dev.tidemark.backend.host.Rights;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** The access token of this process. Stateless. */
final class Token {

    private static final int ERROR_NOT_ALL_ASSIGNED = 1300;
    private static final int TOKEN_PRIVILEGES_CLASS = 3;
    private static final int TOKEN_ELEVATION_CLASS = 20;
    private static final int SE_PRIVILEGE_ENABLED = 0x2;
    private static final int LUID_AND_ATTRIBUTES = 12;
    private static final int ATTRIBUTES = 12;
    private static final int LARGEST = 4096;

    private Token() {}

    static Rights rights() {
        return new Rights(elevated(), holds(Privilege.MANAGE_VOLUME), holds(Privilege.BACKUP));
    }

    static boolean elevated() {
        ByteBuffer elevation = NativeText.memory(Integer.BYTES);
        return ask(TOKEN_ELEVATION_CLASS, elevation) && elevation.getInt(0) != 0;
    }

    /** Whether the token has the privilege, enabled or not. */
    static boolean holds(Privilege privilege) {
        long luid = luid(privilege);
        ByteBuffer held = NativeText.memory(LARGEST);
        if (luid == 0 || !ask(TOKEN_PRIVILEGES_CLASS, held)) {
            return false;
        }
        int count = held.getInt(0);
        for (int i = 0; i < count; i++) {
            if (held.getLong(Integer.BYTES + i * LUID_AND_ATTRIBUTES) == luid) {
                return true;
            }
        }
        return false;
    }

    /** Enables or disables a privilege, and tells how it was. */
    static Privileges.Before set(Privilege privilege, boolean enabled) {
        long luid = luid(privilege);
        long token = open(Advapi32.TOKEN_QUERY | Advapi32.TOKEN_ADJUST_PRIVILEGES);
        if (luid == 0 || token == 0) {
            return Privileges.Before.NOT_HELD;
        }
        try {
            int size = Integer.BYTES + LUID_AND_ATTRIBUTES;
            ByteBuffer wanted = NativeText.memory(size);
            wanted.putInt(1).putLong(luid).putInt(enabled ? SE_PRIVILEGE_ENABLED : 0);
            ByteBuffer before = NativeText.memory(size);
            ByteBuffer needed = NativeText.memory(Integer.BYTES);
            int ok = Advapi32.AdjustTokenPrivileges(
                    token, 0, NativeText.address(wanted), size, NativeText.address(before), NativeText.address(needed));
            // It succeeds, with this error, when the token does not have the privilege.
            int error = Native.getLastError();
            Reference.reachabilityFence(wanted);
            Reference.reachabilityFence(needed);
            return ok == 0 || error == ERROR_NOT_ALL_ASSIGNED ? Privileges.Before.NOT_HELD : before(before, enabled);
        } finally {
            Kernel32.CloseHandle(token);
        }
    }

    /** What was not changed is not among what was before. */
    private static Privileges.Before before(ByteBuffer state, boolean unchanged) {
        boolean enabled = state.getInt(0) == 0 ? unchanged : (state.getInt(ATTRIBUTES) & SE_PRIVILEGE_ENABLED) != 0;
        return enabled ? Privileges.Before.ENABLED : Privileges.Before.DISABLED;
    }

    private static long luid(Privilege privilege) {
        ByteBuffer name = NativeText.text(privilege.windowsName());
        ByteBuffer luid = NativeText.memory(Long.BYTES);
        int ok = Advapi32.LookupPrivilegeValueW(0, NativeText.address(name), NativeText.address(luid));
        Reference.reachabilityFence(name);
        return ok == 0 ? 0 : luid.getLong(0);
    }

    private static boolean ask(int what, ByteBuffer into) {
        long token = open(Advapi32.TOKEN_QUERY);
        if (token == 0) {
            return false;
        }
        try {
            ByteBuffer needed = NativeText.memory(Integer.BYTES);
            return Advapi32.GetTokenInformation(
                            token, what, NativeText.address(into), into.capacity(), NativeText.address(needed))
                    != Win32Error.SUCCESS;
        } finally {
            Kernel32.CloseHandle(token);
        }
    }

    /** A handle of it, to be closed; 0 when there is none. */
    static long open(int access) {
        ByteBuffer token = NativeText.memory(Long.BYTES);
        int ok = Advapi32.OpenProcessToken(Kernel32.GetCurrentProcess(), access, NativeText.address(token));
        return ok == 0 ? 0 : token.getLong(0);
    }
}
