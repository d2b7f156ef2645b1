package dev.tidemark.ui.reasons;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Belongs to the FX thread. The filter as a person sets it, and what becomes of it: {@link #specProperty} for the view,
 * {@link #sourceProperty} for the volume.
 */
public final class ReasonFilterViewModel {

    private static final long TYPING_NANOS = 200_000_000L;

    /**
     * What the volume is asked for.
     *
     * @param reasonMask at least one of these reasons
     * @param onlyOnClose whether only close records are returned
     */
    public record Asked(int reasonMask, boolean onlyOnClose) {

        /** Everything. */
        public static final Asked ALL = new Asked(-1, false);
    }

    private final Map<Reason, BooleanProperty> anyOf = new EnumMap<>(Reason.class);
    private final Map<Reason, BooleanProperty> allOf = new EnumMap<>(Reason.class);
    private final Map<Reason, BooleanProperty> noneOf = new EnumMap<>(Reason.class);
    private final BooleanProperty onlyClosed = new SimpleBooleanProperty(this, "onlyClosed");
    private final BooleanProperty askVolume = new SimpleBooleanProperty(this, "askVolume");
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty hex = new SimpleStringProperty(this, "hex", Flags.hex(FilterSpec.ANY));
    private final ReadOnlyStringWrapper hexProblem = new ReadOnlyStringWrapper(this, "hexProblem", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ObjectProperty<@Nullable FileId> file = new SimpleObjectProperty<>(this, "file");
    private final ReadOnlyObjectWrapper<FilterSpec> spec = new ReadOnlyObjectWrapper<>(this, "spec", FilterSpec.ALL);
    private final ReadOnlyObjectWrapper<Asked> source = new ReadOnlyObjectWrapper<>(this, "source", Asked.ALL);
    private final LongSupplier nanoTime;

    /** The mask of any of; bits without a name, typed in hex, are kept in it. */
    private int mask = FilterSpec.ANY;

    private boolean setting;
    private long typedAt;
    private boolean typing;

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReasonFilterViewModel() {
        this(System::nanoTime);
    }

    ReasonFilterViewModel(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (Reason reason : Reason.values()) {
            anyOf.put(reason, flag(true, () -> setMask(maskOf(anyOf) | mask & ~Reason.ALL)));
            allOf.put(reason, flag(false, this::changed));
            noneOf.put(reason, flag(false, this::changed));
        }
        hex.addListener((property, was, now) -> readHex(now));
        onlyClosed.addListener((property, was, now) -> changed());
        askVolume.addListener((property, was, now) -> changed());
        live.addListener((property, was, now) -> changed());
        file.addListener((property, was, now) -> changed());
        name.addListener((property, was, now) -> typed());
        changed();
    }

    private BooleanProperty flag(boolean value, Runnable changed) {
        BooleanProperty flag = new SimpleBooleanProperty(value);
        flag.addListener((property, was, now) -> {
            if (!setting) {
                changed.run();
            }
        });
        return flag;
    }

    // --- any of

    private void setMask(int wanted) {
        boolean all = (wanted & Reason.ALL) == Reason.ALL;
        mask = all ? FilterSpec.ANY : wanted;
        setting = true;
        for (Reason reason : Reason.values()) {
            anyOf(reason).set(reason.in(mask));
        }
        hex.set(Flags.hex(mask));
        setting = false;
        hexProblem.set("");
        changed();
    }

    private void readHex(String text) {
        if (setting) {
            return;
        }
        try {
            int typed = Reason.parse(text);
            mask = typed;
            setting = true;
            for (Reason reason : Reason.values()) {
                anyOf(reason).set(reason.in(typed));
            }
            setting = false;
            hexProblem.set("");
            changed();
        } catch (IllegalArgumentException e) {
            hexProblem.set(Messages.text("reasons.hex.wrong", text));
        }
    }

    /** Any reason, none too: the constraint is gone. */
    public void chooseAll() {
        setMask(FilterSpec.ANY);
    }

    public void chooseNone() {
        setMask(0);
    }

    public void invert() {
        setMask(~mask & Reason.ALL);
    }

    /** Chooses a whole kind, or lets go of it when all of it is chosen. */
    public void toggle(Reason.Kind kind) {
        int bits = 0;
        for (Reason reason : Reason.values()) {
            bits |= reason.kind() == kind ? reason.bit() : 0;
        }
        boolean full = (mask & bits) == bits;
        setMask(full ? mask & ~bits : mask | bits);
    }

    /** Back to showing everything. */
    public void reset() {
        setting = true;
        allOf.values().forEach(flag -> flag.set(false));
        noneOf.values().forEach(flag -> flag.set(false));
        setting = false;
        onlyClosed.set(false);
        file.set(null);
        name.set("");
        typing = false;
        setMask(FilterSpec.ANY);
    }

    private static int maskOf(Map<Reason, BooleanProperty> flags) {
        int bits = 0;
        for (Map.Entry<Reason, BooleanProperty> flag : flags.entrySet()) {
            bits |= flag.getValue().get() ? flag.getKey().bit() : 0;
        }
        return bits;
    }

    // --- the name, once the typing pauses

    private void typed() {
        typing = true;
        typedAt = nanoTime.getAsLong();
    }

    /** Takes over what was typed, when the typing has paused; called once a frame. */
    public void pulse() {
        if (typing && nanoTime.getAsLong() - typedAt >= TYPING_NANOS) {
            takeName();
        }
    }

    /** Takes over what was typed at once. */
    public void takeName() {
        typing = false;
        changed();
    }

    // --- what becomes of it

    private void changed() {
        FilterSpec view = FilterSpec.ALL
                .withReasons(mask, maskOf(allOf), maskOf(noneOf))
                .withOnlyClosed(onlyClosed.get())
                .withName(typing ? spec.get().name() : name.get().strip())
                .withFile(file.get());
        if (!view.equals(spec.get())) {
            spec.set(view);
        }
        Asked asked = askVolume.get() && live.get() ? asked() : Asked.ALL;
        if (!asked.equals(source.get())) {
            source.set(asked);
        }
        summary.set(words());
    }

    /** ReturnOnlyOnClose works only with CLOSE in the mask; the view then narrows to the reasons that were chosen. */
    private Asked asked() {
        int close = onlyClosed.get() ? Reason.CLOSE.bit() : 0;
        return new Asked(mask | close, onlyClosed.get());
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        if (mask != FilterSpec.ANY) {
            append(words, "reasons.summary.any", mask);
        }
        append(words, "reasons.summary.all", maskOf(allOf));
        append(words, "reasons.summary.none", maskOf(noneOf));
        return words.isEmpty() ? Messages.text("reasons.summary.everything") : words.toString();
    }

    private static void append(StringBuilder words, String key, int bits) {
        if (bits == 0 && !key.endsWith("any")) {
            return;
        }
        if (!words.isEmpty()) {
            words.append(" · ");
        }
        int count = Integer.bitCount(bits);
        Reason single = null;
        for (Reason reason : Reason.values()) {
            single = reason.bit() == bits ? reason : single;
        }
        words.append(Messages.text(key, single != null ? single.label() : Integer.toString(count)));
    }

    private static BooleanProperty of(Map<Reason, BooleanProperty> flags, Reason reason) {
        return Objects.requireNonNull(flags.get(reason));
    }

    // --- properties

    public BooleanProperty anyOf(Reason reason) {
        return of(anyOf, reason);
    }

    public BooleanProperty allOf(Reason reason) {
        return of(allOf, reason);
    }

    public BooleanProperty noneOf(Reason reason) {
        return of(noneOf, reason);
    }

    /** Any of, as hex; takes names too. */
    public StringProperty hexProperty() {
        return hex;
    }

    /** What is wrong with the hex, empty when nothing is. */
    public ReadOnlyStringProperty hexProblemProperty() {
        return hexProblem.getReadOnlyProperty();
    }

    /** As {@code ReturnOnlyOnClose}. */
    public BooleanProperty onlyClosedProperty() {
        return onlyClosed;
    }

    /** Whether any of and only closed are asked of the volume. */
    public BooleanProperty askVolumeProperty() {
        return askVolume;
    }

    /** Whether the source is a volume that can be asked. */
    public BooleanProperty liveProperty() {
        return live;
    }

    /** A part of the name, or a pattern. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Only records of this file; {@code null} for all. */
    public ObjectProperty<@Nullable FileId> fileProperty() {
        return file;
    }

    /** What the view shows. */
    public ReadOnlyObjectProperty<FilterSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    /** What the volume is asked for. */
    public ReadOnlyObjectProperty<Asked> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Whether the view leaves out anything. */
    public javafx.beans.value.ObservableBooleanValue activeProperty() {
        return Bindings.createBooleanBinding(() -> !spec.get().passesAll(), spec);
    }
}
