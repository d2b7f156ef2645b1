package dev.tidemark.session;

import java.io.IOException;
import java.nio.file.Path;

/** A session that a person saved as a file of its own, or was sent. Reads the disk: not for the FX thread. */
public final class SessionFile {

    private SessionFile() {}

    /**
     * Reads one.
     *
     * @throws IOException if it cannot be read, or is no session; names the file, and the field that is wrong
     */
    public static Session read(Path file) throws IOException {
        return SessionText.read(file.toString(), DocumentFile.read(file, SessionText.MOST_BYTES))
                .session();
    }
}
