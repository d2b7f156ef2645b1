package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sources in one call: folders of evidence, of which some is broken. */
@Tag("shows-out")
@Timeout(60)
class SeveralRecordsTest {

    private final Map<Path, List<String>> rows = new HashMap<>();

    @TempDir
    Path folder;

    private Path journal(String place, int records) throws IOException {
        JournalFile journal = new JournalFile(0);
        Path file = folder.resolve(place);
        List<String> added = rows.computeIfAbsent(file, one -> new ArrayList<>());
        String id = "0".repeat(16);
        for (int i = 0; i < records; i++) {
            String name = place.replace('/', '-') + "-" + i;
            long usn = journal.add(Records.v2(name).reason(0x100));
            added.add(String.join("\t", Long.toString(usn), "0", "00000100", "00000000", "00000000", id, id, name));
        }
        Files.createDirectories(file.getParent());
        return Files.write(file, journal.toBytes());
    }

    private Path foreign(String place, String bytes) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String host(int number) {
        return String.format("host%03d/C/$Extend/$J", number);
    }

    /** The rows of a file of this evidence. */
    private Stream<String> expected(Path file) {
        return rows.getOrDefault(file, List.of()).stream().map(row -> row + "\tC:\t" + file);
    }

    private List<Path> evidence(int hosts) throws IOException {
        List<Path> whole = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            whole.add(journal(host(i), 20 + i % 7));
        }
        return whole;
    }

    private static Stream<String> rows(Cli.Outcome outcome) {
        return outcome.out().lines().skip(1);
    }

    /** What each of them gives alone, with the two columns behind it. */
    private static List<String> alone(List<Path> files, String volume, String... options) {
        List<String> rows = new ArrayList<>();
        for (Path file : files) {
            String[] args = Stream.concat(Stream.of("records", file.toString()), Stream.of(options))
                    .toArray(String[]::new);
            rows(Cli.run(args)).forEach(row -> rows.add(row + "\t" + volume + "\t" + file));
        }
        return rows;
    }

    @Test
    void fiveBrokenFilesOfTwoHundredCostNothingOfTheRest() throws IOException {
        List<Path> whole = evidence(195);
        List<Path> broken = List.of(
                foreign("host010b/C/$Extend/$J", ""),
                foreign("host020b/C/$Extend/$J", "\u001f\u008b\bpacked"),
                foreign("host030b/C/$Extend/$J", "\0".repeat(70_000)),
                foreign("host040b/evidence.tidemark", "no capture"),
                foreign("host050b/C/$UsnJrnl_C.bin", "\u0001\u0002\u0003".repeat(3000)));
        foreign("host060/C/$Extend/$Max", "\0".repeat(32));
        foreign("host060/notes.txt", "what was seen");

        Cli.Outcome outcome = Cli.run("records", folder.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(rows(outcome))
                .isEqualTo(whole.stream().flatMap(file -> expected(file)).toList());
        assertThat(whole.subList(0, 3).stream().flatMap(file -> expected(file)))
                .as("as each alone")
                .isEqualTo(alone(whole.subList(0, 3), "C:"));
        List<String> failed = outcome.err()
                .lines()
                .filter(line -> line.contains("\tfailed: "))
                .map(line -> line.split("\t", -1)[2])
                .toList();
        assertThat(failed).isEqualTo(broken.stream().map(Path::toString).toList());
        assertThat(outcome.err().lines().toList().getLast())
                .isEqualTo("tidemark: 200 sources: 195 read, 5 failed, 0 not begun");
        assertThat(outcome.err()).contains("200 sources; 2 other files, 0 links not followed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsv", "csv", "jsonl"})
    void twoColumnsStandLastAndOnlyWhereThereAreSeveral(String format) throws IOException {
        Path one = journal(host(1), 3);
        Path two = journal("other/D/$J", 3);

        String several = Cli.run("records", two.toString(), one.toString(), "--format", format)
                .out();
        String alone = Cli.run("records", one.toString(), "--format", format).out();

        String first = several.lines().findFirst().orElse("");
        String last = several.lines().reduce((a, b) -> b).orElse("");
        switch (format) {
            case "tsv" -> assertThat(first).endsWith("\tname\tvolume\tsource");
            case "csv" -> assertThat(first).endsWith(",Volume,Source");
            default -> assertThat(first).contains(",\"Volume\":\"D:\",\"Source\":\"");
        }
        assertThat(last).contains("C:").contains("host001");
        assertThat(alone).doesNotContain("C:").doesNotContainIgnoringCase("volume");
    }

    @Test
    void aFormOfAnotherToolBeginsOnceAndTellsEachSourceInItsOwnPlace() throws IOException {
        List<Path> whole = evidence(2);

        Cli.Outcome outcome = Cli.run("records", folder.toString(), "--format", "mftecmd");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String> alone = whole.stream()
                .flatMap(file -> rows(Cli.run("records", file.toString(), "--format", "mftecmd")))
                .toList();
        assertThat(outcome.out().lines().findFirst().orElse("")).contains("SourceFile");
        assertThat(rows(outcome)).hasSize(20 + 21).isEqualTo(alone);
        assertThat(alone.getFirst()).contains(whole.getFirst().toString());
    }

    @Test
    void aFilterAndChosenColumnsKnowTheSource() throws IOException {
        evidence(3);
        journal("other/D/$J", 2);

        Cli.Outcome filtered = Cli.run(
                "records",
                folder.toString(),
                "--where",
                "source ~ host001 or volume == D:",
                "--columns",
                "volume,name");

        assertThat(filtered.code()).as(filtered.err()).isZero();
        assertThat(filtered.out().lines().findFirst()).hasValue("volume\tname");
        assertThat(rows(filtered).map(row -> row.split("\t", -1)[0]).distinct()).containsExactly("C:", "D:");
        assertThat(rows(filtered)).hasSize(21 + 2);
    }

    @Test
    void countsAreOfAllTogetherAndSoIsALimit() throws IOException {
        evidence(4);

        assertThat(Cli.run("records", folder.toString(), "--count").out()).isEqualTo("V2\t86\ntotal\t86\n");
        Cli.Outcome limited = Cli.run("records", folder.toString(), "--limit", "25");
        assertThat(rows(limited)).hasSize(25);
        assertThat(limited.code()).isZero();
        assertThat(limited.err()).contains("20\t0\t", "5\t0\t", "0\t0\t", "4 sources: ");
        Cli.Outcome unmerged = Cli.run("records", folder.toString(), "--limit", "25", "--unmerged");
        assertThat(rows(unmerged).toList()).isEqualTo(rows(limited).toList());
        assertThat(unmerged.err()).contains("4 sources: 2 read, 0 failed, 2 not begun");
    }

    @Test
    void pathsAreThoseOfTheTableBesideEach() throws IOException {
        List<Path> whole = evidence(6);

        Cli.Outcome outcome = Cli.run("records", folder.toString(), "--paths");

        assertThat(rows(outcome)).isEqualTo(alone(whole, "C:", "--paths"));
    }

    @Test
    void whatIsNamedTwiceIsReadOnce() throws IOException {
        Path one = journal(host(1), 3);

        Cli.Outcome outcome = Cli.run("records", one.toString(), folder.toString(), one.toString());

        assertThat(rows(outcome)).hasSize(3);
        assertThat(outcome.err()).contains("1 sources: 1 read");
    }

    @Test
    void theOutputTakesItsNameThoughSomeFailedAndNotWhereAllDid() throws IOException {
        evidence(2);
        foreign("broken/$J", "");
        Path out = folder.resolve("all.tsv");

        assertThat(Cli.run("records", folder.toString(), "--output", out.toString())
                        .code())
                .isEqualTo(ExitCode.FAILED);
        assertThat(out).content().hasLineCount(1 + 20 + 21);
        Files.delete(out);
        Cli.Outcome none = Cli.run(
                "records",
                folder.resolve("broken").toString(),
                folder.resolve("no").toString(),
                "--output",
                out.toString());
        assertThat(none.code()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).contains("2 sources: 0 read, 2 failed");
        assertThat(out).doesNotExist();
    }

    @Test
    void noneOfTheFilesThatAreFoundIsWrittenTo() throws IOException {
        evidence(2);
        Path last = journal("zz/$J", 3);
        Path table = Files.write(
                last.resolveSibling("$MFT"), FileTableBytes.withRoot(40).toBytes());
        byte[] records = Files.readAllBytes(last);
        byte[] entries = Files.readAllBytes(table);

        for (Path file : List.of(last, table)) {
            Cli.Outcome outcome = Cli.run("records", folder.toString(), "--output", file.toString());
            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).contains("--output is ");
        }
        assertThat(last).hasBinaryContent(records);
        assertThat(table).hasBinaryContent(entries);
    }

    @Test
    void whereNoRecordPassesTheOutputIsWholeAndReplacesWhatWasThere() throws IOException {
        evidence(2);
        Path out = Files.writeString(folder.resolve("all.tsv"), "of yesterday");

        Cli.Outcome outcome =
                Cli.run("records", folder.toString(), "--where", "name == nothing", "--output", out.toString());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(out).content().endsWith("\tname\tvolume\tsource\n").hasLineCount(1);
        Cli.run("records", folder.toString(), "--where", "name == nothing", "--count", "--output", out.toString());
        assertThat(out).hasContent("total\t0\n");
    }

    @Test
    void aGapInOneIsAnExitCodeOnlyWhereNothingFailed() throws IOException {
        evidence(2);
        Path damaged = Files.write(folder.resolve("host001/a.J"), JournalFile.damaged());

        Cli.Outcome outcome = Cli.run("records", folder.toString(), "--fail-on-gap");

        assertThat(outcome.code()).isEqualTo(ExitCode.GAP);
        assertThat(outcome.err()).contains("2\t1\t" + damaged + "\tread", "tidemark: " + damaged + ": ");
        foreign("broken/$J", "");
        assertThat(Cli.run("records", folder.toString(), "--fail-on-gap").code())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void volumesAreSourcesToo() {
        Volumes volumes = simulated -> {
            SimulatedBackend machine =
                    SimulatedBackend.standard(3, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
            machine.step("D:", 50);
            machine.step("C:", 50);
            return machine;
        };

        Cli.Outcome outcome = Cli.run(volumes, "records", "D:", "c:", "F:", "--simulated", "--columns", "volume");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(rows(outcome).distinct()).containsExactly("D:", "C:");
        assertThat(outcome.err()).contains("1179", "3 sources: 2 read, 1 failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--at usn0-1f0c29d4b7a3",
                "--unmerged --follow",
                "--follow",
                "--provenance --output x",
                "--mft x",
                "--start now"
            })
    void whatIsOfOneSourceIsRefused(String options) throws IOException {
        evidence(2);
        String[] args = ("records " + folder + " " + options).split(" ");

        assertThat(Cli.run(args).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameCommandsNoTerminal() throws IOException {
        foreign("a\u001b[2J\n/$J", "");

        assertThat(Cli.run("records", folder.toString()).err())
                .doesNotContain("\u001b")
                .hasLineCount(4);
    }

    @Test
    void aFolderWithoutEvidenceIsSaid() throws IOException {
        foreign("photos/letter j.txt", "dear");

        Cli.Outcome outcome = Cli.run("records", folder.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("is a folder without a journal or a saved capture", "tidemark carve");
    }

    /** Collectors' layouts, each found by the name that it has there. */
    @Test
    void layoutsOfCollectorsAreKnown() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String place : List.of(
                "dissect/fs/$Extend/$UsnJrnl$J",
                "kape/C/$Extend/$J",
                "orc/USNJRNL_E",
                "percent/C%3A/%24Extend/%24J",
                "ufade/$J_D",
                "vol/$UsnJrnl_vol1.bin",
                "zz/anything.bin")) {
            found.add(journal(place, 1));
        }
        foreign("dissect/fs/$Extend/$UsnJrnl$Max", "\u0001".repeat(40));

        Cli.Outcome outcome = Cli.run("records", folder.toString(), "--columns", "volume,source");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String> volumes = List.of("", "C:", "E:", "C:", "D:", "", "");
        assertThat(rows(outcome).collect(Collectors.toList()))
                .containsExactlyElementsOf(Stream.iterate(0, i -> i < found.size(), i -> i + 1)
                        .map(i -> volumes.get(i) + "\t" + found.get(i))
                        .toList());
    }

    @Test
    void theOriginTellsAShadowCopyFromTheJournal() throws IOException {
        Path journal = journal("host/C/$Extend/$J", 3);
        Path shadow =
                Files.createDirectories(folder.resolve("host/VSS1/C/$Extend")).resolve("$J");
        Files.copy(journal, shadow);

        assertThat(rows(Cli.run("records", folder.toString(), "--columns", "origin")))
                .as("what both have is told of the one that is read first")
                .containsExactly("journal", "journal", "journal");
        assertThat(rows(Cli.run("records", folder.toString(), "--columns", "origin", "--where", "origin == shadow")))
                .containsExactly("shadow", "shadow", "shadow");
    }
}
