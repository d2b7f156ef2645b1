package dev.tidemark.ui.changes;

import dev.tidemark.capture.Source;
import dev.tidemark.session.RecordMark;
import dev.tidemark.story.ChangeReport;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the window of a net change asks of the main window. Belongs to the FX thread. */
public interface ChangesHost {

    /** The source that is shown; {@code null} for none. */
    @Nullable
    Source shown();

    /** The open sources. */
    List<Source> sources();

    /** The marks of a name, in the order of their USNs. */
    List<RecordMark> called(String name);

    /**
     * Shows the last record of a row in the table.
     *
     * @param row its number in the source's store
     * @param told takes why it cannot be shown, later or at once; not called when it is
     */
    void goTo(Source source, long row, Consumer<String> told);

    /** Asks for a file and writes all rows into it. */
    void export(ChangeReport report);
}
