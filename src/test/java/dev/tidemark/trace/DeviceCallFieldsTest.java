package dev.tidemark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.testing.LayoutTable;
import dev.tidemark.testing.TableBytes;
import dev.tidemark.usn.FileId;
import dev.tidemark.volume.StructureField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("shows-act")
class DeviceCallFieldsTest {

    private static final byte[] NOTHING = DeviceCalls.NOTHING;
    private static final Map<String, List<String>> HEADS = Map.of(
            "READ_USN_JOURNAL_DATA_V1", List.of("READ_USN_JOURNAL_DATA_V0"),
            "USN_JOURNAL_DATA_V1", List.of("USN_JOURNAL_DATA_V0"),
            "USN_JOURNAL_DATA_V2", List.of("USN_JOURNAL_DATA_V0", "USN_JOURNAL_DATA_V1"),
            "MFT_ENUM_DATA_V1", List.of("MFT_ENUM_DATA_V0"));

    /** Name, place and size of each field as the table of Windows headers has them. */
    private static List<String> ofTable(String struct) {
        List<String> lines = new ArrayList<>();
        List<String> structs = new ArrayList<>(HEADS.getOrDefault(struct, List.of()));
        structs.add(struct);
        for (String part : structs) {
            LayoutTable.fields(part)
                    .forEach(line -> lines.add(line.field() + " " + line.offset() + " " + line.number()));
        }
        return lines;
    }

