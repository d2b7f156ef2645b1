/* lab.exe modules NAME: the paths of all modules of the newest process with that file name, one to a line.
 * lab.exe hold: stays, so that the programs and services of this Windows do.
 * By any other name: leaves a file NAME.ran beside itself, to show that somebody ran it. */
#include <windows.h>
#include <tlhelp32.h>
#include <stdio.h>

static int modules(const wchar_t *name)
{
    PROCESSENTRY32W process = { .dwSize = sizeof process };
    MODULEENTRY32W module = { .dwSize = sizeof module };
    DWORD id = 0;
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    for (BOOL more = Process32FirstW(all, &process); more; more = Process32NextW(all, &process))
        if (!_wcsicmp(process.szExeFile, name)) id = process.th32ProcessID;
    all = id ? CreateToolhelp32Snapshot(TH32CS_SNAPMODULE, id) : INVALID_HANDLE_VALUE;
    if (all == INVALID_HANDLE_VALUE) return 1;
    for (BOOL more = Module32FirstW(all, &module); more; more = Module32NextW(all, &module))
        printf("%ls\n", module.szExePath);
    return 0;
}

static int planted(void)
{
    wchar_t path[MAX_PATH + 4];
    GetModuleFileNameW(NULL, path, MAX_PATH);
    if (!_wcsicmp(wcsrchr(path, L'\\') + 1, L"lab.exe")) return 0;
    CloseHandle(CreateFileW(wcscat(path, L".ran"), GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL));
    return 1;
}

int wmain(int argc, wchar_t **argv)
{
    if (planted()) return 0;
    if (argc == 3 && !wcscmp(argv[1], L"modules")) return modules(argv[2]);
    if (argc == 2 && !wcscmp(argv[1], L"hold")) Sleep(INFINITE);
    return 2;
}
