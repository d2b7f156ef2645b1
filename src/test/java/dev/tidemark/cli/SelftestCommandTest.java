package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.ScratchVolume;
import dev.tidemark.backend.simulated.SimulatedBackend;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    private Cli.Outcome run(String... args) {
        return Cli.run(
                machine -> {
                    SimulatedBackend made =
                            SimulatedBackend.of(Objects.requireNonNull(machine), 1, InstantSource.system());
                    machines.add(made);
                    return made;
                },
                args);
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
