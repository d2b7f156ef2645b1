package dev.tidemark.cli;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.LINK;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.volume.JournalField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

@Tag("shows-story")
class ChangesCommandTest {

    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId A = FileId.ntfs(40, 1);
    private static final FileId B = FileId.ntfs(41, 1);

    @TempDir
    Path folder;

    private final JournalFile journal = new JournalFile(4096);

    private long add(FileId file, FileId parent, String name, int reasons) {
        return journal.add(Records.v2(name).file(file).parent(parent).reason(reasons));
    }

    private long addDirectory(FileId file, FileId parent, String name, int reasons) {
        return journal.add(
                Records.v2(name).file(file).parent(parent).reason(reasons).set("FileAttributes", 0x10));
    }

    private String file(String name) throws IOException {
        return Files.write(folder.resolve(name), journal.toBytes()).toString();
    }

    /** A directory with a file in it, which is renamed while that is written. */
    private String journal() throws IOException {
        addDirectory(DOCS, ROOT, "docs", CREATE);
        addDirectory(DOCS, ROOT, "docs", CREATE | CLOSE);
        add(A, DOCS, "a.txt", CREATE);
        add(A, DOCS, "a.txt", CREATE | CLOSE);
        return file("$J");
    }

    private static List<String> columns(Cli.Outcome outcome, int count) {
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        return outcome.out()
                .lines()
                .skip(1)
                .map(line ->
                        String.join("\t", Arrays.asList(line.split("\t", -1)).subList(0, count)))
                .toList();
    }

    @Test
    void aDirectorysRenameIsOneLineAndWhatIsInItIsWhereItIsNow() throws IOException {
        journal();
        long from = add(A, DOCS, "a.txt", EXTEND);
        addDirectory(DOCS, ROOT, "docs", OLD);
        addDirectory(DOCS, ROOT, "papers", NEW);
        addDirectory(DOCS, ROOT, "papers", NEW | CLOSE);
        add(B, DOCS, "b.tmp", CREATE);
        add(B, DOCS, "b.tmp", CREATE | DELETE | CLOSE);

        Cli.Outcome outcome = Cli.run("changes", file("$J"), "--from", Long.toString(from));

        assertThat(columns(outcome, 6))
                .containsExactly(
                        "changed\t\\papers\\a.txt\t\treconstructed\tfile\tyes",
                        "renamed\t\\papers\t\\docs\treconstructed\tdir\tno");
        assertThat(outcome.err().lines().toList())
                .hasSize(3)
                .satisfiesExactly(
                        limits -> assertThat(limits)
                                .contains("No journal can show")
                                .contains("1 file is still open"),
                        counted -> assertThat(counted).contains("2 files changed; 1 more was created and deleted"),
                        verdict -> assertThat(verdict)
                                .contains("Complete for this journal, whose id the source does not tell, USN " + from));
    }

