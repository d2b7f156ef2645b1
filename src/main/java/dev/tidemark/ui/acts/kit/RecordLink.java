package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.Acts;
import dev.tidemark.text.Messages;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. The way from an act to a record in the list. */
public final class RecordLink {

    private final Acts acts;
    private final Consumer<ActContext.Jump> jump;
    private final ReadOnlyObjectWrapper<ActContext.@Nullable Jump> target = new ReadOnlyObjectWrapper<>(this, "target");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

    public RecordLink(Acts acts, Consumer<ActContext.Jump> jump) {
        this.acts = acts;
        this.jump = jump;
    }

    /** A record was written: chosen in the list when its volume is being read. */
    public void found(String volume, long usn) {
        point(volume, usn);
        if (acts.isReading(volume)) {
            show();
        }
    }

    /** A record is there, to be shown when asked for. */
    public void point(String volume, long usn) {
        note.set("");
        target.set(new ActContext.Jump(volume, usn));
    }

    public void clear() {
        note.set("");
        target.set(null);
    }

    /** Chooses it in the list; says why not when the volume is not being read. */
    void show() {
        ActContext.Jump to = target.get();
        if (to != null) {
            note.set(acts.isReading(to.volume()) ? "" : Messages.text("link.notRead", to.volume()));
            jump.accept(to);
        }
    }

    /** The record; {@code null} for none. */
    ReadOnlyObjectProperty<ActContext.@Nullable Jump> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /** Why it cannot be shown now; empty when it can. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }
}
