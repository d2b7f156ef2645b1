package dev.tidemark.backend.windows;

import com.sun.jna.Native;

/** Functions of {@code kernel32.dll}; each stands in the Windows reference under its name. */
final class Kernel32 {

    static final long INVALID_HANDLE = -1;
    static final int OPEN_EXISTING = 3;
    static final int CREATE_NEW = 1;
    static final int FILE_END = 2;
    static final int INFINITE = -1;
    static final int SEM_FAILCRITICALERRORS = 0x1;

    static {
        Native.register(Kernel32.class, SystemLibrary.fromSystemFolder("kernel32"));
    }

    private Kernel32() {}

    static native long CreateFileW(
            long name, int access, int share, long security, int disposition, int flags, long template);

    static native long OpenFileById(long hint, long id, int access, int share, long security, int flags);

    static native int DeviceIoControl(
            long handle, int code, long in, int inSize, long out, int outSize, long returned, long overlapped);

    static native int CancelIoEx(long handle, long overlapped);

    static native int GetOverlappedResult(long handle, long overlapped, long transferred, int wait);

    static native long CreateEventW(long security, int manualReset, int initialState, long name);

    static native int FlushFileBuffers(long handle);

    static native int WriteFile(long handle, long bytes, int count, long written, long overlapped);

    static native int ReadFile(long handle, long bytes, int count, long read, long overlapped);

    static native int GetFileInformationByHandleEx(long handle, int what, long into, int size);

    static native int SetFileInformationByHandle(long handle, int what, long from, int size);

    static native int SetFilePointerEx(long handle, long distance, long newPointer, int method);

    static native int CloseHandle(long handle);

    static native int FormatMessageW(
            int flags, long source, int message, int language, long buffer, int size, long arguments);

    static native int SetErrorMode(int mode);

    static native long GetCurrentProcess();

    static native long OpenProcess(int access, int inherit, int process);

    static native int DuplicateHandle(
            long fromProcess, long handle, long toProcess, long into, int access, int inherit, int options);

    static native int SetCurrentDirectoryW(long folder);

    static native int GetSystemDirectoryW(long buffer, int size);

    static native int GetSystemWindowsDirectoryW(long buffer, int size);

    static native long GetCommandLineW();

    static native int GetLogicalDrives();

    static native int GetDriveTypeW(long root);

    static native int GetVolumeInformationW(
            long root,
            long label,
            int labelSize,
            long serial,
            long componentLength,
            long flags,
            long fileSystem,
            int fileSystemSize);

    static native int GetDiskFreeSpaceExW(long root, long available, long total, long free);

    static native long FindFirstVolumeW(long name, int size);

    static native int FindNextVolumeW(long find, long name, int size);

    static native int FindVolumeClose(long find);

    static native int GetVolumePathNamesForVolumeNameW(long name, long paths, int size, long needed);

    static native int GetVolumeNameForVolumeMountPointW(long mountPoint, long name, int size);

    static native int GetVolumePathNameW(long path, long mountPoint, int size);

    static native int K32EnumProcessModules(long process, long modules, int size, long needed);

    static native int GetModuleFileNameW(long module, long name, int size);

    static native long LocalFree(long memory);

    static native int CreateDirectoryW(long name, long security);

    static native int RemoveDirectoryW(long name);

    static native int DeleteFileW(long name);

    static native int SetFileAttributesW(long name, int attributes);

    /** A BOOLEAN: its lowest byte counts. */
    static native int CreateSymbolicLinkW(long link, long target, int flags);
}
