package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.TableBytes;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer is decoded from bytes that were written by what a C compiler printed of the Windows headers. */
@Tag("shows-act")
class AnswerBytesTest {

    private static final String TARGET = "F:";
    private static final long A = 0x1122_3344_5566_7788L;
    private static final long B = 0x2132_4354_6576_8798L;
    private static final int WORD = 0x9182_7364;
    private static final FileId NARROW = new FileId(0, 0x0005_0000_0001_2345L);
    private static final FileId PARENT = new FileId(0, 0x0007_0000_0000_0005L);
    private static final FileId WIDE = new FileId(0x0102_0304_0506_0708L, 0x1112_1314_1516_1718L);
    private static final FileId WIDE_PARENT = new FileId(0x2122_2324_2526_2728L, 0x3132_3334_3536_3738L);

    private final ScriptedHandle handle = new ScriptedHandle();

    private static byte[] number(long value) {
        return TableBytes.of("USN_RANGE_TRACK_OUTPUT").put("Usn", value).bytes();
    }

    private static TableBytes journal(String struct) {
        return TableBytes.of(struct)
                .put("UsnJournalID", A)
                .put("FirstUsn", A + 1)
                .put("NextUsn", A + 2)
                .put("LowestValidUsn", A + 3)
                .put("MaxUsn", A + 4)
                .put("MaximumSize", A + 5)
                .put("AllocationDelta", A + 6);
    }

    /** The answer to a query that is as the older version has it, and then empty. */
    private static JournalData expected(
            OptionalInt min, OptionalInt max, OptionalInt flags, OptionalLong b, OptionalLong c) {
        return new JournalData(A, A + 1, A + 2, A + 3, A + 4, A + 5, A + 6, min, max, flags, b, c);
    }

    private JournalData query(TableBytes answer) throws Exception {
        handle.answers(answer.bytes());
        return JournalControl.query(handle, handle.backend(), TARGET);
    }

    @Test
    void aQueryIsDecodedInEveryVersion() throws Exception {
        OptionalInt none = OptionalInt.empty();
        OptionalLong no = OptionalLong.empty();
        OptionalInt min = OptionalInt.of(0x8182);
        OptionalInt max = OptionalInt.of(0x9394);
        assertThat(query(journal("USN_JOURNAL_DATA_V0"))).isEqualTo(expected(none, none, none, no, no));
        assertThat(query(journal("USN_JOURNAL_DATA_V1")
                        .put("MinSupportedMajorVersion", 0x8182)
                        .put("MaxSupportedMajorVersion", 0x9394)))
                .isEqualTo(expected(min, max, none, no, no));
        assertThat(query(journal("USN_JOURNAL_DATA_V2")
                        .put("MinSupportedMajorVersion", 0x8182)
                        .put("MaxSupportedMajorVersion", 0x9394)
                        .put("Flags", WORD)
                        .put("RangeTrackChunkSize", B)
                        .put("RangeTrackFileSizeThreshold", B + 1)))
                .isEqualTo(expected(min, max, OptionalInt.of(WORD), OptionalLong.of(B), OptionalLong.of(B + 1)));
    }

    private static byte[] changed(int version, FileId file, FileId parent, String name) {
        return TableBytes.record(version, name)
                .put("MinorVersion", 1)
                .put("FileReferenceNumber", file)
                .put("ParentFileReferenceNumber", parent)
                .put("Usn", A)
                .put("TimeStamp", B)
                .put("Reason", WORD)
                .put("SourceInfo", WORD + 1)
                .put("SecurityId", WORD + 2)
                .put("FileAttributes", WORD + 3)
                .bytes();
    }

    private static void assertChanged(ByteBuffer bytes, int at, int version, FileId file, FileId parent, String name) {
        assertThat(RecordBytes.majorVersion(bytes, at)).isEqualTo(version);
        assertThat(RecordBytes.minorVersion(bytes, at)).isEqualTo(1);
        assertIds(bytes, at, file, parent);
        assertThat(RecordBytes.usn(bytes, at)).isEqualTo(A);
        assertThat(RecordBytes.time(bytes, at)).isEqualTo(B);
        assertThat(RecordBytes.reason(bytes, at)).isEqualTo(WORD);
        assertThat(RecordBytes.sourceInfo(bytes, at)).isEqualTo(WORD + 1);
        assertThat(RecordBytes.securityId(bytes, at)).isEqualTo(WORD + 2);
        assertThat(RecordBytes.attributes(bytes, at)).isEqualTo(WORD + 3);
        assertThat(RecordBytes.name(bytes, at)).isEqualTo(name);
    }