    private static List<String> places(List<StructureField> fields) {
        return fields.stream()
                .filter(field -> !field.name().startsWith("("))
                .map(field -> field.name() + " " + field.offset() + " " + field.size())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "FSCTL_READ_USN_JOURNAL, READ_USN_JOURNAL_DATA_V0",
        "FSCTL_READ_USN_JOURNAL, READ_USN_JOURNAL_DATA_V1",
        "FSCTL_READ_UNPRIVILEGED_USN_JOURNAL, READ_USN_JOURNAL_DATA_V1",
        "FSCTL_CREATE_USN_JOURNAL, CREATE_USN_JOURNAL_DATA",
        "FSCTL_DELETE_USN_JOURNAL, DELETE_USN_JOURNAL_DATA",
        "FSCTL_ENUM_USN_DATA, MFT_ENUM_DATA_V0",
        "FSCTL_ENUM_USN_DATA, MFT_ENUM_DATA_V1",
        "FSCTL_READ_FILE_USN_DATA, READ_FILE_USN_DATA",
        "FSCTL_USN_TRACK_MODIFIED_RANGES, USN_TRACK_MODIFIED_RANGES",
        "FSCTL_MARK_HANDLE, MARK_HANDLE_INFO",
        "FSCTL_MARK_HANDLE, MARK_HANDLE_INFO32",
    })
    void everyFieldOfAnInputHasItsNameAndPlace(String code, String struct) {
        DeviceCall operation = DeviceCalls.of(code, "D:", TableBytes.of(struct).bytes(), NOTHING);

        assertThat(places(operation.inputFields())).containsExactlyElementsOf(ofTable(struct));
        assertThat(operation.inputStructure()).isEqualTo(struct);
        everyByteHasOneField(operation.inputFields(), operation.input().length);
    }

    @ParameterizedTest
    @CsvSource({
        "FSCTL_QUERY_USN_JOURNAL, USN_JOURNAL_DATA_V0",
        "FSCTL_QUERY_USN_JOURNAL, USN_JOURNAL_DATA_V1",
        "FSCTL_QUERY_USN_JOURNAL, USN_JOURNAL_DATA_V2",
        "FSCTL_GET_NTFS_VOLUME_DATA, NTFS_VOLUME_DATA_BUFFER",
        "FSCTL_USN_TRACK_MODIFIED_RANGES, USN_RANGE_TRACK_OUTPUT",
    })
    void everyFieldOfAnOutputHasItsNameAndPlace(String code, String struct) {
        DeviceCall operation =
                DeviceCalls.of(code, "D:", NOTHING, TableBytes.of(struct).bytes());

        assertThat(places(operation.outputFields())).containsExactlyElementsOf(ofTable(struct));
        assertThat(operation.outputStructure()).isEqualTo(struct);
        everyByteHasOneField(operation.outputFields(), operation.output().length);
    }

    @ParameterizedTest
    @EnumSource(ControlCode.class)
    void everyByteOfAnyAnswerAndRequestHasOneField(ControlCode code) {
        for (int length : new int[] {1, 4, 8, 12, 16, 24, 41, 64, 96, 104, 300}) {
            byte[] bytes = new byte[length];
            java.util.Arrays.fill(bytes, (byte) length);
            DeviceCall operation = DeviceCalls.of(code.name(), "D:", bytes, bytes);

            everyByteHasOneField(operation.inputFields(), length);
            everyByteHasOneField(operation.outputFields(), length);
        }
    }

    private static void everyByteHasOneField(List<StructureField> fields, int length) {
        int[] times = new int[length];
        for (StructureField field : fields) {
            for (int i = field.offset(); i < field.offset() + field.size(); i++) {
                times[i]++;
            }
        }
        assertThat(times).containsOnly(1);
    }

    private static StructureField field(List<StructureField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void masksAreNamedFlagByFlag() {
        DeviceCall read = DeviceCalls.of(
                "FSCTL_READ_USN_JOURNAL",
                "D:",
                TableBytes.of("READ_USN_JOURNAL_DATA_V0")
                        .put("ReasonMask", 0x8000_0100L)
                        .put("UsnJournalID", 0x01da_1234_5678_9abcL)
                        .bytes(),
                NOTHING);

        assertThat(field(read.inputFields(), "ReasonMask"))
                .isEqualTo(new StructureField(
                        "ReasonMask", 8, 4, "0x80000100", "USN_REASON_FILE_CREATE | USN_REASON_CLOSE"));
        assertThat(field(read.inputFields(), "UsnJournalID").value()).isEqualTo("0x01da123456789abc");
    }

    @Test
    void aMarkNamesItsSourceAndItsHandleFlagsAndTheCopyThatSharesTheirPlace() {
        DeviceCall source = DeviceCalls.of(
                "FSCTL_MARK_HANDLE",
                "D:\\a",
                TableBytes.of("MARK_HANDLE_INFO")
                        .put("UsnSourceInfo", 5)
                        .put("HandleInfo", 0x2001)
                        .bytes(),
                NOTHING);
        DeviceCall copy = DeviceCalls.of(
                "FSCTL_MARK_HANDLE",
                "D:\\a",
                TableBytes.of("MARK_HANDLE_INFO")
                        .put("UsnSourceInfo", 3)
                        .put("HandleInfo", 0x80)
                        .bytes(),
                NOTHING);

        assertThat(field(source.inputFields(), "UsnSourceInfo").meaning())
                .isEqualTo("USN_SOURCE_DATA_MANAGEMENT | USN_SOURCE_REPLICATION_MANAGEMENT");
        assertThat(field(source.inputFields(), "HandleInfo").meaning())
                .isEqualTo("MARK_HANDLE_PROTECT_CLUSTERS | MARK_HANDLE_ENABLE_USN_SOURCE_ON_PAGING_IO");
        assertThat(field(copy.inputFields(), "UsnSourceInfo").value()).isEqualTo("3");
        assertThat(field(copy.inputFields(), "UsnSourceInfo").meaning()).contains("copy to read");
    }

    @Test
    void theRecordsOfAnAnswerAreSummedUpOneALine() {
        byte[] answer = DeviceCalls.answer(
                9000,
                TableBytes.record(2, "a.txt")
                        .put("Usn", 4096)
                        .put("Reason", 0x8000_0002L)
                        .bytes(),
                TableBytes.record(3, "b.txt")
                        .put("Usn", 8192)
                        .put("Reason", 0x100)
                        .put("SourceInfo", 8)
                        .bytes(),
                TableBytes.record4(0, 16384)
                        .put("FileReferenceNumber", FileId.ntfs(77, 3))
                        .put("Usn", 8300)
                        .bytes());
        DeviceCall read = DeviceCalls.of("FSCTL_READ_USN_JOURNAL", "D:", NOTHING, answer);

        assertThat(read.outputFields())
                .extracting(StructureField::name, StructureField::value)
                .containsExactly(
                        tuple("NextUsn", "9000"),
                        tuple("USN_RECORD_V2", "USN 4096 a.txt"),
                        tuple("USN_RECORD_V3", "USN 8192 b.txt"),
                        tuple("USN_RECORD_V4", "USN 8300 000300000000004d"));
        assertThat(read.outputFields().get(2).meaning()).isEqualTo("File create (Client replication management)");
    }

    @Test
    void anEnumerationBeginsWithAFileReferenceNotWithAUsn() {
        byte[] answer = DeviceCalls.answer(FileId.ntfs(40, 2).low());
        DeviceCall enumerated = DeviceCalls.of("FSCTL_ENUM_USN_DATA", "D:", NOTHING, answer);

        assertThat(enumerated.outputFields())
                .containsExactly(new StructureField(
                        "NextFileReferenceNumber", 0, 8, "0002000000000028", "record 40, sequence 2"));
    }

    @Test
    void whatTheCallLeavesEmptyIsSaidToBeEmpty() {
        byte[] record = TableBytes.record(3, "a.txt").put("Usn", 4096).bytes();
        DeviceCall read = DeviceCalls.of("FSCTL_READ_FILE_USN_DATA", "D:\\a.txt", NOTHING, record);

        List<StructureField> fields = read.outputFields();
        assertThat(read.outputStructure()).isEqualTo("USN_RECORD_V3");
        for (String empty : List.of("TimeStamp", "Reason", "SourceInfo")) {
            assertThat(field(fields, empty).value()).isEmpty();
            assertThat(field(fields, empty).meaning()).isEqualTo("left empty by this call");
        }
        assertThat(field(fields, "FileName").value()).isEqualTo("a.txt");
        assertThat(field(fields, "Usn").value()).isEqualTo("4096");
        everyByteHasOneField(fields, record.length);
    }

    @Test
    void rawBytesThatNoPageDescribesAreShownAsTheyAre() {
        DeviceCall hold =
                DeviceCalls.of("IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES", "D:", new byte[] {1, 2, (byte) 0xff}, NOTHING);

        assertThat(hold.inputFields())
                .containsExactly(
                        new StructureField("(bytes)", 0, 3, "0102ff", "no structure is documented for these bytes"));
        assertThat(hold.inputStructure()).isEmpty();
    }

    @Test
    void aCodeIsTakenApartAsCtlCodeComposesIt() {
        assertThat(CodeParts.of(0x0009_00BB))
                .extracting(CodeParts.Part::name, CodeParts.Part::value)
                .containsExactly(
                        tuple("Device", "FILE_DEVICE_FILE_SYSTEM (0x9)"),
                        tuple("Access", "FILE_ANY_ACCESS (0x0)"),
                        tuple("Function", "46 (0x2e)"),
                        tuple("Method", "METHOD_NEITHER (0x3)"));
        assertThat(CodeParts.access(0x0053_C000)).isEqualTo("FILE_READ_ACCESS | FILE_WRITE_ACCESS");
    }
}
