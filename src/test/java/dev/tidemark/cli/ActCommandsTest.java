package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.volume.VolumeLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

    @Tag("shows-windows")
    @ParameterizedTest
    @ValueSource(strings = {"dismount F: --yes", "lock F: --dismount --for 0.05 --yes"})
    void nothingMountsADismountedVolumeAgainBeforeSomebodyElseAsksForIt(String line) {
        assertThat(run(line.split(" ")).code()).isZero();
        assertThat(backend.volume("F:").facts().state()).isEqualTo(VolumeFacts.State.DISMOUNTED);
    }

    @Tag("shows-windows")
    @Test
    void holdersAreNamedWhereTheyAreTheCauseAndNowhereElse() {
        var files = backend.volume("F:").files();
        try (var open = files.create(files.root(), "busy.txt", 0)) {
            assertThat(run("lock", "F:", "--yes").err()).contains("In use by:");
            for (String line : new String[] {
                "lock F: --yes --fault FSCTL_LOCK_VOLUME=1*once",
                "dismount F: --yes --fault FSCTL_DISMOUNT_VOLUME=5*once"
            }) {
                Cli.Outcome outcome = run(line.split(" "));
                assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
                assertThat(outcome.err()).doesNotContain("In use by:\n");
            }
            assertThat(open.file().name()).isEqualTo("busy.txt");
        }
    }

    @Tag("shows-windows")
    @Test
    void whatThePreFlightWarnsOfIsSaidBeforeAnythingIsSent() {
        Cli.Outcome hold = run("hold", "F:", "--for", "0.05", "--yes", "--fault", "F:=snapshot");
        assertThat(hold.err().lines().toList().getFirst()).contains("A shadow copy may be being made");
        var files = backend.volume("F:").files();
        try (var open = files.create(files.root(), "busy.txt", 0)) {
            assertThat(run("dismount", "F:", "--yes").err()).contains("In use by 1", "busy.txt");
            assertThat(open.file().name()).isEqualTo("busy.txt");
        }
        assertThat(run("close-record", "F:\\a.txt").err()).isEmpty();
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
                    .containsEntry("act", "tidemark unlock")
                    .containsEntry("target", volume)
                    .containsEntry("ok", false);
            assertThat(said.get("error"))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsKeys("code", "symbol", "what", "meaning", "next", "holders");
        }
        assertThat(run("unlock", "F:").out()).isEmpty();
    }

    @Tag("shows-windows")
    @Test
    void anUnlockSaysWhetherNobodyHasTheVolumeLockedOrAnotherOrWhetherRightsAreMissing() throws Exception {
        assertThat(run("unlock", "F:").err())
                .contains("158", "Nobody has it locked")
                .doesNotContain("End the program");
        try (Handle other = backend.openVolume("F:", OpenMode.ACT)) {
            VolumeLock.lock(other, "F:");
            assertThat(run("unlock", "F:").err()).contains("Another program has it locked", "End the program");
        }
        backend.rights(new Rights(false, false, false));
        assertThat(run("unlock", "F:").err()).contains("administrator rights").doesNotContain("End the program");
    }

    @Tag("shows-windows")
    @Test
    void aHoldIsSaidToHoldOnlyWhenAWriteWaits() {
        assertThat(run("hold", "F:", "--for", "1", "--yes").out())
                .contains("is being sent", "Writes of F: are held: one is waiting");
        Cli.Outcome refused = run("hold", "F:", "--for", "1", "--yes", "--fault", "hold=input");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.out()).contains("is being sent").doesNotContain("are held");
    }

    @Tag("shows-windows")
    @Test
    void aHoldThatIsNotLetGoTellsWhatBecameOfTheReleaseBelow() {
        backend.faults().fail(ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES.value(), 5, 1);
        Cli.Outcome stuck = run("hold", "F:", "--for", "0.05", "--yes", "--fault", "hold=stuck");
        assertThat(stuck.err()).contains("ignores the cancel", "RELEASE_WRITES was sent", "5 ERROR_ACCESS_DENIED");
    }

    @Tag("shows-windows")
    @ParameterizedTest
    @ValueSource(
            strings = {"volumes --simulated", "volumes --json --simulated", "volume F:", "journal query F: --json"})
    void outputThatIsLostIsAFailure(String line) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> backend)
                .run(line.split(" "), full, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No space left on device");
    }

    @Tag("shows-windows")
    @Test
    void aSmallerJournalIsConfirmedSinceItsOldestRecordsGo() {
        Cli.Outcome outcome = run("journal", "create", "F:", "--max", "1");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("trimmed for good", "--yes");
        assertThat(backend.volume("F:").journal().maximumSize()).isEqualTo(32 * MIB);
        assertThat(run("journal", "create", "F:", "--max", "16m", "--yes").code())
                .isZero();
        assertThat(backend.volume("F:").journal().maximumSize()).isEqualTo(16 * MIB);
    }

    @Tag("shows-windows")
    @Test
    void aTouchSaysThatItsRecordCarriesAMarkOnlyWhereItDoes() {
        assertThat(run("mark", "F:\\a.txt", "--flags", "PROTECT_CLUSTERS", "--touch", "--for", "0.01")
                        .out())
                .contains("no source information");
        assertThat(run("mark", "F:\\a.txt", "--source", "DATA_MANAGEMENT", "--touch", "--for", "0.01")
                        .out())
                .contains("carries the mark");
    }

    @Tag("shows-windows")
    @Test
    void aCopyIsRefusedWhereTheStorageKeepsOne() {
        Cli.Outcome outcome = run("mark", "F:\\a.txt", "--copy", "1", "--for", "0.01");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("87 ERROR_INVALID_PARAMETER", "keeps one copy");
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
