package dev.tidemark.ui.records;

import dev.tidemark.view.ShownRows;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How many rows came below those in view while the newest is not followed. Belongs to the FX thread; looks once a frame, and
 * tells a few times a second.
 */
final class NewerRows {

    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final Pace pace;

    NewerRows(LongSupplier clock) {
        pace = new Pace(clock);
    }

    /**
     * Counts again.
     *
     * @param growing whether more may arrive: else there is nothing to follow
     */
    void update(@Nullable ShownRows rows, RowWindow window, boolean growing) {
        long now = rows == null || !growing || window.following() || rows.sorted()
                ? 0
                : Math.max(0, rows.size() - window.first() - window.visible());
        if (now != count.get() && (now == 0 || count.get() == 0 || pace.isDue())) {
            count.set(now);
        }
    }

    ReadOnlyLongProperty count() {
        return count.getReadOnlyProperty();
    }
}
