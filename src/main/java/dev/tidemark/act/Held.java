package dev.tidemark.act;

/** Something that Tidemark keeps on a volume until it is released. Safe from any thread. */
public sealed interface Held permits MarkedHandle, OfflineVolume, HeldWrites {

    /** The act that took it. */
    Act act();

    /** Whether it is still kept. */
    boolean isHeld();

    /** Gives it back; a second call does nothing. May wait a moment for the system. */
    void release();
}
