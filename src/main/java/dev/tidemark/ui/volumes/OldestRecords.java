package dev.tidemark.ui.volumes;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import dev.tidemark.volume.OldestRecord;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows when the oldest record of each journal was written, and asks the volume only when that is another record than before.
 * Safe from any thread, one at a time for each volume. Waits for the volume: not for the FX thread.
 */
final class OldestRecords {

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(long journalId, long firstUsn, long nextUsn, OptionalLong time) {

        /** What could not be learnt is asked again when there is more to learn it from. */
        boolean holds(JournalData journal) {
            return journal.journalId() == journalId
                    && journal.firstUsn() == firstUsn
                    && (time.isPresent() || journal.nextUsn() == nextUsn);
        }
    }

    /**
     * When the oldest record was written.
     *
     * @param opened a handle of the volume, which stays open
     * @return a FILETIME; empty when the journal is empty, or the volume does not tell
     */
    OptionalLong of(Backend backend, String volume, JournalHandle opened, JournalData journal) {
        Known last = known.get(volume);
        if (last == null || !last.holds(journal)) {
            last = new Known(
                    journal.journalId(), journal.firstUsn(), journal.nextUsn(), ask(backend, volume, opened, journal));
            known.put(volume, last);
        }
        return last.time();
    }

    /** What is wrong with the journal is told by its state; here nothing but the time stays unknown. */
    private static OptionalLong ask(Backend backend, String volume, JournalHandle opened, JournalData journal) {
        try {
            return OldestRecord.time(backend, volume, opened, journal);
        } catch (Win32Exception e) {
            return OptionalLong.empty();
        }
    }
}
