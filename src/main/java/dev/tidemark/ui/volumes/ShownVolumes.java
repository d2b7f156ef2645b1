package dev.tidemark.ui.volumes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * Keeps a row for each volume of a list: rows come, go and move with their volumes, as long as this object is held (a list that
 * cannot be changed forgets who nobody else knows). Belongs to the FX thread.
 */
final class ShownVolumes {

    private final ObservableList<VolumeItem> items;
    private final ObservableList<ShownVolume> rows = FXCollections.observableArrayList();

    ShownVolumes(ObservableList<VolumeItem> items) {
        this.items = items;
        items.addListener((ListChangeListener<VolumeItem>) change -> update());
        update();
    }

    private void update() {
        if (isInPlace()) {
            for (int i = 0; i < items.size(); i++) {
                rows.get(i).show(items.get(i));
            }
        } else {
            arrange();
        }
    }

    private boolean isInPlace() {
        if (rows.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!rows.get(i).id().equals(items.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    /** A row that stays is not taken out, so that a chosen one stays chosen. */
    private void arrange() {
        Map<String, ShownVolume> known = new HashMap<>();
        rows.forEach(row -> known.put(row.id(), row));
        List<ShownVolume> next = new ArrayList<>();
        for (VolumeItem item : items) {
            ShownVolume row = known.computeIfAbsent(item.id(), id -> new ShownVolume(item));
            row.show(item);
            next.add(row);
        }
        RowUpdate.of(rows, next, (one, other) -> one == other);
    }

    /** In the order of the volumes. */
    ObservableList<ShownVolume> all() {
        return rows;
    }
}
