package dev.tidemark.ui.filter;

import dev.tidemark.usn.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Belongs to the FX thread. A mask of reasons as 24 flags; bits without a name are kept beside them. */
final class ReasonFlags {

    private final Map<Reason, BooleanProperty> flags = new EnumMap<>(Reason.class);
    private final Runnable changed;
    private int unnamed;
    private boolean setting;

    /**
     * @param changed called after each change, once for a whole mask
     */
    ReasonFlags(Runnable changed) {
        this.changed = changed;
        for (Reason reason : Reason.values()) {
            BooleanProperty flag = new SimpleBooleanProperty(this, reason.name());
            flag.addListener((property, was, now) -> changed());
            flags.put(reason, flag);
        }
    }

    private void changed() {
        if (!setting) {
            changed.run();
        }
    }

    int mask() {
        int mask = unnamed;
        for (Map.Entry<Reason, BooleanProperty> flag : flags.entrySet()) {
            mask |= flag.getValue().get() ? flag.getKey().bit() : 0;
        }
        return mask;
    }

    /** Sets all flags. A mask with every reason means every reason, whatever its other bits say. */
    void set(int mask) {
        setting = true;
        unnamed = (mask & Reason.ALL) == Reason.ALL ? 0 : mask & ~Reason.ALL;
        flags.forEach((reason, flag) -> flag.set(reason.in(mask)));
        setting = false;
        changed.run();
    }

    BooleanProperty flag(Reason reason) {
        return Objects.requireNonNull(flags.get(reason));
    }
}
