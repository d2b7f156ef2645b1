package dev.tidemark.story;

import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.CitedRow;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.NewestTime;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.filter.language.Value;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.RecordBytes;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a source lie between two places. Immutable.
 *
 * @param from the number of the first row
 * @param to the number of the row behind the last one
 * @param firstUsn the USN of the first record, empty when there is none
 * @param lastUsn the USN of the last record, empty when there is none
 * @param journalId of the rows, empty when nobody knows
 * @param reach whether the source reaches to the places
 */
public record ChangeRange(
        long from, long to, OptionalLong firstUsn, OptionalLong lastUsn, OptionalLong journalId, Reach reach) {

    /** Whether a source reaches to the places that were asked for. */
    public enum Reach {
        WHOLE,
        /** Its oldest record stands behind the first place. */
        TRIMMED,
        /** The first place stands behind the end of its journal. */
        AHEAD,
        /** It does not have the last record of the source before, or another one in its place. */
        OTHER,
        /** It ends before the last record of the source before: the two were named in the other order. */
        EARLIER,
        /** The source before has no record. */
        NOTHING
    }

    /**
     * Where a source ends, for another one that goes on. Immutable.
     *
     * @param last its last record, {@code null} when it has none that can be told from others
     * @param journalId of that record, empty when nobody knows
     */
    public record End(@Nullable Citation last, OptionalLong journalId) {

        /** Where a source ends now. Reads the store: not for the FX thread. */
        public static End of(Source source) {
            RecordStore store = source.store();
            End[] end = {new End(null, OptionalLong.empty())};
            try (StoreReader reader = store.reader()) {
                for (long row = store.endRecord() - 1; row >= store.firstRecord() && end[0].last() == null; row--) {
                    OptionalLong id = source.journalIdAt(row);
                    reader.readRecord(row, shown -> {
                        if (shown.isRecord()) {
                            end[0] = new End(
                                    Citation.of(shown, Citation.Origin.UNKNOWN).orElse(null), id);
                        }
                    });
                }
            }
            return end[0];
        }
    }

    /** One record, as far as it bounds a stretch. */
    private record Place(long row, long usn, long end) {}

    /** All rows between two conditions, of which each may be missing. */
    public static ChangeRange between(Source source, long end, @Nullable Node first, @Nullable Node last) {
        RecordStore store = source.store();
        TimeContext times = TimeContext.utc(NewestTime.of(store));
        Place oldest = first(store, store.firstRecord(), end, view -> true);
        Place newest = last(store, store.firstRecord(), end, view -> true);
        Place begin = first == null
                ? oldest
                : first(
                        store,
                        store.firstRecord(),
                        end,
                        CompiledFilter.of(first, times).overRecords());
        Place stop = last == null
                ? newest
                : last(
                        store,
                        store.firstRecord(),
                        end,
                        CompiledFilter.of(last, times).overRecords());
        Reach reach =
                first == null || oldest == null || newest == null ? Reach.WHOLE : reach(first, oldest, newest, begin);
        long from = first == null ? store.firstRecord() : begin == null ? end : begin.row();
        long to = last == null ? end : stop == null ? from : Math.max(from, stop.row() + 1);
        return of(source, from, to, reach);
    }

    /** All rows behind the last record of another source. */
    public static ChangeRange behind(Source source, long end, End before) {
        RecordStore store = source.store();
        Citation last = before.last();
        CitedRow.Answer found = last == null
                ? new CitedRow.Answer(CitedRow.Found.NOTHING, RecordKey.NONE)
                : CitedRow.find(store, last, key -> true, () -> false);
        boolean there = found.found() == CitedRow.Found.ROW;
        long from = there ? RecordKey.record(found.key()) + 1 : store.firstRecord();
        ChangeRange range = of(source, from, end, Reach.WHOLE);
        boolean differs = before.journalId().isPresent()
                && range.journalId().isPresent()
                && before.journalId().getAsLong() != range.journalId().getAsLong();
        return differs ? range.reaching(Reach.OTHER) : there ? range : range.reaching(range.without(last));
    }

    private ChangeRange reaching(Reach other) {
        return new ChangeRange(from, to, firstUsn, lastUsn, journalId, other);
    }

    /** Why a record is not among the rows. */
    private Reach without(@Nullable Citation last) {
        if (last == null) {
            return Reach.NOTHING;
        }
        return lastUsn.isPresent() && lastUsn.getAsLong() < last.usn() ? Reach.EARLIER : Reach.OTHER;
    }

    /**
     * The rows from one to another.
     *
     * @param from the number of the first row
     * @param to the number of the row behind the last one
     */
    public static ChangeRange rows(Source source, long from, long to) {
        return of(source, Math.max(from, source.store().firstRecord()), to, Reach.WHOLE);
    }

    private static ChangeRange of(Source source, long from, long to, Reach reach) {
        RecordStore store = source.store();
        Place first = first(store, from, to, view -> true);
        Place last = last(store, from, to, view -> true);
        return new ChangeRange(
                from,
                to,
                first == null ? OptionalLong.empty() : OptionalLong.of(first.usn()),
                last == null ? OptionalLong.empty() : OptionalLong.of(last.usn()),
                source.journalIdAt(Math.max(store.firstRecord(), to - 1)),
                reach);
    }

    /** A USN that is the next of the journal may be that of the page behind its last record. */
    private static Reach reach(Node first, Place oldest, Place newest, @Nullable Place begin) {
        OptionalLong asked = usn(first);
        if (begin == null) {
            long next = newest.end() + JournalScanner.PAGE - 1 & -JournalScanner.PAGE;
            return asked.isPresent() && asked.getAsLong() > next ? Reach.AHEAD : Reach.WHOLE;
        }
        boolean exact = asked.isPresent() && asked.getAsLong() == oldest.usn();
        return begin.row() == oldest.row() && !exact ? Reach.TRIMMED : Reach.WHOLE;
    }

    /** The USN that a condition begins at, empty when it begins at a time. */
    private static OptionalLong usn(Node first) {
        return first instanceof Node.Compare compare
                        && compare.field().equals(Fields.USN)
                        && compare.operator() == Operator.AT_LEAST
                        && compare.value() instanceof Value.Number number
                ? OptionalLong.of(number.number())
                : OptionalLong.empty();
    }

    private static @Nullable Place first(RecordStore store, long from, long to, Predicate<RecordView> wanted) {
        return find(store, from, to, 1, wanted);
    }

    private static @Nullable Place last(RecordStore store, long from, long to, Predicate<RecordView> wanted) {
        return find(store, to - 1, from - 1, -1, wanted);
    }

    /** A record without a time is in no stretch of times by itself. */
    private static @Nullable Place find(
            RecordStore store, long start, long stop, int step, Predicate<RecordView> wanted) {
        RecordView view = new RecordView();
        Place[] found = {null};
        try (StoreReader reader = store.reader()) {
            for (long row = start; row != stop && found[0] == null; row += step) {
                reader.readRecord(row, shown -> {
                    if (shown.isRecord() && shown.isKnown() && wanted.test(view.show(shown))) {
                        int length = RecordBytes.length(shown.bytes(), shown.position());
                        found[0] = new Place(shown.record(), shown.usn(), shown.usn() + length);
                    }
                });
            }
        }
        return found[0];
    }
}
