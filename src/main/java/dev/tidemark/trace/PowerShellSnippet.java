package dev.tidemark.trace;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.text.OneLine;
import dev.tidemark.volume.StructureField;
import java.util.Locale;

/** A call as a script for PowerShell. Not thread-safe. */
final class PowerShellSnippet {

    /** The same for every call, so that two of them run in one session. */
    private static final String TYPE = """
        if (-not ('TidemarkCall' -as [type])) {
            Add-Type -TypeDefinition @'
        using System;
        using System.ComponentModel;
        using System.Runtime.InteropServices;
        using Microsoft.Win32.SafeHandles;

        public static class TidemarkCall
        {
            [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
            static extern SafeFileHandle CreateFileW(string name, uint access, uint share, IntPtr security,
                                                     uint disposition, uint flags, IntPtr template);

            [DllImport("kernel32.dll", SetLastError = true)]
            static extern SafeFileHandle OpenFileById(SafeFileHandle hint, byte[] id, uint access, uint share,
                                                      IntPtr security, uint flags);

            [DllImport("kernel32.dll", SetLastError = true)]
            static extern bool DeviceIoControl(SafeFileHandle handle, uint code, byte[] input, int inputSize,
                                               IntPtr output, int outputSize, out int returned, IntPtr overlapped);

            [DllImport("kernel32.dll", EntryPoint = "DeviceIoControl", SetLastError = true)]
            static extern bool Begin(SafeFileHandle handle, uint code, IntPtr input, int inputSize,
                                     IntPtr output, int outputSize, IntPtr returned, IntPtr overlapped);

            [DllImport("kernel32.dll", SetLastError = true)]
            static extern bool GetOverlappedResult(SafeFileHandle handle, IntPtr overlapped, out int returned, bool wait);

            [DllImport("kernel32.dll", SetLastError = true)]
            static extern bool CancelIoEx(SafeFileHandle handle, IntPtr overlapped);

            [StructLayout(LayoutKind.Sequential, Pack = 4)]
            struct TokenPrivileges { public int Count; public long Luid; public int Attributes; }

            [DllImport("advapi32.dll", SetLastError = true)]
            static extern bool OpenProcessToken(IntPtr process, uint access, out SafeFileHandle token);

            [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
            static extern bool LookupPrivilegeValueW(string system, string name, out long luid);

            [DllImport("advapi32.dll", SetLastError = true)]
            static extern bool AdjustTokenPrivileges(SafeFileHandle token, bool disableAll, ref TokenPrivileges privileges,
                                                     int length, IntPtr before, IntPtr beforeLength);

            [DllImport("kernel32.dll", SetLastError = true)]
            static extern bool FlushFileBuffers(SafeFileHandle handle);

            static SafeFileHandle Checked(SafeFileHandle handle)
            {
                if (handle.IsInvalid) throw new Win32Exception(Marshal.GetLastWin32Error());
                return handle;
            }

            public static SafeFileHandle Open(string name, uint access, uint share, uint flags)
            {
                return Checked(CreateFileW(name, access, share, IntPtr.Zero, 3, flags, IntPtr.Zero));
            }

            public static SafeFileHandle OpenById(SafeFileHandle hint, byte[] id, uint access, uint share, uint flags)
            {
                // FILE_ID_DESCRIPTOR: dwSize, Type (0 FileIdType, 2 ExtendedFileIdType), the id
                byte[] descriptor = new byte[24];
                descriptor[0] = 24;
                descriptor[4] = (byte)(id.Length > 8 ? 2 : 0);
                Array.Copy(id, 0, descriptor, 8, id.Length);
                return Checked(OpenFileById(hint, descriptor, access, share, IntPtr.Zero, flags));
            }

            public static byte[] Send(SafeFileHandle handle, uint code, byte[] input, int room)
            {
                IntPtr output = room == 0 ? IntPtr.Zero : Marshal.AllocHGlobal(room);
                try
                {
                    int returned;
                    if (!DeviceIoControl(handle, code, input, input == null ? 0 : input.Length,
                                         output, room, out returned, IntPtr.Zero))
                        throw new Win32Exception(Marshal.GetLastWin32Error());
                    byte[] answer = new byte[returned];
                    if (returned > 0) Marshal.Copy(output, answer, 0, returned);
                    return answer;
                }
                finally { if (room != 0) Marshal.FreeHGlobal(output); }
            }

            // Cancels it when it is not back in time; the memory of one that ignores the cancel stays where it is.
            public static int Hold(SafeFileHandle handle, uint code, byte[] input, int milliseconds)
            {
                int size = input == null ? 0 : input.Length;
                IntPtr data = size == 0 ? IntPtr.Zero : Marshal.AllocHGlobal(size);
                if (size > 0) Marshal.Copy(input, 0, data, size);
                var back = new System.Threading.ManualResetEvent(false);
                IntPtr pending = Marshal.AllocHGlobal(Marshal.SizeOf(typeof(System.Threading.NativeOverlapped)));
                var overlapped = new System.Threading.NativeOverlapped();
                overlapped.EventHandle = back.SafeWaitHandle.DangerousGetHandle();
                Marshal.StructureToPtr(overlapped, pending, false);
                bool done = Begin(handle, code, data, size, IntPtr.Zero, 0, IntPtr.Zero, pending);
                int error = done ? 0 : Marshal.GetLastWin32Error();
                if (error == 997)
                {
                    if (!back.WaitOne(milliseconds))
                    {
                        CancelIoEx(handle, pending);
                        back.WaitOne(milliseconds);
                    }
                    int returned;
                    error = GetOverlappedResult(handle, pending, out returned, false) ? 0 : Marshal.GetLastWin32Error();
                }
                if (error == 996)
                {
                    GC.SuppressFinalize(back.SafeWaitHandle);
                    return error;
                }
                Marshal.FreeHGlobal(pending);
                if (size > 0) Marshal.FreeHGlobal(data);
                back.Dispose();
                return error;
            }

            public static void Enable(string privilege)
            {
                SafeFileHandle token;
                var one = new TokenPrivileges { Count = 1, Attributes = 2 };
                if (!OpenProcessToken(new IntPtr(-1), 0x28, out token)
                    || !LookupPrivilegeValueW(null, privilege, out one.Luid)
                    || !AdjustTokenPrivileges(token, false, ref one, 0, IntPtr.Zero, IntPtr.Zero)
                    || Marshal.GetLastWin32Error() != 0)
                    throw new Win32Exception(Marshal.GetLastWin32Error());
                token.Dispose();
            }

            public static void Flush(SafeFileHandle handle)
            {
                if (!FlushFileBuffers(handle)) throw new Win32Exception(Marshal.GetLastWin32Error());
            }
        }
        '@
        }

        """;

