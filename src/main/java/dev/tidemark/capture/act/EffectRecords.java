package dev.tidemark.capture.act;

import dev.tidemark.capture.LiveSource;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Stateless; may take a while: not for the FX thread. Finds the records that an act caused, and the acts of a record. */
public final class EffectRecords {

    /** More than that is no longer a set that a person looks at. */
    private static final int MOST = 1_000_000;

    private static final int CANCEL_EVERY = 1 << 14;

    private EffectRecords() {}

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
    public static Found find(LiveSource source, Effect effect, BooleanSupplier cancelled) {
        return find(source, effect, 0, cancelled);
    }

    /**
     * As {@link #find(LiveSource, Effect, BooleanSupplier)}, of an act that goes on: looks at new records only.
     *
     * @param from only records with this number and higher ones; the {@code end} of what was found before
     */
    public static Found find(LiveSource source, Effect effect, long from, BooleanSupplier cancelled) {
        RecordStore store = source.store();
        long[] range = source.recordsOf(effect.journalId());
        RecordCursor cursor = new RecordCursor();
        long stamp = store.enter();
        if (stamp == 0) {
            return new Found(new long[0], 0, from);
        }
        try {
            long first = firstFrom(store, cursor, range[0], range[1], effect.fromUsn());
            return collect(store, cursor, Math.max(first, from), range[1], effect, cancelled);
        } finally {
            store.exit(stamp);
        }
    }

    private static Found collect(
            RecordStore store, RecordCursor cursor, long first, long end, Effect effect, BooleanSupplier cancelled) {
        long[] found = new long[64];
        int count = 0;
        int certain = 0;
        long looked = Math.max(first, end);
        for (long record = first; record < end && count < MOST; record++) {
            if (record % CANCEL_EVERY == 0 && cancelled.getAsBoolean()) {
                looked = record;
                break;
            }
            if (!store.read(record, cursor) || !cursor.isKnown()) {
                continue;
            }
            if (cursor.usn() >= effect.toUsn()) {
                break;
            }
            Effect.Cause cause = effect.of(cursor.usn(), cursor.fileIdHigh(), cursor.fileIdLow(), cursor.sourceInfo());
            if (cause != Effect.Cause.NONE) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = record;
                certain += cause == Effect.Cause.CERTAIN ? 1 : 0;
            }
        }
        return new Found(Arrays.copyOf(found, count), certain, looked);
    }

    /** The first record at a USN or behind it; records of one journal stand in the order of their USNs. */
    private static long firstFrom(RecordStore store, RecordCursor cursor, long from, long to, long usn) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = low + high >>> 1;
            long at = middle;
            while (at < high && (!store.read(at, cursor) || !cursor.isKnown())) {
                at++;
            }
            if (at == high || cursor.usn() >= usn) {
                high = middle;
            } else {
                low = at + 1;
            }
        }
        return low;
    }

    /** The acts that caused a record, or may have; the certain ones first, and of these the ones that caused just this. */
    public static List<Causing> causes(
            List<Act> acts, String volume, long journalId, long usn, long fileHigh, long fileLow, int source) {
        List<Causing> certain = new ArrayList<>();
        List<Causing> possible = new ArrayList<>();
        int exact = 0;
        for (Act act : acts) {
            Effect effect = act.effect();
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
