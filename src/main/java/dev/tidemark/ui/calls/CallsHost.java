package dev.tidemark.ui.calls;

import dev.tidemark.capture.LiveReading;
import org.jspecify.annotations.Nullable;

/** What the log asks of the window around it. */
public interface CallsHost {

    /** Asks for a file and writes the log to it. */
    void export();

    /** Tells a person something in one line. */
    void say(String words);

    /** Shows a record of a source in the list; without a source it says that there is none. */
    void showRecord(@Nullable LiveReading source, long record);
}
