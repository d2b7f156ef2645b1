package dev.tidemark.backend;

import dev.tidemark.text.Problem;

/** Tells a Win32 error as a {@link Problem}: number, symbol, what it means here, what to do next. Pure functions. */
public final class Win32Problems {

    private Win32Problems() {}

    /** A call that was refused. */
    public static Problem of(Win32Exception e) {
        return of(e.code(), e.call(), e.target());
    }

    /**
     * A control code or call that failed.
     *
     * @param code the Win32 error
     * @param call the control code's or function's name
     * @param target the volume or file it was sent to
     */
    public static Problem of(int code, String call, String target) {
        return Problem.of(code, Win32Error.describe(code), call, target);
    }
}
