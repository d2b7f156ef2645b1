package dev.tidemark.volume;

import dev.tidemark.backend.Layouts;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a volume says of its change journal. Fields of a later version of the structure are empty where the volume gave an
 * earlier one.
 *
 * @param journalId tells this journal from one before and after it
 * @param firstUsn the oldest record that can be read
 * @param nextUsn where the next record will be written
 * @param lowestValidUsn the first USN of this journal id
 * @param maxUsn the largest USN the journal can ever hold
 * @param maximumSize the size the journal is kept at, in bytes
 * @param allocationDelta how much is added and removed at a time, in bytes
 * @param minMajorVersion the lowest record version the volume gives
 * @param maxMajorVersion the highest record version the volume gives
 * @param flags 1 when ranges of changes are tracked
 * @param rangeTrackChunkSize the unit of tracked ranges, in bytes
 * @param rangeTrackFileSizeThreshold from which file size on ranges are tracked, in bytes
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_journal_data_v2">
 *     USN_JOURNAL_DATA_V2</a>
 */
public record JournalData(
        long journalId,
        long firstUsn,
        long nextUsn,
        long lowestValidUsn,
        long maxUsn,
        long maximumSize,
        long allocationDelta,
        OptionalInt minMajorVersion,
        OptionalInt maxMajorVersion,
        OptionalInt flags,
        OptionalLong rangeTrackChunkSize,
        OptionalLong rangeTrackFileSizeThreshold) {

    /**
     * Decodes an answer.
     *
     * @param at where the structure begins
     * @param length how many bytes of it were returned: decides the version
     */
    static JournalData decode(ByteBuffer bytes, int at, int length) {
        boolean v1 = length >= Layouts.USN_JOURNAL_DATA_V1.size();
        boolean v2 = length >= Layouts.USN_JOURNAL_DATA_V2.size();
        return new JournalData(
                v0(bytes, at, "UsnJournalID"),
                v0(bytes, at, "FirstUsn"),
                v0(bytes, at, "NextUsn"),
                v0(bytes, at, "LowestValidUsn"),
                v0(bytes, at, "MaxUsn"),
                v0(bytes, at, "MaximumSize"),
                v0(bytes, at, "AllocationDelta"),
                v1 ? version(bytes, at, "MinSupportedMajorVersion") : OptionalInt.empty(),
                v1 ? version(bytes, at, "MaxSupportedMajorVersion") : OptionalInt.empty(),
                v2 ? OptionalInt.of(bytes.getInt(at + v2("Flags"))) : OptionalInt.empty(),
                v2 ? OptionalLong.of(bytes.getLong(at + v2("RangeTrackChunkSize"))) : OptionalLong.empty(),
                v2 ? OptionalLong.of(bytes.getLong(at + v2("RangeTrackFileSizeThreshold"))) : OptionalLong.empty());
    }

    /** All fields of the latest version of the structure, in its order. */
    public List<JournalField> fields() {
        return List.of(
                field("UsnJournalID", journalId),
                field("FirstUsn", firstUsn),
                field("NextUsn", nextUsn),
                field("LowestValidUsn", lowestValidUsn),
                field("MaxUsn", maxUsn),
                field("MaximumSize", maximumSize),
                field("AllocationDelta", allocationDelta),
                field("MinSupportedMajorVersion", minMajorVersion),
                field("MaxSupportedMajorVersion", maxMajorVersion),
                field("Flags", flags),
                new JournalField("RangeTrackChunkSize", rangeTrackChunkSize),
                new JournalField("RangeTrackFileSizeThreshold", rangeTrackFileSizeThreshold));
    }

    /** Whether other sizes leave less room for records, so that the oldest may go. */
    public boolean isShrunkBy(long otherMaximumSize, long otherAllocationDelta) {
        return otherMaximumSize < maximumSize
                || Long.compareUnsigned(otherMaximumSize + otherAllocationDelta, maximumSize + allocationDelta) < 0;
    }

    /** Which version of USN_JOURNAL_DATA the volume gave: 0, 1 or 2. */
    public int version() {
        return flags.isPresent() ? 2 : minMajorVersion.isPresent() ? 1 : 0;
    }

    private static JournalField field(String name, long value) {
        return new JournalField(name, OptionalLong.of(value));
    }

    private static JournalField field(String name, OptionalInt value) {
        return new JournalField(
                name,
                value.isPresent() ? OptionalLong.of(Integer.toUnsignedLong(value.getAsInt())) : OptionalLong.empty());
    }

    private static long v0(ByteBuffer bytes, int at, String field) {
        return bytes.getLong(at + Layouts.USN_JOURNAL_DATA_V0.offset(field));
    }

    private static OptionalInt version(ByteBuffer bytes, int at, String field) {
        return OptionalInt.of(Short.toUnsignedInt(bytes.getShort(at + Layouts.USN_JOURNAL_DATA_V1.offset(field))));
    }

    private static int v2(String field) {
        return Layouts.USN_JOURNAL_DATA_V2.offset(field);
    }
}
