package dev.tidemark.act;

import dev.tidemark.capture.LiveReading;
import java.util.List;

/** The live reads there are. Safe from any thread. */
public interface LiveReads {

    /** Nothing is ever read, so that nobody looks at the records that an act causes. */
    LiveReads NONE = volume -> List.of();

    /** The sources of a volume, reading or not. */
    List<LiveReading> of(String volume);
}
