package dev.tidemark.backend.windows;

import com.sun.jna.Callback;
import com.sun.jna.Native;

/** Functions of {@code cfgmgr32.dll}: what happens to devices. Windows 8 and later. */
final class Cfgmgr32 {

    static {
        Native.register(Cfgmgr32.class, SystemLibrary.named("cfgmgr32"));
    }

    private Cfgmgr32() {}

    /** {@code PCM_NOTIFY_CALLBACK}; runs on a thread of Windows. */
    interface Notify extends Callback {
        int happened(long registration, long context, int action, long data, int size);
    }

    static native int CM_Register_Notification(long filter, long context, Notify callback, long registration);

    static native int CM_Unregister_Notification(long registration);
}
