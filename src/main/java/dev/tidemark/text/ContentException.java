package dev.tidemark.text;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says that a file was read and is not what it should be: that is no fault of its disk, nor of the way to it. Not thread-safe. */
public final class ContentException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param words name the file, or the place in it, and what is wrong there
     */
    public ContentException(String words) {
        this(words, null);
    }

    /**
     * As {@link #ContentException(String)}.
     *
     * @param cause what was thrown by who read it; {@code null} when nobody threw anything
     */
    public ContentException(String words, @Nullable Throwable cause) {
        super(words, cause);
    }
}