    private static final String HOLD = """
            # %1$s: whoever writes to the volume waits while it is pending, it is cancelled after %2$d ms.
            # 0: the driver completed it. 995: it was cancelled. 996: the driver ignores the cancel.
            [TidemarkCall]::Hold($handle, %3$s, %4$s, %2$d)
        """;

    private static final String PRIVILEGE = """
            # The volume handle must be opened with this enabled, or the source information is refused with 1314.
            [TidemarkCall]::Enable('SeManageVolumePrivilege')
        """;

    private final DeviceCall operation;
    private final CallTarget target;
    private final StringBuilder out = new StringBuilder();

    PowerShellSnippet(DeviceCall operation) {
        this.operation = operation;
        this.target = CallTarget.of(operation);
    }

    String text() {
        out.append(TYPE);
        open();
        out.append("try {\n");
        if (operation.code() != 0) {
            send();
        } else if (operation.call().equals("FlushFileBuffers")) {
            out.append("    [TidemarkCall]::Flush($handle)\n");
        }
        if (CopyAs.lastsWithHandle(operation)) {
            out.append("    Read-Host 'It lasts as long as the handle is open. Press Enter to close it'\n");
        }
        return out.append("} finally { $handle.Dispose() }\n").toString();
    }

    private void open() {
        OpenMode mode = CopyAs.mode(operation);
        String id = target.fileId();
        String path = target.path();
        if (id == null) {
            out.append("$handle = ").append(opened(path == null ? target.volume() : path, mode));
            return;
        }
        StringBuilder bytes = new StringBuilder();
        for (int i = id.length() - 2; i >= 0; i -= 2) {
            bytes.append("0x").append(id, i, i + 2).append(i == 0 ? "" : ", ");
        }
        out.append("$hint = ").append(opened(target.volumeName() + "\\", OpenMode.FACTS));
        out.append("[byte[]] $id = ").append(bytes).append('\n');
        out.append("$handle = [TidemarkCall]::OpenById($hint, $id, ")
                .append(numbers(mode))
                .append(")\n");
        out.append("$hint.Dispose()\n");
    }

