package dev.tidemark.backend;

import dev.tidemark.text.Problem;
import java.util.regex.Pattern;

/** Tells a Win32 error as a {@link Problem}: number, symbol, what it means here, what to do next. Pure functions. */
public final class Win32Problems {

    private static final Pattern VOLUME =
            Pattern.compile("[A-Za-z]:|\\\\\\\\[.?]\\\\[A-Za-z]:|\\\\\\\\\\?\\\\Volume\\{[^}]*}\\\\?");
    private static final String OPEN = "CreateFile";

    private Win32Problems() {}

    /** A call that was refused. */
    public static Problem of(Win32Exception e) {
        String circumstance = e.circumstance().isEmpty() ? circumstance(e.call(), e.target()) : e.circumstance();
        return Problem.of(e.code(), e.detail().describe(e.code()), e.call(), circumstance, e.target());
    }

    /**
     * A control code or call that failed.
     *
     * @param code the Win32 error
     * @param call the control code's or function's name
     * @param target the volume or file it was sent to
     */
    public static Problem of(int code, String call, String target) {
        return of(code, FailureDetail.NONE, call, target);
    }

    /**
     * As {@link #of(int, String, String)}, with what else is known.
     *
     * @param detail NTSTATUS and the system's words
     */
    public static Problem of(int code, FailureDetail detail, String call, String target) {
        return Problem.of(code, detail.describe(code), call, circumstance(call, target), target);
    }

    /** Opening a file fails for other reasons than opening a volume. */
    private static String circumstance(String call, String target) {
        return !call.equals(OPEN) || VOLUME.matcher(target).matches() ? "" : "file";
    }
}
