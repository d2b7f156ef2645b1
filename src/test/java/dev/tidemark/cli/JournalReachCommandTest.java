package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** How far back a journal reaches is told on the command line. */
@Tag("shows-when")
class JournalReachCommandTest {

    private static final long FRIDAY = 133_591_680_000_000_000L;
    private static final long MINUTE = 600_000_000L;

    @TempDir
    Path folder;

    private String journal(int minutes) throws IOException {
        JournalFile file = new JournalFile(8192);
        for (int i = 0; i <= minutes; i++) {
            file.add(Records.v2("a.txt").time(FRIDAY + i * MINUTE));
        }
        return Files.write(folder.resolve("$J"), file.toBytes()).toString();
    }

    @Test
    void aFileIsToldByPeriodsAndSizes() throws IOException {
        String file = journal(120);
        Cli.Outcome outcome = Cli.run("journal", "reach", file);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines.getFirst())
                .startsWith(file + " reaches 2 h 0 min back: from 2024-05-03T00:00:00Z to 2024-05-03T02:00:00Z, ");
        assertThat(lines.get(1)).isEqualTo("Period\tBytes\tBytes/s\t32 MiB\t64 MiB\t128 MiB\t256 MiB");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(2)).startsWith("5 min\t432\t1\t");
        assertThat(lines.getLast()).startsWith("2 h 0 min (all)\t");
    }

    @Test
    void scriptsGetNumbers() throws IOException {
        Cli.Outcome outcome = Cli.run("journal", "reach", journal(120), "--json");
        Map<String, Object> values = JSON.std.mapFrom(outcome.out());
        assertThat(values)
                .containsEntry("oldest", "2024-05-03T00:00:00.0000000Z")
                .containsKeys("newest", "bytes");
        assertThat((List<?>) values.get("rates")).hasSize(4);
        Map<?, ?> last = (Map<?, ?>) ((List<?>) values.get("rates")).getLast();
        assertThat(last.get("whole")).isEqualTo(true);
        double perSecond = ((Number) last.get("bytesPerSecond")).doubleValue();
        Map<?, ?> reach = (Map<?, ?>) last.get("reachSeconds");
        assertThat(((Number) reach.get("33554432")).doubleValue()).isEqualTo(33554432 / perSecond);
    }

    @Test
    void aVolumeIsToldUpToNow() {
        SimulatedBackend machine = SimulatedBackend.standard(9, InstantSource.system());
        machine.step("D:", 500);
        Cli.Outcome outcome = Cli.run(simulated -> machine, "journal", "reach", "D:", "--simulated");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).startsWith("D: reaches ").contains("(all)");
    }

    @Test
    void withoutTimesNothingIsToldAndWithoutARecordItFails() throws IOException {
        JournalFile file = new JournalFile(4096);
        file.add(Records.v2("a").time(0));
        String untimed = Files.write(folder.resolve("untimed"), file.toBytes()).toString();
        assertThat(Cli.run("journal", "reach", untimed).out()).contains("has a time");
        String empty = Files.write(folder.resolve("empty"), new byte[4096]).toString();
        assertThat(Cli.run("journal", "reach", empty).code()).isEqualTo(ExitCode.FAILED);
    }
}
