package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(CommandLineApp.OK);
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
        assertThat(outcome.code()).isEqualTo(CommandLineApp.FAILED);
        assertThat(outcome.err())
                .contains("1179")
                .contains("F:")
                .contains("Create one")
                .hasLineCount(1);
    }

    @Test
    void aVolumeThatIsNotThereIsAFailureInWords() {
        Cli.Outcome outcome = Cli.run(VOLUMES, "records", "Q:", "--simulated");
        assertThat(outcome.code()).isEqualTo(CommandLineApp.FAILED);
        assertThat(outcome.err()).contains("Q:").hasLineCount(1);
    }

    @Test
    void whereVolumesCannotBeReadThatIsSaid() {
        Cli.Outcome outcome = Cli.run("records", "D:");
        assertThat(outcome.code()).isEqualTo(CommandLineApp.FAILED);
        assertThat(outcome.err())
                .contains("Windows only")
                .contains("--simulated")
                .hasLineCount(1);
    }

    @Test
    @Timeout(60)
    void followingGoesOnUntilNobodyReads() {
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
        int code = new CommandLineApp(busy)
                .run(new String[] {"records", "D:", "--simulated", "--follow"}, reader, new PrintStream(reader));
        assertThat(code).isEqualTo(CommandLineApp.OK);
        assertThat(written.get()).isGreaterThan(3_000_000);
    }
}
