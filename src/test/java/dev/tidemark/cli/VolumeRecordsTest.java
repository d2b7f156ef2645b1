package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.field.FieldRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeRecordsTest {

    private static final Volumes VOLUMES = simulated -> machine();

    private static SimulatedBackend machine() {
        SimulatedBackend machine =
                SimulatedBackend.standard(7, InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));
        machine.step("D:", 5000);
        return machine;
    }

    @Test
    @Timeout(60)
    void aVolumeIsReadToItsEnd() {
        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "d:", "--simulated", "--count");
        assertThat(outcome.err()).startsWith("tidemark: journal id 0x").hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        String total = outcome.out().lines().toList().getLast();
        assertThat(Long.parseLong(total.substring("total\t".length()))).isGreaterThanOrEqualTo(5000);
    }

    @Test
    @Timeout(60)
    void rowsOfAVolumeAreCompleteLines() {
        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "D:", "--simulated", "--limit", "100");
        assertThat(outcome.out().lines()).hasSize(101).allMatch(line -> line.split("\t", -1).length == 8);
    }

    @Test
    void aVolumeWithoutAJournalIsAFailureInWords() {
        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "F:", "--simulated");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains("1179")
                .contains("F:")
                .contains("Create one")
                .hasLineCount(1);
    }

    @Test
    void aVolumeThatIsNotThereIsAFailureInWords() {
        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "Q:", "--simulated");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("Q:").hasLineCount(1);
    }

    @Test
    void whereVolumesCannotBeReadThatIsSaid() {
        Cli.Outcome outcome = Cli.run("records", "D:");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains("Windows only")
                .contains("--simulated")
                .hasLineCount(1);
    }

    /** The journal does not tell where its oldest directories are: the volume does. */
    @Test
    @Timeout(60)
    void thePathsOfAVolumeComeFromItsDirectories() {
        Volumes volumes = simulated -> {
            SimulatedBackend machine = machine();
            SimulatedVolume volume = machine.volume("D:");
            SimulatedFile old = volume.files()
                    .directory(volume.files().directory(volume.files().root(), "very"), "old");
            volume.journal().trimTo(0);
            volume.files().create(old, "new.txt", 0).close();
            return machine;
        };

        Cli.Outcome outcome = Cli.run(volumes, "records", "\\\\.\\d:", "--simulated", "--paths");

        assertThat(outcome.err()).startsWith("tidemark: journal id 0x").hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains("\t\\very\\old\\new.txt\tlive"));
    }

    @Test
    @Timeout(60)
    void aVolumeIsFilteredByPath() {
        Cli.Outcome all = Cli.run(VOLUMES, "records", "D:", "--simulated", "--paths");
        String folder = all.out()
                .lines()
                .skip(1)
                .map(VolumeRecordsTest::folder)
                .filter(path -> path.length() > 1)
                .findFirst()
                .orElseThrow();
        List<String> expected =
                all.out().lines().skip(1).filter(line -> line.contains(folder)).toList();

        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "D:", "--simulated", "--paths", "--path", folder);

        assertThat(outcome.out().lines().skip(1)).isEqualTo(expected);
    }

    private static String folder(String line) {
        String path = line.split("\t", -1)[8];
        return path.substring(0, path.lastIndexOf('\\') + 1);
    }

    @Test
    @Timeout(60)
    void whatAVolumeDoesNotTellOfItsDirectoriesIsSaid() {
        Volumes volumes = simulated -> {
            SimulatedBackend machine = machine();
            machine.faults().fail(ControlCode.FSCTL_ENUM_USN_DATA.value(), 1117, 1);
            return machine;
        };

        Cli.Outcome outcome = Cli.run(volumes, "records", "D:", "--simulated", "--paths", "--limit", "10");

        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.err()).contains("Directories could not be read").contains("1117");
        assertThat(outcome.out().lines()).hasSize(11);
    }

    @Test
    void theFileTableOfAVolumeIsNotGivenByHand() {
        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "D:", "--simulated", "--mft", "$MFT");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--mft is for files and captures");
    }

    @Test
    void pathsOfAVolumeWithoutAJournalAreAFailureInWords() {
        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "F:", "--simulated", "--paths");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("1179").contains("F:").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--follow", "--follow --paths"})
    @Timeout(60)
    void followingGoesOnUntilNobodyReads(String options) {
        AtomicLong written = new AtomicLong();
        OutputStream reader = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (written.incrementAndGet() > 3_000_000) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        Volumes busy = simulated -> {
            SimulatedBackend machine = SimulatedBackend.standard(8, InstantSource.system());
            machine.start(20_000);
            return machine;
        };
        int code = new CommandLineApp(FieldRegistry.standard(), busy)
                .run(("records D: --simulated " + options).split(" "), reader, new PrintStream(reader));
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(written.get()).isGreaterThan(3_000_000);
    }
}
