package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidemark.backend.ActiveFault;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.FaultSpec;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.volume.WriteHold;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold in its two halves: the file system's, which is the request, and the one of the driver below, which may go on. */
@Tag("shows-windows")
class HoldPagesTest extends ActFixture {

    private static final int HOLD = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();
    private static final int RELEASE = ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES.value();

    private HeldWrites hold(long millis) throws Exception {
        return acts.volumes().holdWrites(facts(), Duration.ofMillis(millis), null);
    }

    private List<String> sent() {
        return log.operations(0, true).stream()
                .filter(call -> call.code() == HOLD || call.code() == RELEASE)
                .map(call -> call.call() + " " + call.status())
                .toList();
    }

    @Test
    void aHoldThatIsCancelledIsOverOnceAWriteWentThroughAndNothingMoreIsSent() throws Exception {
        HeldWrites hold = hold(20);
        hold.await();
        assertThat(hold.isProven()).isTrue();
        assertThat(hold.releaseAnswer()).isNull();
        assertThat(sent()).containsExactly("IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES 995");
    }

    @Test
    void aSuccessIsNoProofAndTheDriverBelowIsTold() throws Exception {
        backend.faults().switchOn(DriverQuirk.HOLD_COMPLETES);
        backend.faults().switchOn(DriverQuirk.HOLDS_BELOW);
        HeldWrites hold = hold(60_000);
        hold.await();
        assertThat(hold.end()).isEqualTo(HeldWrites.End.DRIVER);
        assertThat(hold.isProven()).isTrue();
        assertThat(hold.releaseAnswer()).isEqualTo(Completion.DONE);
        assertThat(sent()).containsExactly("IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES 0", "IOCTL_VOLSNAP_RELEASE_WRITES 0");
    }

    @Test
    void aWriteThatStaysBlockedAfterTheCancelHasTheDriverBelowTold() throws Exception {
        backend.faults().switchOn(DriverQuirk.HOLDS_BELOW);
        HeldWrites hold = hold(20);
        await(() -> hold.state() == HeldWrites.State.HELD_BELOW || hold.state() == HeldWrites.State.OVER);
        hold.await();
        assertThat(sent()).containsExactly("IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES 995", "IOCTL_VOLSNAP_RELEASE_WRITES 0");
    }

