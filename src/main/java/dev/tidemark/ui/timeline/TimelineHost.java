package dev.tidemark.ui.timeline;

import dev.tidemark.filter.language.Node;
import dev.tidemark.ui.records.SelectedRows;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The window around a timeline: what is chosen there, and what is to become of what is chosen here. Belongs to the FX thread. */
public interface TimelineHost {

    /** Changes the conditions of the filter, and with them its text. */
    void edit(UnaryOperator<Node> change);

    /** Goes to a row that is shown, and selects it. */
    void goTo(long key);

    /** Tells a person something, in words. */
    void say(String words);

    /** The zone in which times are shown. */
    ZoneId zone();

    /** What is selected in the table; another object whenever that has changed, {@code null} for nothing. */
    @Nullable
    SelectedRows selected();

    /** When something was done to the volume that is shown, as FILETIME, oldest first. */
    List<Long> acts();
}
