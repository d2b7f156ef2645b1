package dev.tidemark.backend.windows;

import com.sun.jna.Native;

/** Functions of {@code fltlib.dll}: which filters there are. They return an HRESULT, 0 for success. */
final class Fltlib {

    static {
        Native.register(Fltlib.class, SystemLibrary.named("fltlib"));
    }

    private Fltlib() {}

    static native int FilterVolumeInstanceFindFirst(
            long volume, int what, long into, int size, long returned, long find);

    static native int FilterVolumeInstanceFindNext(long find, int what, long into, int size, long returned);

    static native int FilterVolumeInstanceFindClose(long find);
}
