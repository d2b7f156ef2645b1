package dev.tidemark.ui.acts.kit;

import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Belongs to the FX thread. A size in bytes that a person types, with or without a unit, and what is wrong with it. */
public final class SizeField {

    private final StringProperty text;
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper(this, "wrong", "");

    public SizeField(String name, long byDefault) {
        text = new SimpleStringProperty(this, name, ByteSize.exact(byDefault));
        text.addListener(
                (property, was, now) -> wrong.set(size().isPresent() ? "" : Messages.text("journal.size.wrong", now)));
    }

    public StringProperty textProperty() {
        return text;
    }

    /** Empty when it is a size. */
    public ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    public OptionalLong size() {
        return ByteSize.parse(text.get());
    }

    public void set(long bytes) {
        text.set(ByteSize.exact(bytes));
    }
}
