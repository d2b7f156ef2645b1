package dev.tidemark.ui.common;

import java.io.File;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a file chooser begins with: where the last file was chosen, for reading and for writing apart, so that
 * nothing is written beside evidence because it was opened from there. Belongs to the FX thread.
 */
final class ProposedFolder {

    private final File usual;
    private final Set<File> read = new HashSet<>();
    private @Nullable File forReading;
    private @Nullable File forWriting;

    /**
     * @param usual proposed for writing as long as nothing was written: without a proposal the system takes the folder of
     *     the last file, whatever that was for
     */
    ProposedFolder(File usual) {
        this.usual = usual;
    }

    /**
     * Asks for a file to read.
     *
     * @param ask shows a chooser that begins with a folder, {@code null} for whichever; throws
     *     {@link IllegalArgumentException} for one that is none, as JavaFX does
     */
    <T> @Nullable T toRead(Function<@Nullable File, @Nullable T> ask) {
        try {
            return ask.apply(forReading);
        } catch (IllegalArgumentException e) {
            // A stick was pulled out, or a share has gone away.
            forReading = null;
            return ask.apply(null);
        }
    }

    /** Asks for a file to write; as {@link #toRead}. */
    <T> @Nullable T toWrite(Function<@Nullable File, @Nullable T> ask) {
        File last = forWriting;
        try {
            return ask.apply(last == null || read.contains(last) ? usual : last);
        } catch (IllegalArgumentException e) {
            forWriting = null;
            // Without a proposal the chooser may begin beside evidence: only where there is no usual folder either.
            return last == null || read.contains(last) ? ask.apply(null) : toWrite(ask);
        }
    }

    /** Notes what was chosen to be read. */
    void wasRead(@Nullable File chosen) {
        File folder = chosen == null ? null : chosen.getParentFile();
        if (folder != null) {
            forReading = folder;
            read.add(folder);
        }
    }

    /** Notes what was chosen to be written. */
    void wasWritten(@Nullable File chosen) {
        File folder = chosen == null ? null : chosen.getParentFile();
        if (folder != null) {
            forWriting = folder;
        }
    }
}
