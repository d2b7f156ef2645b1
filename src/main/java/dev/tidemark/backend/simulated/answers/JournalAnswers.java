package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.backend.simulated.ntfs.UsnStream;
import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Answers the control codes that ask for, create and delete a journal, byte for byte. Under the volume's monitor. */
final class JournalAnswers {

    /** No journal grows beyond this USN ({@code MaxUsn}). */
    private static final long MAX_USN = 0x7FFF_FFFF_FFFF_0000L;

    private static final int DELETE = 0x1;
    private static final int NOTIFY = 0x2;

    private final SimulatedJournal journal;

    JournalAnswers(SimulatedJournal journal) {
        this.journal = journal;
    }

    /** FSCTL_QUERY_USN_JOURNAL: the size of the output decides the version of the answer. */
    Completion query(@Nullable ByteBuffer out) {
        int status = journal.status();
        if (status != Win32Error.SUCCESS) {
            return Completion.failed(status);
        }
        int room = out == null ? 0 : out.remaining();
        Layout v0 = Layouts.USN_JOURNAL_DATA_V0;
        if (out == null || room < v0.size()) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        int at = out.position();
        UsnStream stream = journal.stream();
        out.putLong(at + v0.offset("UsnJournalID"), journal.journalId());
        out.putLong(at + v0.offset("FirstUsn"), stream.first());
        out.putLong(at + v0.offset("NextUsn"), stream.next());
        out.putLong(at + v0.offset("LowestValidUsn"), journal.lowestValidUsn());
        out.putLong(at + v0.offset("MaxUsn"), MAX_USN);
        out.putLong(at + v0.offset("MaximumSize"), journal.maximumSize());
        out.putLong(at + v0.offset("AllocationDelta"), journal.allocationDelta());
        if (room < Layouts.USN_JOURNAL_DATA_V1.size()) {
            return new Completion(Win32Error.SUCCESS, v0.size());
        }
        Layout v1 = Layouts.USN_JOURNAL_DATA_V1;
        out.putShort(at + v1.offset("MinSupportedMajorVersion"), (short) (journal.has128BitIds() ? 3 : 2));
        out.putShort(at + v1.offset("MaxSupportedMajorVersion"), (short) 4);
        Layout v2 = Layouts.USN_JOURNAL_DATA_V2;
        out.putInt(at + v2.offset("Flags"), journal.ranges().isOn() ? 1 : 0);
        if (room < v2.size()) {
            return new Completion(Win32Error.SUCCESS, v1.size());
        }
        out.putLong(at + v2.offset("RangeTrackChunkSize"), journal.ranges().chunkSize());
        out.putLong(
                at + v2.offset("RangeTrackFileSizeThreshold"), journal.ranges().threshold());
        return new Completion(Win32Error.SUCCESS, v2.size());
    }

    /** FSCTL_CREATE_USN_JOURNAL: makes one, or gives the active one other sizes. */
    Completion create(@Nullable ByteBuffer in) {
        Layout layout = Layouts.CREATE_USN_JOURNAL_DATA;
        if (in == null || in.remaining() < layout.size()) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        long size = in.getLong(in.position() + layout.offset("MaximumSize"));
        long delta = in.getLong(in.position() + layout.offset("AllocationDelta"));
        int status = journal.create(size, delta);
        return status == Win32Error.SUCCESS ? Completion.DONE : Completion.failed(status);
    }

    /** FSCTL_DELETE_USN_JOURNAL: starts a deletion; who waits for its end waits in the volume. */
    Completion delete(@Nullable ByteBuffer in) {
        Layout layout = Layouts.DELETE_USN_JOURNAL_DATA;
        if (in == null || in.remaining() < layout.size()) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        int flags = in.getInt(in.position() + layout.offset("DeleteFlags"));
        long id = in.getLong(in.position() + layout.offset("UsnJournalID"));
        int status = journal.status();
        boolean active = status == Win32Error.SUCCESS;
        boolean delete = (flags & DELETE) != 0;
        if (flags == 0 || (flags & ~(DELETE | NOTIFY)) != 0 || delete && active && id != journal.journalId()) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (delete && !active) {
            return Completion.failed(status);
        }
        if (delete) {
            journal.delete();
        }
        return Completion.DONE;
    }

    /** FSCTL_USN_TRACK_MODIFIED_RANGES: tracks ranges, and tells from which USN on when there is room for it. */
    Completion track(@Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        Layout layout = Layouts.USN_TRACK_MODIFIED_RANGES;
        if (in == null || in.remaining() < layout.size() || in.getInt(in.position() + layout.offset("Flags")) != 1) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        int status = journal.status();
        if (status != Win32Error.SUCCESS) {
            return Completion.failed(status);
        }
        int tracked = journal.trackRanges(
                in.getLong(in.position() + layout.offset("ChunkSize")),
                in.getLong(in.position() + layout.offset("FileSizeThreshold")));
        if (tracked != Win32Error.SUCCESS) {
            return Completion.failed(tracked);
        }
        Layout told = Layouts.USN_RANGE_TRACK_OUTPUT;
        if (out == null || out.remaining() < told.size()) {
            return Completion.DONE;
        }
        out.putLong(out.position() + told.offset("Usn"), journal.stream().next());
        return new Completion(Win32Error.SUCCESS, told.size());
    }

    static boolean waitsForDeletion(@Nullable ByteBuffer in) {
        Layout layout = Layouts.DELETE_USN_JOURNAL_DATA;
        return in != null
                && in.remaining() >= layout.size()
                && (in.getInt(in.position() + layout.offset("DeleteFlags")) & NOTIFY) != 0;
    }
}
