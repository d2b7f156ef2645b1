package dev.tidemark.ui.acts.file;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** A flag that a person sets, unless something stands in its way. Belongs to the FX thread. */
final class MarkFlag {

    private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private boolean forced;

    /**
     * @param changed runs when it was set or taken away
     */
    MarkFlag(Runnable changed) {
        chosen.addListener((property, was, now) -> changed.run());
    }

    /** Says what stands in its way, which takes it away; empty for nothing. */
    void obstacle(String why) {
        obstacle.set(why);
        if (!why.isEmpty() && !forced) {
            chosen.set(false);
        }
    }

    /** Says what is worth knowing of it, which takes nothing away; empty for nothing. */
    void note(String words) {
        note.set(words);
    }

    /** What stands in its way, or else what is worth knowing of it. */
    StringBinding words() {
        return Bindings.createStringBinding(
                () -> obstacle.get().isEmpty() ? note.get() : obstacle.get(), obstacle, note);
    }

    /** Sets it whatever a person does, or lets it go. */
    void force(boolean on) {
        forced = on;
        chosen.set(on);
    }

    boolean isSet() {
        return chosen.get();
    }

    BooleanProperty chosenProperty() {
        return chosen;
    }

    /** Why it cannot be changed; empty when it can. */
    ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }
}
