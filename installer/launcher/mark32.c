/*
 * tidemark-mark32.exe: marks a handle as a 32-bit program does. Windows takes the 12 bytes of MARK_HANDLE_INFO32 from such
 * programs alone, and Tidemark is none. Tidemark starts it for one mark; it is of no use to people.
 *
 *   tidemark-mark32.exe ACCESS SHARE FLAGS FIRST HANDLEINFO VOLUME FILE [ID]
 *
 * Opens FILE with that access, share mode and those flags; with an ID the file that has it, on the volume of the root
 * directory FILE. Unless VOLUME is "-", opens that too, for the call alone. Marks FILE with FIRST (source information, or the
 * copy to read) and HANDLEINFO. Numbers are in hex. Says in one line on standard output how that went:
 *
 *   open|volume|mark WIN32-ERROR NTSTATUS HANDLE BYTES
 *
 * what came last, 0 or its error, the NTSTATUS behind that, the marked handle or 0, the bytes of the request or "-". It keeps
 * the handle, and with it the mark, until its standard input ends: that is when Tidemark closes it, or ends itself.
 *
 * It reads no environment and no file, and imports DLLs of Windows that are always loaded.
 */
/* The printf of Windows: that of mingw-w64 is larger than the rest. */
#define __USE_MINGW_ANSI_STDIO 0
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <winioctl.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include "mark32.h"

enum { REFUSED = 1, NOT_UNDERSTOOD = 2, NOT_STARTED = 3, NUMBERS = 5, LONGEST_LINE = 128 };
enum { ID_DIGITS = 32, ID_SIZE = 24, ID_AT = 8, EXTENDED = 2 };

#ifndef _WIN64
_Static_assert(sizeof(MARK_HANDLE_INFO) == sizeof(struct mark_request), "MARK_HANDLE_INFO of a 32-bit program");
_Static_assert(offsetof(MARK_HANDLE_INFO, VolumeHandle) == offsetof(struct mark_request, volumeHandle), "VolumeHandle");
_Static_assert(offsetof(MARK_HANDLE_INFO, HandleInfo) == offsetof(struct mark_request, handleInfo), "HandleInfo");
#endif

/* Arguments are taken as they are: no wildcards are replaced. */
int _dowildcard = 0;

typedef LONG(WINAPI *LAST_STATUS)(void);

/* The NTSTATUS of the last call, which a Win32 number alone tells less of. */
static DWORD lastStatus(void)
{
    LAST_STATUS last = (LAST_STATUS)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetLastNtStatus");
    return last ? (DWORD)last() : 0;
}

/* Hex digits in small letters, at most so many of them. */
static BOOL digits(const wchar_t *text, int most, unsigned long long *number)
{
    int count = 0;
    for (*number = 0; count < most && text[count]; count++) {
        wchar_t digit = text[count];
        int value = digit >= L'0' && digit <= L'9' ? digit - L'0' : digit >= L'a' && digit <= L'f' ? digit - L'a' + 10 : -1;
        if (value < 0) return FALSE;
        *number = *number << 4 | (unsigned)value;
    }
    return count > 0;
}

static BOOL number(const wchar_t *text, DWORD *into)
{
    unsigned long long value;
    if (wcslen(text) > 8 || !digits(text, 8, &value)) return FALSE;
    *into = (DWORD)value;
    return TRUE;
}

static int say(const char *step, DWORD error, DWORD status, HANDLE handle, const struct mark_request *sent)
{
    char line[LONGEST_LINE], bytes[2 * sizeof *sent + 1] = "-";
    for (size_t i = 0; sent && i < sizeof *sent; i++) sprintf(bytes + 2 * i, "%02x", ((const unsigned char *)sent)[i]);
    int length = sprintf(line, "%s %lu %08lx %lx %s\n", step, error, status, (unsigned long)(ULONG_PTR)handle, bytes);
    DWORD written;
    WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), line, (DWORD)length, &written, NULL);
    return error ? REFUSED : 0;
}

