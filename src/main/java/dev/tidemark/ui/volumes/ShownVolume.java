package dev.tidemark.ui.volumes;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A volume's place in the pane: it stays what it is while the volume changes, once a second, so that only what changed is laid
 * out anew and not the whole list. Belongs to the FX thread.
 */
public final class ShownVolume {

    private final ReadOnlyObjectWrapper<VolumeItem> item;

    ShownVolume(VolumeItem item) {
        this.item = new ReadOnlyObjectWrapper<>(this, "item", item);
    }

    /** The volume as it is now. */
    public VolumeItem item() {
        return item.get();
    }

    ReadOnlyObjectProperty<VolumeItem> itemProperty() {
        return item.getReadOnlyProperty();
    }

    void show(VolumeItem now) {
        item.set(now);
    }

    /** The volume's, which stays the same. */
    public String id() {
        return item().id();
    }
}
