package dev.tidemark.ui.changes;

import dev.tidemark.capture.Source;
import dev.tidemark.filter.language.Node;
import dev.tidemark.session.NamedPlaces;
import dev.tidemark.session.RecordMark;
import dev.tidemark.story.ChangeRange;
import dev.tidemark.story.ChangeRow;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.changes.ChangesPage.Asked;
import dev.tidemark.ui.changes.ChangesPage.Between;
import dev.tidemark.ui.common.ShownWork;
import dev.tidemark.ui.common.ViewModel;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Between which places changes are wanted, and what remains of them. Belongs to the FX thread; changes are taken together, narrowed,
 * sorted and copied in the background.
 */
@ViewModel
public final class ChangesViewModel {

    /** More rows nobody reads; an export has all of them. */
    private static final int MOST_LISTED = 100_000;

    private final BackgroundTasks tasks;
    private final ChangesHost host;
    private final int most;
    private final ShownWork comparing = new ShownWork();
    private final TaskSlot listing = new TaskSlot();
    private final ObservableList<ChangeRow> rows = FXCollections.observableArrayList();
    private final StringProperty from = new SimpleStringProperty(this, "from", "");
    private final StringProperty to = new SimpleStringProperty(this, "to", "");
    private final ObjectProperty<@Nullable Source> before = new SimpleObjectProperty<>(this, "before");
    private final BooleanProperty allowGap = new SimpleBooleanProperty(this, "allowGap");
    private final StringProperty narrow = new SimpleStringProperty(this, "narrow", "");
    private final ObjectProperty<@Nullable Order> order = new SimpleObjectProperty<>(this, "order");
    private final ReadOnlyObjectWrapper<@Nullable ChangesPage> page = new ReadOnlyObjectWrapper<>(this, "page");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyStringWrapper counted = new ReadOnlyStringWrapper(this, "counted", "");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final ObjectProperty<@Nullable ChangeRow> chosen = new SimpleObjectProperty<>(this, "chosen");
    private @Nullable Selected selected;
    private int chosenAt;

    /** By what rows are sorted. */
    record Order(ChangeColumn column, boolean ascending) {}

    /**
     * Rows that were chosen in the table; they count for as long as the places are those of them.
     *
     * @param from what stands in the place of the first one
     * @param to what stands in the place of the last one
     */
    private record Selected(Source source, Between.Stretch rows, String from, String to) {}

    /**
     * @param tasks takes changes together
     * @param host the window around it
     */
    public ChangesViewModel(BackgroundTasks tasks, ChangesHost host) {
        this(tasks, host, MOST_LISTED);
    }

    ChangesViewModel(BackgroundTasks tasks, ChangesHost host, int most) {
        this.tasks = tasks;
        this.host = host;
        this.most = most;
        narrow.addListener((property, was, now) -> list());
        order.addListener((property, was, now) -> list());
    }

    // --- asking

    /**
     * Takes together what happened in rows that were chosen.
     *
     * @param first the number of the first one
     * @param behind the number of the one behind the last
     */
    public void ofRows(Source source, long first, long behind) {
        before.set(null);
        selected = null;
        compare(new Asked(source, new Between.Stretch(first, behind), allowGap.get()));
    }

    /** Takes together what happened between the places that are typed. */
    public void compare() {
        Source source = host.shown();
        if (source == null) {
            status.set(Messages.text("story.noSource"));
            return;
        }
        Between between = between(source);
        if (between != null) {
            compare(new Asked(source, between, allowGap.get()));
        }
    }

    /** {@code null} where a word names no place, which is told. */
    private @Nullable Between between(Source source) {
        Source earlier = before.get();
        if (earlier != null) {
            return new Between.Behind(earlier);
        }
        Selected some = selected;
        if (some != null
                && some.source() == source
                && some.from().equals(from.get())
                && some.to().equals(to.get())) {
            return some.rows();
        }
        @Nullable Node[] places = new Node[2];
        return place(from.get(), NamedPlaces::from, places, 0) && place(to.get(), NamedPlaces::to, places, 1)
                ? new Between.Places(places[0], places[1])
                : null;
    }

    private boolean place(
            String typed,
            BiFunction<String, Function<String, List<RecordMark>>, @Nullable Node> read,
            @Nullable Node[] into,
            int at) {
        if (!typed.isBlank()) {
            into[at] = read.apply(typed.strip(), host::called);
            if (into[at] == null) {
                status.set(Messages.text("places.wrong", typed.strip()));
                return false;
            }
        }
        return true;
    }

    private void compare(Asked asked) {
        clear();
        String words = Messages.text("changes.comparing", asked.source().title());
        title.set(words);
        tasks.call(words, task -> ChangesPage.of(asked, most, task))
                .in(comparing.slot())
                .reading(asked.source().title())
                .then(now -> show(asked, now))
                .failed(problem -> {
                    title.set("");
                    status.set(problem.line());
                })
                .cancelled(() -> {
                    title.set("");
                    status.set(Messages.text("story.cancelled"));
                })
                .start();
    }

    private void clear() {
        listing.drop();
        page.set(null);
        rows.clear();
        counted.set("");
        status.set("");
    }

    /** Lets go of what is shown: the window is closed. */
    void close() {
        comparing.slot().drop();
        clear();
        title.set("");
        chosen.set(null);
        before.set(null);
        selected = null;
    }

    // --- showing

