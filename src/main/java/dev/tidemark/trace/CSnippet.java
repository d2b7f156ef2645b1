package dev.tidemark.trace;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.text.OneLine;
import dev.tidemark.volume.StructureField;
import java.util.Locale;

/** A call as a program in C. Not thread-safe. */
final class CSnippet {

    private static final String OPEN_FAILED = """
            if (%1$s == INVALID_HANDLE_VALUE) {
                fprintf(stderr, "%2$s: %%lu\\n", GetLastError());
                return 1;
            }
        """;

    private static final String BY_ID = """
            FILE_ID_DESCRIPTOR id = { .dwSize = sizeof id, .Type = %1$s };
            BYTE bytes[%2$d] = { %3$s};
            memcpy(&id.FileId, bytes, sizeof bytes);
            HANDLE handle = OpenFileById(hint, &id, %4$s,
                                         %5$s, NULL,
                                         %6$s);
        """;

    private static final String SEND = """
            DWORD returned = 0;
            if (!DeviceIoControl(handle, 0x%1$08X /* %2$s */, %3$s,
                                 %4$s, &returned, NULL)) {
                fprintf(stderr, "%2$s: %%lu\\n", GetLastError());
                CloseHandle(handle);
                return 1;
            }
        """;

    /** The structure of a call that is pending is not on a stack that may end before it. */
    private static final String HOLD = """
            /* Whoever writes to the volume waits while this is pending: it is cancelled after %3$d ms. */
            static OVERLAPPED pending;
            pending.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
            if (pending.hEvent == NULL) {
                fprintf(stderr, "CreateEvent: %%lu\\n", GetLastError());
                return 1;
            }
            DWORD returned = 0;
            BOOL done = DeviceIoControl(handle, 0x%1$08X /* %2$s */, %4$s,
                                        NULL, 0, NULL, &pending);
            if (!done && GetLastError() == ERROR_IO_PENDING) {
                if (WaitForSingleObject(pending.hEvent, %3$d) == WAIT_TIMEOUT) {
                    CancelIoEx(handle, &pending);
                    WaitForSingleObject(pending.hEvent, %3$d);
                }
                /* 995 ERROR_OPERATION_ABORTED: cancelled. 996 ERROR_IO_INCOMPLETE: the driver ignores the cancel. */
                done = GetOverlappedResult(handle, &pending, &returned, FALSE);
            }
            printf("%2$s: %%lu\\n", done ? ERROR_SUCCESS : GetLastError());
        """;

    /** Also where the compiler does not link it by itself. */
    private static final String ADVAPI = "#ifdef _MSC_VER\n#pragma comment(lib, \"advapi32.lib\")\n#endif\n";

    private static final String PRIVILEGE = """
            /* The volume handle must be opened with this enabled, or the source information is refused with 1314. */
            HANDLE token;
            TOKEN_PRIVILEGES one = { .PrivilegeCount = 1 };
            one.Privileges[0].Attributes = SE_PRIVILEGE_ENABLED;
            if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES | TOKEN_QUERY, &token)
                || !LookupPrivilegeValueW(NULL, L"SeManageVolumePrivilege", &one.Privileges[0].Luid)
                || !AdjustTokenPrivileges(token, FALSE, &one, 0, NULL, NULL) || GetLastError() != ERROR_SUCCESS) {
                fprintf(stderr, "SeManageVolumePrivilege: %lu\\n", GetLastError());
                return 1;
            }
            CloseHandle(token);
        """;

    private static final String PRINT = """
            for (DWORD i = 0; i < returned; i++)
                printf("%02x%c", output[i], i % 16 == 15 || i + 1 == returned ? '\\n' : ' ');
        """;

    private static final String FLUSH = """
            if (!FlushFileBuffers(handle)) {
                fprintf(stderr, "FlushFileBuffers: %lu\\n", GetLastError());
                return 1;
            }
        """;

    private final DeviceCall operation;
    private final CallTarget target;
    private final StringBuilder out = new StringBuilder();

    CSnippet(DeviceCall operation) {
        this.operation = operation;
        this.target = CallTarget.of(operation);
    }

    String text() {
        out.append("#include <windows.h>\n#include <winioctl.h>\n#include <stdio.h>\n#include <string.h>\n\n");
        out.append(CopyAs.needsPrivilege(operation) ? ADVAPI + "\n" : "");
        out.append("int main(void)\n{\n");
        open();
        if (operation.code() != 0) {
            send();
        } else if (operation.call().equals("FlushFileBuffers")) {
            out.append('\n').append(FLUSH);
        }
        if (CopyAs.lastsWithHandle(operation)) {
            out.append("\n    /* It lasts as long as the handle is open. */\n    getchar();\n");
        }
        return out.append("    CloseHandle(handle);\n    return 0;\n}\n").toString();
    }

