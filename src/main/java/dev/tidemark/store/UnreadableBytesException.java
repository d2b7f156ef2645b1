package dev.tidemark.store;

import java.io.IOException;

/** Bytes of records cannot be read, or are not what was written. Readers of rows answer it with {@link RowReader.Outcome#UNREADABLE}. */
public final class UnreadableBytesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param cause says what is wrong, in words
     */
    public UnreadableBytesException(IOException cause) {
        super(cause);
    }
}
