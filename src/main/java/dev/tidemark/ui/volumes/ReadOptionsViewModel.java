package dev.tidemark.ui.volumes;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.text.Messages;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. How a journal is to be read, as a person fills it in; says what is wrong with it. */
public final class ReadOptionsViewModel {

    private final ObjectProperty<Start> start = new SimpleObjectProperty<>(this, "start", Start.OLDEST);
    private final StringProperty usn = text("usn", "");
    private final StringProperty journalId = text("journalId", "");
    private final BooleanProperty v0 = new SimpleBooleanProperty(this, "v0");
    private final StringProperty minVersion = text("minVersion", "");
    private final StringProperty maxVersion = text("maxVersion", "");
    private final StringProperty bytesToWaitFor = text("bytesToWaitFor", "1");
    private final StringProperty timeout = text("timeout", "1");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private StringProperty text(String name, String value) {
        return new SimpleStringProperty(this, name, value);
    }

    /** Something typed that is no number of the kind that is wanted. */
    private static final class WrongInput extends Exception {
        private static final long serialVersionUID = 1L;

        WrongInput(String key, String typed) {
            super(Messages.text(key, typed));
        }
    }

    /**
     * The options as filled in.
     *
     * @return {@code null} when something is wrong with them, which {@link #problemProperty} then says
     */
    public @Nullable ReadOptions options() {
        try {
            long from = start.get() == Start.USN ? number("readOptions.wrong.usn", usn.get()) : 0;
            ReadOptions options = new ReadOptions(
                    start.get(),
                    from,
                    id(),
                    versions(),
                    ReadOptions.DEFAULT.reasonMask(),
                    false,
                    number("readOptions.wrong.bytes", bytesToWaitFor.get()),
                    number("readOptions.wrong.timeout", timeout.get()));
            problem.set("");
            return options;
        } catch (WrongInput e) {
            problem.set(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private OptionalLong id() throws WrongInput {
        String typed = journalId.get().strip();
        if (typed.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(typed.replaceFirst("^0[xX]", ""), 16));
        } catch (NumberFormatException e) {
            throw new WrongInput("readOptions.wrong.id", typed);
        }
    }

    private Versions versions() throws WrongInput {
        if (v0.get()) {
            return Versions.V0;
        }
        String min = minVersion.get().strip();
        String max = maxVersion.get().strip();
        int lowest = min.isEmpty() ? 0 : (int) number("readOptions.wrong.version", min);
        int highest = max.isEmpty() ? 0 : (int) number("readOptions.wrong.version", max);
        if (lowest > 0xFFFF || highest > 0xFFFF || highest != 0 && lowest > highest) {
            throw new WrongInput("readOptions.wrong.version", min + " – " + max);
        }
        return new Versions(false, lowest, highest);
    }

    private static long number(String key, String typed) throws WrongInput {
        String digits = typed.strip().replaceAll("[,_ ]", "");
        try {
            long value = digits.startsWith("0x") ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, in words
        }
        throw new WrongInput(key, typed);
    }

    public ObjectProperty<Start> startProperty() {
        return start;
    }

    /** Decimal, or hex with 0x. */
    public StringProperty usnProperty() {
        return usn;
    }

    /** Hex; empty for the id that the query gives. */
    public StringProperty journalIdProperty() {
        return journalId;
    }

    /** Whether READ_USN_JOURNAL_DATA_V0 is sent. */
    public BooleanProperty v0Property() {
        return v0;
    }

    /** Empty for what the query gives. */
    public StringProperty minVersionProperty() {
        return minVersion;
    }

    /** Empty for what the query gives. */
    public StringProperty maxVersionProperty() {
        return maxVersion;
    }

    public StringProperty bytesToWaitForProperty() {
        return bytesToWaitFor;
    }

    /** In seconds. */
    public StringProperty timeoutProperty() {
        return timeout;
    }

    /** What is wrong, empty when nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
