package dev.tidemark.backend;

/**
 * How a control code ended.
 *
 * @param status the Win32 error, 0 for success
 * @param bytesReturned the bytes written to the output, 0 or more
 * @param detail what else is known of a failure
 */
public record Completion(int status, int bytesReturned, FailureDetail detail) {

    /** Success without output. */
    public static final Completion DONE = new Completion(Win32Error.SUCCESS, 0);

    /** Nothing but the number is known. */
    public Completion(int status, int bytesReturned) {
        this(status, bytesReturned, FailureDetail.NONE);
    }

    public static Completion failed(int status) {
        return new Completion(status, 0);
    }

    public boolean ok() {
        return status == Win32Error.SUCCESS;
    }

    /** The same with what else is known of it. */
    public Completion with(FailureDetail known) {
        return new Completion(status, bytesReturned, known);
    }

    /** The same as an exception. */
    public Win32Exception failure(String call, String target) {
        return new Win32Exception(status, call, target, detail);
    }
}
