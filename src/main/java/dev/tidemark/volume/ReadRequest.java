package dev.tidemark.volume;

import dev.tidemark.backend.Layouts;
import java.nio.ByteBuffer;

/**
 * Which records to return ({@code READ_USN_JOURNAL_DATA_V0} or {@code V1}).
 *
 * @param startUsn 0 for the first record, or a USN of the journal
 * @param reasonMask at least one of these reasons
 * @param returnOnlyOnClose only records with CLOSE, when CLOSE is in the mask
 * @param timeoutSeconds after how many seconds a wait looks again, 0 for never; ignored on overlapped handles
 * @param bytesToWaitFor how many unfiltered bytes end a wait at the end of the journal; 0 to return at once
 * @param journalId the id of the journal
 * @param minMajorVersion the lowest record version accepted, with V1
 * @param maxMajorVersion the highest record version accepted, with V1
 * @param v1 whether to send V1; V0 returns version 2 records
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-read_usn_journal_data_v0">
 *     READ_USN_JOURNAL_DATA_V0</a>
 */
public record ReadRequest(
        long startUsn,
        int reasonMask,
        boolean returnOnlyOnClose,
        long timeoutSeconds,
        long bytesToWaitFor,
        long journalId,
        int minMajorVersion,
        int maxMajorVersion,
        boolean v1) {

    /** Writes the structure at the start of the buffer and sets its limit behind it. */
    public void encode(ByteBuffer into) {
        into.clear();
        into.putLong(v0("StartUsn"), startUsn);
        into.putInt(v0("ReasonMask"), reasonMask);
        into.putInt(v0("ReturnOnlyOnClose"), returnOnlyOnClose ? 1 : 0);
        into.putLong(v0("Timeout"), timeoutSeconds);
        into.putLong(v0("BytesToWaitFor"), bytesToWaitFor);
        into.putLong(v0("UsnJournalID"), journalId);
        if (v1) {
            into.putShort(Layouts.READ_USN_JOURNAL_DATA_V1.offset("MinMajorVersion"), (short) minMajorVersion);
            into.putShort(Layouts.READ_USN_JOURNAL_DATA_V1.offset("MaxMajorVersion"), (short) maxMajorVersion);
        }
        into.limit(v1 ? Layouts.READ_USN_JOURNAL_DATA_V1.size() : Layouts.READ_USN_JOURNAL_DATA_V0.size());
    }

    private static int v0(String field) {
        return Layouts.READ_USN_JOURNAL_DATA_V0.offset(field);
    }
}
