package dev.tidemark.backend;

import java.util.List;

/**
 * Faults on demand. Safe from any thread. Control codes are values of {@link ControlCode} or any other number.
 */
public interface FaultInjection {

    /** The next call of a control code fails with a Win32 error. */
    void failOnce(int code, int error);

    /**
     * Calls of a control code fail with a Win32 error until {@link #clear}.
     *
     * @param chance 0 to 1; 1 for every call
     */
    void fail(int code, int error, double chance);

    /** Every call of a control code takes longer, in milliseconds; a cancel ends it early, with 995. */
    void delay(int code, long millis);

    /** A hold goes on though it was cancelled, as with a driver that does not let go, until {@link #clear}. */
    void ignoreCancel(int code);

    /** A driver does otherwise than the pages say, until {@link #clear}. */
    void switchOn(DriverQuirk quirk);

    /** Another program makes a shadow copy of a volume, which holds its writers for some seconds. */
    void makeShadowCopy(String volume);

    /** What is still to fail, late, stubborn or pulled out, in a stable order. */
    List<ActiveFault> active();

    /** Nothing fails and nothing is late any more; volumes that were pulled out come back. */
    void clear();

    /** Writes records until the journal of a volume has lost its oldest ones. */
    void wrapJournal(String volume);

    /** Deletes the journal of a volume, as another program would. */
    void deleteJournal(String volume);

    /** Creates a journal on a volume, with a new id if there is one, or if one is being deleted: that one is gone then. */
    void createJournal(String volume);

    /** Takes a volume away, or brings it back: its handles then answer 1167. */
    void pullOut(String volume, boolean out);
}
