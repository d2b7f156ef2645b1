package dev.tidemark.trace;

/** Says what a call was sent for: an act of a person, or {@link Routine}. Implementations are safe from any thread. */
public interface CallPurpose {

    /** Counts the acts from 1; 0 for routine. */
    long number();

    /** Its name in what is exported, for example {@code LOCK}. */
    String name();

    /** Its name in the window. */
    String label();

    /** Whether a call is the one that achieved this purpose, and so the one that caused its records. */
    boolean isAchievedBy(DeviceCall call);
}
