package dev.tidemark.selftest;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.ReadRequest;
import java.nio.ByteBuffer;

/** What several checks ask of a journal. Stateless. */
final class Journals {

    static final int ALL_REASONS = -1;

    /** The next USN, before the records. */
    static final int HEADER = 8;

    private static final int ROOM = 1 << 16;
    private static final int QUERY_ROOM = Layouts.USN_JOURNAL_DATA_V2.size();

    private Journals() {}

    static JournalData now(Trial trial) throws Win32Exception {
        try (Handle volume = trial.backend().openVolume(trial.volume(), OpenMode.READ_JOURNAL)) {
            return JournalControl.query(volume, trial.backend(), trial.volume());
        }
    }

    /** A query over a handle, with what came back. */
    static Observation query(Trial trial, Handle handle) {
        ByteBuffer out = trial.backend().allocate(QUERY_ROOM);
        return Observation.of(handle.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, out), out);
    }

    /** A read that begins with a USN and does not wait. */
    static ReadRequest from(long usn, JournalData journal) {
        return new ReadRequest(usn, ALL_REASONS, false, 0, 0, journal.journalId(), 2, 3, true);
    }

    /** A read at the end of the journal that waits for one byte. */
    static ReadRequest waiting(JournalData journal, int reasons, long timeoutSeconds) {
        return new ReadRequest(journal.nextUsn(), reasons, false, timeoutSeconds, 1, journal.journalId(), 2, 3, true);
    }

    static ByteBuffer room(Trial trial) {
        return trial.backend().allocate(ROOM);
    }

    /** A read into room of its own. */
    static Completion read(Trial trial, Handle handle, ReadRequest request) {
        return read(trial, handle, ControlCode.FSCTL_READ_USN_JOURNAL, request, room(trial));
    }

    static Completion read(Trial trial, Handle handle, ControlCode code, ReadRequest request, ByteBuffer out) {
        ByteBuffer in = trial.backend().allocate(Layouts.READ_USN_JOURNAL_DATA_V1.size());
        request.encode(in);
        return handle.control(code.value(), in, out);
    }

    /** The reasons of the record at a USN; 0 when there is none. */
    static int reasonsAt(Trial trial, long usn) throws Win32Exception {
        JournalData journal = now(trial);
        ByteBuffer out = room(trial);
        try (Handle volume = trial.backend().openVolume(trial.volume(), OpenMode.READ_JOURNAL)) {
            Completion done = read(trial, volume, ControlCode.FSCTL_READ_USN_JOURNAL, from(usn, journal), out);
            int end = done.ok() ? Math.clamp(done.bytesReturned(), 0, out.capacity()) : 0;
            boolean there = PackedRecords.step(out, HEADER, end) > 0 && RecordBytes.usn(out, HEADER) == usn;
            return there ? RecordBytes.reason(out, HEADER) : 0;
        }
    }
}
