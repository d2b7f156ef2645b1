package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks NTFS and ReFS where a sparse file has room on the disk. Stateless; safe from any thread.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_query_allocated_ranges">
 *     FSCTL_QUERY_ALLOCATED_RANGES</a>
 */
final class SparseFile implements AllocatedRanges {

    private static final int FSCTL_QUERY_ALLOCATED_RANGES = 0x0009_40CF;

    /** FILE_ALLOCATED_RANGE_BUFFER: offset and length. */
    private static final int RANGE = 16;

    @Override
    public long firstAllocated(Path file, long from) throws IOException {
        long size = Files.size(file);
        ByteBuffer name = NativeText.text(file.toAbsolutePath().toString());
        long handle = Kernel32.CreateFileW(
                NativeText.address(name), OpenMode.GENERIC_READ, OpenMode.SHARE_ALL, 0, Kernel32.OPEN_EXISTING, 0, 0);
        int error = Native.getLastError();
        Reference.reachabilityFence(name);
        if (handle == Kernel32.INVALID_HANDLE) {
            throw new IOException("CreateFile: " + error);
        }
        try {
            return firstAllocated(handle, from, size);
        } finally {
            Kernel32.CloseHandle(handle);
        }
    }

    private static long firstAllocated(long handle, long from, long size) throws IOException {
        ByteBuffer asked = NativeText.memory(RANGE);
        ByteBuffer answer = NativeText.memory(RANGE);
        ByteBuffer returned = NativeText.memory(Integer.BYTES);
        asked.putLong(0, from).putLong(Long.BYTES, Math.max(0, size - from));
        int ok = Kernel32.DeviceIoControl(
                handle,
                FSCTL_QUERY_ALLOCATED_RANGES,
                NativeText.address(asked),
                RANGE,
                NativeText.address(answer),
                RANGE,
                NativeText.address(returned),
                0);
        int error = ok != 0 ? Win32Error.SUCCESS : Native.getLastError();
        Reference.reachabilityFence(asked);
        if (error != Win32Error.SUCCESS && !Win32Error.ERROR_MORE_DATA.is(error)) {
            throw new IOException("FSCTL_QUERY_ALLOCATED_RANGES: " + error);
        }
        // Of several ranges only the first fits, which is the one that is wanted.
        return returned.getInt(0) < RANGE && error == Win32Error.SUCCESS ? size : Math.max(from, answer.getLong(0));
    }
}
