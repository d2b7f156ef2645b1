package dev.tidemark.capture.act;

import dev.tidemark.capture.LiveSource;
import java.util.List;

/** The live reads there are. Safe from any thread. */
public interface LiveReads {

    /** Nothing is read. */
    LiveReads NONE = volume -> List.of();

    /** The sources of a volume, reading or not. */
    List<LiveSource> of(String volume);
}
