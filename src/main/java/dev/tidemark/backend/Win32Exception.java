package dev.tidemark.backend;

/** A call that Windows, or the simulator, refused: which call, on what, and with which error. */
public final class Win32Exception extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String call;
    private final String target;

    /**
     * @param code the Win32 error
     * @param call the control code's or function's name, for example {@code FSCTL_QUERY_USN_JOURNAL}
     * @param target the volume or file it was sent to
     */
    public Win32Exception(int code, String call, String target) {
        super(call + " on " + target + " failed: " + Win32Error.describe(code));
        this.code = code;
        this.call = call;
        this.target = target;
    }

    public int code() {
        return code;
    }

    public String call() {
        return call;
    }

    public String target() {
        return target;
    }

    public boolean is(Win32Error error) {
        return error.is(code);
    }
}
