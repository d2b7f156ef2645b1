package dev.tidemark.backend;

/** A fault that was asked for and is still there. */
public sealed interface ActiveFault {

    /**
     * A control code fails.
     *
     * @param code the control code
     * @param error the Win32 error
     * @param once whether it ends with the next call
     * @param chance 0 to 1; 1 for every call
     */
    record Failing(int code, int error, boolean once, double chance) implements ActiveFault {}

    /**
     * A control code takes longer.
     *
     * @param millis how much, in milliseconds
     */
    record Late(int code, long millis) implements ActiveFault {}

    /**
     * A control code goes on though it was cancelled.
     *
     * @param code the control code
     */
    record Stubborn(int code) implements ActiveFault {}

    /**
     * A driver does otherwise than the pages say.
     *
     * @param quirk what it does
     */
    record Quirk(DriverQuirk quirk) implements ActiveFault {}

    /**
     * Another program makes a shadow copy of a volume.
     *
     * @param volume its id
     */
    record ShadowCopy(String volume) implements ActiveFault {}

    /**
     * A volume is pulled out.
     *
     * @param volume its id
     */
    record PulledOut(String volume) implements ActiveFault {}
}
