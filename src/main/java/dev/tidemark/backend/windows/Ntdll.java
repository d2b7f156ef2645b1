package dev.tidemark.backend.windows;

import com.sun.jna.Native;

/** Functions of {@code ntdll.dll}, for what no Win32 function tells. They return an NTSTATUS, 0 for success. */
final class Ntdll {

    static {
        Native.register(Ntdll.class, SystemLibrary.named("ntdll"));
    }

    private Ntdll() {}

    static native int NtQueryInformationFile(long handle, long status, long into, int size, int what);

    static native int NtQueryVolumeInformationFile(long handle, long status, long into, int size, int what);

    static native int RtlNtStatusToDosError(int status);

    static native int RtlGetLastNtStatus();
}