    private void show(Asked asked, ChangesPage now) {
        ChangeRange range = now.report().range();
        if (asked.between() instanceof Between.Stretch some) {
            from.set(words(range.firstUsn()));
            to.set(words(range.lastUsn()));
            selected = new Selected(asked.source(), some, from.get(), to.get());
        }
        page.set(now);
        title.set(Messages.text("changes.of", asked.source().title()));
        status.set(now.verdict());
        list();
    }

    private static String words(OptionalLong usn) {
        return usn.isPresent() ? Long.toString(usn.getAsLong()) : "";
    }

    /** Lists the rows that the words in the narrowing field are in, in the order wanted. */
    private void list() {
        ChangesPage now = page.get();
        if (now == null) {
            return;
        }
        String wanted = narrow.get().strip().toLowerCase(Locale.ROOT);
        Order by = order.get();
        ChangeRow stays = chosen.get();
        tasks.callQuietly(task -> Listed.of(listed(now, wanted, by), stays))
                .in(listing)
                .then(listed -> {
                    chosenAt = listed.chosenAt();
                    rows.setAll(listed.rows());
                    counted.set(counted(now, listed.rows().size()));
                })
                .start();
    }

    /**
     * Rows to be listed.
     *
     * @param chosenAt which of them was chosen before, from 0; 0 when it is not among them
     */
    private record Listed(List<ChangeRow> rows, int chosenAt) {

        static Listed of(List<ChangeRow> rows, @Nullable ChangeRow chosen) {
            for (int at = 0; chosen != null && at < rows.size(); at++) {
                if (rows.get(at).change().file().equals(chosen.change().file())) {
                    return new Listed(rows, at);
                }
            }
            return new Listed(rows, 0);
        }
    }

    private static List<ChangeRow> listed(ChangesPage page, String wanted, @Nullable Order by) {
        Stream<ChangeRow> some = page.rows().stream().filter(row -> wanted.isEmpty() || row.says(wanted));
        if (by != null) {
            some = some.sorted(
                    by.ascending() ? by.column().order() : by.column().order().reversed());
        }
        return some.toList();
    }

    private String counted(ChangesPage now, int listed) {
        if (now.refused()) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        if (listed < now.rows().size()) {
            words.append(Messages.text("changes.listed", listed)).append(' ');
        }
        words.append(now.report().counted(now.total(), now.unsure()));
        if (now.total() > now.rows().size()) {
            words.append(' ').append(Messages.text("changes.cut", now.rows().size()));
        }
        return words.toString();
    }

    /** Once a frame: how far it is. */
    public void pulse() {
        comparing.pulse();
    }

    // --- what a row leads to

    /** Shows the last record of a row in the table; says why not. */
    void goTo(ChangeRow row) {
        ChangesPage now = page.get();
        if (now != null) {
            host.goTo(now.report().source(), row.change().row(), counted::set);
        }
    }

    /** Copies some rows as the command line writes them, below their header; all that are listed when none is given. */
    public void copy(List<ChangeRow> some, Consumer<String> clipboard) {
        List<ChangeRow> copied = List.copyOf(some.isEmpty() ? rows : some);
        tasks.callQuietly(task -> Stream.concat(
                                Stream.of(String.join("\t", ChangeRow.COLUMNS)),
                                copied.stream().map(ChangeRow::tsv))
                        .collect(Collectors.joining("\n", "", "\n")))
                .then(text -> {
                    clipboard.accept(text);
                    counted.set(Messages.text("changes.copied", copied.size()));
                })
                .start();
    }

    /** Asks for a file and writes everything. */
    void export() {
        ChangesPage now = page.get();
        if (now != null && !now.refused()) {
            host.export(now.report());
        }
    }

    /** Whether there is anything to write. */
    boolean isListed() {
        ChangesPage now = page.get();
        return now != null && !now.refused();
    }

    // --- properties

    /** Where to begin: a USN, a time, a citation, the tag of a mark; empty for the oldest record. */
    public StringProperty fromProperty() {
        return from;
    }

    /** Where to end, that record included; empty for the newest. */
    public StringProperty toProperty() {
        return to;
    }

    /** The source behind whose last record it begins; {@code null} where it begins at a place. */
    public ObjectProperty<@Nullable Source> beforeProperty() {
        return before;
    }

    /** Those that can be it. */
    List<Source> others() {
        Source source = host.shown();
        return host.sources().stream().filter(each -> each != source).toList();
    }

    /** Whether rows are wanted also where records are missing, or the journal is another one. */
    public BooleanProperty allowGapProperty() {
        return allowGap;
    }

    /** What rows that are listed have in their paths; empty for all. */
    StringProperty narrowProperty() {
        return narrow;
    }

    /** By what rows are sorted; {@code null} for the order of their files' first records. */
    ObjectProperty<@Nullable Order> orderProperty() {
        return order;
    }

    /** The row that a person chose last; it stays chosen when others are listed. */
    ObjectProperty<@Nullable ChangeRow> chosenProperty() {
        return chosen;
    }

    /** Which of the rows that are listed now is chosen, from 0. */
    int chosenAt() {
        return chosenAt;
    }

    /** The rows that are listed. */
    public ObservableList<ChangeRow> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /** What is shown; {@code null} for nothing. */
    ReadOnlyObjectProperty<@Nullable ChangesPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Of which source. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** How many rows there are, in words. */
    ReadOnlyStringProperty countedProperty() {
        return counted.getReadOnlyProperty();
    }

    /** Whether it is all, or what is wrong, in words. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What takes changes together. */
    ShownWork work() {
        return comparing;
    }
}