    private void open() {
        OpenMode mode = CopyAs.mode(operation);
        String id = target.fileId();
        if (id == null) {
            String path = target.path();
            create("handle", path == null ? target.volume() : path, mode);
            return;
        }
        create("hint", target.volumeName() + "\\", OpenMode.FACTS);
        boolean extended = id.length() > 16;
        StringBuilder bytes = new StringBuilder();
        for (int i = id.length() - 2; i >= 0; i -= 2) {
            bytes.append("0x").append(id, i, i + 2).append(i == 0 ? " " : ", ");
        }
        out.append(String.format(
                Locale.ROOT,
                BY_ID,
                extended ? "ExtendedFileIdType" : "FileIdType",
                id.length() / 2,
                bytes,
                CopyAs.access(mode.access()),
                CopyAs.share(mode.share()),
                CopyAs.flags(mode.flags())));
        out.append(String.format(Locale.ROOT, OPEN_FAILED, "handle", CopyAs.OPEN_BY_ID));
    }

    private void create(String name, String path, OpenMode mode) {
        out.append("    HANDLE ").append(name).append(" = CreateFileW(L\"").append(escaped(path));
        out.append("\", ").append(CopyAs.access(mode.access())).append(",\n");
        out.append("                                ").append(CopyAs.share(mode.share()));
        out.append(", NULL,\n                                OPEN_EXISTING, ");
        out.append(CopyAs.flags(mode.flags())).append(", NULL);\n");
        out.append(String.format(Locale.ROOT, OPEN_FAILED, name, "CreateFile"));
    }

    private void send() {
        boolean in = operation.inputLength() > 0;
        boolean answer = operation.outputRoom() > 0;
        if (in) {
            input();
        }
        if (answer) {
            out.append("\n    DECLSPEC_ALIGN(8) BYTE output[")
                    .append(operation.outputRoom())
                    .append("];\n");
        }
        if (CopyAs.holds(operation)) {
            out.append('\n')
                    .append(String.format(
                            Locale.ROOT,
                            HOLD,
                            operation.code(),
                            operation.call(),
                            CopyAs.HOLD_MILLIS,
                            in ? "input, sizeof input" : "NULL, 0"));
            return;
        }
        out.append(String.format(
                Locale.ROOT,
                SEND,
                operation.code(),
                operation.call(),
                in ? "input, sizeof input" : "NULL, 0",
                answer ? "output, sizeof output" : "NULL, 0"));
        if (answer) {
            out.append(PRINT);
        }
    }

    private void input() {
        String name = operation.inputStructure();
        out.append('\n').append(name.isEmpty() ? "" : "    /* " + name + " */\n");
        if (operation.input().length < operation.inputLength()) {
            out.append("    /* Only the first bytes were kept; the rest is zero here. */\n");
        }
        out.append("    DECLSPEC_ALIGN(8) BYTE input[")
                .append(operation.inputLength())
                .append("] = {\n");
        for (StructureField field : operation.inputFields()) {
            line(field);
        }
        out.append("    };\n");
        int at = CopyAs.volumeHandleAt(operation);
        if (at >= 0) {
            out.append(CopyAs.needsPrivilege(operation) ? PRIVILEGE : "");
            create("volume", target.volume(), OpenMode.ACT);
            String size = CopyAs.isNarrow(operation) ? "4 /* in a 32-bit program */" : "sizeof volume";
            out.append("    memcpy(input + ")
                    .append(at)
                    .append(", &volume, ")
                    .append(size)
                    .append(");\n");
        }
    }

    private void line(StructureField field) {
        out.append("       ");
        for (int i = field.offset(); i < field.offset() + field.size(); i++) {
            out.append(String.format(Locale.ROOT, " 0x%02X,", operation.input()[i]));
        }
        boolean named = !field.name().startsWith("(");
        out.append(named ? " /* " + field.name() + ": " + comment(field.value()) + " */\n" : "\n");
    }

    /** Within a comment, on its line. */
    private static String comment(String text) {
        return OneLine.of(text).replace("*/", "* /");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        char before = 0;
        for (char unit : text.toCharArray()) {
            // Two question marks may begin a trigraph.
            boolean second = unit == '?' && before == '?';
            before = unit;
            if (unit == '\\' || unit == '"' || second) {
                escaped.append('\\').append(unit);
            } else if (unit < ' ' || unit > '~') {
                // A hex escape takes all hex digits that follow it: the literal is closed and opened again.
                escaped.append(String.format(Locale.ROOT, "\\x%04x\" L\"", (int) unit));
            } else {
                escaped.append(unit);
            }
        }
        return escaped.toString();
    }
}
