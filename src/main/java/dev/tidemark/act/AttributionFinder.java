package dev.tidemark.act;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Stateless; may take a while: not for the FX thread. Finds the records that an act caused, and the acts of a record. */
public final class AttributionFinder {

    /** More than that is no longer a set that a person looks at. */
    private static final int MOST = 1_000_000;

    private static final int CANCEL_EVERY = 1 << 14;

    private AttributionFinder() {}

    /**
     * The records of an act.
     *
     * @param records their numbers in the store, ascending
     * @param certain how many of them the act certainly caused
     * @param end behind the last record that was looked at
     */
    public record Found(long[] records, int certain, long end) {}

    /**
     * What may have caused a record.
     *
     * @param act the act
     * @param certain whether it did, or only may have
     */
    public record Causing(Act act, boolean certain) {}

    /** The records of a live source that an effect covers, as far as they have been read. */
    public static Found find(LiveReading source, AttributionScope effect, BooleanSupplier cancelled) {
        return find(source, effect, 0, cancelled);
    }

    /**
     * As {@link #find(LiveReading, AttributionScope, BooleanSupplier)}, of an act that goes on: looks at new records only.
     *
     * @param from only records with this number and higher ones; the {@code end} of what was found before
     */
    public static Found find(LiveReading source, AttributionScope effect, long from, BooleanSupplier cancelled) {
        long[] range = source.recordsOf(effect.journalId());
        try (StoreReader reader = source.store().reader()) {
            if (!reader.isOpen()) {
                return new Found(new long[0], 0, from);
            }
            Search search = new Search(reader, effect);
            long first = search.firstFrom(range[0], range[1]);
            return search.collect(Math.max(first, from), range[1], cancelled);
        }
    }

    /** Used by one thread. Looks through records for what an effect covers. */
    private static final class Search implements RowVisitor<RuntimeException> {

        private final StoreReader reader;
        private final AttributionScope effect;
        private boolean known;
        private long usn;
        private AttributionScope.Cause cause = AttributionScope.Cause.NONE;

        Search(StoreReader reader, AttributionScope effect) {
            this.reader = reader;
            this.effect = effect;
        }

        @Override
        public void visit(RecordCursor row) {
            known = row.isKnown();
            if (known) {
                usn = row.usn();
                cause = effect.of(usn, row.fileIdHigh(), row.fileIdLow(), row.sourceInfo());
            }
        }

        private boolean reads(long record) {
            known = false;
            return reader.readRecord(record, this) == Outcome.READ && known;
        }

        Found collect(long first, long end, BooleanSupplier cancelled) {
            long[] found = new long[64];
            int count = 0;
            int certain = 0;
            long looked = Math.max(first, end);
            for (long record = first; record < end && count < MOST; record++) {
                if (record % CANCEL_EVERY == 0 && cancelled.getAsBoolean()) {
                    looked = record;
                    break;
                }
                if (!reads(record)) {
                    continue;
                }
                if (usn >= effect.toUsn()) {
                    break;
                }
                if (cause != AttributionScope.Cause.NONE) {
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    found[count++] = record;
                    certain += cause == AttributionScope.Cause.CERTAIN ? 1 : 0;
                }
            }
            return new Found(Arrays.copyOf(found, count), certain, looked);
        }

        /** The first record at the effect's first USN or behind it; records of one journal stand in their order. */
        long firstFrom(long from, long to) {
            long low = from;
            long high = to;
            while (low < high) {
                long middle = low + high >>> 1;
                long at = middle;
                while (at < high && !reads(at)) {
                    at++;
                }
                if (at == high || usn >= effect.fromUsn()) {
                    high = middle;
                } else {
                    low = at + 1;
                }
            }
            return low;
        }
    }

    /** The acts that caused a record, or may have; the certain ones first, and of these the ones that caused just this. */
    public static List<Causing> causes(
            List<Act> acts, String volume, long journalId, long usn, long fileHigh, long fileLow, int source) {
        List<Causing> certain = new ArrayList<>();
        List<Causing> possible = new ArrayList<>();
        int exact = 0;
        for (Act act : acts) {
            AttributionScope effect = act.effect();
            if (effect == null
                    || effect.journalId() != journalId
                    || !effect.volume().equals(volume)) {
                continue;
            }
            switch (effect.of(usn, fileHigh, fileLow, source)) {
                case CERTAIN -> certain.add(effect.exact() ? exact++ : certain.size(), new Causing(act, true));
                case POSSIBLE -> possible.add(new Causing(act, false));
                case NONE -> {}
            }
        }
        certain.addAll(possible);
        return certain;
    }
}
