package dev.tidemark.backend;

/**
 * How a control code ended.
 *
 * @param status the Win32 error, 0 for success
 * @param bytesReturned the bytes written to the output, 0 or more
 */
public record Completion(int status, int bytesReturned) {

    /** Success without output. */
    public static final Completion DONE = new Completion(Win32Error.SUCCESS, 0);

    public static Completion failed(int status) {
        return new Completion(status, 0);
    }

    public boolean ok() {
        return status == Win32Error.SUCCESS;
    }
}
