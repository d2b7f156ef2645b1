package dev.tidemark.backend.windows;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** The type of the device below a volume ({@code FILE_FS_DEVICE_INFORMATION}). Stateless. */
final class DeviceType {

    private static final int FILE_FS_DEVICE_INFORMATION = 4;
    private static final int SIZE = 8;
    private static final int STATUS_SIZE = 16;

    private DeviceType() {}

    /** The type, {@link VolumeFacts#DEVICE_TYPE_UNKNOWN} when Windows does not tell. */
    static int of(String volume) {
        ByteBuffer name = NativeText.text(DevicePaths.device(volume));
        long handle =
                Kernel32.CreateFileW(NativeText.address(name), 0, OpenMode.SHARE_ALL, 0, Kernel32.OPEN_EXISTING, 0, 0);
        Reference.reachabilityFence(name);
        if (handle == Kernel32.INVALID_HANDLE) {
            return VolumeFacts.DEVICE_TYPE_UNKNOWN;
        }
        try {
            ByteBuffer status = NativeText.memory(STATUS_SIZE);
            ByteBuffer device = NativeText.memory(SIZE);
            int refused = Ntdll.NtQueryVolumeInformationFile(
                    handle, NativeText.address(status), NativeText.address(device), SIZE, FILE_FS_DEVICE_INFORMATION);
            Reference.reachabilityFence(status);
            return refused != 0 ? VolumeFacts.DEVICE_TYPE_UNKNOWN : device.getInt(0);
        } finally {
            Kernel32.CloseHandle(handle);
        }
    }
}
