package dev.tidemark.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a saved capture is made of: files of a folder, or members of one file. Belongs to one thread until its records are
 * opened, which may then be read from any. Anyone may have made it.
 */
sealed interface CaptureParts permits FolderParts, FileParts {

    /** What a person opened: the folder or the file. */
    Path path();

    /** A part as a person is told of it. */
    String place(String part);

    /** Whether there is such a part. */
    boolean has(String part);

    /**
     * Reads a part.
     *
     * @throws IOException if it lies elsewhere, or cannot be opened
     */
    InputStream open(String part) throws IOException;

    /** Whether that can be a part with records: one of its own, and there. */
    boolean isRecords(String part);

    /** When it was written last. */
    Instant modified() throws IOException;

    /**
     * The files that are read for it.
     *
     * @param journals the parts with records
     */
    List<Path> files(List<String> journals);

    /**
     * Opens the records. What else is read of the parts then can be read no more when these are closed.
     *
     * @param source the source's number in the keys of its rows
     * @param journals the parts with records, in their order
     */
    SavedRecords records(int source, List<String> journals) throws IOException;

    /** What a person added to the capture; {@code null} when there is nothing. */
    byte @Nullable [] added(CaptureAddition addition) throws IOException;

    /** Lets go of the file; not to be called once its records were opened. */
    void close() throws IOException;
}
