package dev.tidemark.export.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.RandomRecords;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.usn.RecordBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("shows-out")
class FileCheckTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final int RECORDS = 500;

    @TempDir
    Path folder;

    private FileCheck.Result check(String text) throws IOException {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    private FileCheck.Result check(byte[] bytes) throws IOException {
        return FileCheck.check(Files.write(folder.resolve("file"), bytes), FIELDS, () -> false);
    }

    private static RecordWriter writer(RecordFormat format, ByteArrayOutputStream out) {
        ExportFormat table = format.table();
        return table == null
                ? format.profile(Written.FILE, true).writer(out)
                : ExportColumns.withPaths(FIELDS, table, false).writer(out);
    }

    @ParameterizedTest
    @EnumSource(RecordFormat.class)
    void whateverARecordHoldsWhatIsWrittenOfItIsValid(RecordFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = writer(format, out);
        writer.begin();
        long written = 0;
        for (ByteBuffer record : RandomRecords.of(7, RECORDS)) {
            RecordView view = new RecordView().show(record, 0);
            boolean named = RecordBytes.hasTimeAndName(view.version());
            String name = named ? RecordBytes.name(record, 0) : "v4";
            written += writer.write(view.withPath(new FilePath("\\d", name, Certainty.RECONSTRUCTED))) ? 1 : 0;
        }
        writer.flush();

        FileCheck.Result result = check(out.toByteArray());
        assertThat(result.first()).isEmpty();
        assertThat(result).isEqualTo(new FileCheck.Result(format, written, 0, result.first()));
        assertThat(written).isGreaterThan(RECORDS / 4);
    }

    private static String mftecmd() throws IOException {
        return Written.of(
                        RecordFormat.MFTECMD,
                        Written.FILE,
                        Written.in("\\d", Written.record("a.txt"), "a.txt"),
                        Written.in("\\d", Written.record("b,c.txt"), "b,c.txt"))
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UpdateTimestamp; UpdateTimeStamp; 1; 115; must be \"UpdateTimestamp\"",
                "2024-05-03 12:00:00.1234567,FileCreate|Close,Archive|NotContentIndexed,0; 2024-05-33"
                    + " 12:00:00.1234567,FileCreate|Close,Archive|NotContentIndexed,0; 2; 34; UpdateTimestamp cannot"
                    + " be \"2024-05-33",
                "a.txt,.txt,40,2; a.txt,.txt,40,70000; 2; 15; SequenceNumber cannot be \"70000\"",
                "a.txt,.txt; a.txt,.doc; 2; 7; Extension cannot be \".doc\"",
                "FileCreate|Close; FileMade; 2; 62; UpdateReasons cannot be \"FileMade\"",
                "a.txt,.txt,40; a.txt,.txt,40,; 2; 108; 14 cells, where the header has 13",
            })
    void whatTheToolWouldReadWrongIsNamedWithItsLineAndColumn(
            String right, String wrong, long line, int column, String words) throws IOException {
        FileCheck.Result result = check(mftecmd().replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));

        assertThat(result.format()).isEqualTo(RecordFormat.MFTECMD);
        assertThat(result.first().getFirst().words()).contains(words);
        assertThat(result.first().getFirst().line()).isEqualTo(line);
        assertThat(result.first().getFirst().column()).isEqualTo(column);
        assertThat(result.wrong()).isEqualTo(1);
    }

    @Test
    void theMarkTheLineEndsAndTheQuotesAreLookedAt() throws IOException {
        assertThat(check(mftecmd().substring(1)).first())
                .containsExactly(new Finding(
                        1, 1, "there is no byte order mark, by which other tools know that the file is UTF-8"));
        assertThat(check(mftecmd().replace("\r\n", "\n")).first())
                .hasSize(3)
                .allMatch(found -> found.words().equals("the line must end with CR and LF"));
        assertThat(check(mftecmd().replace("\"b,c.txt\"", "\"b,c.txt\"x")).first())
                .containsExactly(new Finding(3, 10, "a quote stands where none may, or something stands behind one"));
        assertThat(check(mftecmd() + "\"open").first()).containsExactly(new Finding(4, 1, "a quote is not closed"));
    }

    @Test
    void aCellOverTwoLinesIsOneCell() throws IOException {
        FileCheck.Result result = check(mftecmd().replace("\"b,c.txt\"", "\"b\r\nc.txt\""));

        assertThat(result.first()).isEmpty();
        assertThat(result.records()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0|a|b|40-2|r/r|0|0|0|-1|-1|5|-1; 1; 12 fields instead of 11",
                "0|a|40-2|r/r|0|0|0|-1|-1|-1|-1; 1; has no time",
                "0|a|0x2f|r/r|0|0|0|-1|-1|5|-1; 5; inode cannot be \"0x2f\"",
                "0|a|40-2|r/r|0|0|0|-1|-1|5.5|-1; 26; ctime cannot be \"5.5\"",
            })
    void whatMactimeWouldDropInSilenceIsFound(String line, int column, String words) throws IOException {
        FileCheck.Result result = check("# of yesterday\n" + "0|x|1-1|r/r|0|0|0|-1|-1|5|-1\n" + line + "\n");

        assertThat(result.format()).isNull();
        FileCheck.Result body = check("0|x|1-1|r/r|0|0|0|-1|-1|5|-1\n" + line + "\n");
        assertThat(body.format()).isEqualTo(RecordFormat.BODY);
        assertThat(body.wrong()).isEqualTo(1);
        assertThat(body.first().getFirst().line()).isEqualTo(2);
        assertThat(body.first().getFirst().column()).isEqualTo(column);
        assertThat(body.first().getFirst().words()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"message\":\"a FILE_CREATE CLOSE\",; ''; 1; \"message\" is missing",
                "+00:00; ''; 34; datetime cannot be",
                "7000000; \"7000000\"; 262; update_sequence_number cannot be",
                "{\"message\"; \"message\"; 1; one JSON object",
                "}; ''; 1; this is not JSON",
                "}; }{}; 1; this is not JSON",
            })
    void whatTimesketchWouldRefuseIsFound(String right, String wrong, int column, String words) throws IOException {
        String line = Written.of(RecordFormat.TIMESKETCH, Written.record("a")).text();
        FileCheck.Result result = check(line + line.replace(right, wrong));

        assertThat(result.format()).isEqualTo(RecordFormat.TIMESKETCH);
        assertThat(result.wrong()).isEqualTo(1);
        assertThat(result.first().getFirst().line()).isEqualTo(2);
        assertThat(result.first().getFirst().words()).contains(words);
        assertThat(result.first().getFirst().column()).isGreaterThanOrEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"kind\":\"event\"; \"kind\":\"happening\"; event.kind cannot be \"happening\"",
                "[\"file\"]; \"file\"; category cannot be \"file\"",
                "\"inode\"; \"node\"; the Elastic Common Schema has no field file.node",
                "\"creation\"; \"created\"; type cannot be \"[created]\"",
                "@timestamp; timestamp; \"@timestamp\" is missing",
                "7000000; 7.5; sequence cannot be \"7.5\"",
            })
    void whatTheSchemaDoesNotHaveIsFound(String right, String wrong, String words) throws IOException {
        String line = Written.of(RecordFormat.ECS, Written.record("a")).text();
        FileCheck.Result result = check(line + line.replace(right, wrong));

        assertThat(result.format()).isEqualTo(RecordFormat.ECS);
        assertThat(result.first()).extracting(Finding::words).containsExactly(words);
        assertThat(result.first().getFirst().line()).isEqualTo(2);
    }

    @Test
    void tablesAreKnownByTheirFieldsAndCheckedByTheirTypes() throws IOException {
        assertThat(check("Usn,Reason,FileName\n5,0x00000100,a\n").format()).isEqualTo(RecordFormat.CSV);
        assertThat(check("Usn,Reason,FileName\n5,0x100,a\n").first())
                .containsExactly(new Finding(2, 3, "Reason cannot be \"0x100\""));
        assertThat(check("usn\tname\n5\ta\tb\n").first())
                .containsExactly(new Finding(2, 1, "3 cells, where the header has 2"));
        assertThat(check("{\"Usn\":\"5\"}\n").first()).containsExactly(new Finding(1, 2, "Usn cannot be \"5\""));
        assertThat(check("Usn,Reasn\n5,1\n").first())
                .containsExactly(new Finding(1, 5, "no field is called \"Reasn\""));
    }

    @Test
    void anythingElseIsSaidToBeNone() throws IOException {
        for (String text : new String[] {"", "\n", "hello", "PAR1", "{}", "[1]", "||||"}) {
            assertThat(check(text).format()).isNull();
        }
        assertThat(check(new byte[] {(byte) 0xFF, 0, 1}).format()).isNull();
    }

    @Test
    void ofAnEndlessLineNoMoreIsKeptThanTheLongestMayHave() throws IOException {
        byte[] line = Written.of(RecordFormat.BODY, Written.record("a")).text().getBytes(StandardCharsets.UTF_8);
        byte[] file = Arrays.copyOf(line, 3 * CheckedLines.LONGEST);
        Arrays.fill(file, line.length, file.length, (byte) 'x');

        assertThat(check(file).first()).containsExactly(new Finding(2, 1, "the line has more than 1048576 bytes"));
    }

    @Test
    void quotesThatStayOpenOverManyLinesEndSoon() throws IOException {
        FileCheck.Result result = check(mftecmd() + "\"\n" + "x\n".repeat(CheckedLines.LONGEST / 2 + 1));

        assertThat(result.wrong()).isPositive();
        assertThat(result.first().getFirst().words()).isEqualTo("a quote is not closed");
    }

    @ParameterizedTest
    @EnumSource(RecordFormat.class)
    void damageIsFoundOrHarmlessAndNeverAnException(RecordFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = writer(format, out);
        writer.begin();
        for (int i = 0; i < 20; i++) {
            writer.write(Written.in("\\d", Written.record("a" + i), "a" + i));
        }
        writer.flush();
        Random random = new Random(3);
        for (int round = 0; round < 25; round++) {
            byte[] damaged = out.toByteArray();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(check(damaged).first()).hasSizeLessThanOrEqualTo(Findings.MOST_KEPT);
        }
    }
}
