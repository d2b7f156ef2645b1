package dev.tidemark.ui.presets;

import dev.tidemark.session.NamedFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the lists of filters with names need of the window around them. Belongs to the FX thread. */
public interface PresetsHost {

    /** The window itself. */
    Window window();

    /**
     * Asks for a name until there is one.
     *
     * @param answer takes it; gives what is wrong with it, empty when it was taken
     */
    void askName(String proposed, Function<String, String> answer);

    /** A file of filters to read; {@code null} when the user changed their mind. */
    @Nullable
    Path fileToRead();

    /**
     * Writes filters to a file that the user chooses, if they do.
     *
     * @param suggestedName of the file
     * @param some the filters
     */
    <T extends NamedFilter<T>> void export(String suggestedName, KeptFilters<T> kept, List<T> some);

    /** Says something that is good to know. */
    void say(String words);

    /** Shows every key there is. */
    void showKeys();
}
