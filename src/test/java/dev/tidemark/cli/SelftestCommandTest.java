package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.ScratchVolume;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.FieldRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

@Tag("shows-windows")
@Timeout(120)
class SelftestCommandTest {

    @TempDir
    Path folder;

    private final List<SimulatedBackend> machines = new ArrayList<>();

    private SimulatedBackend machine(@Nullable SimulatedMachine machine) {
        SimulatedBackend made = SimulatedBackend.of(Objects.requireNonNull(machine), 1, InstantSource.system());
        machines.add(made);
        return made;
    }

    private Cli.Outcome run(String... args) {
        return Cli.run(this::machine, args);
    }

    private static List<Map<String, Object>> lines(String report) {
        return report.lines().map(JSON.std::mapFrom).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--simulated", "--simulated=odd-volumes"})
    void theReportHasALineForEachQuestionAndNothingIsLeft(String simulated) {
        Cli.Outcome outcome = run("selftest", simulated);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<Map<String, Object>> lines = lines(outcome.out());
        assertThat(lines.getFirst()).containsKeys("selftest", "tidemark", "system", "fileSystem", "bytes");
        assertThat(lines.getLast())
                .containsEntry("same", lines.size() - 2)
                .containsEntry("other", 0)
                .containsEntry("skipped", 0)
                .containsEntry("undone", true);
        assertThat(lines.subList(1, lines.size() - 1))
                .allSatisfy(line -> assertThat(line)
                        .containsKeys("n", "name", "assumption", "expected", "got", "millis")
                        .containsEntry("verdict", "SAME"));
        assertThat(machines.getLast().counters().none()).isTrue();
        assertThat(machines.getLast().volumes())
                .noneMatch(volume -> volume.label().equals("TIDEMARK"));
    }

    @Test
    void theReportHoldsNoName() throws Exception {
        Path file = folder.resolve("report.jsonl");

        Cli.Outcome outcome = run("selftest", "--simulated", "--output", file.toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEmpty();
        String report = Files.readString(file);
        Stream.of(
                        System.getProperty("user.home"),
                        InetAddress.getLocalHost().getHostName(),
                        folder.toString(),
                        "TIDEMARK",
                        "V:",
                        "tidemark-selftest",
                        "close.txt",
                        "lock.txt")
                .forEach(name -> assertThat(report).doesNotContain(name));
    }

    @Test
    void whatProtectsTheMachineIsSpokenOfBefore() {
        String said = run("selftest", "--simulated").err();

        assertThat(said.indexOf("Endpoint protection")).isBetween(0, said.indexOf("which opens of a volume"));
        assertThat(run("selftest", "--help").out()).contains("Endpoint protection", "create vdisk", "detach vdisk");
    }

    @Test
    void anAnswerThatDiffersEndsWithOneAndNamesItsAssumption() {
        Cli.Outcome outcome = run("selftest", "--simulated", "--fault", "hold=input");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("OTHER", "87 ERROR_INVALID_PARAMETER", "AssumedWindows.HOLD_STAYS_PENDING");
        assertThat(lines(outcome.out()))
                .filteredOn(line -> "OTHER".equals(line.get("verdict")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).containsEntry("n", 21).containsEntry("got", "87 ERROR_INVALID_PARAMETER"));
    }

    /** Who reads a few lines only still learns by the exit code and the error stream what came of it. */
    @Test
    void aReaderWhoLeavesChangesNothingOfTheVerdict() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicInteger left = new AtomicInteger(3);
        OutputStream pipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (b == '\n') {
                    left.decrementAndGet();
                }
                if (left.get() <= 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };

        int code = new CommandLineApp(FieldRegistry.standard(), this::machine)
                .run(
                        new String[] {"selftest", "--simulated", "--fault", "FSCTL_DELETE_USN_JOURNAL=5"},
                        pipe,
                        new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Not everything could be undone");
    }

    @Test
    void whereNoReportCanBeWrittenNothingIsDone() {
        Cli.Outcome outcome = run("selftest", "--simulated", "--output", folder.toString());

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(folder.toString()).doesNotContain("which opens of a volume");
    }

    @Test
    void withoutAJournalTheReportSaysWhyAndWhatIsLeft() {
        Cli.Outcome outcome = run("selftest", "--simulated", "--fault", "FSCTL_CREATE_USN_JOURNAL=5");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        List<Map<String, Object>> lines = lines(outcome.out());
        assertThat(lines).anyMatch(line -> "preparing it: FSCTL_CREATE_USN_JOURNAL".equals(line.get("name")));
        assertThat(lines.getLast()).containsEntry("end", true).containsEntry("undone", true);
        assertThat(machines.getLast().counters().none()).isTrue();
    }

    @Test
    void aVolumeIsNamedTwiceOrNotAtAll() {
        assertThat(run("selftest").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("selftest", "--volume", "D:").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("selftest", "--simulated", "--name", "Projects").code()).isEqualTo(ExitCode.USAGE);
        assertThat(machines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:", "D:", "F:", "X:", "R:"})
    void noVolumeThatSomebodyUsesIsTouched(String volume) {
        String label = Map.of("C:", "Windows", "D:", "Projects", "F:", "Archive", "X:", "STICK", "R:", "Backups")
                .get(volume);

        Cli.Outcome outcome = run("selftest", "--simulated", "--volume", volume, "--name", label);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("tidemark selftest --help").hasLineCount(1);
        assertThat(machines.getLast().counters().none()).isTrue();
    }

    @Test
    void aVolumeThatIsThereForItIsCheckedByItsLabelAndLeftAsItWas() {
        ScratchVolume[] scratch = new ScratchVolume[1];
        Volumes volumes = machine -> {
            SimulatedBackend made = SimulatedBackend.of(Objects.requireNonNull(machine), 1, InstantSource.system());
            machines.add(made);
            scratch[0] = made.attachScratchVolume();
            return made;
        };

        Cli.Outcome wrong = Cli.run(volumes, "selftest", "--simulated", "--volume", "V:", "--name", "Projects");
        assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
        assertThat(wrong.err()).contains("label");

        Cli.Outcome outcome = Cli.run(volumes, "selftest", "--simulated", "--volume", "v:", "--name", "TIDEMARK");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("as it was before");
        scratch[0].close();
        assertThat(machines.getLast().counters().none()).isTrue();
    }
}
