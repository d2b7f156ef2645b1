package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-out")
class ExportCommandTest {

    private static final int WIN7_RECORDS = 38_014;

    @TempDir
    Path folder;

    private String journal() throws IOException {
        FileId docs = FileId.ntfs(30, 1);
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("docs")
                .file(docs)
                .parent(FileId.NTFS_ROOT)
                .time(StoredRows.NOON)
                .set("FileAttributes", 0x10));
        journal.add(Records.v2("a.txt")
                .file(FileId.ntfs(40, 1))
                .parent(docs)
                .time(StoredRows.NOON)
                .reason(0x100));
        journal.raw(Records.v4(journal.usn(), FileId.ntfs(41, 1), docs, 1, 0, 0, 4096)
                .array());
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    private Cli.Outcome export(String source, String format, String file) {
        return Cli.run("export", source, "--format", format, "--output", file);
    }

    // --- writing

    @Test
    void aFileIsWrittenWholeAndWhatItCannotHoldIsSaid() throws IOException {
        Path file = folder.resolve("out.csv");
        Cli.Outcome outcome = export(journal(), "mftecmd", file.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("2 records written to " + file)
                .contains("1 record of version 4: MFTECmd CSV has no line for them here");
        assertThat(Files.readString(file).lines().skip(2))
                .containsExactly("a.txt,.txt,40,1,30,1,.\\docs,72,2024-05-03 12:00:00.0000000,FileCreate,0,72,"
                        + folder.resolve("$J").toAbsolutePath());
    }

    @Test
    void onlyWhatPassesIsWrittenAndColumnsAreOfTables() throws IOException {
        Path file = folder.resolve("out.csv");
        Cli.Outcome outcome = Cli.run(
                "export",
                journal(),
                "--format",
                "csv",
                "--columns",
                "name,path",
                "--where",
                "name == a.txt",
                "--output",
                file.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(file).hasContent("FileName,Path\na.txt,\\docs\\a.txt\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--output OUT; --format says in which form",
                "--format ecs; --output says which file",
                "--format ecs --output OUT --columns usn; --columns goes with --format csv, tsv or jsonl",
                "--format ecs --output OUT other; This format takes one SOURCE",
                "--check OUT; --check takes a file and nothing else",
                "--format nonsense --output OUT; nonsense",
            })
    void wrongUsageIsSaidAndNothingIsWritten(String arguments, String words) throws IOException {
        List<String> args = new ArrayList<>(List.of("export", journal()));
        args.addAll(List.of(
                arguments.replace("OUT", folder.resolve("out").toString()).split(" ")));
        Cli.Outcome outcome = Cli.run(args.toArray(String[]::new));

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(words);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void evidenceIsNeverWrittenOver() throws IOException {
        String journal = journal();
        byte[] before = Files.readAllBytes(Path.of(journal));

        assertThat(export(journal, "ecs", journal).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Path.of(journal)).hasBinaryContent(before);
    }

    @Test
    void whatHasNoRecordReplacesNothing() throws IOException {
        Path old = Files.writeString(folder.resolve("old.csv"), "of yesterday");
        Path empty = Files.createFile(folder.resolve("empty"));

        for (String source : List.of(
                empty.toString(), folder.toString(), folder.resolve("none").toString(), "")) {
            assertThat(export(source, "csv", old.toString()).code()).isEqualTo(ExitCode.FAILED);
        }
        assertThat(old).hasContent("of yesterday");
    }

    /** Fewer records than it says. */
    @Test
    void aSourceThatIsNotWholeReplacesNothing() throws IOException {
        Path capture = Files.createDirectory(folder.resolve("capture"));
        Files.copy(Path.of(journal()), capture.resolve("journal-000.usn"));
        Files.writeString(capture.resolve("rows.jsonl"), "");
        Files.writeString(
                capture.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\",\"records\":20}],\"rows\":0}");
        Path old = Files.writeString(folder.resolve("old.csv"), "of yesterday");
        Path fresh = folder.resolve("fresh.csv");

        for (Path file : List.of(old, fresh)) {
            Cli.Outcome outcome = export(capture.toString(), "csv", file.toString());
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.err()).contains("journal-000.usn");
        }
        assertThat(old).hasContent("of yesterday");
        assertThat(fresh).content().contains("a.txt");
    }

    @Test
    void theHostIsTold() throws IOException {
        Path file = folder.resolve("out");
        Cli.run("export", journal(), "--format", "ecs", "--host", "PC-7", "--output", file.toString());

        assertThat(Files.readString(file)).contains("\"host\":{\"name\":\"PC-7\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mftecmd", "timesketch", "ecs"})
    @DisabledOnOs(OS.WINDOWS)
    void aHostileNameOfASourceStaysInItsPlace(String format) throws IOException {
        Path named = Files.createDirectory(folder.resolve("a\n\u001b[2J,\u202Eb"));
        Path source = Files.copy(Path.of(journal()), named.resolve("$J"));
        Path file = named.resolve("out");

        Cli.Outcome outcome = export(source.toString(), format, file.toString());
        Cli.Outcome check = Cli.run("export", "--check", file.toString());

        assertThat(Files.readString(file)).contains("u001b[2J,").doesNotContain("\u001b", "\u202E");
        assertThat(Files.readString(file).lines()).hasSize(format.equals("mftecmd") ? 3 : 2);
        assertThat(outcome.err().lines()).allMatch(line -> line.startsWith("tidemark: ") && !line.contains("\u001b"));
        assertThat(check.out()).contains("is valid").doesNotContain("\u001b").hasLineCount(1);
    }

    // --- the stream

    @ParameterizedTest
    @ValueSource(strings = {"mftecmd", "timesketch", "body", "ecs"})
    void recordsStreamsTheVeryBytes(String format) throws IOException {
        Path file = folder.resolve("out");
        export(journal(), format, file.toString());
        Cli.Outcome stream = Cli.run("records", journal(), "--format", format);

        assertThat(stream.code()).isEqualTo(ExitCode.OK);
        assertThat(stream.out()).isEqualTo(Files.readString(file));
        assertThat(stream.err()).contains("1 record ");
        assertThat(Cli.run("records", journal(), "--format", format, "--columns", "usn")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatWasNotWrittenIsNoRecordInTheProvenance() throws IOException {
        Path file = folder.resolve("out");
        Cli.run("records", journal(), "--format", "mftecmd", "--output", file.toString(), "--provenance");

        assertThat(Files.readString(folder.resolve("out.provenance.json")))
                .contains("\"records\" : 2")
                .contains("\"leftOut\" : 1")
                .contains("\"mftecmd\"");
    }

    // --- the old formats

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tsv; usn%ttimestamp_filetime%treason%tsource_info%tattributes%tfile_ref%tparent_ref%tname%n"
                    + "72%t133592112000000000%t00000100%t00000000%t00000000%t0001000000000028%t000100000000001e%ta.txt%n",
                "csv; RecordLength,MajorVersion,MinorVersion,FileReferenceNumber,ParentFileReferenceNumber,Usn,TimeStamp,"
                    + "Reason,ReasonSymbols,SourceInfo,SecurityId,FileAttributes,FileNameLength,FileNameOffset,FileName,"
                    + "RemainingExtents,NumberOfExtents,ExtentSize,Extents%n"
                    + "72,2,0,0x0001000000000028,0x000100000000001e,72,2024-05-03T12:00:00.0000000Z,0x00000100,"
                    + "FILE_CREATE,0x00000000,0,0x00000000,10,60,a.txt,,,,%n",
                "jsonl; {\"RecordLength\":72,\"MajorVersion\":2,\"MinorVersion\":0,"
                        + "\"FileReferenceNumber\":\"0x0001000000000028\","
                        + "\"ParentFileReferenceNumber\":\"0x000100000000001e\",\"Usn\":72,"
                        + "\"TimeStamp\":\"2024-05-03T12:00:00.0000000Z\",\"Reason\":\"0x00000100\","
                        + "\"ReasonSymbols\":[\"FILE_CREATE\"],\"SourceInfo\":\"0x00000000\",\"SecurityId\":0,"
                        + "\"FileAttributes\":\"0x00000000\",\"FileNameLength\":10,\"FileNameOffset\":60,"
                        + "\"FileName\":\"a.txt\"}%n",
            })
    void theOldFormatsAreByteForByteWhatTheyWere(String format, String bytes) throws IOException {
        Cli.Outcome outcome = Cli.run("records", journal(), "--format", format, "--where", "name == a.txt");

        assertThat(outcome.out()).isEqualTo(bytes.replace("%t", "\t").replace("%n", "\n"));
    }

    // --- a real journal, against a plain implementation and against mactime

    private static final Map<Long, String> REASONS = new LinkedHashMap<>();
    private static final Map<Long, String> ATTRIBUTES = new LinkedHashMap<>();

    static {
        String reasons = "1 DataOverwrite 2 DataExtend 4 DataTruncation 10 NamedDataOverwrite 20 NamedDataExtend"
                + " 40 NamedDataTruncation 100 FileCreate 200 FileDelete 400 EaChange 800 SecurityChange"
                + " 1000 RenameOldName 2000 RenameNewName 4000 IndexableChange 8000 BasicInfoChange"
                + " 10000 HardLinkChange 20000 CompressionChange 40000 EncryptionChange 80000 ObjectIdChange"
                + " 100000 ReparsePointChange 200000 StreamChange 400000 TransactedChange 800000 IntegrityChange"
                + " 80000000 Close";
        String attributes = "1 ReadOnly 2 Hidden 4 System 10 Directory 20 Archive 40 Device 80 Normal 100 Temporary"
                + " 200 SparseFile 400 ReparsePoint 800 Compressed 1000 Offline 2000 NotContentIndexed 4000 Encrypted";
        fill(REASONS, reasons);
        fill(ATTRIBUTES, attributes);
    }

    private static void fill(Map<Long, String> words, String text) {
        String[] parts = text.split(" ");
        for (int i = 0; i < parts.length; i += 2) {
            words.put(Long.parseLong(parts[i], 16), parts[i + 1]);
        }
    }

    private static String words(String hex, Map<Long, String> words) {
        long mask = Long.parseLong(hex, 16);
        List<String> set = new ArrayList<>();
        words.forEach((bit, word) -> {
            if ((mask & bit) != 0) {
                set.add(word);
            }
        });
        return set.isEmpty() ? "0" : String.join("|", set);
    }

    private static String time(String filetime) {
        BigInteger ticks = new BigInteger(filetime);
        BigInteger second = BigInteger.valueOf(TimeUnit.SECONDS.toMicros(10));
        LocalDateTime time = LocalDateTime.of(1601, 1, 1, 0, 0)
                .plusSeconds(ticks.divide(second).longValue());
        return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT))
                + String.format(Locale.ROOT, ".%07d", ticks.mod(second).longValue());
    }

