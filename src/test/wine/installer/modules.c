/* modules.exe NAME: the paths of all modules of the newest process with that file name, one to a line. */
#include <windows.h>
#include <tlhelp32.h>
#include <stdio.h>

int wmain(int argc, wchar_t **argv)
{
    PROCESSENTRY32W process = { .dwSize = sizeof process };
    MODULEENTRY32W module = { .dwSize = sizeof module };
    DWORD id = 0;
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (argc != 2 || all == INVALID_HANDLE_VALUE) return 2;
    for (BOOL more = Process32FirstW(all, &process); more; more = Process32NextW(all, &process))
        if (!_wcsicmp(process.szExeFile, argv[1])) id = process.th32ProcessID;
    all = id ? CreateToolhelp32Snapshot(TH32CS_SNAPMODULE, id) : INVALID_HANDLE_VALUE;
    if (all == INVALID_HANDLE_VALUE) return 1;
    for (BOOL more = Module32FirstW(all, &module); more; more = Module32NextW(all, &module))
        printf("%ls\n", module.szExePath);
    return 0;
}
