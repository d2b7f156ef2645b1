package dev.tidemark.capture.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.testing.LayoutTable;
import dev.tidemark.testing.TableBytes;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("shows-act")
class OperationFieldsTest {

    private static final byte[] NOTHING = Operations.NOTHING;
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

    private static List<String> places(List<OperationField> fields) {
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
        Operation operation = Operations.of(code, "D:", TableBytes.of(struct).bytes(), NOTHING);

        assertThat(places(OperationFields.input(operation))).containsExactlyElementsOf(ofTable(struct));
        assertThat(OperationFields.inputName(operation)).isEqualTo(struct);
        everyByteHasOneField(OperationFields.input(operation), operation.input().length);
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
        Operation operation =
                Operations.of(code, "D:", NOTHING, TableBytes.of(struct).bytes());

        assertThat(places(OperationFields.output(operation))).containsExactlyElementsOf(ofTable(struct));
        assertThat(OperationFields.outputName(operation)).isEqualTo(struct);
        everyByteHasOneField(OperationFields.output(operation), operation.output().length);
    }

    @ParameterizedTest
    @EnumSource(ControlCode.class)
    void everyByteOfAnyAnswerAndRequestHasOneField(ControlCode code) {
        for (int length : new int[] {1, 4, 8, 12, 16, 24, 41, 64, 96, 104, 300}) {
            byte[] bytes = new byte[length];
            java.util.Arrays.fill(bytes, (byte) length);
            Operation operation = Operations.of(code.name(), "D:", bytes, bytes);

            everyByteHasOneField(OperationFields.input(operation), length);
            everyByteHasOneField(OperationFields.output(operation), length);
        }
    }

    private static void everyByteHasOneField(List<OperationField> fields, int length) {
        int[] times = new int[length];
        for (OperationField field : fields) {
            for (int i = field.offset(); i < field.offset() + field.size(); i++) {
                times[i]++;
            }
        }
        assertThat(times).containsOnly(1);
    }

    private static OperationField field(List<OperationField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void masksAreNamedFlagByFlag() {
        Operation read = Operations.of(
                "FSCTL_READ_USN_JOURNAL",
                "D:",
                TableBytes.of("READ_USN_JOURNAL_DATA_V0")
                        .put("ReasonMask", 0x8000_0100L)
                        .put("UsnJournalID", 0x01da_1234_5678_9abcL)
                        .bytes(),
                NOTHING);

        assertThat(field(OperationFields.input(read), "ReasonMask"))
                .isEqualTo(new OperationField(
                        "ReasonMask", 8, 4, "0x80000100", "USN_REASON_FILE_CREATE | USN_REASON_CLOSE"));
        assertThat(field(OperationFields.input(read), "UsnJournalID").value()).isEqualTo("0x01da123456789abc");
    }

    @Test
    void aMarkNamesItsSourceAndItsHandleFlagsAndTheCopyThatSharesTheirPlace() {
        Operation source = Operations.of(
                "FSCTL_MARK_HANDLE",
                "D:\\a",
                TableBytes.of("MARK_HANDLE_INFO")
                        .put("UsnSourceInfo", 5)
                        .put("HandleInfo", 0x2001)
                        .bytes(),
                NOTHING);
        Operation copy = Operations.of(
                "FSCTL_MARK_HANDLE",
                "D:\\a",
                TableBytes.of("MARK_HANDLE_INFO")
                        .put("UsnSourceInfo", 3)
                        .put("HandleInfo", 0x80)
                        .bytes(),
                NOTHING);

        assertThat(field(OperationFields.input(source), "UsnSourceInfo").meaning())
                .isEqualTo("USN_SOURCE_DATA_MANAGEMENT | USN_SOURCE_REPLICATION_MANAGEMENT");
        assertThat(field(OperationFields.input(source), "HandleInfo").meaning())
                .isEqualTo("MARK_HANDLE_PROTECT_CLUSTERS | MARK_HANDLE_ENABLE_USN_SOURCE_ON_PAGING_IO");
        assertThat(field(OperationFields.input(copy), "UsnSourceInfo").value()).isEqualTo("3");
        assertThat(field(OperationFields.input(copy), "UsnSourceInfo").meaning())
                .contains("copy to read");
    }

    @Test
    void theRecordsOfAnAnswerAreSummedUpOneALine() {
        byte[] answer = Operations.answer(
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
        Operation read = Operations.of("FSCTL_READ_USN_JOURNAL", "D:", NOTHING, answer);

        assertThat(OperationFields.output(read))
                .extracting(OperationField::name, OperationField::value)
                .containsExactly(
                        tuple("NextUsn", "9000"),
                        tuple("USN_RECORD_V2", "USN 4096 a.txt"),
                        tuple("USN_RECORD_V3", "USN 8192 b.txt"),
                        tuple("USN_RECORD_V4", "USN 8300 000300000000004d"));
        assertThat(OperationFields.output(read).get(2).meaning())
                .isEqualTo("File create (Client replication management)");
    }

    @Test
    void anEnumerationBeginsWithAFileReferenceNotWithAUsn() {
        byte[] answer = Operations.answer(FileId.ntfs(40, 2).low());
        Operation enumerated = Operations.of("FSCTL_ENUM_USN_DATA", "D:", NOTHING, answer);

        assertThat(OperationFields.output(enumerated))
                .containsExactly(new OperationField(
                        "NextFileReferenceNumber", 0, 8, "0002000000000028", "record 40, sequence 2"));
    }

    @Test
    void whatTheCallLeavesEmptyIsSaidToBeEmpty() {
        byte[] record = TableBytes.record(3, "a.txt").put("Usn", 4096).bytes();
        Operation read = Operations.of("FSCTL_READ_FILE_USN_DATA", "D:\\a.txt", NOTHING, record);

        List<OperationField> fields = OperationFields.output(read);
        assertThat(OperationFields.outputName(read)).isEqualTo("USN_RECORD_V3");
        for (String empty : List.of("TimeStamp", "Reason", "SourceInfo")) {
            assertThat(field(fields, empty).value()).isEmpty();
            assertThat(field(fields, empty).meaning()).isEqualTo("this call leaves it empty");
        }
        assertThat(field(fields, "FileName").value()).isEqualTo("a.txt");
        assertThat(field(fields, "Usn").value()).isEqualTo("4096");
        everyByteHasOneField(fields, record.length);
    }

    @Test
    void rawBytesThatNoPageDescribesAreShownAsTheyAre() {
        Operation hold =
                Operations.of("IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES", "D:", new byte[] {1, 2, (byte) 0xff}, NOTHING);

        assertThat(OperationFields.input(hold))
                .containsExactly(
                        new OperationField("(bytes)", 0, 3, "0102ff", "no structure is documented for these bytes"));
        assertThat(OperationFields.inputName(hold)).isEmpty();
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
