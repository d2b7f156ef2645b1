package dev.tidemark.ui.acts.kit;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A volume's name as a person types it before something that cannot be undone, or that stops others. Belongs to the FX
 * thread.
 */
@ViewModel
public final class VolumeName {

    private final String name;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final BooleanBinding confirmed;

    public VolumeName(VolumeFacts volume) {
        this.name = volume.name();
        confirmed = Bindings.createBooleanBinding(() -> text.get().strip().equalsIgnoreCase(name), text);
    }

    public StringProperty textProperty() {
        return text;
    }

    /** Whether it is the volume's. */
    public BooleanBinding confirmedProperty() {
        return confirmed;
    }

    public boolean isConfirmed() {
        return confirmed.get();
    }

    /** What is to be typed. */
    public String hint() {
        return Messages.text("confirm.hint", name);
    }

    /** Why it does not confirm anything; empty when it does. */
    public String obstacle() {
        return confirmed.get() ? "" : Messages.text("confirm.why", name);
    }

    /** Lets it be typed again for the next time. */
    public void clear() {
        text.set("");
    }
}
