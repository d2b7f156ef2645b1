package dev.tidemark.ui.records;

import dev.tidemark.field.Citation;
import dev.tidemark.filter.CitedRow;
import dev.tidemark.filter.Finder;
import dev.tidemark.filter.NameMatcher;
import dev.tidemark.filter.RowSearch;
import dev.tidemark.filter.UsnInParts;
import dev.tidemark.history.RenameHalves;
import dev.tidemark.history.RenameHalves.Found;
import dev.tidemark.history.RenameHalves.OtherHalf;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.store.StoreReader;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.task.TaskWork;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownRows;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * Finds rows: by USN, by time, by a part of the name, by typing its beginning; and the directory that a row is in. Belongs
 * to the FX thread; what takes longer runs in the background and can be cancelled.
 */
final class RowSearching {

    /** Letters typed within this time of each other belong together, in nanoseconds. */
    private static final long TYPING = 1_000_000_000L;

    private final BackgroundTasks tasks;
    private final TaskSlot searching = new TaskSlot();
    private final RowNavigator navigator;
    private final Consumer<String> says;
    private final LongSupplier clock;
    private String typed = "";
    private long typedAt;

    RowSearching(BackgroundTasks tasks, RowNavigator navigator, Consumer<String> says, LongSupplier clock) {
        this.tasks = tasks;
        this.navigator = navigator;
        this.says = says;
        this.clock = clock;
    }

    /**
     * Goes to the first record at or after a USN.
     *
     * @param store which the rows are of
     * @param first the number of the source that is asked first, where they are of several
     */
    void usn(Rows ordered, RecordStore store, long usn, int first) {
        goTo(
                ordered,
                rows -> store.isMerged() ? UsnInParts.rowFrom(rows, store, usn, first) : RowSearch.byUsn(rows, usn),
                "records.find.behind");
    }

    /** As {@link #usn}, of the record with just that USN. */
    void record(Rows ordered, RecordStore store, long usn, int first) {
        goTo(
                ordered,
                rows -> store.isMerged()
                        ? rows.indexOf(UsnInParts.keyOf(store, usn, first))
                        : RowSearch.ofUsn(rows, usn),
                "records.find.hidden");
    }

    /** Goes to the first record at or after a time. */
    void time(Rows ordered, long filetime) {
        goTo(ordered, rows -> RowSearch.byTime(rows, filetime), "records.find.behind");
    }

    /** Goes to the row that is cited; it is looked for among all rows of the source, shown or not. */
    void cited(Rows all, Citation citation, LongPredicate fits) {
        run(task -> CitedRow.find(all, citation, fits, task.cancelled()), answer -> found(answer, citation));
    }

    private void found(CitedRow.Answer answer, Citation citation) {
        switch (answer.found()) {
            case ROW -> found(answer.key(), "records.cited.hidden");
            case ANOTHER -> says.accept(Messages.text("records.cited.another", Long.toString(citation.usn())));
            case NOTHING -> {
                String key = citation.isRecord() ? "records.cited.nothing" : "records.cited.nothing.row";
                says.accept(Messages.text(key, Long.toString(citation.usn())));
            }
        }
    }

    private void goTo(Rows ordered, ToLongFunction<Rows> search, String otherwise) {
        run(
                task -> {
                    long row = search.applyAsLong(ordered);
                    return row >= 0 && row < ordered.size() ? ordered.keyAt(row) : -1L;
                },
                key -> found(key, otherwise));
    }

    private <T> void run(TaskWork<T> search, Consumer<T> then) {
        String words = Messages.text("records.searching");
        tasks.call(words, search)
                .foremost()
                .in(searching)
                .reading(words)
                .then(then)
                .failed(problem -> says.accept(Messages.text("records.failed", problem.what())))
                .start();
    }

    boolean isRunning() {
        return searching.isRunning();
    }

    /** Ends what is being searched; returns whether anything was. */
    boolean cancel() {
        return searching.drop();
    }

