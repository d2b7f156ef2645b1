package dev.tidemark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.FileSource;
import dev.tidemark.field.Citation;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.jr.ob.JSON;

/** {@code --output} destroys no evidence, and no result that nothing takes the place of. */
@Tag("shows-evidence")
class OutputSafetyTest {

    @TempDir
    Path folder;

    private Path journal;
    private Path table;
    private Path capture;
    private String errors = "";

    @BeforeEach
    void lay() throws IOException {
        Path evidence = Files.createDirectory(folder.resolve("case"));
        JournalFile file = new JournalFile(0);
        for (int i = 0; i < 100; i++) {
            file.add(Records.v2("file-" + i));
        }
        journal = Files.write(evidence.resolve("$J"), file.toBytes());
        table = Files.write(evidence.resolve("$MFT"), FileTableBytes.withRoot(8).toBytes());
        capture = Files.createDirectory(folder.resolve("capture"));
        Files.write(capture.resolve("journal-000.usn"), packed(50));
        Files.writeString(capture.resolve("rows.jsonl"), "");
        Files.writeString(
                capture.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\",\"records\":50}],\"rows\":0}");
    }

    /** Fewer than a page has room for. */
    private static byte[] packed(int records) {
        JournalFile file = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            file.add(Records.v2("file-" + i));
        }
        return file.toBytes();
    }

    private Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(folder.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "symbolic", "through a folder"})
    void anInputByAnyOtherNameIsRefused(String how) throws IOException {
        for (Path input : List.of(journal, table)) {
            Path alias = alias(how, input);
            Map<String, Long> before = sizes();

            for (String[] call : new String[][] {
                {"records", journal.toString(), "--output", alias.toString()},
                {"records", journal.toString(), "--paths", "--output", alias.toString()},
                {"records", journal.toString(), "--mft", table.toString(), "--output", alias.toString()},
            }) {
                Cli.Outcome outcome = Cli.run(call);
                assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
                assertThat(outcome.err()).startsWith("--output is ");
            }
            assertThat(sizes()).isEqualTo(before);
        }
    }

    private Path alias(String how, Path input) throws IOException {
        Path alias = folder.resolve(how + " " + input.getFileName());
        return switch (how) {
            case "hard" -> Files.createLink(alias, input);
            case "symbolic" -> Files.createSymbolicLink(alias, input);
            default -> Files.createSymbolicLink(alias, input.getParent()).resolve(input.getFileName());
        };
    }

    @Test
    void aTableOfAnotherVolumeIsNotReplacedEither() throws IOException {
        Path other = Files.copy(table, folder.resolve("other-table"));
        Map<String, Long> before = sizes();

        Cli.Outcome outcome = Cli.run("records", journal.toString(), "--output", other.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).startsWith("--output is an $MFT, a saved capture or a file of one");
        assertThat(sizes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal-000.usn", "rows.jsonl", "capture.json"})
    void aFileOfACaptureIsNotReplacedWhateverIsRead(String name) throws IOException {
        Path file = capture.resolve(name);
        Path hard = Files.createLink(folder.resolve("hard"), file);
        Map<String, Long> before = sizes();

        assertThat(Cli.run("records", journal.toString(), "--output", file.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("records", capture.toString(), "--output", hard.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(sizes()).isEqualTo(before);
    }

    // --- an old result

    @Test
    void aRunThatReadsNothingLeavesTheOldResult() throws IOException {
        Path old = Files.writeString(folder.resolve("old.tsv"), "of yesterday");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        for (String source : List.of(folder.resolve("missing").toString(), empty.toString(), "")) {
            assertThat(Cli.run("records", source, "--output", old.toString()).code())
                    .isEqualTo(ExitCode.FAILED);
        }
        assertThat(old).hasContent("of yesterday");
        assertThat(sizes().keySet()).noneMatch(name -> name.contains("partial"));
    }

    @Test
    void aSourceIsNotMadeByTheOutputBesideIt() throws IOException {
        Path output = folder.resolve("x");

        Cli.Outcome outcome = Cli.run("records", output + ".partial", "--output", output.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("no such file");
        assertThat(output).doesNotExist();
    }

    @Test
    void whatWasReadOfAFailingSourceStandsBesideTheOldResult() throws IOException {
        loseRecords();
        Path old = Files.writeString(folder.resolve("old.tsv"), "of yesterday");

        Cli.Outcome outcome = Cli.run("records", capture.toString(), "--output", old.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(old).hasContent("of yesterday");
        assertThat(Files.readAllLines(folder.resolve("old.tsv.partial"))).hasSize(1 + 30);
        assertThat(outcome.err()).contains("30 records were written", "old.tsv.partial", "is as it was");
    }

    @Test
    void whatWasReadOfAFailingSourceTakesANameThatNobodyHas() throws IOException {
        loseRecords();
        Path fresh = folder.resolve("fresh.tsv");

        Cli.Outcome outcome = Cli.run("records", capture.toString(), "--output", fresh.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readAllLines(fresh)).hasSize(1 + 30);
        assertThat(outcome.err()).contains("what was read until then is in " + fresh);
    }

    private void loseRecords() throws IOException {
        Files.write(capture.resolve("journal-000.usn"), packed(30));
    }

    @Test
    void aCitationThatIsNotFoundLeavesTheOldResult() throws IOException {
        Path old = Files.writeString(folder.resolve("old.tsv"), "of yesterday");

        assertThat(Cli.run("records", journal.toString(), "--at", "usn1-0123456789ab", "--output", old.toString())
                        .code())
                .isEqualTo(ExitCode.FAILED);
        assertThat(old).hasContent("of yesterday");
    }

    @Test
    void aFaultOfTheProgramLeavesTheOldResultAndNoPartOfANewOne() throws IOException {
        Path old = Files.writeString(folder.resolve("old.tsv"), "of yesterday");
        OutputOptions options = CommandLine.populateCommand(new OutputOptions(), "--output", old.toString());
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        Map<String, Long> before = sizes();

        assertThatThrownBy(
                        () -> options.write(Output.of(OutputStream.nullOutputStream()), false, silent, (out, file) -> {
                            out.write('x');
                            throw new IllegalStateException("a fault");
                        }))
                .hasMessage("a fault");

        assertThat(old).hasContent("of yesterday");
        assertThat(sizes()).isEqualTo(before);
    }

    @Test
    void aWholeResultReplacesTheOldOne() throws IOException {
        Path old = Files.writeString(folder.resolve("old.tsv"), "of yesterday");

        assertThat(Cli.run("records", journal.toString(), "--output", old.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(old)).hasSize(101);
        assertThat(sizes().keySet()).noneMatch(name -> name.contains("partial"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsWrittenTo() {
        assertThat(Cli.run("records", journal.toString(), "--output", "/dev/null")
                        .code())
                .isZero();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    // --- following

    @Test
    void whatIsFollowedGoesToANewFileAndNeverOverAnOldOne() throws IOException {
        Path old = Files.writeString(folder.resolve("old.tsv"), "of yesterday");

        Cli.Outcome refused = Cli.run(
                simulated -> SimulatedBackend.standard(1, InstantSource.system()),
                "records",
                "D:",
                "--simulated",
                "--follow",
                "--output",
                old.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).startsWith("--follow writes to a new file");
        assertThat(old).hasContent("of yesterday");

        Path fresh = folder.resolve("fresh.tsv");
        Cli.Outcome followed = Cli.run(
                simulated -> {
                    SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());
                    backend.step("D:", 50);
                    return backend;
                },
                "records",
                "D:",
                "--simulated",
                "--follow",
                "--limit",
                "5",
                "--output",
                fresh.toString());
        assertThat(followed.err()).matches("tidemark: journal id 0x[0-9a-f]{16}, next USN \\d+\\R");
        assertThat(Files.readAllLines(fresh)).hasSize(6);
    }

    // --- where it comes from

    @Test
    void theProvenanceNamesTheFilesTheirSumsAndTheConditions() throws Exception {
        Path output = folder.resolve("out.csv");

        Cli.Outcome outcome = Cli.run(
                "records",
                journal.toString(),
                "--paths",
                "--format",
                "csv",
                "--name",
                "file-1*",
                "--where",
                "-is dir path ~ file",
                "--output",
                output.toString(),
                "--provenance");

        assertThat(outcome.err()).isEmpty();
        Map<String, Object> said = JSON.std.mapFrom(Files.readString(folder.resolve("out.csv.provenance.json")));
        assertThat(said)
                .containsEntry("export", "out.csv")
                .containsEntry("records", 11)
                .containsEntry("filter", Map.of("name", "file-1*", "where", "not is dir and path ~ file"));
        assertThat(said.get("inputs"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .satisfiesExactly(
                        first -> assertThat(first).containsEntry("sha256", sha256(journal)),
                        second -> assertThat(second).containsEntry("sha256", sha256(table)));
    }

    private Map<String, Object> provenance(Volumes volumes, String... more) throws IOException {
        return provenance(ExitCode.OK, volumes, more);
    }

    private Map<String, Object> provenance(int code, Volumes volumes, String... more) throws IOException {
        Path output = folder.resolve("told.tsv");
        List<String> args = new ArrayList<>(List.of("records"));
        args.addAll(List.of(more));
        args.addAll(List.of("--output", output.toString(), "--provenance"));
        Cli.Outcome outcome = Cli.run(volumes, args.toArray(String[]::new));
        errors = outcome.err();
        assertThat(outcome.code()).as(errors).isEqualTo(code);
        return JSON.std.mapFrom(Files.readString(folder.resolve("told.tsv.provenance.json")));
    }

    private static List<Map<?, ?>> inputs(Map<String, Object> provenance) {
        return Stream.of(provenance.get("inputs"))
                .flatMap(inputs -> ((List<?>) inputs).stream())
                .<Map<?, ?>>map(input -> (Map<?, ?>) input)
                .toList();
    }

    @Test
    void theProvenanceNamesEveryCondition() throws IOException {
        String cited = citation(3);

        assertThat(provenance(none -> null, journal.toString(), "--versions", "2,3", "--limit", "7"))
                .containsEntry("filter", Map.of("versions", List.of(2, 3), "limit", 7))
                .containsEntry("records", 7);
        assertThat(provenance(none -> null, journal.toString(), "--at", cited))
                .containsEntry("filter", Map.of("at", cited))
                .containsEntry("records", 1);
        assertThat(provenance(none -> null, journal.toString())).containsEntry("filter", Map.of());
    }

    private String citation(long record) throws IOException {
        String[] cited = {""};
        try (FileSource source = FileSource.open(journal, folder)) {
            Await.until("the journal is read", () -> !source.growing());
            try (StoreReader reader = source.store().reader()) {
                reader.readRecord(
                        record,
                        row -> cited[0] = Citation.of(row, Citation.Origin.UNKNOWN)
                                .orElseThrow()
                                .toString());
            }
        }
        return cited[0];
    }

    /** The volume has many names; the one that it is read by tells them apart. */
    @Test
    void theProvenanceNamesTheVolumeThatAMountPointIsOf() throws IOException {
        Volumes odd = machine -> SimulatedBackend.of(Objects.requireNonNull(machine), 1, InstantSource.system());

        assertThat(provenance(odd, "C:\\Mounts\\Projects", "--simulated=odd-volumes", "--limit", "3"))
                .containsEntry("source", "C:\\Mounts\\Projects")
                .containsEntry("location", "D:");
        assertThat(provenance(odd, "d:\\", "--simulated", "--limit", "3")).containsEntry("location", "D:");
    }

    /** The machine is asked where a file that begins with a hole has room: while it is read. */
    private Path sparse() throws IOException {
        JournalFile file = new JournalFile(0);
        file.zeros(1 << 20).raw(Files.readAllBytes(journal));
        return Files.write(folder.resolve("sparse"), file.toBytes());
    }

    @Test
    void whatChangedWhileItWasReadHasNoSum() throws Exception {
        Path sparse = sparse();
        Volumes writing = simulated -> {
            touch(sparse);
            return null;
        };

        Map<String, Object> said = provenance(1, writing, sparse.toString(), "--limit", "1");
        Map<String, Object> untouched = provenance(none -> null, sparse.toString(), "--limit", "1");

        assertThat(inputs(said).getFirst().get("sha256")).isNull();
        assertThat(inputs(untouched).getFirst().get("sha256")).isEqualTo(sha256(sparse));
    }

    /** Behind what was read already: the records are those of before, the sum would be that of the file as it is then. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatWasWrittenToWithItsTimeSetBackHasNoSumAndThatIsSaid() throws Exception {
        Path sparse = sparse();
        Volumes writing = simulated -> {
            alterWithItsTime(sparse);
            return null;
        };

        Map<String, Object> said = provenance(1, writing, sparse.toString(), "--limit", "1");

        assertThat(inputs(said).getFirst().get("sha256")).isNull();
        assertThat(errors)
                .contains("its attributes, changed after it was opened")
                .contains("told.tsv.provenance.json has no SHA-256");
    }

    /** The clock of the file system may be coarse: until it tells. */
    private static void alterWithItsTime(Path file) {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            Object before = Files.getAttribute(file, "unix:ctime");
            Await.until("the change time is another", () -> alters(file, written, before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean alters(Path file, FileTime written, Object before) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'x'}), channel.size() - 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.setLastModifiedTime(file, written);
            return !Files.getAttribute(file, "unix:ctime").equals(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTableBesideACaptureIsNotReadAndNotNamed() throws IOException {
        Files.copy(table, folder.resolve("$MFT"));

        Map<String, Object> said = provenance(none -> null, capture.toString(), "--paths");

        assertThat(inputs(said))
                .extracting(input -> Path.of(String.valueOf(input.get("file"))).getFileName())
                .extracting(Path::toString)
                .containsExactly("capture.json", "rows.jsonl", "journal-000.usn");
    }

    @Test
    void provenanceIsForAnOutputThatHasAnEnd() {
        assertThat(Cli.run("records", journal.toString(), "--provenance").err())
                .startsWith("--provenance goes with --output");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    // --- what is no input

    @Test
    void evidenceThatIsNoInputOfThisCallIsNotReplacedEither() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        byte[] boot = new byte[4096];
        System.arraycopy("NTFS    ".getBytes(UTF_8), 0, boot, 3, 8);
        boot[510] = 0x55;
        boot[511] = (byte) 0xAA;
        JournalFile sparse = new JournalFile(0);
        sparse.zeros(1 << 20).raw(Files.readAllBytes(journal));
        List<Path> evidence = List.of(
                Files.copy(journal, other.resolve("$J")),
                Files.write(other.resolve("sparse"), sparse.toBytes()),
                Files.write(other.resolve("disk.img"), boot),
                Files.write(
                        other.resolve("image.e01"), new byte[] {'E', 'V', 'F', '\t', '\r', '\n', (byte) 0xFF, 0, 1}),
                Files.write(other.resolve("log.evtx"), new byte[] {'E', 'l', 'f', 'F', 'i', 'l', 'e', 0, 1}));
        Map<String, Long> before = sizes();

        for (Path file : evidence) {
            Cli.Outcome outcome = Cli.run("records", journal.toString(), "--output", file.toString());
            assertThat(outcome.code()).as(file.toString()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).startsWith("--output is an $MFT, a saved capture or a file of one, or a journal");
        }
        assertThat(sizes()).isEqualTo(before);
    }

    @Test
    void anEmptyFileAndAnOldResultOfAnyFormatAreReplaced() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(Cli.run("records", journal.toString(), "--output", empty.toString())
                        .code())
                .isZero();
        for (String format : List.of("tsv", "csv", "jsonl")) {
            for (int i = 0; i < 2; i++) {
                assertThat(Cli.run("records", journal.toString(), "--format", format, "--output", empty.toString())
                                .code())
                        .as(format)
                        .isZero();
            }
        }
    }
}
