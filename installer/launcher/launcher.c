/*
 * Tidemark.exe and tidemark-cli.exe: run the Java program of app\ in this process, on the JVM of runtime\.
 *
 * app\java.options holds the options of the JVM, one to a line; $APP stands for the folder app. MODULE is started with
 * the arguments of this process. Nothing comes from the environment: JAVA_TOOL_OPTIONS, _JAVA_OPTIONS and
 * CLASSPATH could name code of anybody, and Windows hands a user's variables to elevated programs too. For the same
 * reason DLLs are taken from this folder and from Windows' own alone, never from PATH or the current folder.
 *
 * app\classes.jsa holds the program's classes ready to be mapped, for a faster start. An installer for all users has it
 * made with MAKE_ARCHIVE; it is used in the folder it was made in and nowhere else: of a copied folder a JVM would mix up
 * the jars.
 *
 * Imports kernel32.dll and msvcrt.dll only: what else is loaded, is loaded after these rules are set.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { LONGEST_PATH = 32768, MOST_OPTIONS = 256, NOT_UNDERSTOOD = 2, NOT_STARTED = 3 };

/* The only argument of a run that makes the archive. */
static const wchar_t MAKE_ARCHIVE[] = L"--make-class-archive";

/* Arguments reach the program as they are: no wildcards are replaced. The start-up code of mingw-w64 asks. */
int _dowildcard = 0;

/* JLI_Launch of jli.dll, which java.exe is a shell around as well (java.base/share/native/libjli/java.h). */
typedef int (*LAUNCH)(int argc, char **argv, int jargc, const char **jargv, int appclassc, const char **appclassv,
    const char *fullversion, const char *dotversion, const char *pname, const char *lname,
    unsigned char javaargs, unsigned char cpwildcard, unsigned char javaw, int ergo);
typedef int (*PUT_VARIABLE)(const wchar_t *name, const wchar_t *value);
typedef int(WINAPI *MESSAGE_BOX)(HWND owner, const wchar_t *text, const wchar_t *title, UINT type);

static const wchar_t *const FORGOTTEN[] = {
    L"JAVA_TOOL_OPTIONS", L"_JAVA_OPTIONS", L"JDK_JAVA_OPTIONS", L"CLASSPATH", L"_JAVA_SPLASH_FILE" };

