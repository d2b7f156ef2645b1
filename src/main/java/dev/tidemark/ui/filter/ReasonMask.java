package dev.tidemark.ui.filter;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.language.FlagEdit;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The mask <em>any of</em> of the reasons as hex, to read and to type; takes names too. Belongs to the FX thread. */
final class ReasonMask {

    private final FlagGroup reasons;
    private final StringProperty hex = new SimpleStringProperty(this, "hex", Flags.hex(FilterSpec.ANY));
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private boolean showing;
    private boolean typing;

    ReasonMask(FlagGroup reasons) {
        this.reasons = reasons;
        hex.addListener((property, was, now) -> read(now));
    }

    /** The mask that a tree asks for; all bits where it asks for none. */
    static int of(FlagEdit asked) {
        return asked.has(FlagWish.ANY) && !asked.orNoFlag() ? asked.mask(FlagWish.ANY) : FilterSpec.ANY;
    }

    /** Shows what the conditions ask now, unless it is just being typed. */
    void show() {
        if (!typing) {
            showing = true;
            hex.set(Flags.hex(of(reasons.asked())));
            showing = false;
            problem.set("");
        }
    }

    /** Takes a mask over while it is typed; the text stays as it is typed. */
    private void read(String text) {
        if (showing) {
            return;
        }
        try {
            int mask = Reason.parse(text);
            typing = true;
            reasons.edit(edit -> edit.withAny((mask & Reason.ALL) == Reason.ALL ? null : mask));
            typing = false;
            problem.set("");
        } catch (IllegalArgumentException e) {
            problem.set(Messages.text("reasons.hex.wrong", text));
        }
    }

    /** Shows the mask that is in force, when the typing has ended. */
    void take() {
        if (problem.get().isEmpty()) {
            show();
        }
    }

    StringProperty hexProperty() {
        return hex;
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