    private static String opened(String path, OpenMode mode) {
        return "[TidemarkCall]::Open(" + literal(path) + ", " + numbers(mode) + ")\n";
    }

    /**
     * A text as an expression. PowerShell takes five characters for single quotes, and in a script that is read in another
     * encoding than it was saved in, letters become quotes too: so what is not ASCII stands as its number.
     */
    static String literal(String text) {
        StringBuilder written = new StringBuilder("'");
        boolean quoted = true;
        for (char unit : text.toCharArray()) {
            boolean plain = unit >= ' ' && unit <= '~';
            if (plain != quoted) {
                written.append(plain ? " + '" : "'");
                quoted = plain;
            }
            if (plain) {
                written.append(unit == '\'' ? "''" : String.valueOf(unit));
            } else {
                written.append(String.format(Locale.ROOT, " + [char]0x%04X", (int) unit));
            }
        }
        return written.append(quoted ? "'" : "").toString();
    }

    /** Access, sharing, flags: in decimal, for hex above 0x7fffffff is negative in Windows PowerShell. */
    private static String numbers(OpenMode mode) {
        return Integer.toUnsignedString(mode.access()) + ", " + mode.share() + ", "
                + Integer.toUnsignedString(mode.flags());
    }

    private void send() {
        String in = operation.inputLength() == 0 ? "$null" : "$in";
        if (operation.inputLength() > 0) {
            input();
        }
        if (CopyAs.holds(operation)) {
            out.append(String.format(
                    Locale.ROOT,
                    HOLD,
                    operation.call(),
                    CopyAs.HOLD_MILLIS,
                    Integer.toUnsignedString(operation.code()),
                    in));
            return;
        }
        out.append(String.format(
                Locale.ROOT,
                "    # %s\n    $answer = [TidemarkCall]::Send($handle, %s, %s, %d)\n",
                operation.call(),
                Integer.toUnsignedString(operation.code()),
                in,
                operation.outputRoom()));
        out.append("    $answer.Length\n    if ($answer.Length) { [BitConverter]::ToString($answer) }\n");
        if (CopyAs.volumeHandleAt(operation) >= 0) {
            out.append("    $volume.Dispose()\n");
        }
    }

    private void input() {
        String name = operation.inputStructure();
        out.append(name.isEmpty() ? "" : "    # " + name + "\n");
        out.append("    [byte[]] $in = New-Object byte[] ")
                .append(operation.inputLength())
                .append('\n');
        for (StructureField field : operation.inputFields()) {
            line(field);
        }
        int at = CopyAs.volumeHandleAt(operation);
        if (at >= 0) {
            out.append(CopyAs.needsPrivilege(operation) ? PRIVILEGE : "");
            out.append("    $volume = ").append(opened(target.volume(), OpenMode.ACT));
            String number = "$volume.DangerousGetHandle().ToInt64()";
            String size = CopyAs.isNarrow(operation) ? "4" : "8";
            out.append("    [Array]::Copy([BitConverter]::GetBytes(")
                    .append(number)
                    .append("), 0, $in, ")
                    .append(at)
                    .append(", ")
                    .append(size)
                    .append(")\n");
        }
    }

    private void line(StructureField field) {
        StringBuilder bytes = new StringBuilder();
        boolean zero = true;
        for (int i = field.offset(); i < field.offset() + field.size(); i++) {
            bytes.append(bytes.isEmpty() ? "" : ", ")
                    .append(String.format(Locale.ROOT, "0x%02X", operation.input()[i]));
            zero &= operation.input()[i] == 0;
        }
        boolean named = !field.name().startsWith("(");
        if (!zero) {
            out.append("    ([byte[]] (")
                    .append(bytes)
                    .append(")).CopyTo($in, ")
                    .append(field.offset())
                    .append(")");
            out.append(named ? " # " + field.name() + ": " + OneLine.of(field.value()) + "\n" : "\n");
        } else if (named) {
            out.append("    # ")
                    .append(field.name())
                    .append(": ")
                    .append(OneLine.of(field.value()))
                    .append('\n');
        }
    }
}
