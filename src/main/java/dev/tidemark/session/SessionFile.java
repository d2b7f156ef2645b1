package dev.tidemark.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A session that a person saved as a file of its own, or was sent. Reads the disk: not for the FX thread. */
public final class SessionFile {

    private SessionFile() {}

    /** Whether a file has the name of one. */
    public static boolean isCalledOne(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(Session.SUFFIX);
    }

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
