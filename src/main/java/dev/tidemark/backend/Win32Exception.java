package dev.tidemark.backend;

/** A call that Windows, or the simulator, refused: which call, on what, and with which error. */
public final class Win32Exception extends Exception {

    private static final long serialVersionUID = 1L;

    /** What was taken for a volume is the letter of a folder: see {@link #when}. */
    public static final String SUBST = "subst";

    private final int code;
    private final String call;
    private final String target;
    private final String circumstance;
    private final transient FailureDetail detail;

    /**
     * @param code the Win32 error
     * @param call the control code's or function's name, for example {@code FSCTL_QUERY_USN_JOURNAL}
     * @param target the volume or file it was sent to
     */
    public Win32Exception(int code, String call, String target) {
        this(code, call, target, FailureDetail.NONE);
    }

    /**
     * @param detail what else is known of the failure
     */
    public Win32Exception(int code, String call, String target, FailureDetail detail) {
        this(code, call, target, detail, "");
    }

    private Win32Exception(int code, String call, String target, FailureDetail detail, String circumstance) {
        super(call + " on " + target + " failed: " + detail.describe(code));
        this.code = code;
        this.call = call;
        this.target = target;
        this.detail = detail;
        this.circumstance = circumstance;
    }

    /**
     * The same failure in a circumstance that changes what it means.
     *
     * @param known a word that the messages know for it, for example {@code elevated}
     */
    public Win32Exception when(String known) {
        Win32Exception same = new Win32Exception(code, call, target, detail, known);
        same.initCause(this);
        return same;
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

    /** What changes its meaning, as the messages know it; empty for nothing. */
    public String circumstance() {
        return circumstance;
    }

    public FailureDetail detail() {
        return detail;
    }

    public boolean is(Win32Error error) {
        return error.is(code);
    }
}
