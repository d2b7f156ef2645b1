package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.FileAttribute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

@Tag("shows-act")
@Timeout(60)
class ActCommandsTest {

    private static final long MIB = 1 << 20;

    private final SimulatedBackend backend = SimulatedBackend.standard(5, InstantSource.system());

    @BeforeEach
    void aFile() {
        backend.volume("F:").journal().create(32 * MIB, 8 * MIB);
        var files = backend.volume("F:").files();
        files.create(files.root(), "a.txt", FileAttribute.ARCHIVE.bit())
                .append(3)
                .close();
    }

    @AfterEach
    void nothingIsLeft() {
        backend.faults().clear();
        // A hold looks once more at the journal after it ended.
        Await.until("nothing is left open", backend.counters()::none);
        backend.close();
    }

    private Cli.Outcome run(String... args) {
        return Cli.run(simulated -> backend, args);
    }

    private Map<String, Object> json(String... args) {
        return JSON.std.mapFrom(run(args).out());
    }

    @Test
    void aCloseRecordTellsItsUsnAndReasons() {
        Cli.Outcome outcome = run("close-record", "F:\\a.txt", "--flush");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("Usn\t")
                .contains("Reason\t0x80000000")
                .contains("Close");
        assertThat(json("close-record", "F:\\a.txt", "--json"))
                .containsEntry("act", "tidemark close-record")
                .containsEntry("target", "F:\\a.txt")
                .containsEntry("ok", true)
                .containsKeys("Usn", "UsnJournalID", "ReasonSymbols");
    }

    @Test
    void aRefusalHasNumberSymbolMeaningAndNextStep() {
        Cli.Outcome outcome = run("close-record", "\\\\.\\F:", "--json");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("87 ERROR_INVALID_PARAMETER").contains("Choose a file");
        assertThat(JSON.std.mapFrom(outcome.out()).get("error").toString())
                .contains("code=87")
                .contains("symbol=ERROR_INVALID_PARAMETER");
    }

    @Test
    void theLastUsnOfAFileIsRead() {
        assertThat(json("file-usn", "F:\\a.txt", "--json"))
                .containsEntry("FileName", "a.txt")
                .containsKey("Usn")
                .doesNotContainKeys("TimeStamp", "Reason", "SourceInfo");
    }

    @Test
    void aMarkIsHeldForItsTimeAndItsCloseRecordCarriesTheSource() {
        Cli.Outcome outcome =
                run("mark", "F:\\a.txt", "--source", "DATA_MANAGEMENT", "--close-record", "--for", "0.05");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("UsnSourceInfo\t0x00000001").contains("Usn\t");
    }

    @Test
    void aLockIsHeldForItsTimeAndMayDismount() {
        Cli.Outcome outcome = run("lock", "f:", "--dismount", "--for", "0.05", "--yes");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly("F: is locked; Ctrl+C unlocks it.", "F: is dismounted.", "F: is unlocked.");
    }

    @Test
    void aRefusedLockNamesTheHolder() {
        var files = backend.volume("F:").files();
        try (var open = files.create(files.root(), "busy.txt", 0)) {
            Cli.Outcome outcome = run("lock", "F:", "--yes", "--json");
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.err()).contains("5 ERROR_ACCESS_DENIED").contains("System (4) \\busy.txt");
            assertThat(JSON.std.mapFrom(outcome.out()).get("error").toString()).contains("busy.txt");
            assertThat(open.file().name()).isEqualTo("busy.txt");
        }
    }

    @Test
    void anUnlockThatFailsWritesADocumentAsALockDoes() {
        for (String volume : new String[] {"F:", "Q:"}) {
            Cli.Outcome outcome = run("unlock", volume, "--json");

            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.err().lines()).hasSize(1);
            Map<String, Object> said = JSON.std.mapFrom(outcome.out());
            assertThat(said)
                    .containsEntry("act", "unlock")
                    .containsEntry("target", volume)
                    .containsEntry("ok", false);
            assertThat(said.get("error"))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsKeys("code", "symbol", "what", "meaning", "next", "holders");
        }
        assertThat(run("unlock", "F:").out()).isEmpty();
    }

    @Test
    void aHoldEndsAtItsDeadline() {
        assertThat(json("hold", "F:", "--for", "0.1", "--yes", "--json"))
                .containsEntry("endedBy", "DEADLINE")
                .containsKeys("heldMillis", "writesThatWaited");
    }

    @Tag("shows-windows")
    @Test
    void whatADriverAnsweredThatRefusesTheReleaseIsSaidInFull() {
        backend.faults().switchOn(DriverQuirk.HOLD_COMPLETES);
        backend.faults().fail(ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES.value(), 5, 1);
        assertThat(run("hold", "F:", "--for", "1", "--yes").out())
                .contains("5 ERROR_ACCESS_DENIED", "STATUS_ACCESS_DENIED");
    }

    @Test
    void aDriverThatDoesNotLetGoEndsInWords() {
        backend.faults().ignoreCancel(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value());
        Cli.Outcome outcome = run("hold", "F:", "--for", "0.05", "--yes");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("ignores the cancel");
    }

    @Test
    void aJournalIsQueriedResizedTrackedAndDeleted() {
        assertThat(json("journal", "query", "F:", "--json"))
                .containsEntry("MaximumSize", (int) (32 * MIB))
                .containsKeys("UsnJournalID", "MaxSupportedMajorVersion");
        assertThat(run("journal", "create", "F:", "--max", "64m", "--delta", "0x1000000")
                        .out())
                .contains("MaximumSize\t" + 64 * MIB)
                .contains("AllocationDelta\t" + 16 * MIB);
        assertThat(run("journal", "track", "F:", "--threshold", "1MiB", "--yes").out())
                .contains("RangeTrackFileSizeThreshold\t" + MIB);
        backend.volume("F:").journal().deletionTime(Duration.ofMillis(100));
        assertThat(run("journal", "delete", "F:", "--wait", "--yes").out()).contains("is deleted");
        assertThat(run("journal", "query", "F:").err()).contains("1179 ERROR_JOURNAL_NOT_ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock F:",
                "hold F:",
                "journal delete F:",
                "journal track F:",
                "hold F: --for 11 --yes",
                "hold F: --for 0 --yes",
                "hold F: --input xyz --yes",
                "mark F:\\a.txt --source 1 --copy 1",
                "mark F:\\a.txt --source NONSENSE",
                "mark F:\\a.txt --caller 16",
                "journal create F: --max lots",
                "journal query F: --fault nonsense",
                "journal query F: --fault Q:=pulled",
                "lock"
            })
    void aCallThatMakesNoSenseOrIsNotConfirmedSendsNothing(String line) {
        Cli.Outcome outcome = run(line.split(" "));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).isNotBlank();
    }

    @Test
    void aFaultOnDemandEndsTheActAsWindowsWould() {
        Cli.Outcome outcome = run("lock", "F:", "--yes", "--fault", "FSCTL_LOCK_VOLUME=5*once");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("5 ERROR_ACCESS_DENIED");
        assertThat(run("journal", "query", "F:", "--fault", "F:=pulled").code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aVolumeOrFileThatIsNotThereIsSaid() {
        assertThat(run("journal", "query", "Q:").err()).contains("There is no such volume");
        assertThat(run("close-record", "Q:\\a.txt").err()).contains("on none of the volumes");
    }
}
