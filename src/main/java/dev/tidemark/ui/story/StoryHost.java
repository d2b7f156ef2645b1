package dev.tidemark.ui.story;

import dev.tidemark.capture.Source;
import dev.tidemark.story.FileStories;
import java.util.function.Consumer;

/** What the window of a story asks of the main window. Belongs to the FX thread. */
public interface StoryHost {

    /**
     * Shows the record of a line in the table.
     *
     * @param row its number in the source's store
     * @param told takes why it cannot be shown, later or at once; not called when it is
     */
    void goTo(Source source, long row, Consumer<String> told);

    /** Asks for a file and writes all of a story into it. */
    void export(FileStories told);
}
