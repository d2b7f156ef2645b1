/* Linked into tidemark-mark32.exe for the tests: loads the hook that java.exe loads as an agent, from the same folder. */
#include <windows.h>

__attribute__((constructor)) static void load(void) { LoadLibraryW(L"fsctlhook.dll"); }
