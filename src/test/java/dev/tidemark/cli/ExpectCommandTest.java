package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-story")
class ExpectCommandTest {

    private static final String NOTHING = "tidemark-expect 1\nvolume D:\nnothing else under \\expect\n";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("expected.txt");
    }

    /** This computer has simulated volumes too, whose files no program can reach. */
    private static Cli.Outcome run(Path file, String options, String... command) {
        List<String> arguments = new ArrayList<>(List.of("expect", file.toString()));
        if (!options.contains("--settle")) {
            arguments.addAll(List.of("--settle", "0.05"));
        }
        if (!options.isEmpty()) {
            arguments.addAll(List.of(options.split(" ", -1)));
        }
        arguments.add("--");
        arguments.addAll(List.of(command));
        return Cli.run(
                simulated -> SimulatedBackend.standard(3, InstantSource.system()), arguments.toArray(String[]::new));
    }

    private Path expecting(String text) throws IOException {
        return Files.writeString(file(), text);
    }

    private Cli.Outcome record(String workload) {
        Cli.Outcome outcome = run(file(), "--simulated --settle 60 --record --under \\expect", workload);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.OK);
        return outcome;
    }

    @Test
    void whatWasRecordedIsWhatIsExpected() throws IOException {
        Cli.Outcome recorded = record("replace-file");

        assertThat(recorded.out()).isEqualTo(file() + ": 4 lives recorded\n");
        assertThat(recorded.err())
                .isEqualToNormalizingNewlines(
                        "tidemark: report~RF3c4d.TMP is written as report~R{1}.TMP, since its name"
                                + " looks made up\n");
        assertThat(Files.readString(file()))
                .startsWith("tidemark-expect 1\n# Recorded from: replace-file\n")
                .contains("\nvolume D:\n", "\nlife \\expect\\report~R{1}.TMP\n  to \\expect\\report.txt\n")
                .endsWith("\nnothing else under \\expect\n");
        Cli.Outcome again = run(file(), "--simulated", "replace-file");
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).startsWith("As expected: 4 lives (D:, USN ");
        assertThat(again.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aDifferenceIsToldAndHasAnExitCodeOfItsOwn() throws IOException {
        record("save-in-place");
        Path junit = folder.resolve("result.xml");
        Files.writeString(junit, "before");

        Cli.Outcome outcome = run(file(), "--simulated --junit " + junit, "create");

        assertThat(outcome.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("Missing: \\expect\\report.txt (line 6), once\n", "Extra: \\expect\\new.txt, where")
                .contains("\n2 differences; no lives are as expected (D:, USN ");
        assertThat(Files.readString(junit)).startsWith("<?xml").contains("tests=\"3\" failures=\"2\" errors=\"0\"");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("partial"));
    }

    @Test
    void stepsAreReadFromAFile() throws IOException {
        Path steps = Files.writeString(
                folder.resolve("steps.txt"), "tidemark-workload 1\nrun\nfolder \\mine\nfile \"\\mine\\a b.txt\" 10\n");

        assertThat(run(file(), "--simulated --settle 60 --record --under \\", steps.toString())
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file())).contains("\nlife \\mine\n", "\nlife \\mine\\a b.txt\n");
        assertThat(run(file(), "--simulated", steps.toString()).code()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tidemark-workload 1\\nrun\\nopen f \\where; steps.txt:3",
                "tidemark-workload 1\\nfile \\a\\b 1\\nrun; steps.txt:2",
                "tidemark-workload 1\\nrun\\nclose f; steps.txt, line 3: f is not the word of an open file",
                "tidemark-workload 2; steps.txt, line 1: it does not begin with",
            })
    void aStepThatCannotBeIsNamed(String text, String said) throws IOException {
        Path steps = Files.writeString(folder.resolve("steps.txt"), text.replace("\\n", "\n"));

        Cli.Outcome outcome = run(expecting(NOTHING), "--simulated", steps.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--record; --record goes with --under DIR",
                "--under \\a; --record goes with --under DIR",
                "--record --under a; --under takes a folder of the volume",
                "--record --under \\a; --overwrite replaces it",
                "--record --overwrite --under \\a --junit x.xml; --junit tells how a run differs",
                "--timeout 0; --timeout",
                "--settle -1; --settle",
                "--linger 1e9; --linger",
                "--allow-exit x; --allow-exit takes exit codes",
            })
    void whatMakesNoSenseIsAMisuse(String options, String said) throws IOException {
        Cli.Outcome outcome = run(expecting(NOTHING), "--simulated " + options, "create");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(said);
        assertThat(file()).hasContent(NOTHING);
    }

    @Test
    void whatIsReadIsNotWrittenTo() throws IOException {
        Path steps = Files.writeString(folder.resolve("steps.txt"), "tidemark-workload 1\nrun\n");
        Path file = expecting(NOTHING);

        assertThat(run(file, "--simulated --junit " + file, "create").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run(file, "--simulated --junit " + steps, steps.toString()).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(steps, "--simulated --record --overwrite --under \\a", steps.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
        JournalFile records = new JournalFile(0);
        records.add(Records.v2("a.txt"));
        Path journal = Files.write(folder.resolve("$J"), records.toBytes());
        assertThat(run(journal, "--simulated --record --overwrite --under \\a", "create")
                        .err())
                .contains("$J is read, and cannot be written to");
        assertThat(journal).hasBinaryContent(records.toBytes());
        assertThat(steps).hasContent("tidemark-workload 1\nrun\n");
        assertThat(file).hasContent(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--junit out.xml", "--record --overwrite --under \\expect"})
    void aWordThatCanBeNoPathIsNoWorkload(String options) throws IOException {
        Cli.Outcome outcome = run(expecting(NOTHING), "--simulated " + options, "a\0b");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("This is no workload that can be run.", "save-by-rename");
        assertThat(file()).hasContent(NOTHING);
    }

    /** A file that is written may be called as one. */
    @Test
    void aWorkloadThatComesWithTidemarkIsNoFile() {
        assertThat(WorkloadCommand.file("create")).isEmpty();
        assertThat(WorkloadCommand.file("steps.txt")).contains(Path.of("steps.txt"));
    }

    @Test
    void aFileThatCannotBeUsedRunsNothing() throws IOException {
        Cli.Outcome missing = run(folder.resolve("none.txt"), "", "echo");
        Cli.Outcome wrong = run(expecting("tidemark-expect 1\nlife a\n"), "", "echo");
        Cli.Outcome binary = run(Files.write(file(), new byte[] {(byte) 0xFF, 0}), "", "echo");

        assertThat(List.of(missing.code(), wrong.code(), binary.code())).containsOnly(ExitCode.FAILED);
        assertThat(missing.err()).contains("none.txt: there is no such file", "--record");
        assertThat(wrong.err()).contains("expected.txt: line 2: a is no path", "Nothing was run.");
        assertThat(binary.err()).contains("expected.txt", "Nothing was run.");
    }

    @Test
    void theVolumeIsTheOneThatIsNamed() throws IOException {
        Path file = expecting("tidemark-expect 1\nvolume Q:\n");

        assertThat(run(file, "--simulated", "create").err()).contains("Q:");
        assertThat(run(file, "--simulated --volume F:", "create").err()).contains("1179 ERROR_JOURNAL_NOT_ACTIVE");
        assertThat(run(file, "--simulated --volume E:", "create").out()).startsWith("As expected: no lives (E:");
        assertThat(run(expecting("tidemark-expect 1\n"), "", "echo").err()).contains("--volume");
    }

    @Test
    void withoutVolumesOnlySimulatedOnesAreLeft() throws IOException {
        Cli.Outcome outcome = Cli.run("expect", expecting(NOTHING).toString(), "--", "echo");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains("Volumes can be read on Windows only. Use --simulated")
                .doesNotContain("$J");
        assertThat(Cli.run("records", "D:").err()).contains("Name a $J file, or use --simulated");
    }

    /** As Windows has them: STATUS_CONTROL_C_EXIT is 0xC000013A. */
    @ParameterizedTest
    @ValueSource(strings = {"3221225786", "-1073741510"})
    void anExitCodeIsAllowedWithAndWithoutItsSign(String code) throws IOException {
        Path steps = Files.writeString(folder.resolve("steps.txt"), "tidemark-workload 1\nrun\nexit 3221225786\n");

        Cli.Outcome outcome = run(expecting(NOTHING), "--simulated --allow-exit=" + code, steps.toString());

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.OK);
    }

    // --- programs

    @Test
    void aProgramThatCannotBeStartedIsAFailure() throws IOException {
        Cli.Outcome outcome =
                run(expecting(NOTHING), "", folder.resolve("no-such-program").toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("no-such-program could not be started");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void outputPassesThroughAndTheExitCodeCounts() throws IOException {
        Path file = expecting(NOTHING);
        String script = "echo out; echo err >&2; exit 3";

        Cli.Outcome refused = run(file, "", "sh", "-c", script);
        Cli.Outcome allowed = run(file, "--allow-exit 2,3", "sh", "-c", script);

        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.out()).startsWith("out\nAs expected: no lives");
        assertThat(refused.err())
                .startsWith("err\ntidemark: sh ended with exit code 3")
                .contains("--allow-exit 3");
        assertThat(allowed.code()).isEqualTo(ExitCode.OK);
        assertThat(run(file, "--allow-exit any", "sh", "-c", script).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatTakesTooLongIsEnded() throws IOException {
        Cli.Outcome outcome = run(expecting(NOTHING), "--timeout 0.1", "sleep", "600");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("sleep did not end within ");
        assertThat(outcome.out()).isEmpty();
    }

    /** Where nobody asks for its exit code, what is left of a process that has ended is a zombie. */
    private static boolean isOver(long process) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process), "stat");
        return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAProgramLeavesBehindIsNotWaitedFor() throws IOException {
        Cli.Outcome outcome = run(expecting(NOTHING), "", "sh", "-c", "sleep 20 & echo $!");

        ProcessHandle left = ProcessHandle.of(
                        Long.parseLong(outcome.out().lines().findFirst().orElseThrow()))
                .orElseThrow();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(left.destroyForcibly()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatIsNoLongerWantedIsEndedWithWhatItStarted() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int exit = new ProcessCommand(
                        List.of("sh", "-c", "sleep 600 & echo $!; wait; echo done"), Output.of(said), System.err)
                .run(Duration.ofHours(1), () -> said.size() > 0);

        long child = Long.parseLong(said.toString(StandardCharsets.UTF_8).strip());
        // It did not see its child end, and so did not go on.
        assertThat(exit).isNotZero();
        Await.until("the child has ended", () -> isOver(child));
    }
}
