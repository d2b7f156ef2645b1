package dev.tidemark.ui.sessions;

import dev.tidemark.session.Session;

/**
 * A session as it is at one moment, before it is told by records. Immutable; one equals another while there is nothing new to keep. It is
 * taken on the FX thread and read on any.
 */
public interface SessionDraft {

    /** Whether no source is open. */
    boolean isEmpty();

    /** The session. Reads a few rows: not for the FX thread. */
    Session read();
}
