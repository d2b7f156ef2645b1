package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Await;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.volume.JournalField;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-windows")
@Timeout(60)
class VolumeReadingTest {

    private static final long MIB = 1 << 20;
    private static final Pattern LAST = Pattern.compile("tidemark: journal id (0x[0-9a-f]{16}), next USN (\\d+)");

    private final SimulatedBackend machine = SimulatedBackend.standard(9, InstantSource.system());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    VolumeReadingTest() {
        machine.step("D:", 2000);
    }

    @AfterEach
    void close() {
        Await.until("nothing is left open", machine.counters()::none);
        machine.close();
    }

    private SimulatedJournal journal() {
        return machine.volume("D:").journal();
    }

    private Cli.Outcome run(String options) {
        return Cli.run(simulated -> machine, ("records D: --simulated " + options).split(" "));
    }

    private static List<String> rows(Cli.Outcome outcome) {
        return outcome.out().lines().skip(1).toList();
    }

    private static long usn(String row) {
        return Long.parseLong(row.split("\t", -1)[0]);
    }

    /** The id and the next USN of the last line on the error stream. */
    private static Matcher last(String errors) {
        Matcher last = LAST.matcher(errors.lines().toList().getLast());
        assertThat(last.matches()).as(errors).isTrue();
        return last;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --paths"})
    void theLastLineSaysWhereToGoOn(String paths) {
        List<String> whole = rows(run("--limit 1000000" + paths));
        Matcher first = last(run("--limit 700" + paths).err());
        assertThat(first.group(1)).isEqualTo(JournalField.id(journal().journalId()));
        Cli.Outcome rest = run("--start " + first.group(2) + " --journal-id " + first.group(1) + paths);
        assertThat(rows(rest))
                .extracting(VolumeReadingTest::usn)
                .isEqualTo(whole.stream().skip(700).map(VolumeReadingTest::usn).toList());
        assertThat(last(rest.err()).group(2)).isEqualTo(Long.toString(journal().nextUsn()));
    }

    @Test
    void readingFromNowOnFindsNothingThatIsThere() {
        Cli.Outcome outcome = run("--start now");
        assertThat(rows(outcome)).isEmpty();
        assertThat(last(outcome.err()).group(2))
                .isEqualTo(Long.toString(journal().nextUsn()));
    }

    @Test
    void aJournalIdThatIsNotTheCurrentOneFailsAsTheVolumeSays() {
        Cli.Outcome outcome = run("--journal-id 0x1");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("87 ERROR_INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --start 999999999999", " --start now"})
    void aJournalIdThatIsNotTheCurrentOneIsSaidAlikeWithAndWithoutPaths(String start) {
        Cli.Outcome plain = run("--journal-id 0x1" + start);
        Cli.Outcome paths = run("--journal-id 0x1" + start + " --paths");

        assertThat(plain.code()).isEqualTo(ExitCode.FAILED);
        assertThat(paths.code()).isEqualTo(ExitCode.FAILED);
        String said = plain.err()
                .lines()
                .filter(line -> line.contains("87"))
                .findFirst()
                .orElse("");
        assertThat(said).contains("ERROR_INVALID_PARAMETER").contains("not the current journal's id");
        assertThat(paths.err().lines()).contains(said);
        assertThat((plain.err() + paths.err()).lines())
                .allSatisfy(line -> assertThat(line).matches("tidemark: \\S.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --paths"})
    void aUsnThatIsNoneOfTheJournalsFailsAsTheVolumeSays(String paths) {
        Cli.Outcome outcome = run("--start 999999999999" + paths);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("87 ERROR_INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --paths"})
    void whoDoesNotFollowIsAnsweredAtOnceWhateverTheVolumeLeavesOut(String paths) {
        Cli.Outcome outcome = run("--at-volume --reason INTEGRITY_CHANGE" + paths);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(rows(outcome)).isEmpty();
        ByteBuffer asked = request("--start 0" + paths);
        assertThat(asked.getLong(v1("BytesToWaitFor"))).isZero();
        assertThat(asked.getLong(v1("Timeout"))).isZero();
    }

    @Test
    void whoFollowsWithPathsWaits() {
        assertThat(request("--follow --limit 1 --paths").getLong(v1("BytesToWaitFor")))
                .isEqualTo(1);
    }

    @Test
    void theVolumeLeavesOutWhatItIsAskedTo() {
        List<String> here = rows(run("--reason FILE_CREATE --only-closed"));
        assertThat(here).isNotEmpty();
        assertThat(rows(run("--reason FILE_CREATE --only-closed --at-volume"))).isEqualTo(here);
        assertThat(request("--reason FILE_CREATE --only-closed").getInt(v1("ReturnOnlyOnClose")))
                .isZero();
        ByteBuffer asked = request("--reason FILE_CREATE --only-closed --at-volume");
        assertThat(asked.getInt(v1("ReturnOnlyOnClose"))).isEqualTo(1);
        assertThat(asked.getInt(v1("ReasonMask"))).isEqualTo(0x8000_0100);
    }

    @Test
    void theRequestIsWhatWasAskedFor() {
        assertThat(request("--read-as v0").capacity()).isEqualTo(Layouts.READ_USN_JOURNAL_DATA_V0.size());
        ByteBuffer accepted = request("--accept 2-3");
        assertThat(accepted.getShort(Layouts.READ_USN_JOURNAL_DATA_V1.offset("MinMajorVersion")))
                .isEqualTo((short) 2);
        assertThat(accepted.getShort(Layouts.READ_USN_JOURNAL_DATA_V1.offset("MaxMajorVersion")))
                .isEqualTo((short) 3);
        assertThat(request("--start 0").getLong(v1("BytesToWaitFor"))).isZero();
    }

    @Test
    void followingWaitsWithoutALimitUnlessOneIsGiven() {
        ByteBuffer usual = request("--follow --limit 1");
        assertThat(usual.getLong(v1("Timeout"))).isZero();
        assertThat(usual.getLong(v1("BytesToWaitFor"))).isEqualTo(1);
        ByteBuffer other = request("--follow --limit 1 --timeout 7 --bytes-to-wait 4096");
        assertThat(other.getLong(v1("Timeout"))).isEqualTo(7);
        assertThat(other.getLong(v1("BytesToWaitFor"))).isEqualTo(4096);
    }

    private static int v1(String field) {
        return Layouts.READ_USN_JOURNAL_DATA_V0.offset(field);
    }

    /** The first request for records. */
    private ByteBuffer request(String options) {
        DeviceCallLog log = new DeviceCallLog(InstantSource.system());
        Cli.run(simulated -> new TracedComputer(machine, log), ("records D: --simulated " + options).split(" "));
        DeviceCall read = log.operations(0, true).stream()
                .filter(call -> call.code() == ControlCode.FSCTL_READ_USN_JOURNAL.value())
                .findFirst()
                .orElseThrow();
        return ByteBuffer.wrap(read.input()).order(ByteOrder.LITTLE_ENDIAN);
    }

    // --- following

    private CompletableFuture<Integer> follow(String options) {
        return CompletableFuture.supplyAsync(() -> new CommandLineApp(FieldRegistry.standard(), simulated -> machine)
                .run(
                        ("records D: --simulated --follow " + options).split(" "),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNewJournalIsSaidAndReadFromItsStart() {
        long before = journal().journalId();
        CompletableFuture<Integer> following = follow("--start now --limit 50");
        Await.until("a read that waits", () -> machine.counters().waitingCalls() > 0);
        journal().delete();
        Await.until("the journal is said to be gone", () -> errors().contains("1178") || errors().contains("1179"));
        Await.until("a new journal", () -> journal().create(32 * MIB, 8 * MIB) == 0);
        machine.step("D:", 200);

        assertThat(following.join()).isZero();
        assertThat(errors())
                .contains(JournalField.id(before), JournalField.id(journal().journalId()));
        assertThat(last(errors()).group(1)).isEqualTo(JournalField.id(journal().journalId()));
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1)).hasSize(50);
    }

    @Test
    void aTrimIsSaidAndReadingGoesOnWithTheOldest() {
        long start = usn(rows(run("--limit 2")).getLast());
        journal().trimTo(64 * 1024);
        Cli.Outcome outcome = run("--start " + start + " --limit 10");
        assertThat(outcome.code()).isZero();
        assertThat(rows(outcome)).hasSize(10);
        assertThat(usn(rows(outcome).getFirst()))
                .isGreaterThanOrEqualTo(journal().stream().first());
        assertThat(outcome.err().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--timeout 3",
                "--bytes-to-wait 8",
                "--follow --timeout -1",
                "--start yesterday",
                "--start -5",
                "--accept 3-2",
                "--accept x",
                "--read-as v2",
                "--read-as v0 --accept 2-3",
                "--journal-id zzz"
            })
    void whatMakesNoSenseIsRefused(String options) {
        assertThat(run(options).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void filesAreNotReadSo() {
        Cli.Outcome outcome = Cli.run("records", "some.J", "--start", "now");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("are for volumes");
    }
}
