package dev.tidemark.ui.common;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the user for files and folders; a window of the system on a desktop, an answer prepared in a test. */
public interface FileChoosing {

    /** A {@code $J} and its {@code $MFT}, or a capture, to open; none when the user changed their mind. */
    List<Path> open();

    /** A file to save a capture in; {@code null} when the user changed their mind. */
    @Nullable
    Path saveCapture(String suggestedName);

    /** A file to save a session in; {@code null} when the user changed their mind. */
    @Nullable
    Path saveSession(String suggestedName);

    /** A file to act on; {@code null} when the user changed their mind. */
    @Nullable
    Path file(String title);

    /** A directory to act on; {@code null} when the user changed their mind. */
    @Nullable
    Path directory(String title);

    /** A file to export rows to; {@code null} when the user changed their mind. */
    @Nullable
    Path export(String suggestedName);

    /**
     * A file to write in one of several forms, which its ending tells; {@code null} when the user changed their mind.
     *
     * @param endings of the forms, without dots
     */
    default @Nullable Path exportAs(String suggestedName, List<String> endings) {
        return export(suggestedName);
    }

    /** A text file to write presets or rules to; {@code null} when the user changed their mind. */
    default @Nullable Path exportText(String suggestedName) {
        return export(suggestedName);
    }
}
