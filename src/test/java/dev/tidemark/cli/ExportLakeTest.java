package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.DuckDb;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tidemark export SOURCE... --format parquet}. */
@Tag("shows-out")
class ExportLakeTest {

    /** 2024-05-03T12:00:00Z. */
    private static final long NOON = 133_592_112_000_000_000L;

    @TempDir
    Path folder;

    private Path journal;

    @BeforeEach
    void collect() throws IOException {
        journal = journal("collected");
    }

    private Path journal(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long usn = 4096;
        for (String file : List.of("a.txt", "b.docx", "c.txt")) {
            byte[] record = Records.v2(file)
                    .usn(usn)
                    .time(NOON)
                    .file(FileId.ntfs(40 + out.size(), 1))
                    .parent(FileId.ntfs(5, 5))
                    .reason(Reason.FILE_CREATE.bit())
                    .array();
            out.write(record);
            usn += record.length;
        }
        return Files.write(
                Files.createDirectories(folder.resolve(name).resolve("$Extend")).resolve("$J"), out.toByteArray());
    }

    private String lake() {
        return folder.resolve("lake").toString();
    }

    private Cli.Outcome export(String... more) {
        return Cli.run(Stream.concat(Stream.of("export", "--format", "parquet", "--output", lake()), Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        if (Files.notExists(Path.of(lake()))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(Path.of(lake()))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> Path.of(lake()).relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private List<List<String>> ask(String query) throws Exception {
        try (DuckDb duck = new DuckDb()) {
            return duck.rows(
                    query.replace("usn", "read_parquet('" + lake() + "/usn/**/*.parquet', hive_partitioning = true)"));
        }
    }

    @Test
    void aJournalIsWrittenUnderItsHost() throws Exception {
        Cli.Outcome outcome = export(journal.toString(), "--host", "WS-7");
        assertThat(outcome.err()).contains("3 records written to " + lake() + ": 1 file, ");
        assertThat(outcome.code()).isZero();
        assertThat(files())
                .singleElement()
                .asString()
                .matches("usn/host=WS-7/volume=unknown-[0-9a-f]{12}/date=2024-05-03/part-unknown-4096-\\d+\\.parquet");
        assertThat(ask("SELECT name, path, host, source, origin FROM usn ORDER BY name")
                        .getFirst())
                .containsExactly("a.txt", "\\a.txt", "WS-7", journal.toString(), "journal");
    }

    @Test
    void whoseAJournalIsIsReadFromWhatWasCollectedWithIt() throws Exception {
        ByteBuffer max = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        max.putLong(0, 1 << 25).putLong(8, 1 << 22).putLong(16, 0x01D8_347B_E2AB_90F1L);
        Files.write(journal.resolveSibling("$Max"), max.array());
        ByteBuffer boot = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        boot.put(3, "NTFS    ".getBytes(StandardCharsets.US_ASCII)).putLong(0x48, 0xABCD_EF01_1A2B_3C4DL);
        boot.putShort(510, (short) 0xAA55);
        Files.write(folder.resolve("collected").resolve("$Boot"), boot.array());
        assertThat(export(journal.toString()).code()).isZero();
        assertThat(files())
                .singleElement()
                .asString()
                .contains("/volume=v-abcdef011a2b3c4d/", "/part-01d8347be2ab90f1-");
        assertThat(ask("SELECT DISTINCT volume_serial, journal_id FROM usn"))
                .containsExactly(
                        List.of(Long.toUnsignedString(0xABCD_EF01_1A2B_3C4DL), Long.toString(0x01D8_347B_E2AB_90F1L)));
    }

    @Test
    void whoseAJournalIsCanBeSaid() throws Exception {
        export(journal.toString(), "--volume-serial", "1A2B-3C4D", "--journal-id", "0x1d8", "--partition", "volume");
        assertThat(files()).singleElement().asString().startsWith("usn/volume=v-1a2b3c4d/part-00000000000001d8-4096-");
    }

    @Test
    void whereVolumesShareAFolderTheNamesOfFilesTellThemApart() throws Exception {
        export(journal.toString(), "--volume-serial", "1", "--partition", "date,host", "--compression", "none");
        assertThat(files())
                .singleElement()
                .asString()
                .startsWith("usn/host=unknown/date=2024-05-03/part-v-1-unknown-4096-");
    }

    @Test
    void onlyWhatPassesIsWrittenUnderItsOwnRange() throws Exception {
        assertThat(export(journal.toString(), "--where", "ext == docx").code()).isZero();
        assertThat(ask("SELECT name FROM usn")).containsExactly(List.of("b.docx"));
    }

    @Test
    void oneSourceThatCannotBeReadDoesNotStopTheOthers() throws Exception {
        String missing = folder.resolve("missing").toString();
        Cli.Outcome outcome =
                export(journal.toString(), missing, journal("other").toString(), "--host", "H");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(missing);
        assertThat(outcome.err().lines().filter(line -> line.contains("3 records written")))
                .hasSize(2);
    }

    @Test
    void aFolderOfEvidenceIsWrittenAndWhatIsNamedTwiceIsWrittenOnce() throws Exception {
        Path other = journal("other");
        Cli.Outcome outcome = export(folder.toString(), journal.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err().lines().filter(line -> line.contains("3 records written")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("tidemark: " + journal + ": "),
                        line -> assertThat(line).startsWith("tidemark: " + other + ": "));
    }

    @Test
    void aFolderWithoutEvidenceIsSaid() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Cli.Outcome outcome = export(empty.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("is a folder without a journal or a saved capture");
        assertThat(files()).isEmpty();
    }

    @Test
    void nothingIsWrittenIntoACaptureThatIsToBeReadBehindOthers() throws Exception {
        Path capture = Files.createDirectory(Path.of(lake()));
        Files.copy(journal, capture.resolve("journal-000.usn"));
        Files.writeString(capture.resolve("rows.jsonl"), "");
        Files.writeString(
                capture.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\",\"records\":3}],\"rows\":0}");
        List<String> before = files();
        assertThat(export(journal.toString(), capture.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "--host=" + "x260,too long",
        "--volume-serial=xyz,hex digits",
        "--columns=usn,--columns",
        "--partition=week,week",
        "--format=xml,is no format"
    })
    void whatMakesNoSenseIsRefused(String option, String words) throws Exception {
        Cli.Outcome outcome = export(journal.toString(), option.replace("x260", "x".repeat(260)));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(words);
        assertThat(files()).isEmpty();
    }

    @Test
    void onlyALakeHasPartitions() {
        Cli.Outcome outcome =
                Cli.run("export", journal.toString(), "--format", "csv", "--output", lake(), "--partition", "host");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--format parquet");
    }

    @Test
    void aFileIsNoFolderForALake() throws IOException {
        Path file = Files.writeString(folder.resolve("lake"), "text");
        assertThat(export(journal.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(file).hasContent("text");
    }

    @Test
    void theNumbersOfOneVolumeAreNotThoseOfTwo() throws IOException {
        Cli.Outcome outcome = export(journal.toString(), journal("other").toString(), "--volume-serial", "1");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("one SOURCE");
    }
}
