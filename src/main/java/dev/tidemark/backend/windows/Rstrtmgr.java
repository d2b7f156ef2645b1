package dev.tidemark.backend.windows;

import com.sun.jna.Native;

/** Functions of {@code rstrtmgr.dll}, the Restart Manager. They return a Win32 error. */
final class Rstrtmgr {

    static {
        Native.register(Rstrtmgr.class, SystemLibrary.named("rstrtmgr"));
    }

    private Rstrtmgr() {}

    static native int RmStartSession(long session, int flags, long key);

    static native int RmRegisterResources(
            int session, int files, long fileNames, int programs, long processes, int services, long serviceNames);

    static native int RmGetList(int session, long needed, long count, long processes, long reasons);

    static native int RmEndSession(int session);
}