static void say(const wchar_t *what, const wchar_t *about, const wchar_t *next)
{
    static wchar_t text[LONGEST_PATH + 512];
    _snwprintf(text, sizeof text / sizeof *text - 1, L"Tidemark cannot start: %ls\n%ls\n%ls", what, about, next);
#ifdef CONSOLE
    fprintf(stderr, "%ls\n", text);
#else
    HMODULE user32 = LoadLibraryExW(L"user32.dll", NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
    MESSAGE_BOX box = user32 ? (MESSAGE_BOX)(void *)GetProcAddress(user32, "MessageBoxW") : NULL;
    if (box) box(NULL, text, L"Tidemark", MB_ICONERROR);
#endif
}

static int fail(const wchar_t *what, const wchar_t *path)
{
    say(what, path, L"Installing Tidemark again repairs it.");
    return NOT_STARTED;
}

/* An argument that arrives as another one could name another file. The manifest asks for UTF-8, which has every character;
 * Windows before version 1903 does not know that. */
static int lost(const wchar_t *argument)
{
    say(L"this argument has characters that Java cannot read here:", argument,
        L"Name it by its short name, or use Windows 10 version 1903 or later.");
    return NOT_UNDERSTOOD;
}

static void *checked(void *memory)
{
    if (!memory) exit(fail(L"there is not enough memory.", L""));
    return memory;
}

/* In the code page that the JVM reads its arguments in; sets lossy where a character does not exist there. */
static char *narrow(const wchar_t *wide, BOOL *lossy)
{
    UINT page = GetACP();
    DWORD flags = page == CP_UTF8 ? 0 : WC_NO_BEST_FIT_CHARS;
    int size = WideCharToMultiByte(page, flags, wide, -1, NULL, 0, NULL, NULL);
    char *text = checked(malloc(size ? size : 1));
    *text = 0;
    *lossy = FALSE;
    WideCharToMultiByte(page, flags, wide, -1, text, size, NULL, page == CP_UTF8 ? NULL : lossy);
    return text;
}

/* As narrow; a path of which that would lose characters is given by its short name, where it has one. */
static char *narrowPath(const wchar_t *path, BOOL *lossy)
{
    static wchar_t shorter[LONGEST_PATH];
    char *text = narrow(path, lossy);
    DWORD length = *lossy ? GetShortPathNameW(path, shorter, LONGEST_PATH) : 0;
    return length > 0 && length < LONGEST_PATH ? narrow(shorter, lossy) : text;
}

/* The C runtime of the JVM has an environment of its own once it is loaded. */
static void forgetVariables(HMODULE runtime)
{
    PUT_VARIABLE put = runtime ? (PUT_VARIABLE)(void *)GetProcAddress(runtime, "_wputenv_s") : NULL;
    for (size_t i = 0; i < sizeof FORGOTTEN / sizeof *FORGOTTEN; i++) {
        SetEnvironmentVariableW(FORGOTTEN[i], NULL);
        if (put) put(FORGOTTEN[i], L"");
    }
}

/* The line with every $APP replaced. */
static char *expanded(const char *line, const char *app)
{
    size_t count = 0;
    for (const char *at = line; (at = strstr(at, "$APP")); at += 4) count++;
    char *text = checked(malloc(strlen(line) + count * strlen(app) + 1)), *to = text;
    for (const char *at; (at = strstr(line, "$APP")); line = at + 4)
        to += sprintf(to, "%.*s%s", (int)(at - line), line, app);
    strcpy(to, line);
    return text;
}

/* Adds the options of the file to argv; returns how many argv then has, or 0 if it cannot be read. */
static int readOptions(const wchar_t *file, const char *app, char **argv, int argc)
{
    static char line[LONGEST_PATH];
    FILE *options = _wfopen(file, L"r");
    if (!options) return 0;
    while (argc < MOST_OPTIONS && fgets(line, sizeof line, options)) {
        line[strcspn(line, "\r\n")] = 0;
        if (*line && *line != '#') argv[argc++] = expanded(line, app);
    }
    fclose(options);
    return argc;
}

/* Notes the folder that the archive is made in. */
static BOOL noteFolder(const wchar_t *note, const wchar_t *home)
{
    FILE *out = _wfopen(note, L"wb");
    if (!out) return FALSE;
    size_t length = wcslen(home);
    BOOL written = fwrite(home, sizeof *home, length, out) == length;
    return fclose(out) == 0 && written;
}

/* Whether the archive was made in this folder. */
static BOOL isFolder(const wchar_t *note, const wchar_t *home)
{
    static wchar_t noted[LONGEST_PATH];
    FILE *in = _wfopen(note, L"rb");
    if (!in) return FALSE;
    size_t length = fread(noted, sizeof *noted, LONGEST_PATH - 1, in);
    fclose(in);
    noted[length] = 0;
    return _wcsicmp(noted, home) == 0;
}

/* Adds what the JVM needs to make the archive, or to use the one that is there; returns how many argv then has. */
static int addArchive(const wchar_t *home, const char *app, BOOL make, char **argv, int argc)
{
    static wchar_t archive[LONGEST_PATH + 64], note[LONGEST_PATH + 64];
    _snwprintf(archive, sizeof archive / sizeof *archive - 1, L"%ls\\app\\classes.jsa", home);
    _snwprintf(note, sizeof note / sizeof *note - 1, L"%ls.folder", archive);
    if (make ? !noteFolder(note, home) : _waccess(archive, 4) != 0 || !isFolder(note, home)) return argc;
    argv[argc++] = make ? "-Xshare:dump" : "-Xshare:auto";
    if (make) {
        argv[argc++] = expanded("-XX:SharedClassListFile=$APP\\classes.list", app);
        argv[argc++] = "-XX:-PrintWarnings";
    }
    argv[argc++] = expanded("-XX:SharedArchiveFile=$APP\\classes.jsa", app);
    argv[argc++] = "-Xlog:disable"; /* a class that is not there, an archive of another JVM: it starts all the same */
    return argc;
}

int wmain(int count, wchar_t **arguments)
{
    static wchar_t home[LONGEST_PATH], path[LONGEST_PATH + 64];
    BOOL lossy;
    DWORD length = GetModuleFileNameW(NULL, home, LONGEST_PATH);
    if (!length || length >= LONGEST_PATH) return fail(L"its folder has no name that could be used.", L"");
    char **argv = checked(calloc(MOST_OPTIONS + count + 8, sizeof *argv));
    argv[0] = narrow(home, &lossy);
    *wcsrchr(home, L'\\') = 0;

    forgetVariables(NULL);
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    static const wchar_t *const FOLDERS[] = { L"runtime\\bin", L"runtime\\bin\\server", L"app\\bin" };
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        _snwprintf(path, sizeof path / sizeof *path - 1, L"%ls\\%ls", home, FOLDERS[i]);
        AddDllDirectory(path);
    }

    _snwprintf(path, sizeof path / sizeof *path - 1, L"%ls\\app", home);
    char *app = narrowPath(path, &lossy);
    if (lossy) return fail(L"the name of its folder has characters that Java cannot read here.", home);
    _snwprintf(path, sizeof path / sizeof *path - 1, L"%ls\\app\\java.options", home);
    BOOL make = count == 2 && wcscmp(arguments[1], MAKE_ARCHIVE) == 0;
    int argc = addArchive(home, app, make, argv, 1);
    if (make && argc == 1) return NOT_STARTED; /* only the installer hears of it */
    argc = readOptions(path, app, argv, argc);
    if (argc == 0) return fail(L"this file cannot be read:", path);
    argv[argc++] = "--module";
    argv[argc++] = MODULE;
    for (int i = 1; i < count; i++) {
        argv[argc++] = narrowPath(arguments[i], &lossy);
        if (lossy) return lost(arguments[i]);
    }

    _snwprintf(path, sizeof path / sizeof *path - 1, L"%ls\\runtime\\bin\\jli.dll", home);
    HMODULE jli = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    LAUNCH launch = jli ? (LAUNCH)(void *)GetProcAddress(jli, "JLI_Launch") : NULL;
    if (!launch) return fail(L"this file cannot be loaded:", path);
    forgetVariables(GetModuleHandleW(L"ucrtbase.dll"));
#ifdef CONSOLE
    const unsigned char withoutConsole = 0;
#else
    const unsigned char withoutConsole = 1;
#endif
    return launch(argc, argv, 0, NULL, 0, NULL, "21", "0.0", "tidemark", "tidemark", 0, 0, withoutConsole, 0);
}
