package dev.tidemark.ui.volumes;

import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.text.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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

/** Belongs to the FX thread. How a journal is to be read, as a person fills it in; says of each field what is wrong. */
@ViewModel
public final class ReadOptionsViewModel {

    /** What can be wrong. */
    public enum Field {
        USN,
        ID,
        VERSIONS,
        BYTES,
        TIMEOUT
    }

    private final ObjectProperty<Start> start = new SimpleObjectProperty<>(this, "start", Start.OLDEST);
    private final StringProperty usn = text("usn", "");
    private final StringProperty journalId = text("journalId", "");
    private final BooleanProperty v0 = new SimpleBooleanProperty(this, "v0");
    private final StringProperty minVersion = text("minVersion", "");
    private final StringProperty maxVersion = text("maxVersion", "");
    private final StringProperty bytesToWaitFor = text("bytesToWaitFor", "1");
    private final StringProperty timeout = text("timeout", Long.toString(ReadOptions.DEFAULT.timeoutSeconds()));
    private final Map<Field, ReadOnlyStringWrapper> problems = new EnumMap<>(Field.class);

    public ReadOptionsViewModel() {
        for (Field field : Field.values()) {
            problems.put(field, new ReadOnlyStringWrapper(this, field.name(), ""));
        }
        start.addListener((property, was, now) -> check(Field.USN));
        usn.addListener((property, was, now) -> check(Field.USN));
        journalId.addListener((property, was, now) -> check(Field.ID));
        v0.addListener((property, was, now) -> check(Field.VERSIONS));
        minVersion.addListener((property, was, now) -> check(Field.VERSIONS));
        maxVersion.addListener((property, was, now) -> check(Field.VERSIONS));
        bytesToWaitFor.addListener((property, was, now) -> check(Field.BYTES));
        timeout.addListener((property, was, now) -> check(Field.TIMEOUT));
    }

    private StringProperty text(String name, String value) {
        return new SimpleStringProperty(this, name, value);
    }

    /** Something typed that is no number of the kind that is wanted. */
    private static final class WrongInput extends Exception {
        private static final long serialVersionUID = 1L;

        WrongInput(Field field, String typed) {
            super(
                    typed.isBlank()
                            ? Messages.text("readOptions.missing." + field)
                            : Messages.text("readOptions.wrong." + field, typed));
        }
    }

    private boolean check(Field field) {
        ReadOnlyStringWrapper problem = Objects.requireNonNull(problems.get(field));
        try {
            switch (field) {
                case USN -> startUsn();
                case ID -> id();
                case VERSIONS -> versions();
                case BYTES -> number(Field.BYTES, bytesToWaitFor.get());
                case TIMEOUT -> number(Field.TIMEOUT, timeout.get());
            }
            problem.set("");
            return true;
        } catch (WrongInput e) {
            problem.set(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /**
     * The options as filled in.
     *
     * @return {@code null} when something is wrong with them, which {@link #problemProperty} then says
     */
    public @Nullable ReadOptions options() {
        boolean right = true;
        for (Field field : Field.values()) {
            right &= check(field);
        }
        try {
            return right ? read() : null;
        } catch (WrongInput e) {
            throw new IllegalStateException(e);
        }
    }

    private ReadOptions read() throws WrongInput {
        return new ReadOptions(
                start.get(),
                startUsn(),
                id(),
                versions(),
                ReadOptions.DEFAULT.reasonMask(),
                ReadOptions.DEFAULT.onlyOnClose(),
                number(Field.BYTES, bytesToWaitFor.get()),
                number(Field.TIMEOUT, timeout.get()));
    }

    private long startUsn() throws WrongInput {
        return start.get() == Start.USN ? number(Field.USN, usn.get()) : 0;
    }

    private OptionalLong id() throws WrongInput {
        String typed = journalId.get().strip();
        if (typed.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!typed.matches("(0[xX])?[0-9a-fA-F]{1,16}")) {
            throw new WrongInput(Field.ID, typed);
        }
        return OptionalLong.of(Long.parseUnsignedLong(typed.replaceFirst("^0[xX]", ""), 16));
    }

    private Versions versions() throws WrongInput {
        if (v0.get()) {
            return Versions.V0;
        }
        int lowest = version(minVersion.get());
        int highest = version(maxVersion.get());
        if (lowest != 0 && highest != 0 && lowest > highest) {
            throw new WrongInput(Field.VERSIONS, lowest + " – " + highest);
        }
        return new Versions(false, lowest, highest);
    }

    /** A version, 0 for the offered one. */
    private static int version(String typed) throws WrongInput {
        String digits = typed.strip();
        if (digits.isEmpty()) {
            return 0;
        }
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 0xFFFF || Integer.parseInt(digits) == 0) {
            throw new WrongInput(Field.VERSIONS, typed);
        }
        return Integer.parseInt(digits);
    }

    /** A number of 0 or more: decimal, with or without separators, or hex with 0x. */
    private static long number(Field field, String typed) throws WrongInput {
        String digits = typed.strip().replaceAll("[,_ ]", "");
        try {
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            long value = hex ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, in words
        }
        throw new WrongInput(field, typed);
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

    /** What is wrong with a field, empty when nothing is. */
    public ReadOnlyStringProperty problemProperty(Field field) {
        return Objects.requireNonNull(problems.get(field)).getReadOnlyProperty();
    }
}