    @Test
    void aDriverThatRefusesTheReleaseHoldsUntilItsOwnTimeIsOver() throws Exception {
        backend.faults().switchOn(DriverQuirk.HOLDS_BELOW);
        backend.faults().fail(RELEASE, 5, 1);
        HeldWrites hold = hold(20);
        await(() -> hold.releaseAnswer() != null);
        assertThat(hold.state()).isEqualTo(HeldWrites.State.HELD_BELOW);
        assertThat(hold.isHeld()).isTrue();
        clock.advance(Duration.ofSeconds(10));
        hold.await();
        assertThat(Objects.requireNonNull(hold.releaseAnswer()).status()).isEqualTo(5);
        assertThat(hold.isProven()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 33, 87, 122})
    void afterARefusalNothingIsSentForItCouldEndAnothersHold(int error) throws Exception {
        backend.faults().failOnce(HOLD, error);
        HeldWrites hold = hold(5_000);
        hold.await();
        assertThat(hold.end()).isEqualTo(HeldWrites.End.FAILED);
        assertThat(hold.releaseAnswer()).isNull();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aDriverThatWantsAnInputHoldsNothingAndSaysSo() throws Exception {
        backend.faults().switchOn(DriverQuirk.HOLD_WANTS_INPUT);
        HeldWrites hold = hold(5_000);
        hold.await();
        assertThat(Objects.requireNonNull(hold.problem()).meaning()).contains("wants an input");
        HeldWrites with = acts.volumes().holdWrites(facts(), Duration.ofMillis(20), new byte[] {1});
        with.await();
        assertThat(with.end()).isEqualTo(HeldWrites.End.DEADLINE);
    }

    @Test
    void leavingTheProgramLetsGoOfWhatIsHeldBelowToo() throws Exception {
        backend.faults().switchOn(DriverQuirk.HOLDS_BELOW);
        HeldWrites hold = hold(60_000);
        await(() -> backend.counters().holds() == 1);
        try (SafeExit exit = SafeExit.watch(acts.held(), failure -> {})) {
            Thread failing = new Thread(() -> {
                throw new IllegalStateException("on purpose");
            });
            failing.start();
            failing.join();
            await(() -> !hold.isHeld());
            assertThat(exit).isNotNull();
        }
        assertThat(hold.isProven()).isTrue();
        assertThat(sent()).endsWith("IOCTL_VOLSNAP_RELEASE_WRITES 0");
    }

    @Test
    void aReleaseNeedsReadAndWriteAccess() throws Exception {
        try (Handle handle = backend.openVolume("F:", OpenMode.VOLUME_FACTS)) {
            assertThat(WriteHold.release(handle).status()).isEqualTo(5);
        }
        assertThat(ControlCode.function(RELEASE)).isEqualTo(1);
        assertThat(ControlCode.access(RELEASE)).isEqualTo(3);
        assertThat(ControlCode.deviceType(RELEASE)).isEqualTo('S');
    }

    // --- shadow copies of others

    @Test
    void watchingSendsNothingAndShowsWhatAShadowCopyDoesToWriters() throws Exception {
        WatchedWrites watched = acts.volumes().watchWrites(facts(), Duration.ofSeconds(60));
        await(() -> watched.writes().size() > 2);
        Objects.requireNonNull(acts.faults().orElseThrow()).makeShadowCopy("F:");
        await(() -> watched.writes().stream().anyMatch(write -> !write.done()));
        clock.advance(Duration.ofSeconds(4));
        await(() -> watched.writes().stream()
                .anyMatch(write -> write.done() && write.waited().toSeconds() >= 4));
        watched.stop();
        await(watched::isOver);
        assertThat(watched.writes()).isNotEmpty();
        assertThat(log.operations(0, true)).isEmpty();
        assertThat(acts.history().all()).isEmpty();
    }

    @Test
    void theChecksWarnWhileAShadowCopyIsBeingMade() throws Exception {
        assertThat(level(Check.About.SHADOW_COPY)).isEqualTo(Check.Level.OK);
        acts.faults().orElseThrow().makeShadowCopy("F:");
        assertThat(level(Check.About.SHADOW_COPY)).isEqualTo(Check.Level.WARN);
        clock.advance(Duration.ofSeconds(4));
        assertThat(level(Check.About.SHADOW_COPY)).isEqualTo(Check.Level.OK);
    }

    private Check.Level level(Check.About about) throws Exception {
        return acts.preFlight().check(ActKind.HOLD_WRITES, facts()).stream()
                .filter(check -> check.about() == about)
                .findFirst()
                .orElseThrow()
                .level();
    }

    @Test
    void watchingPassesTheGateToo() throws Exception {
        acts.gate().close();
        ActFailedException refused = Objects.requireNonNull(org.assertj.core.api.Assertions.catchThrowableOfType(
                ActFailedException.class, () -> acts.volumes().watchWrites(facts(), Duration.ofSeconds(1))));
        assertThat(refused.problem().code()).isEqualTo(1260);
        assertThat(acts.files().look(path("\\")).on()).isEqualTo(MarkRules.On.FILE);
        assertThat(log.operations(0, true)).isEmpty();
    }

    // --- the switches

    @ParameterizedTest
    @EnumSource(DriverQuirk.class)
    void everyQuirkIsSwitchedOnFromTheCommandLineAndOffAgain(DriverQuirk quirk) {
        FaultSpec.parse(quirk.spec()).apply(acts.faults().orElseThrow());
        assertThat(acts.faults().orElseThrow().active()).containsExactly(new ActiveFault.Quirk(quirk));
        acts.faults().orElseThrow().clear();
        assertThat(acts.faults().orElseThrow().active()).isEmpty();
    }

    @Test
    void aShadowCopyIsMadeFromTheCommandLine() {
        FaultSpec.parse("f:=snapshot").apply(acts.faults().orElseThrow());
        assertThat(acts.faults().orElseThrow().active()).containsExactly(new ActiveFault.ShadowCopy("F:"));
        clock.advance(Duration.ofSeconds(4));
        assertThatIllegalArgumentException().isThrownBy(() -> FaultSpec.parse("hold=sideways"));
    }

    // --- what the checks say

    private static VolumeFacts disk(boolean readOnly, boolean remote, int type) {
        return new VolumeFacts(
                "V:",
                "V:",
                "",
                "NTFS",
                1 << 30,
                1 << 29,
                7,
                VolumeFacts.State.MOUNTED,
                false,
                false,
                readOnly,
                remote,
                false,
                false,
                type);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSE_RECORD, true,  false, 7, will refuse this with 19",
        "HOLD_WRITES,  false, false, 2, not a disk device (type 2)",
        "HOLD_WRITES,  false, false, 3, not a disk device (type 3)",
        "LOCK,         false, true,  7, It is a network drive",
        "CLOSE_RECORD, false, true,  7, SMB does not carry this request",
        "MARK_HANDLE,  false, true,  7, SMB does not carry this request",
        "MARK_HANDLE,  false, false, 7, then put back"
    })
    void aCheckSaysWhatWillHappen(ActKind kind, boolean readOnly, boolean remote, int type, String words) {
        assertThat(acts.preFlight().check(kind, disk(readOnly, remote, type)))
                .extracting(Check::text)
                .anySatisfy(text -> assertThat(text).contains(words));
    }

    @Test
    void withoutThePrivilegeTheChecksSaySoAndEnableNothing() throws Exception {
        backend.rights(new Rights(true, false, false));
        assertThat(acts.preFlight().check(ActKind.MARK_HANDLE, facts()))
                .filteredOn(check -> check.about() == Check.About.PRIVILEGE)
                .singleElement()
                .extracting(Check::level)
                .isEqualTo(Check.Level.WARN);
        assertThat(backend.enabledPrivileges()).isEmpty();
    }
}
