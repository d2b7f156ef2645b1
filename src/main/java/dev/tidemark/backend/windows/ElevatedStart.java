package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import dev.tidemark.backend.Win32Exception;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** Starts this program again as administrator ({@code ShellExecuteEx} with the verb {@code runas}). Stateless. */
final class ElevatedStart {

    private static final int INFO_SIZE = 112;
    private static final int VERB = 16;
    private static final int FILE = 24;
    private static final int PARAMETERS = 32;
    private static final int DIRECTORY = 40;
    private static final int SHOW = 48;
    private static final int SHOW_NORMAL = 1;
    private static final int LONGEST = 32_768;

    private ElevatedStart() {}

    static void again() throws Win32Exception {
        String program = program();
        ByteBuffer verb = NativeText.text("runas");
        ByteBuffer file = NativeText.text(program);
        ByteBuffer parameters = NativeText.text(arguments(commandLine()));
        ByteBuffer info = NativeText.memory(INFO_SIZE).putInt(0, INFO_SIZE);
        info.putLong(VERB, NativeText.address(verb)).putLong(FILE, NativeText.address(file));
        // Relative arguments mean the folder that this process was started in; it has left it since.
        ByteBuffer folder = NativeText.text(System.getProperty("user.dir", ""));
        info.putLong(DIRECTORY, NativeText.address(folder));
        info.putLong(PARAMETERS, NativeText.address(parameters)).putInt(SHOW, SHOW_NORMAL);
        int ok = Shell32.ShellExecuteExW(NativeText.address(info));
        int error = Native.getLastError();
        Reference.reachabilityFence(verb);
        Reference.reachabilityFence(file);
        Reference.reachabilityFence(parameters);
        Reference.reachabilityFence(folder);
        if (ok == 0) {
            throw new Win32Exception(error, "ShellExecuteEx", program);
        }
    }

    /** The program of this process. */
    private static String program() {
        ByteBuffer name = NativeText.room(LONGEST);
        Kernel32.GetModuleFileNameW(0, NativeText.address(name), LONGEST);
        return NativeText.read(name);
    }

    private static String commandLine() {
        return NativeText.read(NativeText.at(Kernel32.GetCommandLineW(), LONGEST));
    }

    /** What follows the program on a command line, as it was typed: the program ends at a blank outside of quotes. */
    static String arguments(String commandLine) {
        boolean quoted = false;
        int at = 0;
        while (at < commandLine.length() && (quoted || !Character.isWhitespace(commandLine.charAt(at)))) {
            quoted ^= commandLine.charAt(at) == '"';
            at++;
        }
        return commandLine.substring(at).strip();
    }
}
