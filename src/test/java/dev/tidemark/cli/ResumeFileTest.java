package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.volume.JournalField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code records --resume FILE}: what came since last time, each record once, and every loss said. */
@Tag("shows-out")
@Timeout(60)
class ResumeFileTest {

    private final SimulatedBackend machine =
            SimulatedBackend.standard(3, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));

    @TempDir
    Path folder;

    ResumeFileTest() {
        machine.step("D:", 300);
    }

    @AfterEach
    void close() {
        Await.until("nothing is left open", machine.counters()::none);
        machine.close();
    }

    private SimulatedJournal journal() {
        return machine.volume("D:").journal();
    }

    private Path point() {
        return folder.resolve("point.json");
    }

    private Cli.Outcome run(String... options) {
        List<String> args = new ArrayList<>(List.of("records", "D:", "--simulated"));
        args.addAll(List.of(options));
        return Cli.run(simulated -> machine, args.toArray(String[]::new));
    }

    private Cli.Outcome resume(String options) {
        return run((options + " --resume " + point()).strip().split(" "));
    }

    private static List<String> usns(String lines) {
        return lines.lines().map(line -> line.split("\t", -1)[0]).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--follow", "--follow --paths"})
    void whatSeveralCallsWriteIsWhatOneWrites(String options) throws IOException {
        Cli.Outcome first = resume(options + " --limit 120");
        machine.step("D:", 50);
        Cli.Outcome second = resume(options + " --limit 140");
        Cli.Outcome third = resume(options.replace("--follow", ""));

        assertThat(List.of(first.code(), second.code(), third.code()))
                .as(first.err() + second.err() + third.err())
                .containsOnly(ExitCode.OK);
        assertThat(usns(first.out() + second.out() + third.out()))
                .isEqualTo(usns(run(options.replace("--follow", "").strip().isEmpty()
                                ? new String[0]
                                : new String[] {"--paths"})
                        .out()));
        assertThat(Files.readString(point()))
                .contains("\"journalId\":\"" + JournalField.id(journal().journalId()) + "\"")
                .contains("\"nextUsn\":" + journal().nextUsn());
        assertThat(resume(options.replace("--follow", "")).out())
                .as("nothing is new")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsv", "csv", "jsonl", "mftecmd"})
    void theOutputIsGoneOnWithBehindItsLastWholeLine(String format) throws IOException {
        Path out = folder.resolve("out");
        String options = "--follow --format " + format + " --output " + out;
        assertThat(resume(options + " --limit 10").code()).isZero();
        Files.writeString(out, Files.readString(out) + "half of a li");

        Cli.Outcome second = resume(options + " --limit 5");

        assertThat(second.code()).as(second.err()).isZero();
        assertThat(out).hasContent(run("--format", format, "--limit", "15").out());
    }

    @Test
    void wordsAreGoneOnWithToo() throws IOException {
        Path out = folder.resolve("out");
        String options = "--follow --format words --output " + out;
        assertThat(resume(options + " --limit 10").code()).isZero();
        Files.writeString(out, Files.readString(out) + "half of a li");

        Cli.Outcome second = resume(options + " --limit 5");

        assertThat(second.code()).as(second.err()).isZero();
        assertThat(usns(Files.readString(out)))
                .isEqualTo(usns(run("--format", "words", "--limit", "15").out()));
    }

    @Test
    void anOutputThatIsNotFollowedHasWhatCameSinceTheLast() throws IOException {
        Path out = folder.resolve("out");
        assertThat(resume("--output " + out).code()).isZero();
        int before = Files.readAllLines(out).size();
        machine.step("D:", 20);

        assertThat(resume("--output " + out).code()).isZero();

        List<String> all = run().out().lines().toList();
        assertThat(Files.readAllLines(out).stream().skip(1)).isEqualTo(all.subList(before, all.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--paths"})
    void recordsThatWereTrimmedAreALineWithTheirBytes(String paths) {
        resume(paths + " --limit 10");
        long from = next();
        journal().trimTo(4096);

        Cli.Outcome outcome = resume(paths);

        long first = Long.parseLong(usns(outcome.out()).getFirst());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err().replace(",", ""))
                .contains(first - from + " bytes of journal USN " + from + " to " + first + " were trimmed");
    }

    private long next() {
        try {
            return new ResumePointFile(point()).read().orElseThrow().position().nextUsn();
        } catch (CommandFailedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', false", "--paths, false", "'', true", "--paths, true"})
    void anotherJournalIsALineAndIsReadFromItsFirstRecord(String paths, boolean usnsGoOn) {
        resume(paths);
        long old = journal().journalId();
        journal().usnsGoOn(usnsGoOn);
        journal().recreate(1 << 20, 1 << 16);
        machine.step("D:", 30);

        Cli.Outcome outcome = resume(paths);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .containsOnlyOnce("Journal id changed from " + JournalField.id(old) + " to "
                        + JournalField.id(journal().journalId()));
        assertThat(usns(outcome.out()))
                .isEqualTo(usns(run("--limit", "10000").out()).stream().skip(1).toList());
    }

    @Test
    void aJournalThatOnlyGotANewIdGoesOn() {
        resume("--limit 100");
        journal().restamp();

        Cli.Outcome outcome = resume("");

        assertThat(outcome.err()).containsOnlyOnce("Journal id changed");
        assertThat(Long.parseLong(usns(outcome.out()).getFirst())).isGreaterThan(0);
        assertThat(outcome.out().lines().count()).isEqualTo(run().out().lines().count() - 101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--follow --paths"})
    void whoWantsNoGapEndsBeforeItUntilSomebodyGoesOn(String options) throws IOException {
        resume(options + " --limit 10");
        String kept = Files.readString(point());
        journal().trimTo(4096);

        Cli.Outcome ended = resume(options + " --fail-on-gap");
        Cli.Outcome again = resume(options + " --fail-on-gap");

        assertThat(List.of(ended.code(), again.code())).containsOnly(ExitCode.GAP);
        assertThat(ended.err()).contains("were trimmed", "Without --fail-on-gap the next call goes on behind them");
        assertThat(ended.out()).isEmpty();
        assertThat(Files.readString(point())).isEqualTo(kept);
        Cli.Outcome on = resume(options.replace("--follow", ""));
        assertThat(on.code()).isZero();
        assertThat(on.out()).isNotEmpty();
    }

    @Test
    void damageInAFileIsAnExitCodeOfItsOwn() throws IOException {
        Path file = Files.write(folder.resolve("$J"), JournalFile.damaged());

        Cli.Outcome outcome = Cli.run("records", file.toString(), "--fail-on-gap");

        assertThat(outcome.code()).isEqualTo(ExitCode.GAP);
        assertThat(outcome.out().lines()).as("all of it is written").hasSize(3);
        assertThat(Cli.run("records", file.toString()).code()).isZero();
    }

    @Test
    void aFileOfAnotherVolumeIsRefused() throws IOException {
        resume("--limit 10");
        String kept = Files.readString(point());

        Cli.Outcome outcome =
                Cli.run(simulated -> machine, "records", "E:", "--simulated", "--resume", point().toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("is of the volume 0x", "Name the volume that it is of");
        assertThat(point()).hasContent(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--paths"})
    void aVolumeThatWasPutBackIsSaidAndNothingIsKept(String paths) throws IOException {
        resume("");
        String ahead = Files.readString(point()).replaceFirst("nextUsn\":\\d+", "nextUsn\":" + (1L << 40));
        Files.writeString(point(), ahead);

        Cli.Outcome outcome = resume(paths);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("The volume is older than what was written of it");
        assertThat(point()).hasContent(ahead);
    }

    @Test
    void recordsThatStandWithoutAPlaceAreNotAddedTo() throws IOException {
        Path out = folder.resolve("out");
        resume("--follow --limit 5 --output " + out);
        Files.delete(point());
        byte[] before = Files.readAllBytes(out);

        Cli.Outcome outcome = resume("--follow --limit 5 --output " + out);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("it holds records, and " + point() + " is not there");
        assertThat(out).hasBinaryContent(before);
        assertThat(point()).doesNotExist();
    }

    /** It takes some, and leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--paths"})
    void aReaderThatLeavesCostsNoRecord(String paths) throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        OutputStream leaving = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (taken.size() == 5000) {
                    throw new IOException("Broken pipe");
                }
                taken.write(b);
            }
        };
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        String[] args = ("records D: --simulated --resume " + point() + " " + paths)
                .strip()
                .split(" ");
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> machine).run(args, leaving, silent);
        String whole = taken.toString(StandardCharsets.UTF_8);
        String lines = whole.substring(0, whole.lastIndexOf('\n') + 1);

        Cli.Outcome rest = resume(paths);

        assertThat(code).isZero();
        assertThat(Stream.of(lines, rest.out())
                        .flatMap(one -> usns(one).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(usns(run().out()));
    }

    @Test
    void aPlaceThatCannotBeKeptIsAFailureThatNamesItsFile() {
        Path nowhere = folder.resolve("no/point.json");

        Cli.Outcome outcome = run("--resume", nowhere.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(nowhere.toString(), "The output holds the records");
    }

    @Test
    void whatDoesNotGoWithItIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("$J"), JournalFile.bytesOf(Records.v2("a")));
        String place = point().toString();

        assertThat(Cli.run("records", file.toString(), "--resume", place).code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(resume("--count").code()).isEqualTo(ExitCode.USAGE);
        assertThat(resume("--output " + place).code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("C:", "--resume", place).err()).contains("--resume takes one volume");
        assertThat(point()).doesNotExist();
    }
}
