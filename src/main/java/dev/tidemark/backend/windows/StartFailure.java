package dev.tidemark.backend.windows;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Windows said when a program could not be started, from what ProcessBuilder tells of it. Pure functions. */
final class StartFailure {

    /** The call that starts it. */
    static final String CALL = "CreateProcess";

    /** How ProcessBuilder tells an error of Windows. */
    private static final Pattern ERROR = Pattern.compile("error[=:] ?(\\d{1,9})");

    private StartFailure() {}

    /**
     * As a failure of that call.
     *
     * @param program its file's name
     * @return 31 where no number is told
     */
    static Win32Exception of(IOException e, String program) {
        Matcher number = ERROR.matcher(String.valueOf(e.getMessage()));
        int error = number.find() ? Integer.parseInt(number.group(1)) : Win32Error.ERROR_GEN_FAILURE.code();
        Win32Exception failed = new Win32Exception(error, CALL, program);
        failed.initCause(e);
        return failed;
    }
}
