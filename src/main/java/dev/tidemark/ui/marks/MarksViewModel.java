package dev.tidemark.ui.marks;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.session.MarkText;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.RecordMark;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The marks, as a person makes and changes them. Belongs to the FX thread. What is changed is shown at once and written to the
 * user's file in the background, one change behind the other.
 */
@ViewModel
public final class MarksViewModel {

    private final Marks marks;
    private final BackgroundTasks tasks;
    private final Consumer<String> say;
    private final ObservableList<RecordMark> items = FXCollections.observableArrayList();
    private final StringProperty narrow = new SimpleStringProperty(this, "narrow", "");

    /** What is not written yet: the mark that a record has now, none when it has none any more. */
    private final Map<Citation, Optional<RecordMark>> unwritten = new LinkedHashMap<>();

    private @Nullable MarksFile file;
    private boolean writing;
    private int edition = -1;

    /**
     * @param marks that are shown
     * @param say takes what a person must know
     */
    public MarksViewModel(Marks marks, BackgroundTasks tasks, Consumer<String> say) {
        this.marks = marks;
        this.tasks = tasks;
        this.say = say;
        narrow.addListener((property, was, now) -> list());
    }

    /** Those that are listed, in the order of their USNs. */
    public ObservableList<RecordMark> items() {
        return items;
    }

    /** Reads the marks that the user keeps, and keeps what is changed from now on. */
    public void keep(MarksFile kept) {
        file = kept;
        tasks.callQuietly(task -> kept.read())
                .then(read -> {
                    marks.addMissing(read.marks());
                    String problem = read.problem();
                    if (problem != null) {
                        say.accept(problem);
                    }
                })
                .start();
    }

    /** Takes the marks that a capture was saved with; they are the user's own only when they are changed. */
    public void opened(@Nullable Source source) {
        if (source != null && source.isMerged()) {
            source.parts().forEach(this::opened);
        } else if (source instanceof SavedSource saved) {
            tasks.callQuietly(task -> of(saved)).then(marks::addMissing).start();
        }
    }

    private static List<RecordMark> of(SavedSource source) throws TaskFailedException {
        try {
            byte[] added = source.added(CaptureAddition.MARKS);
            return added == null ? List.of() : MarkText.read(source.location(), added);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(source.location(), e), e);
        }
    }

    /** Once a frame: lists what there is. */
    public void pulse() {
        if (edition != marks.edition()) {
            edition = marks.edition();
            list();
        }
    }

    private void list() {
        String wanted = narrow.get().strip().toLowerCase(Locale.ROOT);
        items.setAll(marks.all().stream()
                .filter(mark -> wanted.isEmpty() || says(mark, wanted))
                .toList());
    }

    private static boolean says(RecordMark mark, String wanted) {
        return Stream.of(mark.name(), mark.tag(), mark.note())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** What those that are listed have in their name, tag or note; empty for all. */
    StringProperty narrowProperty() {
        return narrow;
    }

    /** How many there are, listed or not. */
    int count() {
        return marks.all().size();
    }

    // --- changing

    /**
     * The mark that a record has.
     *
     * @param fresh the record as it would be marked
     * @return what it is marked with; the fresh one when it is not marked
     */
    public RecordMark of(RecordMark fresh) {
        return find(fresh).orElse(fresh);
    }

    private Optional<RecordMark> find(RecordMark fresh) {
        Citation wanted = fresh.record();
        return marks.all().stream()
                .filter(mark -> mark.record().usn() == wanted.usn()
                        && mark.record().digest() == wanted.digest()
                        && !mark.record().contradicts(wanted.serial(), wanted.journalId()))
                .findFirst();
    }

    /** Marks a record, or takes its mark away; not one with a note, which a key that was pressed by mistake would cost. */
    public void toggle(RecordMark fresh) {
        Optional<RecordMark> mark = find(fresh);
        if (mark.isPresent() && !mark.get().note().isEmpty()) {
            say.accept(Messages.text("marks.keep"));
        } else if (mark.isPresent()) {
            remove(List.of(mark.get()));
        } else {
            change(fresh);
        }
    }

    /** Marks a record so from now on. */
    public void change(RecordMark mark) {
        if (!marks.putAll(List.of(mark))) {
            say.accept(Messages.text("marks.full", Marks.MOST));
            return;
        }
        unwritten.put(mark.record(), Optional.of(mark));
        write();
    }

    /** Takes marks away. */
    public void remove(List<RecordMark> gone) {
        List<Citation> records = gone.stream().map(RecordMark::record).toList();
        marks.removeAll(records);
        records.forEach(record -> unwritten.put(record, Optional.empty()));
        write();
    }

    private void write() {
        MarksFile into = file;
        if (into == null || writing || unwritten.isEmpty()) {
            return;
        }
        List<RecordMark> changed = new ArrayList<>();
        List<Citation> removed = new ArrayList<>();
        unwritten.forEach((record, mark) -> mark.ifPresentOrElse(changed::add, () -> removed.add(record)));
        unwritten.clear();
        writing = true;
        tasks.callQuietly(task -> write(into, changed, removed))
                .keepsResult()
                .then(this::written)
                .failed(problem -> written(Optional.of(problem.line())))
                .cancelled(() -> written(Optional.empty()))
                .start();
    }

    private static Optional<String> write(MarksFile into, List<RecordMark> changed, List<Citation> removed)
            throws TaskFailedException {
        try {
            return Optional.ofNullable(into.write(changed, removed));
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(Messages.text("marks.file"), e), e);
        }
    }

    private void written(Optional<String> told) {
        writing = false;
        told.ifPresent(say);
        write();
    }
}
