package dev.tidemark.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.TestField;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordLayouts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordFieldsTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    /** 2022-03-10 21:12:46.3921802 UTC. */
    private static final long TIME = 132_914_203_663_921_802L;

    private static Records v2() {
        return Records.v2("report.docx")
                .usn(0x600000)
                .time(TIME)
                .reason(0x80000102)
                .file(FileId.ntfs(744, 3))
                .parent(FileId.NTFS_ROOT)
                .set("FileAttributes", 0x2020)
                .set("SecurityId", 1234);
    }

    private static FieldRow field(byte[] record, String name) {
        return RecordFields.of(FIELDS, record, null).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name));
    }

    private static List<String> names(byte[] record) {
        return RecordFields.of(FIELDS, record, null).stream()
                .map(FieldRow::name)
                .toList();
    }

    private static void everyByteBelongsToOneField(byte[] record) {
        List<FieldRow> rows = RecordFields.of(FIELDS, record, null);
        for (int i = 0; i < record.length; i++) {
            int at = i;
            assertThat(rows.stream().filter(row -> row.holds(at)))
                    .as("byte " + i)
                    .hasSize(1);
        }
    }

    // --- where the fields stand

    @Test
    void everyFieldOfTheLayoutHasItsOffsetAndSize() {
        for (byte[] record : List.of(
                v2().array(),
                Records.v3("a").array(),
                Records.v4(1, FileId.of64(1), FileId.of64(2), 1, 0, 8, 9).array())) {
            Layout layout = RecordLayouts.of(record[4]);
            for (Layout.Field expected : layout.fields()) {
                if (expected.name().equals("FileName") || expected.name().equals("Extents")) {
                    continue;
                }
                FieldRow row = field(record, expected.name());
                assertThat(row.offset()).as(layout.name() + " " + expected).isEqualTo(expected.offset());
                assertThat(row.size()).as(layout.name() + " " + expected).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void everyByteOfARecordBelongsToExactlyOneRow() {
        everyByteBelongsToOneField(v2().array());
        everyByteBelongsToOneField(Records.v3("four").array());
        everyByteBelongsToOneField(Records.v2("").array());
        everyByteBelongsToOneField(
                Records.v4(1, FileId.of64(1), FileId.of64(2), 1, 0, 0, 1, 2, 3).array());
    }

    // --- what they mean

    @Test
    void reasonsAreSpelledOneALineWithWhatTheyMean() {
        FieldRow reason = field(v2().array(), "Reason");

        assertThat(reason.value()).isEqualTo("0x80000102");
        assertThat(reason.meaning().lines())
                .containsExactly(
                        "USN_REASON_DATA_EXTEND: data was added to the file",
                        "USN_REASON_FILE_CREATE: the file or directory was created",
                        "USN_REASON_CLOSE: the last handle was closed; all reasons since are in this record");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasADescription(Reason reason) {
        FieldRow row = field(v2().reason(reason.bit()).array(), "Reason");

        assertThat(row.meaning()).startsWith(reason.symbol() + ": ");
    }

    @Test
    void bitsThatAreNotDocumentedAreShownNotDropped() {
        assertThat(field(v2().reason(0x48000001).array(), "Reason").meaning())
                .contains("USN_REASON_DATA_OVERWRITE")
                .contains("0x48000000");
        assertThat(field(v2().set("SourceInfo", 0x12).array(), "SourceInfo").meaning())
                .contains("USN_SOURCE_AUXILIARY_DATA")
                .contains("0x00000010");
    }

    @Test
    void noReasonIsSaidInWords() {
        assertThat(field(v2().reason(0).array(), "Reason").meaning()).isEqualTo("no flag");
    }

    @Test
    void attributesAreSpelled() {
        FieldRow row = field(v2().array(), "FileAttributes");

        assertThat(row.value()).isEqualTo("0x00002020");
        assertThat(row.meaning().lines())
                .containsExactly("FILE_ATTRIBUTE_ARCHIVE", "FILE_ATTRIBUTE_NOT_CONTENT_INDEXED");
    }

    @Test
    void aTimeIsShownRawInUtcAndLocal() {
        FieldRow row = field(v2().array(), "TimeStamp");

        assertThat(row.value()).isEqualTo(Long.toString(TIME));
        assertThat(row.meaning().lines()).hasSize(2);
        assertThat(row.meaning()).startsWith("2022-03-10T21:12:46.3921802Z").contains("local");
    }

    @Test
    void aFileReferenceIsSplitIntoRecordAndSequence() {
        FieldRow row = field(v2().array(), "FileReferenceNumber");

        assertThat(row.value()).isEqualTo("00030000000002e8");
        assertThat(row.meaning()).isEqualTo("record 744, sequence 3");
        assertThat(field(v2().array(), "ParentFileReferenceNumber").meaning()).isEqualTo("record 5, sequence 5");
    }

    @Test
    void anIdBeyond64BitsIsNotTakenForAnNtfsReference() {
        byte[] record = Records.v3("a").file(new FileId(0x1L, 0x2L)).array();

        FieldRow row = field(record, "FileReferenceNumber");

        assertThat(row.value()).isEqualTo("00000000000000010000000000000002");
        assertThat(row.meaning()).isEqualTo("128-bit identifier");
    }

    @Test
    void numbersAreShownWithoutASign() {
        byte[] record = v2().set("SecurityId", -1).array();

        assertThat(field(record, "SecurityId").value()).isEqualTo("4294967295");
    }

    // --- the name

    @Test
    void controlCharactersAndLoneSurrogatesOfANameAreEscaped() {
        assertThat(field(Records.v2("a\nb").array(), "FileName").value()).isEqualTo("a\\u000ab");

        byte[] record = Records.v2("ab").array();
        ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putChar(RecordLayouts.V2.offset("FileName"), '\uD83D');
        assertThat(field(record, "FileName").value()).isEqualTo("\\ud83db");
    }

    @Test
    void aSurrogatePairIsACharacter() {
        FieldRow row = field(Records.v2("😀.txt").array(), "FileName");

        assertThat(row.value()).isEqualTo("😀.txt");
        assertThat(row.size()).isEqualTo(12);
    }

    @Test
    void bytesBehindTheNameAreShownAsPaddingWithWhatTheyHold() {
        byte[] record = Records.v2("abc").array();
        assertThat(record).hasSize(72);
        record[70] = 0x41;

        FieldRow row = field(record, "(padding)");

        assertThat(row.offset()).isEqualTo(66);
        assertThat(row.size()).isEqualTo(6);
        assertThat(row.value()).isEqualTo("000000004100");
        assertThat(row.meaning()).contains("stale bytes");
    }

    @Test
    void bytesBetweenTheHeaderAndANameThatStandsLaterAreShownToo() {
        byte[] record = Records.v2("abcdef")
                .set("FileNameOffset", 64)
                .set("FileNameLength", 8)
                .array();

        FieldRow row = field(record, "(no field)");

        assertThat(row.offset()).isEqualTo(60);
        assertThat(row.size()).isEqualTo(4);
        everyByteBelongsToOneField(record);
    }

    // --- versions

    @Test
    void version4ShowsItsExtentsOneByOne() {
        byte[] record = Records.v4(4096, FileId.ntfs(9, 1), FileId.NTFS_ROOT, 3, 2, 0, 16_384, 65_536, 32_768)
                .array();

        assertThat(field(record, "RemainingExtents").value()).isEqualTo("2");
        assertThat(field(record, "NumberOfExtents").value()).isEqualTo("2");
        FieldRow first = field(record, "Extents[0]");
        FieldRow second = field(record, "Extents[1]");
        assertThat(first.offset()).isEqualTo(64);
        assertThat(second.offset()).isEqualTo(80);
        assertThat(second.size()).isEqualTo(16);
        assertThat(second.meaning()).isEqualTo("bytes 65,536 to 98,304 of the file, 32,768 long");
    }

    @Test
    void extentsThatAreWiderThanKnownLeaveNoByteOut() {
        ByteBuffer record = Records.v4(1, FileId.of64(1), FileId.of64(2), 1, 0, 0, 1, 7, 7, 2, 3);
        record.putShort(RecordLayouts.V4.offset("NumberOfExtents"), (short) 2);
        record.putShort(RecordLayouts.V4.offset("ExtentSize"), (short) 24);

        everyByteBelongsToOneField(record.array());
    }

    @Test
    void whatAVersionDoesNotHaveIsAbsentNotZero() {
        byte[] record =
                Records.v4(1, FileId.of64(1), FileId.of64(2), 1, 0, 0, 1).array();

        for (String name : List.of("TimeStamp", "SecurityId", "FileAttributes", "FileName")) {
            FieldRow row = field(record, name);
            assertThat(row.isAbsent()).as(name).isTrue();
            assertThat(row.value()).isEmpty();
            assertThat(row.meaning()).isEqualTo("not in version 4");
        }
        assertThat(field(v2().array(), "RemainingExtents").meaning()).isEqualTo("not in version 2");
        assertThat(field(Records.v3("a").array(), "Extents").meaning()).isEqualTo("not in version 3");
    }

    @Test
    void ofALaterVersionTheHeaderIsDecodedAndTheRestKept() {
        byte[] record = v2().array();
        record[4] = 5;

        assertThat(names(record)).containsExactly("RecordLength", "MajorVersion", "MinorVersion", "(not decoded)");
        assertThat(field(record, "(not decoded)").size()).isEqualTo(record.length - 8);
        everyByteBelongsToOneField(record);
    }

    @Test
    void aLaterVersionOfNothingButAHeaderHasNoRest() {
        byte[] record = {8, 0, 0, 0, 9, 0, 0, 0};

        assertThat(names(record)).containsExactly("RecordLength", "MajorVersion", "MinorVersion");
    }

    @Test
    void rowsStandInTheOrderOfTheirBytesAndAbsentOnesLast() {
        int[] offsets = RecordFields.of(FIELDS, v2().array(), null).stream()
                .filter(FieldRow::hasBytes)
                .mapToInt(FieldRow::offset)
                .toArray();

        int[] sorted = offsets.clone();
        Arrays.sort(sorted);
        assertThat(offsets).isEqualTo(sorted);
        assertThat(RecordFields.of(FIELDS, v2().array(), null).getLast().isAbsent())
                .isTrue();
    }

    // --- fields beyond the layouts

    @Test
    @Tag("shows-rows")
    void aContributedFieldStandsBehindTheFieldsOfTheRecord() {
        List<FieldRow> rows = RecordFields.of(TestField.registry(), v2().array(), null);
        assertThat(rows.getLast()).isEqualTo(new FieldRow("Left over", -1, 0, "544", "How far the next thousand is."));
        assertThat(rows.subList(0, rows.size() - 1)).isEqualTo(RecordFields.of(FIELDS, v2().array(), null));
    }

    @Test
    @Tag("shows-rows")
    void aPathComesFirst() {
        FilePath path = new FilePath("\\a", "b", Certainty.LIVE);
        assertThat(RecordFields.of(FIELDS, v2().array(), path).getFirst()).isEqualTo(FieldRow.path(path));
    }
}