    @Test
    void pathsAloneAreEndedByAZeroOldOnesToo() throws IOException {
        journal();
        long from = add(A, DOCS, "a.txt", OLD);
        add(A, ROOT, "Größe.txt", NEW);
        add(A, ROOT, "Größe.txt", NEW | CLOSE);
        add(B, DOCS, "b", DELETE | CLOSE);

        Cli.Outcome outcome = Cli.run("changes", file("$J"), "--from", Long.toString(from), "--format", "paths0");

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).isEqualTo("\\Größe.txt\0\\docs\\a.txt\0\\docs\\b\0");
    }

    @Test
    void pathsThatAreNotKnownAreLeftOutSaidAndAFailure() throws IOException {
        add(A, DOCS, "a.txt", DELETE | CLOSE);

        Cli.Outcome outcome = Cli.run("changes", file("$J"), "--format", "paths0");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("A full scan is needed: 1 path is not known as a whole");
    }

    @Test
    void aNameBesideWhoseDirectoryNobodyKnowsIsNotWrittenAsIfItWereKnown() throws IOException {
        add(A, DOCS, "link", LINK | CLOSE);
        add(A, ROOT, "a", EXTEND);
        add(A, ROOT, "a", EXTEND | CLOSE);

        Cli.Outcome outcome = Cli.run("changes", file("$J"), "--format", "paths0");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("A full scan is needed: 1 path is not known as a whole");
    }

    @Test
    void jsonLinesBeginWithTheLimitsAndEndWithTheVerdict() throws IOException {
        journal();

        Cli.Outcome outcome = Cli.run("changes", file("$J"), "--format", "jsonl");

        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            lines.add(JSON.std.mapFrom(line));
        }
        assertThat(lines.getFirst()).containsKey("limits").containsEntry("open_files", 0);
        assertThat(lines.get(2))
                .containsEntry("path", "\\docs\\a.txt")
                .containsEntry("change", List.of("created"))
                .containsEntry("open", false);
        assertThat(lines.getLast()).containsEntry("complete", true);
    }

    // --- what is refused

    private void refused(String why, String... args) throws IOException {
        List<String> allowing = new ArrayList<>(List.of(args));
        allowing.add("--allow-gap");
        Cli.Outcome refused = Cli.run(args);
        Cli.Outcome allowed = Cli.run(allowing.toArray(String[]::new));

        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(why).contains("--allow-gap");
        assertThat(allowed.code()).isEqualTo(ExitCode.OK);
        assertThat(allowed.out()).startsWith("change\tpath");
        assertThat(allowed.err()).contains("A full scan is needed: ").contains(why);
    }

    @Test
    void aPlaceBeforeTheOldestRecordIsRefused() throws IOException {
        refused("was trimmed", "changes", journal(), "--from", "100");
    }

    @Test
    void aPlaceBehindTheEndOfTheJournalIsRefused() throws IOException {
        refused("of another one", "changes", journal(), "--from", "999999");
    }

    @Test
    void theNextUsnOfTheJournalIsAPlaceWithoutChanges() throws IOException {
        Cli.Outcome outcome = Cli.run("changes", journal(), "--from", Long.toString(journal.usn()));

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.err()).contains("no records in between");
    }

    @Test
    void damageInBetweenIsRefused() throws IOException {
        journal();
        journal.raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        add(B, DOCS, "b", CREATE);

        refused("16 bytes at offset 288 are not records", "changes", file("$J"));
    }

    /** Of an extract nobody knows the id. */
    @Test
    void whereTheJournalsIdIsNotKnownItIsNotCompared() throws IOException {
        assertThat(Cli.run("changes", journal(), "--journal-id", "0x12").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void ofAVolumeTheJournalsIdIsComparedAndSaid() {
        try (SimulatedBackend machine = SimulatedBackend.standard(9, InstantSource.system())) {
            machine.step("D:", 500);
            String id = JournalField.id(machine.volume("D:").journal().journalId());

            Cli.Outcome right = ofVolume(machine, id);
            Cli.Outcome wrong = ofVolume(machine, "0x12");

            assertThat(right.code()).isEqualTo(ExitCode.OK);
            assertThat(right.err()).contains("Complete for journal id " + id);
            assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
            assertThat(wrong.err()).contains("The journal has id " + id);
        }
    }

    private static Cli.Outcome ofVolume(SimulatedBackend machine, String id) {
        return Cli.run(simulated -> machine, "changes", "D:", "--simulated", "--journal-id", id);
    }

    // --- two sources

    @Test
    void ofTwoSourcesTheChangesAreThoseBehindTheLastRecordOfTheFirst() throws IOException {
        String before = journal();
        add(A, DOCS, "a.txt", DELETE | CLOSE);

        Cli.Outcome outcome = Cli.run("changes", before, file("later"));

        assertThat(columns(outcome, 2)).containsExactly("deleted\t\\docs\\a.txt");
    }

    @Test
    void ofTwoSourcesOfDifferentJournalsTheChangesAreRefused() throws IOException {
        String before = journal();
        JournalFile another = new JournalFile(4096);
        another.add(Records.v2("x").file(A).parent(ROOT).reason(CREATE));
        Path other = Files.write(folder.resolve("other"), another.toBytes());

        refused("is not in the second one", "changes", before, other.toString());
    }

    @Test
    void aSourceThatIsTheSameTwiceHasNoChangesInBetween() throws IOException {
        String file = journal();

        Cli.Outcome outcome = Cli.run("changes", file, file);

        assertThat(columns(outcome, 2)).isEmpty();
        assertThat(outcome.err())
                .contains("No file changed")
                .contains("Complete for")
                .contains("no records in between");
    }

    @Test
    void twoSourcesInTheOtherOrderAreToldSo() throws IOException {
        String before = journal();
        add(A, DOCS, "a.txt", DELETE | CLOSE);

        refused("wrong order", "changes", file("later"), before);
    }

    @Test
    void anEmptyFileIsNoSourceOfChangesWhicheverOfTheTwoItIs() throws IOException {
        String journal = journal();
        String empty = Files.write(folder.resolve("empty"), new byte[0]).toString();

        for (Cli.Outcome outcome : List.of(Cli.run("changes", empty, journal), Cli.run("changes", journal, empty))) {
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("empty is an empty file");
        }
    }

    @Test
    void twoSourcesGoWithoutAPlace() throws IOException {
        String file = journal();

        assertThat(Cli.run("changes", file, file, "--from", "0").code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere at all", "<"})
    void whatIsNoPlaceIsAMisuse(String place) throws IOException {
        assertThat(Cli.run("changes", journal(), "--from", place).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRealJournalIsCompleteForItsRange() {
        Cli.Outcome outcome = Cli.run("changes", Journals.file("win7-orc", "$J").toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.err()).contains("Complete for").contains("USN 6291456 to");
    }
}
