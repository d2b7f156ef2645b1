package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.volume.JournalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code journal check FILE}: whether what is gone on with is still there, and until when. */
@Tag("shows-out")
@Timeout(60)
class JournalCheckCommandTest {

    private static final Instant KEPT = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedBackend machine = SimulatedBackend.standard(3, InstantSource.fixed(KEPT));

    @TempDir
    Path folder;

    JournalCheckCommandTest() {
        machine.step("D:", 300);
    }

    private Path point() {
        return folder.resolve("point.json");
    }

    private SimulatedJournal journal() {
        return machine.volume("D:").journal();
    }

    private Cli.Outcome check(String... more) {
        String[] args = ("journal check " + point() + " --simulated " + String.join(" ", more))
                .strip()
                .split(" ");
        return Cli.run(simulated -> machine, args);
    }

    private void keep() {
        String[] args = ("records D: --simulated --limit 10 --resume " + point()).split(" ");
        assertThat(Cli.run(simulated -> machine, args).code()).isZero();
    }

    @Test
    void whatIsStillThereIsSaidWithItsRoom() {
        keep();

        Cli.Outcome outcome = check();

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).startsWith("D:, journal 0x").contains("All records since are still there");
        assertThat(check("--json").out()).contains("\"state\" : \"there\"", "\"volume\" : \"D:\"");
    }

    @Test
    void whatWasTrimmedIsAGap() {
        keep();
        journal().trimTo(4096);

        Cli.Outcome outcome = check();

        assertThat(outcome.code()).isEqualTo(ExitCode.GAP);
        assertThat(outcome.out()).contains("Records are missing: ");
    }

    @Test
    void anotherJournalAndNoneAreGaps() {
        keep();
        journal().recreate(1 << 20, 1 << 16);
        assertThat(check().code()).isEqualTo(ExitCode.GAP);
        assertThat(check().out()).contains("the journal is now 0x");

        journal().delete();
        assertThat(check().code()).isEqualTo(ExitCode.GAP);
        assertThat(check("--json").out()).contains("\"state\" : \"no_journal\"");
    }

    @Test
    void aVolumeThatIsNotThereAndAFileThatIsNotAreFailures() throws IOException {
        assertThat(check().code()).isEqualTo(ExitCode.FAILED);
        assertThat(check().err()).contains("No call of records --resume has written there yet");

        Files.writeString(point(), new ResumePoint(77, new ReadingPosition(1, 2), KEPT).json());
        assertThat(check().code()).isEqualTo(ExitCode.FAILED);
        assertThat(check().err()).contains("no volume has that");
    }

    private static JournalData journal(long first, long next, long size) {
        return new JournalData(
                1,
                first,
                next,
                0,
                Long.MAX_VALUE,
                size,
                size / 4,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static ResumePoint at(long usn) {
        return new ResumePoint(5, new ReadingPosition(1, usn), KEPT);
    }

    /** 1,000 bytes in 10 seconds; 9,000 of 10,000 are left. */
    @Test
    void theRateSinceTheLastCallTellsUntilWhen() {
        JournalRoom room = JournalRoom.of(at(5000), journal(0, 6000, 10_000), KEPT.plusSeconds(10));

        assertThat(room.state()).isEqualTo(JournalRoom.State.THERE);
        assertThat(room.behind()).isEqualTo(1000);
        assertThat(room.room()).isEqualTo(9000);
        assertThat(room.until()).isEqualTo(KEPT.plusSeconds(10 + 90));
        assertThat(room.lines("D:")).last().asString().contains("2026-01-01T00:01:40Z");
    }

    @Test
    void whereNothingWasWrittenNothingTellsARate() {
        JournalRoom room = JournalRoom.of(at(6000), journal(0, 6000, 10_000), KEPT.plusSeconds(10));

        assertThat(room.room()).isEqualTo(10_000);
        assertThat(room.until()).isNull();
        assertThat(room.lines("D:")).last().asString().contains("Nothing tells yet");
        assertThat(JournalRoom.of(at(7000), journal(0, 6000, 10_000), KEPT).state())
                .isEqualTo(JournalRoom.State.AHEAD);
        assertThat(JournalRoom.of(at(5000), journal(5600, 6000, 500), KEPT).lost())
                .isEqualTo(600);
    }
}