    /** What MFTECmd writes of a line of the table that an independent tool made, but for the path. */
    private static List<String> plain(String line, String source) {
        String[] of = line.split("\t", -1);
        long file = Long.parseUnsignedLong(of[5], 16);
        long parent = Long.parseUnsignedLong(of[6], 16);
        String name = of[7];
        int dot = name.lastIndexOf('.');
        return List.of(
                name,
                dot < 0 || dot == name.length() - 1 ? "" : name.substring(dot),
                Long.toString(file % (1L << 48)),
                Long.toString(file >> 48),
                Long.toString(parent % (1L << 48)),
                Long.toString(parent >> 48),
                of[0],
                time(of[1]),
                words(of[2], REASONS),
                words(of[4], ATTRIBUTES),
                // This one was taken with the zeros at its begin.
                of[0],
                source);
    }

    @Test
    void mftecmdOfARealJournalIsWhatAPlainImplementationMakes() throws IOException {
        Path journal = Journals.file("win7-orc", "$J");
        Path file = folder.resolve("out.csv");
        assertThat(export(journal.toString(), "mftecmd", file.toString()).code())
                .isEqualTo(ExitCode.OK);

        List<List<String>> expected = Files.readAllLines(Journals.file("win7-orc", "expected.tsv")).stream()
                .skip(1)
                .map(line -> plain(line, journal.toAbsolutePath().toString()))
                .toList();
        List<List<String>> cells = new ArrayList<>();
        List<String> parents = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            csv.stream().skip(1).forEach(row -> {
                List<String> all = new ArrayList<>(row.getFields());
                parents.add(all.remove(6));
                cells.add(all);
            });
        }
        assertThat(cells).hasSize(WIN7_RECORDS).isEqualTo(expected);
        List<String> paths = Cli.run("records", journal.toString(), "--columns", "dir,certainty")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.endsWith("\tpartial") ? "" : "." + line.substring(0, line.indexOf('\t')))
                .map(path -> path.equals(".\\") ? "." : path)
                .toList();
        assertThat(parents).isEqualTo(paths);
        assertThat(Files.readString(file).chars().filter(c -> c == '\n').count())
                .isEqualTo(WIN7_RECORDS + 1);
    }

    @Test
    void mactimeGivesEveryRecordOfARealJournalBack() throws Exception {
        Path mactime = Path.of("/usr/bin/mactime");
        assumeTrue(Files.isExecutable(mactime), "no mactime: install the package sleuthkit");
        Path file = folder.resolve("out.body");
        export(Journals.file("win7-orc", "$J").toString(), "body", file.toString());
        Path out = folder.resolve("timeline.csv");
        Process process = new ProcessBuilder(mactime.toString(), "-y", "-d", "-b", file.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readAllLines(out)).hasSize(WIN7_RECORDS + 1);
    }

    @Test
    void whatIsWrittenOfARealJournalIsValid() {
        String set = "win10-v4-dfirntfs";
        for (String format : List.of("mftecmd", "timesketch", "body", "ecs", "csv", "tsv", "jsonl")) {
            Path file = folder.resolve("out-" + format);
            assertThat(export(Journals.file(set, "$J").toString(), format, file.toString())
                            .code())
                    .isEqualTo(ExitCode.OK);
            Cli.Outcome check = Cli.run("export", "--check", file.toString());
            assertThat(check.err()).isEmpty();
            assertThat(check.code()).isEqualTo(ExitCode.OK);
            assertThat(check.out()).contains("is valid");
        }
    }

    // --- validating

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndTheFileIsAsItWas() throws IOException {
        Path file = folder.resolve("out");
        export(journal(), "body", file.toString());
        byte[] broken = (Files.readString(file) + "0|a|b|c\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, broken);
        Cli.Outcome outcome = Cli.run("export", "--check", file.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("line 3, column 1: 4 fields instead of 11");
        assertThat(outcome.out()).isEqualTo(file + " is not valid mactime body file: 1 error in 3 records\n");
        assertThat(file).hasBinaryContent(broken);
    }

    @Test
    void whatNobodyKnowsIsSaidWithWhatThereIs() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "hello\n");

        assertThat(Cli.run("export", "--check", file.toString()).err())
                .contains("has no form that is known by its first line")
                .contains("mftecmd, timesketch, body, ecs");
        Files.writeString(file, "");
        assertThat(Cli.run("export", "--check", file.toString()).err()).contains("The file is empty");
        assertThat(Cli.run("export", "--check", folder.toString()).err()).contains("it is no regular file");
        assertThat(Cli.run("export", "--check", folder.resolve("none").toString())
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }
}
