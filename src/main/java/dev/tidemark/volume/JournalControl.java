package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** Asks for, creates and deletes the change journal of a volume. Stateless. */
public final class JournalControl {

    /** {@link #delete}: starts the deletion. */
    public static final int DELETE = 0x1;

    /** {@link #delete}: waits until the deletion has ended. */
    public static final int NOTIFY = 0x2;

    private static final int TRACK_MODIFIED_RANGES_ENABLE = 0x1;

    private static final int[] QUERY_SIZES = {
        Layouts.USN_JOURNAL_DATA_V2.size(), Layouts.USN_JOURNAL_DATA_V1.size(), Layouts.USN_JOURNAL_DATA_V0.size()
    };

    private JournalControl() {}

    /**
     * Asks what journal there is ({@code FSCTL_QUERY_USN_JOURNAL}), in the latest version that the volume answers.
     *
     * @throws Win32Exception 1179 when there is no journal, 1178 while it is being deleted, 1 or 50 when the file system
     *     can have none
     */
    public static JournalData query(Handle volume, Backend backend, String target) throws Win32Exception {
        ByteBuffer out = backend.allocate(QUERY_SIZES[0]);
        Completion last = Completion.DONE;
        for (int size : QUERY_SIZES) {
            last = volume.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, out.limit(size));
            int returned = Calls.returned(last, out);
            if (last.ok() && returned >= Layouts.USN_JOURNAL_DATA_V0.size()) {
                return JournalData.decode(out, 0, returned);
            }
            if (!Win32Error.ERROR_INVALID_PARAMETER.is(last.status())
                    && !Win32Error.ERROR_INSUFFICIENT_BUFFER.is(last.status())) {
                break;
            }
        }
        throw last.failure(ControlCode.FSCTL_QUERY_USN_JOURNAL.name(), target);
    }

    /**
     * Creates a journal, or gives an active one other sizes ({@code FSCTL_CREATE_USN_JOURNAL}).
     *
     * @param maximumSize the size to keep the journal at, in bytes
     * @param allocationDelta how much to add and remove at a time, in bytes
     */
    public static void create(Handle volume, Backend backend, String target, long maximumSize, long allocationDelta)
            throws Win32Exception {
        ByteBuffer in = backend.allocate(Layouts.CREATE_USN_JOURNAL_DATA.size());
        in.putLong(Layouts.CREATE_USN_JOURNAL_DATA.offset("MaximumSize"), maximumSize);
        in.putLong(Layouts.CREATE_USN_JOURNAL_DATA.offset("AllocationDelta"), allocationDelta);
        Calls.send(volume, ControlCode.FSCTL_CREATE_USN_JOURNAL, in, null, target);
    }

    /**
     * Deletes a journal ({@code FSCTL_DELETE_USN_JOURNAL}).
     *
     * @param flags {@link #DELETE}, {@link #NOTIFY}, or both
     */
    public static void delete(Handle volume, Backend backend, String target, long journalId, int flags)
            throws Win32Exception {
        ByteBuffer in = backend.allocate(Layouts.DELETE_USN_JOURNAL_DATA.size());
        in.putLong(Layouts.DELETE_USN_JOURNAL_DATA.offset("UsnJournalID"), journalId);
        in.putInt(Layouts.DELETE_USN_JOURNAL_DATA.offset("DeleteFlags"), flags);
        Calls.send(volume, ControlCode.FSCTL_DELETE_USN_JOURNAL, in, null, target);
    }

    /**
     * Tracks which ranges of large files are changed, from now on until the journal is deleted: version 4 records then
     * name them ({@code FSCTL_USN_TRACK_MODIFIED_RANGES}).
     *
     * @param chunkSize the unit of ranges, in bytes; may only be lowered later
     * @param fileSizeThreshold from which file size on, in bytes; may only be lowered later
     * @return the USN from which on ranges are tracked, empty when the volume did not tell
     */
    public static OptionalLong trackRanges(
            Handle volume, Backend backend, String target, long chunkSize, long fileSizeThreshold)
            throws Win32Exception {
        Layout layout = Layouts.USN_TRACK_MODIFIED_RANGES;
        ByteBuffer in = backend.allocate(layout.size());
        in.putInt(layout.offset("Flags"), TRACK_MODIFIED_RANGES_ENABLE);
        in.putLong(layout.offset("ChunkSize"), chunkSize);
        in.putLong(layout.offset("FileSizeThreshold"), fileSizeThreshold);
        Layout told = Layouts.USN_RANGE_TRACK_OUTPUT;
        ByteBuffer out = backend.allocate(told.size());
        int returned = Calls.send(volume, ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES, in, out, target);
        return returned < told.size() ? OptionalLong.empty() : OptionalLong.of(out.getLong(told.offset("Usn")));
    }
}
