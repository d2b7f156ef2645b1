package dev.tidemark.trace;

import dev.tidemark.backend.FailureDetail;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.volume.ControlStructures;
import dev.tidemark.volume.StructureField;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One call that Tidemark sent to the system.
 *
 * @param number counts from 1, in the order the calls ended
 * @param purpose what it was sent for
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
 * @param detail what else is known of a failure
 * @param bytesReturned how many bytes came back
 */
public record DeviceCall(
        long number,
        CallPurpose purpose,
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
        FailureDetail detail,
        int bytesReturned) {

    /** How many bytes of input and of output are kept. */
    public static final int KEPT = 4096;

    /** The fields of what was sent, as far as it is kept. */
    public List<StructureField> inputFields() {
        return ControlStructures.input(code, input, inputLength);
    }

    /** The name of the structure that was sent; empty when none was. */
    public String inputStructure() {
        return ControlStructures.inputName(code, inputLength);
    }

    /** The fields of what came back, as far as it is kept. */
    public List<StructureField> outputFields() {
        return ControlStructures.output(code, output);
    }

    /** The name of the structure that came back; empty when none did. */
    public String outputStructure() {
        return ControlStructures.outputName(code, output);
    }

    public boolean ok() {
        return status == 0;
    }

    /** Whether this is the call that did what its act is for, and so the one that caused its records. */
    public boolean decides() {
        return purpose.isAchievedBy(this);
    }

    /** A number is given once in a log. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceCall that && number == that.number && purpose == that.purpose;
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