    /** Goes to the next row, or the one before, whose name fits; beyond the last it begins again at the first. */
    void name(ShownRows shown, NameMatcher name, boolean forward) {
        long lead = navigator.leadRow();
        long from = forward ? lead + 1 : lead < 0 ? shown.size() - 1 : lead - 1;
        search(shown, name, from, forward);
    }

    /**
     * Goes to the nearest row of a directory before another row, which is of something in that directory.
     *
     * @param source the number of the source that the row is of
     */
    void parent(ShownRows shown, long row, FileId directory, int source) {
        run(
                task -> Finder.next(
                        shown.rows(), row - 1, false, found -> isOf(directory, source, found), task.cancelled()),
                key -> found(key, "records.parent.none"));
    }

    /** Goes to the nearest row of a file of a source before another row, or behind it. */
    void file(ShownRows shown, long row, FileId file, int source, boolean forward) {
        run(
                task -> Finder.next(
                        shown.rows(),
                        forward ? row + 1 : row - 1,
                        forward,
                        found -> isOf(file, source, found),
                        task.cancelled()),
                key -> found(key, forward ? "records.file.last" : "records.file.first"));
    }

    /**
     * Goes to the other half of a rename, which is looked for among all rows of the source, shown or not.
     *
     * @param rowOf the key of the row that shows a record, by that one's key
     */
    void otherHalf(RecordStore store, long key, LongUnaryOperator rowOf) {
        run(
                task -> {
                    OtherHalf[] half = new OtherHalf[1];
                    try (StoreReader reader = store.reader()) {
                        reader.readKey(key, row -> half[0] = RenameHalves.look(row, new RecordCursor()));
                    }
                    return Optional.ofNullable(half[0]).map(found -> inList(store, key, found));
                },
                half -> half.ifPresentOrElse(
                        found -> foundHalf(found, rowOf), () -> says.accept(Messages.text("records.half.END"))));
    }

    /** The same half by the key of its row in the list that is shown, in the place of its number in its own source. */
    private static OtherHalf inList(RecordStore store, long key, OtherHalf half) {
        int source = RecordKey.source(store.sourceKey(key));
        return half.found() == Found.OTHER
                ? new OtherHalf(Found.OTHER, store.keyHere(RecordKey.of(source, half.row())))
                : half;
    }

    private void foundHalf(OtherHalf half, LongUnaryOperator rowOf) {
        if (half.found() == Found.OTHER) {
            found(rowOf.applyAsLong(half.row()), "records.half.hidden");
        } else {
            says.accept(Messages.text("records.half." + half.found()));
        }
    }

    private static boolean isOf(FileId file, int source, RecordCursor row) {
        return row.isKnown()
                && row.fileIdLow() == file.low()
                && row.fileIdHigh() == file.high()
                && RecordKey.source(row.sourceKey()) == source;
    }

    private void search(ShownRows shown, NameMatcher name, long from, boolean forward) {
        run(
                task -> {
                    long key = Finder.next(shown.rows(), from, forward, name::matches, task.cancelled());
                    if (key == RecordKey.NONE && !task.isCancelled()) {
                        long start = forward ? 0 : shown.size() - 1;
                        key = Finder.next(shown.rows(), start, forward, name::matches, task.cancelled());
                    }
                    return key;
                },
                key -> found(key, "records.find.none"));
    }

    /** Goes to the next row whose name begins with what was typed in the last seconds, this row included. */
    void type(ShownRows shown, String character) {
        long now = clock.getAsLong();
        typed = now - typedAt > TYPING ? character : typed + character;
        typedAt = now;
        long lead = Math.max(0, navigator.leadRow());
        search(shown, NameMatcher.startingWith(typed), typed.length() == 1 ? lead + 1 : lead, true);
    }

    /** Whether a blank now belongs to what is being typed. */
    boolean typing() {
        return clock.getAsLong() - typedAt <= TYPING && !typed.isEmpty();
    }

    private void found(long key, String otherwise) {
        if (navigator.goToRecord(key)) {
            says.accept("");
        } else {
            says.accept(Messages.text(otherwise));
        }
    }
}
