package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Tells how far back a journal reaches: when its oldest record was written. Stateless; waits for the volume, but for no record.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_read_usn_journal">
 *     FSCTL_READ_USN_JOURNAL</a>
 */
public final class OldestRecord {

    /** Version 4 records have no time. */
    private static final int LOWEST = 2;

    private static final int HIGHEST = 3;

    private OldestRecord() {}

    /**
     * Reads the first records of a journal.
     *
     * @param opened a handle of the volume, or of its root directory; stays open
     * @param journal what the volume said of its journal
     * @return a FILETIME; empty when there is no record that has a time
     * @throws Win32Exception 1179 or 1178 when the journal went meanwhile, 87 when it is another now
     */
    public static OptionalLong time(Backend backend, String volume, JournalHandle opened, JournalData journal)
            throws Win32Exception {
        if (journal.firstUsn() == journal.nextUsn()) {
            return OptionalLong.empty();
        }
        return first(new JournalReader(backend, volume, opened)
                .read(request(journal))
                .records());
    }

    /** From USN 0, which stands for the first record there is: it may be trimmed between query and read. */
    private static ReadRequest request(JournalData journal) {
        boolean offersVersions = journal.minMajorVersion().isPresent();
        int lowest = Math.max(LOWEST, journal.minMajorVersion().orElse(LOWEST));
        int highest = Math.min(HIGHEST, journal.maxMajorVersion().orElse(LOWEST));
        return new ReadRequest(0, -1, false, 0, 0, journal.journalId(), lowest, highest, offersVersions);
    }

    private static OptionalLong first(ByteBuffer records) {
        int at = records.position();
        int step = PackedRecords.step(records, at, records.limit());
        while (step > 0) {
            if (RecordBytes.hasTimeAndName(RecordBytes.majorVersion(records, at))) {
                return OptionalLong.of(RecordBytes.time(records, at));
            }
            at += step;
            step = PackedRecords.step(records, at, records.limit());
        }
        return OptionalLong.empty();
    }
}
