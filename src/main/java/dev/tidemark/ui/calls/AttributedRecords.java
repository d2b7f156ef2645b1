package dev.tidemark.ui.calls;

import dev.tidemark.act.AttributionFinder;
import dev.tidemark.act.AttributionScope;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.records.RecordRanges;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. The records that an act caused, as far as they have arrived.
 *
 * @param effect what they were looked for by; {@code null} when the act causes none, or none yet
 * @param source where they were looked for; {@code null} when its volume's journal is not read
 * @param records never changed
 * @param certain how many of them the act certainly caused
 * @param end behind the last record that was looked at
 */
record AttributedRecords(
        @Nullable AttributionScope effect, @Nullable LiveReading source, RecordRanges records, long certain, long end) {

    static final AttributedRecords UNKNOWN = new AttributedRecords(null, null, new RecordRanges(), 0, 0);

    /** Looks for those that arrived since; may take a while: not for the FX thread. */
    AttributedRecords next(
            @Nullable AttributionScope wanted, Function<String, List<LiveReading>> sources, BooleanSupplier cancelled) {
        if (wanted == null) {
            return UNKNOWN;
        }
        LiveReading live = sources.apply(wanted.volume()).stream().findFirst().orElse(null);
        if (live == null) {
            return new AttributedRecords(wanted, null, new RecordRanges(), 0, 0);
        }
        boolean goesOn = wanted.equals(effect) && live == source;
        AttributionFinder.Found found = AttributionFinder.find(live, wanted, goesOn ? end : 0, cancelled);
        if (goesOn && found.records().length == 0) {
            return new AttributedRecords(wanted, live, records, certain, found.end());
        }
        RecordRanges all = goesOn ? records.copy() : new RecordRanges();
        for (long record : found.records()) {
            long key = live.store().keyOf(record);
            all.add(key, key + 1);
        }
        return new AttributedRecords(wanted, live, all, (goesOn ? certain : 0) + found.certain(), found.end());
    }

    /** Whether a window that shows the one has to show the other. */
    boolean saysTheSame(AttributedRecords other) {
        return effect == null == (other.effect == null)
                && source == other.source
                && records == other.records
                && certain == other.certain;
    }

    /** How many, in words. */
    String words() {
        if (effect == null) {
            return Messages.text("log.caused.none");
        }
        if (source == null) {
            return Messages.text("log.caused.notRead");
        }
        long total = records.total();
        return certain == total
                ? Messages.text("log.caused.certain", total)
                : Messages.text("log.caused.some", total, certain);
    }
}
