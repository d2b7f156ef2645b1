package dev.tidemark.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Something that went wrong, in words: what it was, what it means here, and what to do next.
 *
 * @param code the Win32 error, 0 when it is none
 * @param what one line: the call, its target, and number and symbol of the error, or the file and what the system said
 * @param meaning what it means here
 * @param next what to do next
 */
public record Problem(int code, String what, String meaning, String next) {

    /**
     * A call to the system that failed with a numbered error, in the words kept for that error, or for it from that call.
     *
     * @param code the error's number
     * @param described number and symbol, for example {@code 5 ERROR_ACCESS_DENIED}
     * @param call the call's name
     * @param circumstance a word for what changes the meaning, for example {@code file}; empty for nothing
     * @param target what it was sent to
     */
    public static Problem of(int code, String described, String call, String circumstance, String target) {
        String what = Messages.text("error.what", call, target, described);
        String key = key(code, call, circumstance);
        return new Problem(code, what, Messages.text(key + ".here"), Messages.text(key + ".next"));
    }

    /** What a numbered error of a call means here. */
    public static String meaning(int code, String call) {
        return Messages.text(key(code, call, "") + ".here");
    }

    /** The one table of what an error of a call means here and what to do next: the entries {@code error.} of the messages. */
    private static String key(int code, String call, String circumstance) {
        String ofAny = "error." + (code < 0 ? String.format(Locale.ROOT, "0x%08X", code) : code);
        String ofCall = ofAny + "." + call;
        return Stream.of(ofCall + "." + circumstance, ofCall, ofAny)
                .filter(key -> Messages.has(key + ".here"))
                .findFirst()
                .orElse("error.0");
    }

    /**
     * Something that is refused without being tried.
     *
     * @param what one line: what was refused
     * @param meaning why
     * @param next what to do instead
     */
    public static Problem refusal(String what, String meaning, String next) {
        return new Problem(0, what, meaning, next);
    }

    /** A file that could not be read or written. */
    public static Problem of(String file, IOException e) {
        String key = switch (e) {
            case NoSuchFileException missing -> "error.file.missing";
            case AccessDeniedException denied -> "error.file.denied";
            case ContentException wrong -> "error.file.content";
            default -> "error.file.other";
        };
        String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        // A volume's name ends with a colon itself.
        String said = file.endsWith(":") ? "error.volume.what" : "error.file.what";
        String what = detail.startsWith(file + ":") || detail.startsWith(file + ",")
                ? detail
                : Messages.text(said, file, detail.equals(file) ? Messages.text(key + ".here") : detail);
        return new Problem(0, what, Messages.text(key + ".here"), Messages.text(key + ".next"));
    }

    /**
     * Something that others wrote, and whose content provoked a failure that the code reading it did not expect.
     *
     * @param input the file's name
     * @param e what it provoked
     */
    public static Problem unreadable(String input, Throwable e) {
        return new Problem(
                0,
                Messages.text("error.file.what", input, e.toString()),
                Messages.text("error.file.damaged.here"),
                Messages.text("error.file.damaged.next"));
    }

    /** A fault of the program itself. */
    public static Problem fault(Throwable e) {
        return new Problem(
                0,
                Messages.text("run.unexpected", e.toString()),
                Messages.text("run.unexpected.here"),
                Messages.text("run.unexpected.next"));
    }

    /** The same, with where it happened behind what it was. */
    public Problem at(String where) {
        return new Problem(code, what + ". " + where, meaning, next);
    }

    /** All of it on one line, for a log or a command line. */
    public String line() {
        return (what.endsWith(meaning) ? what : what + " — " + meaning) + " " + next;
    }
}
