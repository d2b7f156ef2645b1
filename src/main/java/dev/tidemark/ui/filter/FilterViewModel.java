package dev.tidemark.ui.filter;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The filter as a person sets it, and what becomes of it: {@link #specProperty} for the view, {@link #sourceProperty} for
 * the volume. Belongs to the FX thread.
 */
@ViewModel
public final class FilterViewModel {

    private static final long TYPING_NANOS = 200_000_000L;
    private static final long ASKING_NANOS = 600_000_000L;

    private final ReasonFlags anyOf = new ReasonFlags(this::anyOfChanged);
    private final ReasonFlags allOf = new ReasonFlags(this::changed);
    private final ReasonFlags noneOf = new ReasonFlags(this::changed);
    private final BooleanProperty onlyClosed = new SimpleBooleanProperty(this, "onlyClosed");
    private final BooleanProperty askVolume = new SimpleBooleanProperty(this, "askVolume");
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final BooleanProperty byPath = new SimpleBooleanProperty(this, "byPath");
    private final StringProperty hex = new SimpleStringProperty(this, "hex", Flags.hex(FilterSpec.ANY));
    private final ReadOnlyStringWrapper hexProblem = new ReadOnlyStringWrapper(this, "hexProblem", "");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper(this, "where", "");
    private final RecordConditions record = new RecordConditions(this::changed);
    private final ObservableList<FilterChip> chips = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper nothing = new ReadOnlyStringWrapper(this, "nothing", "");
    private final ReadOnlyObjectWrapper<FilterSpec> spec = new ReadOnlyObjectWrapper<>(this, "spec", FilterSpec.ALL);
    private final ReadOnlyObjectWrapper<SourceFilter> source =
            new ReadOnlyObjectWrapper<>(this, "source", SourceFilter.ALL);
    private final LongSupplier nanoTime;

    private boolean showingHex;
    private boolean typingHex;
    private boolean typing;
    private long typedAt;
    private SourceFilter wish = SourceFilter.ALL;
    private long wishedAt;
    private boolean clearing;
    private long nothingOf;

    public FilterViewModel() {
        this(System::nanoTime);
    }

    FilterViewModel(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        hex.addListener((property, was, now) -> readHex(now));
        onlyClosed.addListener((property, was, now) -> changed());
        askVolume.addListener((property, was, now) -> changed());
        live.addListener((property, was, now) -> changed());
        name.addListener((property, was, now) -> typed());
        byPath.addListener((property, was, now) -> changed());
        anyOf.set(FilterSpec.ANY);
    }

    // --- any of

    private int mask() {
        int mask = anyOf.mask();
        return mask == Reason.ALL ? FilterSpec.ANY : mask;
    }

    private void anyOfChanged() {
        if (!typingHex) {
            showHex();
        }
        hexProblem.set("");
        changed();
    }

    private void showHex() {
        showingHex = true;
        hex.set(Flags.hex(mask()));
        showingHex = false;
    }

    /** Takes a mask over while it is typed; the text stays as it is typed. */
    private void readHex(String text) {
        if (showingHex) {
            return;
        }
        try {
            int typed = Reason.parse(text);
            typingHex = true;
            anyOf.set(typed);
            typingHex = false;
        } catch (IllegalArgumentException e) {
            hexProblem.set(Messages.text("reasons.hex.wrong", text));
        }
    }

    /** Shows the mask that is in force, when the typing has ended. */
    public void takeHex() {
        if (hexProblem.get().isEmpty()) {
            showHex();
        }
    }

    /** Any reason, none too: the constraint is gone. */
    public void chooseAll() {
        anyOf.set(FilterSpec.ANY);
    }

    public void chooseNone() {
        anyOf.set(0);
    }

    /** Chooses the reasons that are not chosen, and lets go of those that are; bits without a name stay. */
    public void invert() {
        anyOf.set(anyOf.mask() ^ Reason.ALL);
    }

    /** Chooses a whole kind, or lets go of it when all of it is chosen. */
    public void toggle(Reason.Kind kind) {
        int bits = 0;
        for (Reason reason : Reason.values()) {
            bits |= reason.kind() == kind ? reason.bit() : 0;
        }
        int mask = anyOf.mask();
        anyOf.set((mask & bits) == bits ? mask & ~bits : mask | bits);
    }

    /** Back to showing everything; one change, whatever was set. */
    public void clear() {
        clearing = true;
        allOf.set(0);
        noneOf.set(0);
        onlyClosed.set(false);
        record.clear();
        name.set("");
        byPath.set(false);
        typing = false;
        clearing = false;
        anyOf.set(FilterSpec.ANY);
    }

    // --- what is left

    /**
     * Takes what the filter leaves; called once a frame.
     *
     * @param held how many rows there are, shown or not
     * @param hidesAll whether no record passes
     */
    public void found(long held, boolean hidesAll) {
        long now = hidesAll ? held : 0;
        if (now != nothingOf) {
            nothingOf = now;
            nothing.set(hidesAll ? Messages.text("filter.nothing", held) : "");
        }
    }

    // --- once the typing, or the clicking, pauses

    private void typed() {
        typing = true;
        typedAt = nanoTime.getAsLong();
    }

    /** Takes over what was typed and asks the volume, when the typing or clicking has paused; called once a frame. */
    public void pulse() {
        long now = nanoTime.getAsLong();
        if (typing && now - typedAt >= TYPING_NANOS) {
            takeName();
        }
        if (!wish.equals(source.get()) && now - wishedAt >= ASKING_NANOS) {
            source.set(wish);
        }
    }

    /** Takes over the name that was typed at once. */
    public void takeName() {
        typing = false;
        changed();
    }

    /** Lets only records of a name pass. What of it cannot be seen is typed as an escape. */
    public void showOnlyNamed(String wanted) {
        byPath.set(false);
        name.set(Escapes.inPath(wanted));
    }

    // --- what becomes of it

    private void changed() {
        if (clearing) {
            return;
        }
        FilterSpec view = FilterSpec.ALL
                .withReasons(mask(), allOf.mask(), noneOf.mask())
                .withOnlyClosed(onlyClosed.get())
                .withName(typing ? spec.get().name() : searchesPath() ? "" : Escapes.rawPath(text()))
                .withPath(typing ? spec.get().path() : searchesPath() ? text() : "");
        view = record.in(view);
        if (!view.equals(spec.get())) {
            spec.set(view);
        }
        showChips();
        wish();
        summary.set(ReasonWords.summary(view));
        where.set(ReasonWords.where(live.get(), askVolume.get(), asked()));
    }

    private void showChips() {
        List<FilterChip> now = record.chips();
        List<String> words = now.stream().map(FilterChip::text).toList();
        if (!words.equals(chips.stream().map(FilterChip::text).toList())) {
            chips.setAll(now);
        }
    }

    private String text() {
        return name.get().strip();
    }

    /** A name holds no backslash: who types one means the path, unless it begins an escape. */
    private boolean searchesPath() {
        String typed = text();
        return byPath.get()
                || IntStream.range(0, typed.length())
                        .anyMatch(at -> typed.charAt(at) == '\\' && Escapes.escapeAt(typed, at, false) == 0);
    }

    /**
     * Each change of what the volume is asked leaves a row, so a mask that is still being put together is not sent. While
     * a file is shown the wish stays: the volume that is shown next is asked the same.
     */
    private void wish() {
        SourceFilter asked = askVolume.get() ? asked() : SourceFilter.ALL;
        if (live.get() && !asked.equals(wish)) {
            wish = asked;
            wishedAt = nanoTime.getAsLong();
        }
    }

    /** ReturnOnlyOnClose works only with CLOSE in the mask; the view then narrows to the reasons that were chosen. */
    private SourceFilter asked() {
        int close = onlyClosed.get() ? Reason.CLOSE.bit() : 0;
        return new SourceFilter(mask() | close, onlyClosed.get());
    }

    // --- properties

    public BooleanProperty anyOf(Reason reason) {
        return anyOf.flag(reason);
    }

    public BooleanProperty allOf(Reason reason) {
        return allOf.flag(reason);
    }

    public BooleanProperty noneOf(Reason reason) {
        return noneOf.flag(reason);
    }

    /** What is set, in a few words. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What is sent to the volume and what is applied to the view, in words. */
    public ReadOnlyStringProperty whereProperty() {
        return where.getReadOnlyProperty();
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

    /** Whether the text is looked for in the whole path. */
    public BooleanProperty byPathProperty() {
        return byPath;
    }

    /** A part of the name or the path, or a pattern. */
    public StringProperty nameProperty() {
        return name;
    }

    /** Only records of this file; {@code null} for all. */
    public ObjectProperty<@Nullable FileId> fileProperty() {
        return record.file();
    }

    /** The conditions on who made a change, on versions, and on the directory. */
    public RecordConditions record() {
        return record;
    }

    /** The conditions that no control beside shows. */
    public ObservableList<FilterChip> chips() {
        return FXCollections.unmodifiableObservableList(chips);
    }

    /** What to say when no record passes, empty while one does. */
    public ReadOnlyStringProperty nothingProperty() {
        return nothing.getReadOnlyProperty();
    }

    /** What the view shows. */
    public ReadOnlyObjectProperty<FilterSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    /** What the volume is asked for; follows the choice once that has paused. */
    public ReadOnlyObjectProperty<SourceFilter> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Whether the view leaves out anything. */
    public ObservableBooleanValue activeProperty() {
        return Bindings.createBooleanBinding(() -> !spec.get().passesAll(), spec);
    }
}
