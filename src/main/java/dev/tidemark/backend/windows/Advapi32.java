package dev.tidemark.backend.windows;

import com.sun.jna.Native;

/** Functions of {@code advapi32.dll}: tokens, the registry, access control lists, services. */
final class Advapi32 {

    static final long HKEY_CURRENT_USER = 0xFFFF_FFFF_8000_0001L;
    static final long HKEY_LOCAL_MACHINE = 0xFFFF_FFFF_8000_0002L;
    static final int RRF_RT_REG_DWORD = 0x10;
    static final int RRF_RT_REG_MULTI_SZ = 0x20;
    static final int RRF_RT_REG_SZ = 0x2;
    static final int TOKEN_ADJUST_PRIVILEGES = 0x20;
    static final int TOKEN_QUERY = 0x8;
    static final int TOKEN_DUPLICATE = 0x2;
    static final int TOKEN_ASSIGN_PRIMARY = 0x1;

    static {
        Native.register(Advapi32.class, SystemLibrary.named("advapi32"));
    }

    private Advapi32() {}

    static native int OpenProcessToken(long process, int access, long token);

    static native int GetTokenInformation(long token, int what, long into, int size, long needed);

    static native int LookupPrivilegeValueW(long system, long name, long luid);

    static native int AdjustTokenPrivileges(
            long token, int disableAll, long privileges, int size, long previous, long needed);

    static native int CreateRestrictedToken(
            long token,
            int flags,
            int disabledCount,
            long disabled,
            int deletedCount,
            long deleted,
            int restrictedCount,
            long restricted,
            long made);

    static native int ImpersonateLoggedOnUser(long token);

    static native int RevertToSelf();

    static native int RegGetValueW(long key, long path, long name, int flags, long type, long data, long size);

    static native long OpenSCManagerW(long machine, long database, int access);

    static native long OpenServiceW(long manager, long name, int access);

    static native int QueryServiceStatus(long service, long status);

    static native int CloseServiceHandle(long handle);

    static native int GetNamedSecurityInfoW(
            long name, int type, int what, long owner, long group, long dacl, long sacl, long descriptor);

    static native int ConvertStringSecurityDescriptorToSecurityDescriptorW(
            long text, int revision, long descriptor, long size);
}
