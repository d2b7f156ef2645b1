package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Journals;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.jr.ob.JSON;

/** Real extracts, against what independent readers and Windows itself made of them. */
@Tag("shows-open")
class RealJournalsTest {

    private static final String RANGES = "win10-v4-dfirntfs";
    private static final int FILE_ID_DIGITS = 32;

    @SuppressWarnings("unused") // by name
    static final List<String> SETS = Journals.SETS;

    @ParameterizedTest
    @FieldSource("SETS")
    void tsvIsExactlyWhatIsExpected(String set) throws IOException {
        byte[] expected = Files.readAllBytes(Journals.file(set, "expected.tsv"));
        Cli.Outcome outcome = Cli.run("records", Journals.file(set, "$J").toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.bytes()).isEqualTo(expected);
    }

    @Test
    void version4TsvIsExactlyWhatIsExpected() throws IOException {
        byte[] expected = Files.readAllBytes(Journals.file(RANGES, "expected_v4.tsv"));
        Cli.Outcome outcome = Cli.run("records", Journals.file(RANGES, "$J").toString(), "--versions", "4");
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.bytes()).isEqualTo(expected);
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void leftOutVersion4RecordsAreCountedOnTheErrorStream() {
        Cli.Outcome outcome = Cli.run("records", Journals.file(RANGES, "$J").toString());
        assertThat(outcome.err()).contains("7 version 4 records were left out");
    }

    @Test
    void recordsAreCountedByVersion() {
        Cli.Outcome outcome = Cli.run("records", Journals.file(RANGES, "$J").toString(), "--count");
        assertThat(outcome.out()).isEqualTo("V2\t264\nV4\t7\ntotal\t271\n");
    }

    @Test
    void everyRecordAgreesWithWhatWindowsPrinted() throws IOException {
        List<FsutilRecord> printed = FsutilRecord.read(Journals.file(RANGES, "fsutil.txt"));
        Cli.Outcome outcome = Cli.run("records", Journals.file(RANGES, "$J").toString(), "--format", "jsonl");
        List<Map<String, Object>> records = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            records.add(JSON.std.mapFrom(line));
        }
        assertThat(printed).hasSize(268);
        assertThat(records).hasSize(printed.size() + 3);
        for (int i = 0; i < printed.size(); i++) {
            agrees(records.get(i), printed.get(i));
        }
    }

    private static void agrees(Map<String, Object> record, FsutilRecord printed) {
        assertThat(record.get("Usn").toString()).isEqualTo(printed.get("Usn"));
        int reason = Integer.parseUnsignedInt(record.get("Reason").toString().substring(2), 16);
        assertThat(record.get("Reason") + ": " + Reason.labels(reason)).isEqualTo(printed.get("Reason"));
        assertThat(id(record.get("FileReferenceNumber"))).isEqualTo(printed.get("File ID"));
        assertThat(id(record.get("ParentFileReferenceNumber"))).isEqualTo(printed.get("Parent file ID"));
        assertThat(record.get("SourceInfo") + ": *NONE*").isEqualTo(printed.get("Source info"));
        assertThat(record.get("MinorVersion").toString()).isEqualTo(printed.get("Minor version"));
        if (printed.get("Major version").equals("4")) {
            extentsAgree(record, printed);
        } else {
            namedAgrees(record, printed);
        }
    }

    private static String id(Object hex) {
        String digits = hex.toString().substring(2);
        return "0".repeat(FILE_ID_DIGITS - digits.length()) + digits;
    }

    /** The live volume gave as version 3, 16 bytes longer, what the extract holds as version 2. */
    private static void namedAgrees(Map<String, Object> record, FsutilRecord printed) {
        assertThat(printed.get("Major version")).isEqualTo("3");
        assertThat(record.get("MajorVersion")).isEqualTo(2);
        assertThat((int) record.get("RecordLength") + 16).isEqualTo(Integer.parseInt(printed.get("Record length")));
        assertThat(record.get("FileName")).isEqualTo(printed.get("File name"));
        assertThat(record.get("FileNameLength").toString()).isEqualTo(printed.get("File name length"));
        assertThat(record.get("SecurityId").toString()).isEqualTo(printed.get("Security ID"));
        String mask = record.get("FileAttributes").toString();
        int attributes = Integer.parseUnsignedInt(mask.substring(2), 16);
        assertThat(mask + ": " + FileAttribute.labels(attributes)).isEqualTo(printed.get("File attributes"));
        LocalDateTime time =
                LocalDateTime.parse(printed.get("Time stamp"), DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss"));
        assertThat(record.get("TimeStamp").toString()).startsWith(time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    }

    private static void extentsAgree(Map<String, Object> record, FsutilRecord printed) {
        assertThat(record.get("MajorVersion")).isEqualTo(4);
        assertThat(record).doesNotContainKeys("FileName", "TimeStamp", "FileAttributes", "SecurityId");
        assertThat(record.get("RecordLength").toString()).isEqualTo(printed.get("Record length"));
        assertThat(record.get("NumberOfExtents").toString()).isEqualTo(printed.get("Number of extents"));
        assertThat(record.get("RemainingExtents").toString()).isEqualTo(printed.get("Remaining extents"));
        List<?> extents = (List<?>) record.get("Extents");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < extents.size(); i++) {
            Map<?, ?> extent = (Map<?, ?>) extents.get(i);
            words.add("[%d: %s, %s]".formatted(i + 1, extent.get("Offset"), extent.get("Length")));
        }
        assertThat(words).isEqualTo(printed.extents());
    }
}