static HANDLE openById(const wchar_t *root, const wchar_t *id, DWORD access, DWORD share, DWORD flags)
{
    unsigned long long high, low;
    _Alignas(8) BYTE descriptor[ID_SIZE] = { ID_SIZE };
    if (wcslen(id) != ID_DIGITS || !digits(id, 16, &high) || !digits(id + 16, 16, &low)) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return INVALID_HANDLE_VALUE;
    }
    descriptor[4] = high ? EXTENDED : 0;
    memcpy(descriptor + ID_AT, &low, sizeof low);
    memcpy(descriptor + ID_AT + sizeof low, &high, sizeof high);
    HANDLE hint = CreateFileW(root, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
        FILE_FLAG_BACKUP_SEMANTICS, NULL);
    if (hint == INVALID_HANDLE_VALUE) return hint;
    HANDLE file = OpenFileById(hint, (FILE_ID_DESCRIPTOR *)descriptor, access, share, NULL, flags);
    DWORD error = GetLastError();
    CloseHandle(hint);
    SetLastError(error);
    return file;
}

/* With all the access there is; without rights with the least, so that the mark itself says which privilege is missing. */
static HANDLE openVolume(const wchar_t *volume)
{
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE;
    HANDLE opened = CreateFileW(volume, GENERIC_READ | GENERIC_WRITE, share, NULL, OPEN_EXISTING, 0, NULL);
    if (opened != INVALID_HANDLE_VALUE || GetLastError() != ERROR_ACCESS_DENIED) return opened;
    return CreateFileW(volume, FILE_TRAVERSE, share, NULL, OPEN_EXISTING, 0, NULL);
}

/* What Tidemark had enabled for the call is not kept enabled as long as the mark lasts. */
static void forgetPrivileges(void)
{
    HANDLE token;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token)) return;
    AdjustTokenPrivileges(token, TRUE, NULL, 0, NULL, NULL);
    CloseHandle(token);
}

/* Ends this process with its input, whatever else it waits for. */
static DWORD WINAPI untilInputEnds(void *input)
{
    char ignored[64];
    DWORD count;
    while (ReadFile(input, ignored, sizeof ignored, &count, NULL) && count) continue;
    ExitProcess(0);
    return 0;
}

int wmain(int count, wchar_t **arguments)
{
    DWORD numbers[NUMBERS], returned;
    if (count != NUMBERS + 3 && count != NUMBERS + 4) return NOT_UNDERSTOOD;
    for (int i = 0; i < NUMBERS; i++)
        if (!number(arguments[1 + i], &numbers[i])) return NOT_UNDERSTOOD;
    const wchar_t *device = arguments[NUMBERS + 1], *path = arguments[NUMBERS + 2];
    const wchar_t *id = count == NUMBERS + 4 ? arguments[NUMBERS + 3] : NULL;
    HANDLE ends = CreateThread(NULL, 0, untilInputEnds, GetStdHandle(STD_INPUT_HANDLE), 0, NULL);
    if (!ends) return NOT_STARTED;
    SetErrorMode(SEM_FAILCRITICALERRORS);
#ifndef _WIN64
    /* Windows would open files of SysWOW64 for those of System32. */
    PVOID redirected;
    Wow64DisableWow64FsRedirection(&redirected);
#endif

    HANDLE file = id ? openById(path, id, numbers[0], numbers[1], numbers[2])
        : CreateFileW(path, numbers[0], numbers[1], NULL, OPEN_EXISTING, numbers[2], NULL);
    DWORD error = GetLastError();
    if (file == INVALID_HANDLE_VALUE) return say("open", error, lastStatus(), NULL, NULL);
    HANDLE volume = NULL;
    if (wcscmp(device, L"-")) {
        volume = openVolume(device);
        error = GetLastError();
        if (volume == INVALID_HANDLE_VALUE) return say("volume", error, lastStatus(), NULL, NULL);
    }
    struct mark_request request = markRequest(numbers[3], (uint32_t)(ULONG_PTR)volume, numbers[4]);
    BOOL marked = DeviceIoControl(file, FSCTL_MARK_HANDLE, &request, sizeof request, NULL, 0, &returned, NULL);
    error = marked ? 0 : GetLastError();
    DWORD status = marked ? 0 : lastStatus();
    if (volume) CloseHandle(volume);
    forgetPrivileges();
    if (say("mark", error, status, marked ? file : NULL, &request)) return REFUSED;
    WaitForSingleObject(ends, INFINITE);
    return 0;
}
