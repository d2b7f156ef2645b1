package dev.tidemark.ui.volumes;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.store.RecordStore;
import dev.tidemark.summary.RateHistory;
import dev.tidemark.usn.Filetime;
import dev.tidemark.volume.JournalData;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much is written to the journal of each volume, second by second: counted from the rows of those that are read live, by the next USN
 * of the others. Not thread-safe. Looks at rows: not for the FX thread.
 */
final class WrittenBytes {

    private final Map<String, RateHistory> histories = new HashMap<>();

    /**
     * Goes on with what volumes said just now.
     *
     * @param reads the journals that are read live
     * @return for each volume with a journal bytes in each of the last seconds, the newest last
     */
    Map<String, List<Double>> of(
            List<VolumeStatus> volumes, List<LiveReading> reads, Instant now, BooleanSupplier cancelled) {
        Map<String, List<Double>> written = new HashMap<>();
        long time = Filetime.of(now);
        for (VolumeStatus volume : volumes) {
            JournalData journal = volume.journal();
            if (journal != null) {
                String id = volume.facts().id();
                RateHistory history = histories.computeIfAbsent(id, ignored -> new RateHistory());
                history.look(time, journal.journalId(), journal.nextUsn());
                history.follow(rows(id, journal, reads), time, cancelled);
                written.put(id, history.rates(time));
            }
        }
        histories.keySet().retainAll(written.keySet());
        return written;
    }

    /** Rows of a journal that is gone say nothing of the one that is there now. */
    private static @Nullable RecordStore rows(String volume, JournalData journal, List<LiveReading> reads) {
        for (LiveReading read : reads) {
            long end = read.store().endRecord();
            if (read.volume().id().equals(volume)
                    && end > read.store().firstRecord()
                    && read.journalIdAt(end - 1).orElse(0) == journal.journalId()) {
                return read.store();
            }
        }
        return null;
    }
}
