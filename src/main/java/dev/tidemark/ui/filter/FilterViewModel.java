package dev.tidemark.ui.filter;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.PathEdit;
import dev.tidemark.filter.language.Value;
import dev.tidemark.filter.language.ValuesEdit;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.Reason;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The filter as a person sets it, and what becomes of it: {@link #appliedProperty} for the view, {@link #sourceProperty} for the
 * volume. One text says all of it; what is clicked reads from the text and changes it. Belongs to the FX thread.
 */
@ViewModel
public final class FilterViewModel {

    private static final int MOST_OTHERS = 160;
    private static final Pattern BEGUN_PATH = Pattern.compile("(?:^|(?<=[ (]))path ~ *$");

    private final FilterText text;
    private final Completions completions;
    private final FlagGroup reasons = new FlagGroup(Fields.REASON, this::edit);
    private final ReasonMask hex = new ReasonMask(reasons);
    private final RecordConditions record = new RecordConditions(this::edit);
    private final BooleanProperty onlyClosed = new SimpleBooleanProperty(this, "onlyClosed");
    private final BooleanProperty byPath = new SimpleBooleanProperty(this, "byPath");
    private final BooleanProperty utc = new SimpleBooleanProperty(this, "utc", true);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyStringWrapper others = new ReadOnlyStringWrapper(this, "others", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final CountedTimes counted = new CountedTimes();
    private final ReadOnlyStringWrapper nothing = new ReadOnlyStringWrapper(this, "nothing", "");
    private final ObservableList<FilterChip> chips = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<AppliedFilter> applied =
            new ReadOnlyObjectWrapper<>(this, "applied", AppliedFilter.ALL);
    private final ReadOnlyObjectWrapper<List<AddedFilter>> added =
            new ReadOnlyObjectWrapper<>(this, "added", List.of());
    private final VolumeWish volume;

    private boolean showing;
    private int turn;
    private long nothingOf;

    /**
     * @param tasks reads long texts
     */
    public FilterViewModel(FieldRegistry fields, BackgroundTasks tasks) {
        this(fields, tasks, System::nanoTime);
    }

    FilterViewModel(FieldRegistry fields, BackgroundTasks tasks, LongSupplier nanoTime) {
        volume = new VolumeWish(nanoTime);
        text = new FilterText(fields, tasks, nanoTime);
        completions = new Completions(fields, tasks);
        text.checkProperty().addListener((property, was, now) -> checked(now));
        text.appliedProperty().addListener((property, was, now) -> apply());
        onlyClosed.addListener((property, was, now) ->
                clicked(() -> reasons.set(Reason.CLOSE.bit(), now ? FlagWish.ALL : FlagWish.OFF)));
        byPath.addListener((property, was, now) -> clicked(() -> lookInPaths(now)));
        utc.addListener((property, was, now) -> {
            text.setZone(zone());
            apply();
        });
        show();
    }

    private ZoneId zone() {
        return utc.get() ? ZoneOffset.UTC : ZoneId.systemDefault();
    }

    /** Gives the date of times of day that have none: that of the first row that is seen. */
    public void setDay(Supplier<@Nullable LocalDate> known) {
        text.setDay(known);
    }

    /** Gives what is applied with its relative times counted, as soon as they are. */
    public void setResolved(Supplier<AppliedFilter> known) {
        counted.setResolved(known);
    }

    // --- the text and what is clicked

    private void checked(FilterCheck now) {
        problem.set(now.words());
        show();
    }

    /** What is clicked shows the text that stands there, and while that is no filter, the one that is applied. */
    private void show() {
        Node tree = text.current().conditions();
        showing = true;
        reasons.show(tree);
        record.show(tree);
        hex.show();
        onlyClosed.set(reasons.asked().of(Reason.CLOSE.bit()) == FlagWish.ALL);
        byPath.set(BEGUN_PATH.matcher(text.textProperty().get()).find() || PathEdit.isByPath(tree));
        showing = false;
        List<FilterChip> now = record.chips();
        List<String> words = now.stream().map(FilterChip::text).toList();
        if (!words.equals(chips.stream().map(FilterChip::text).toList())) {
            chips.setAll(now);
        }
        summary.set(ReasonWords.summary(reasons.asked()));
        others.set(others(tree));
    }

    /** What the text asks for that nothing shows which can be clicked. */
    private String others(Node tree) {
        String words = Node.conjuncts(tree).stream()
                .filter(part -> !reasons.asked().tells(part) && !record.tells(part))
                .map(FilterPrinter::print)
                .collect(Collectors.joining(" · "));
        String shown = OneLine.of(words.length() > MOST_OTHERS ? words.substring(0, MOST_OTHERS) + "…" : words);
        return shown.isEmpty() ? "" : Messages.text("filter.others", shown);
    }

    private void clicked(Runnable change) {
        if (!showing) {
            change.run();
        }
    }

    /** Changes the conditions, and with them the text; says so where that would be too long. */
    public void edit(UnaryOperator<Node> change) {
        if (!text.edit(change)) {
            problem.set(Messages.text("filter.edit.long"));
            show();
        }
    }

    /** Says that a text is too long to be one. */
    void tellTooLong() {
        problem.set(Messages.text("filter.error.length", FilterParser.MOST_LENGTH));
    }

    /** A text in which everything can be seen that means the same; {@code null} where it is no filter. */
    @Nullable
    String written(String typed) {
        return text.written(typed);
    }

    private void lookInPaths(boolean on) {
        String typed = text.textProperty().get();
        if (!on && BEGUN_PATH.matcher(typed).find()) {
            text.textProperty().set(BEGUN_PATH.matcher(typed).replaceFirst("").strip());
            text.take();
        } else if (on && !PathEdit.hasWords(text.current().conditions())) {
            // What is looked for comes behind it.
            String before = text.current().text().strip();
            text.textProperty().set(before.isEmpty() ? "path ~ " : before + " and path ~ ");
        } else {
            edit(tree -> PathEdit.of(tree, on));
        }
    }

    // --- applied

    private void apply() {
        show();
        List<Node> all = new ArrayList<>(List.of(text.appliedProperty().get().conditions()));
        added.get().forEach(each -> all.add(each.tree()));
        applied.set(new AppliedFilter(Node.and(all), zone(), turn));
        volume.show(text.appliedProperty().get().conditions());
        countAnew();
    }

    /** Says anew what relative times stand for: of another source they are counted from another row. */
    public void countAnew() {
        counted.show(applied.get());
    }

    /** Applies what stands there; relative times are counted anew. */
    public void take() {
        if (text.take() && applied.get().needsNewest()) {
            turn++;
            apply();
        }
    }

    /** Finds the rows anew: what the filter asks for has changed, though it says the same. */
    public void renew() {
        turn++;
        apply();
    }

    /** Puts back the text that is applied; where it stands there, lifts it. */
    public void giveBack() {
        if (!text.giveBack()) {
            text.replace("");
        }
    }

    /** Back to showing everything; whatever was set, and added. */
    public void clear() {
        setAdded(List.of());
        text.replace("");
    }

    /** Lets only rows pass that pass these as well, beside the text; each is shown as a chip. */
    public void setAdded(List<AddedFilter> filters) {
        if (!filters.equals(added.get())) {
            added.set(List.copyOf(filters));
            nothingOf = 0;
            apply();
        }
    }

    /** What is applied beside the text. */
    public ReadOnlyObjectProperty<List<AddedFilter>> addedProperty() {
        return added.getReadOnlyProperty();
    }

    /** The names of what is applied beside the text, in a few words; empty for nothing. */
    public String addedWords() {
        return added.get().stream().map(AddedFilter::name).collect(Collectors.joining(", "));
    }

    /** Shows the filter that was applied before this one, or behind it. */
    public void walk(boolean back) {
        text.walk(back);
    }

    /** Puts a text there and applies it where it is a filter. */
    public void replace(String wanted) {
        text.replace(wanted);
    }

    /** Lets only records of a name pass, instead of those of another. */
    public void showOnlyNamed(String wanted) {
        edit(tree -> ValuesEdit.with(tree, Fields.NAME, List.of(Value.Text.of(wanted))));
    }

    /** Applies what was typed and asks the volume, when the typing or clicking has paused; called once a frame. */
    public void pulse() {
        text.pulse();
        volume.pulse();
        counted.pulse();
    }

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
            String also = addedWords();
            String words = also.isEmpty()
                    ? Messages.text("filter.nothing", held)
                    : Messages.text("filter.nothing.added", held, also);
            nothing.set(hidesAll ? words : "");
        }
    }

    // --- the reasons

    /** What is asked of the reasons. */
    public FlagGroup reasons() {
        return reasons;
    }

    /** Asks for any of a whole kind, or for none of it any more when all of it is asked for so. */
    public void toggle(Reason.Kind kind) {
        int bits = 0;
        for (Reason reason : Reason.values()) {
            bits |= reason.kind() == kind ? reason.bit() : 0;
        }
        reasons.toggleAny(bits);
    }

    /** Asks for any of the reasons that are not asked for so, and for none of those that are; bits without a name stay. */
    public void invert() {
        reasons.edit(edit -> edit.withAny(edit.mask(FlagWish.ANY) ^ Reason.ALL));
    }

    /** Any of, as hex; takes names too. */
    public StringProperty hexProperty() {
        return hex.hexProperty();
    }

    /** What is wrong with the hex, empty when nothing is. */
    public ReadOnlyStringProperty hexProblemProperty() {
        return hex.problemProperty();
    }

    /** Shows the mask that is in force, when the typing has ended. */
    public void takeHex() {
        hex.take();
    }

    // --- properties

    /** What could stand where the caret is. */
    public Completions completions() {
        return completions;
    }

    /** What says which rows are shown, in the filter language. */
    public StringProperty textProperty() {
        return text.textProperty();
    }

    /** The text of what the view shows: the last one that was a filter. */
    public String appliedText() {
        return text.appliedProperty().get().text();
    }

    /** What that text is. */
    public ReadOnlyObjectProperty<FilterCheck> checkProperty() {
        return text.checkProperty();
    }

    /** What is wrong or suspicious about the text; empty when nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the view shows. */
    public ReadOnlyObjectProperty<AppliedFilter> appliedProperty() {
        return applied.getReadOnlyProperty();
    }

    /** What the volume is asked for; follows the choice once that has paused. */
    public ReadOnlyObjectProperty<SourceFilter> sourceProperty() {
        return volume.sourceProperty();
    }

    /** What is asked of the reasons, in a few words. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What is sent to the volume and what is applied to the view, in words. */
    public ReadOnlyStringProperty whereProperty() {
        return volume.whereProperty();
    }

    /** What else the text asks for, which stays as it is whatever is clicked; empty for nothing. */
    public ReadOnlyStringProperty othersProperty() {
        return others.getReadOnlyProperty();
    }

    /** As {@code ReturnOnlyOnClose}. */
    public BooleanProperty onlyClosedProperty() {
        return onlyClosed;
    }

    /** Whether any of and only closed are asked of the volume. */
    public BooleanProperty askVolumeProperty() {
        return volume.askProperty();
    }

    /** Whether the source is a volume that can be asked. */
    public BooleanProperty liveProperty() {
        return volume.liveProperty();
    }

    /** Whether times that name no zone are in UTC, not local. */
    public BooleanProperty utcProperty() {
        return utc;
    }

    /** Whether words are looked for in the whole path. */
    public BooleanProperty byPathProperty() {
        return byPath;
    }

    /** What is asked of who made a change, of attributes, versions, file and directory. */
    public RecordConditions record() {
        return record;
    }

    /** The conditions that are better understood in words. */
    public ObservableList<FilterChip> chips() {
        return FXCollections.unmodifiableObservableList(chips);
    }

    /** What the filter asks for with its relative times counted; empty where it has none. */
    public ReadOnlyStringProperty countedProperty() {
        return counted.wordsProperty();
    }

    /** What to say when no record passes, empty while one does. */
    public ReadOnlyStringProperty nothingProperty() {
        return nothing.getReadOnlyProperty();
    }

    /** Whether the view leaves out anything, or something is typed. */
    public ObservableBooleanValue activeProperty() {
        return Bindings.createBooleanBinding(
                () -> !applied.get().passesAll() || !textProperty().get().isEmpty(), applied, textProperty());
    }
}
