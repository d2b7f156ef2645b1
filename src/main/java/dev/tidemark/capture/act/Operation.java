package dev.tidemark.capture.act;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * One call that Tidemark sent to the system.
 *
 * @param number counts from 1, in the order the calls ended
 * @param act what it was part of
 * @param at when it was sent
 * @param took until it came back
 * @param call the control code's name, or the function's: {@code CreateFile}, {@code FlushFileBuffers}
 * @param code the control code, 0 when it is none
 * @param target the volume or the file
 * @param mode how the handle was opened, or was to be opened
 * @param input what was sent, at most its first {@value #KEPT} bytes
 * @param inputLength how many bytes were sent
 * @param output what came back, at most its first {@value #KEPT} bytes
 * @param outputRoom how many bytes had room
 * @param status the Win32 error, 0 for success
 * @param bytesReturned how many bytes came back
 */
public record Operation(
        long number,
        Act act,
        Instant at,
        Duration took,
        String call,
        int code,
        String target,
        OpenMode mode,
        byte[] input,
        int inputLength,
        byte[] output,
        int outputRoom,
        int status,
        int bytesReturned) {

    /** How many bytes of input and of output are kept. */
    public static final int KEPT = 4096;

    public boolean ok() {
        return status == 0;
    }

    /** Whether this is the call that did what its act is for, and so the one that caused its records. */
    public boolean decides() {
        boolean done = ok() || Win32Error.ERROR_OPERATION_ABORTED.is(status);
        return done && act.effect() != null && code != 0 && code == act.kind().code();
    }

    /** A number is given once in a log. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Operation that && number == that.number && act == that.act;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public String toString() {
        return number + " " + call + " " + target + " " + status + " " + Arrays.toString(input);
    }
}
