package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.Acts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.common.FileChoosing;
import java.util.function.Consumer;
import javafx.stage.Window;

/**
 * What the dialogs of acts need of the window around them.
 *
 * @param owner the window they belong to
 * @param acts does everything
 * @param tasks runs what may wait
 * @param files asks for files and folders
 * @param jump chooses a record in the list, as soon as it arrives
 * @param say puts a line into the status bar
 */
public record ActContext(
        Window owner, Acts acts, BackgroundTasks tasks, FileChoosing files, Consumer<Jump> jump, Consumer<String> say) {

    /**
     * A record to choose.
     *
     * @param volume the volume's id
     * @param usn the record's USN in the journal that the volume has now
     */
    public record Jump(String volume, long usn) {}
}
