package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** There is no room for a record that was found: nothing is wrong with the file that it was found in. Immutable. */
public final class StoreFullException extends IOException {

    private static final long serialVersionUID = 1;

    StoreFullException(IOException why) {
        super(Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName()), why);
    }

    /**
     * The same in words.
     *
     * @param folder where what does not fit into memory is kept
     */
    public Problem problem(Path folder) {
        return Problem.refusal(
                Messages.text("read.room", folder, Objects.toString(getMessage())),
                Messages.text("carve.room.here"),
                Messages.text("carve.room.next"));
    }
}
