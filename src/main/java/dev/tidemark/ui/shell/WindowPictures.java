package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.Snapshots;
import dev.tidemark.ui.inspector.InspectorViewModel;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.usn.RecordLayouts;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;

/** Takes pictures of the window, with a record chosen so that they show what there is. Belongs to the FX thread. */
final class WindowPictures {

    /** This many rows stand below the one that the inspector shows. */
    private static final long ROWS_BELOW = 8;

    /** And the field of this byte is chosen, so that the picture shows how fields and bytes belong together. */
    private static final int USN_IN_V3 = RecordLayouts.V3.offset("Usn");

    private final RecordsViewModel records;
    private final InspectorViewModel inspector;
    private final Runnable pulse;

    /**
     * @param pulse what the window does in each frame
     */
    WindowPictures(RecordsViewModel records, InspectorViewModel inspector, Runnable pulse) {
        this.records = records;
        this.inspector = inspector;
        this.pulse = pulse;
    }

    /**
     * Writes a picture of the window as it is.
     *
     * @return how many rows it shows
     * @throws IOException if the file cannot be written
     */
    long write(Scene scene, Path file) throws IOException {
        pulse.run();
        if (records.leadRecordProperty().get() < 0) {
            records.goToRow(Math.max(0, records.shownProperty().get() - ROWS_BELOW));
            pulse.run();
            inspector.chooseByte(USN_IN_V3);
            pulse.run();
        }
        Snapshots.write(Snapshots.take(scene), file);
        return records.shownProperty().get();
    }
}