    private static void assertIds(ByteBuffer bytes, int at, FileId file, FileId parent) {
        assertThat(new FileId(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at)))
                .isEqualTo(file);
        assertThat(new FileId(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at)))
                .isEqualTo(parent);
    }

    @Test
    void aReadIsDecodedWithRecordsOfEveryVersion() throws Exception {
        byte[] fourth = TableBytes.record4(B, B + 1)
                .put("FileReferenceNumber", WIDE)
                .put("ParentFileReferenceNumber", WIDE_PARENT)
                .put("Usn", A)
                .put("Reason", WORD)
                .put("SourceInfo", WORD + 1)
                .put("RemainingExtents", WORD + 2)
                .bytes();
        byte[] second = changed(2, NARROW, PARENT, "a.txt");
        byte[] third = changed(3, WIDE, WIDE_PARENT, "Übersicht");
        handle.answers(number(A + 9), second, third, fourth);
        try (JournalReader reader = new JournalReader(handle.backend(), TARGET)) {
            JournalReader.Batch batch = reader.read(new ReadRequest(0, -1, false, 0, 0, A, 2, 4, true));
            ByteBuffer records = batch.records();
            assertThat(batch.nextUsn()).isEqualTo(A + 9);
            assertThat(records.remaining()).isEqualTo(second.length + third.length + fourth.length);
            int at = records.position();
            assertChanged(records, at, 2, NARROW, PARENT, "a.txt");
            at += RecordBytes.length(records, at);
            assertChanged(records, at, 3, WIDE, WIDE_PARENT, "Übersicht");
            at += RecordBytes.length(records, at);
            assertRanges(records, at);
            assertThat(at + RecordBytes.length(records, at)).isEqualTo(records.limit());
        }
    }

    private static void assertRanges(ByteBuffer bytes, int at) {
        assertThat(RecordBytes.majorVersion(bytes, at)).isEqualTo(4);
        assertIds(bytes, at, WIDE, WIDE_PARENT);
        assertThat(RecordBytes.usn(bytes, at)).isEqualTo(A);
        assertThat(RecordBytes.reason(bytes, at)).isEqualTo(WORD);
        assertThat(RecordBytes.sourceInfo(bytes, at)).isEqualTo(WORD + 1);
        assertThat(RecordBytes.remainingExtents(bytes, at)).isEqualTo(WORD + 2);
        assertThat(RecordBytes.extentCount(bytes, at)).isEqualTo(1);
        assertThat(RecordBytes.extentSize(bytes, at)).isEqualTo(TableBytes.size("USN_RECORD_EXTENT"));
        assertThat(RecordBytes.extentOffset(bytes, at, 0)).isEqualTo(B);
        assertThat(RecordBytes.extentLength(bytes, at, 0)).isEqualTo(B + 1);
    }

    @Test
    void anEnumerationIsDecodedBehindTheNumberToGoOnWith() throws Exception {
        handle.answers(number(A), changed(2, NARROW, PARENT, "a.txt"), changed(3, WIDE, WIDE_PARENT, "b"));
        handle.fails(TableBytes.constant("ERROR_HANDLE_EOF"));
        FileTableEnumerator table = new FileTableEnumerator(handle, handle.backend(), TARGET, 0, Long.MAX_VALUE, 3);
        ByteBuffer page = table.next();
        assertThat(page).isNotNull();
        int first = page.position();
        assertChanged(page, first, 2, NARROW, PARENT, "a.txt");
        assertChanged(page, first + RecordBytes.length(page, first), 3, WIDE, WIDE_PARENT, "b");
        assertThat(table.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theUsnDataOfAFileIsDecodedInEveryVersion(int version) throws Exception {
        boolean wide = version == 3;
        FileId file = wide ? WIDE : NARROW;
        FileId parent = wide ? WIDE_PARENT : PARENT;
        handle.answers(changed(version, file, parent, "a.txt"));
        assertThat(FileUsnData.read(handle, handle.backend(), TARGET, version))
                .isEqualTo(new FileUsnData(A, version, file, parent, WORD + 3, WORD + 2, "a.txt"));
    }

    @Test
    void theUsnOfACloseRecordIsDecoded() throws Exception {
        handle.answers(number(A)).answers();
        assertThat(CloseRecord.write(handle, handle.backend(), TARGET)).isEqualTo(OptionalLong.of(A));
        assertThat(CloseRecord.write(handle, handle.backend(), TARGET)).isEmpty();
    }

    @Test
    void theUsnFromWhichRangesAreTrackedIsDecoded() throws Exception {
        handle.answers(number(A)).answers();
        assertThat(JournalControl.trackRanges(handle, handle.backend(), TARGET, 1, 1))
                .isEqualTo(OptionalLong.of(A));
        assertThat(JournalControl.trackRanges(handle, handle.backend(), TARGET, 1, 1))
                .isEmpty();
    }

    private static byte[] ntfs() {
        return TableBytes.of("NTFS_VOLUME_DATA_BUFFER")
                .put("VolumeSerialNumber", A)
                .put("NumberSectors", A + 1)
                .put("TotalClusters", A + 2)
                .put("FreeClusters", A + 3)
                .put("TotalReserved", A + 4)
                .put("BytesPerSector", WORD)
                .put("BytesPerCluster", WORD + 1)
                .put("BytesPerFileRecordSegment", WORD + 2)
                .put("ClustersPerFileRecordSegment", WORD + 3)
                .put("MftValidDataLength", A + 5)
                .put("MftStartLcn", A + 6)
                .put("Mft2StartLcn", A + 7)
                .put("MftZoneStart", A + 8)
                .put("MftZoneEnd", A + 9)
                .bytes();
    }

    private static NtfsVolumeData expected(OptionalInt major, OptionalInt minor) {
        return new NtfsVolumeData(
                A, A + 1, A + 2, A + 3, A + 4, WORD, WORD + 1, WORD + 2, WORD + 3, A + 5, A + 6, A + 7, A + 8, A + 9,
                major, minor);
    }

    @Test
    void theFactsOfAnNtfsVolumeAreDecodedWithAndWithoutItsVersion() throws Exception {
        byte[] extended = TableBytes.of("NTFS_EXTENDED_VOLUME_DATA")
                .put("ByteCount", TableBytes.size("NTFS_EXTENDED_VOLUME_DATA"))
                .put("MajorVersion", 0x8182)
                .put("MinorVersion", 0x9394)
                .bytes();
        handle.answers(ntfs()).answers(ntfs(), extended);
        assertThat(NtfsVolumeData.query(handle, handle.backend(), TARGET))
                .isEqualTo(expected(OptionalInt.empty(), OptionalInt.empty()));
        assertThat(NtfsVolumeData.query(handle, handle.backend(), TARGET))
                .isEqualTo(expected(OptionalInt.of(0x8182), OptionalInt.of(0x9394)));
    }
}
