package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps filters with names in a file of the user that a person can read and write too. Safe from any thread and beside other
 * processes: each change is made to what is there then. May wait for a disk: not for the FX thread.
 *
 * @param <T> the kind of filters
 */
public interface FilterStore<T extends NamedFilter<T>> {

    /**
     * What there is.
     *
     * @param filters in their order
     * @param said what a person must know, each in one line
     */
    record Kept<T>(List<T> filters, List<String> said) {

        public Kept {
            filters = List.copyOf(filters);
            said = List.copyOf(said);
        }
    }

    /** Reads them. What cannot be read is said, and left where it is. */
    Kept<T> read();

    /**
     * Changes them.
     *
     * @param change gives from those that there are those that there are to be; may be applied to others than a person saw
     * @return those that there are then; what was damaged was set aside as a whole, and that is said
     * @throws IOException if they cannot be written; what was there before is there still
     */
    Kept<T> change(UnaryOperator<List<T>> change) throws IOException;

    /**
     * Reads them from a file that somebody sent.
     *
     * @param registry tells which cannot be used; these are said with their lines, and are read as well
     * @throws IOException if it cannot be read, is too large or no text; names it
     */
    Kept<T> importFrom(Path file, FieldRegistry registry) throws IOException;

    /**
     * The bytes of a file to be sent.
     *
     * @throws IOException if they are more than are read again
     */
    byte[] exported(List<T> filters) throws IOException;
}
