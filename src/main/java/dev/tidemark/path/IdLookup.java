package dev.tidemark.path;

import dev.tidemark.usn.FileId;
import org.jspecify.annotations.Nullable;

/** Asks a volume what one directory is called now. */
public interface IdLookup {

    /**
     * What the volume said.
     *
     * @param usn the last USN of the directory, 0 when the journal has none of it
     */
    record Answer(FileId parent, String name, long usn) {}

    /** Whether it may be asked now; ids wait meanwhile. */
    default boolean mayAsk() {
        return true;
    }

    /** Asks; may wait. {@code null} when there is no such file any more, or it may not be opened. */
    @Nullable
    Answer ask(FileId id);
}
