package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Check.About;
import dev.tidemark.act.Check.Level;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.testing.LocalVolume;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Tidemark's own handles are to the checks before a lock. */
@Tag("shows-window")
class PreFlightTest extends ActFixture {

    private Check check(About about) throws Exception {
        return acts.preFlight().check(ActKind.LOCK, facts()).stream()
                .filter(check -> check.about() == about)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCK", "DISMOUNT"})
    void whatTookTheVolumeOfflineIsNoObstacle(ActKind how) throws Exception {
        OfflineVolume offline = how == ActKind.LOCK
                ? acts.volumes().lock(facts(), Duration.ZERO, () -> false)
                : acts.volumes().dismount(facts());
        assertThat(acts.preFlight().check(ActKind.LOCK, facts())).allMatch(check -> check.level() == Level.OK);
        assertThat(check(About.OWN_HANDLES).text()).contains("itself");
        assertThat(offline.isHeld()).isTrue();
        offline.release();
        assertThat(check(About.OWN_HANDLES).text()).contains("holds nothing");
    }

    @Test
    void lookingAtADismountedVolumeDoesNotMountIt() throws Exception {
        OfflineVolume dismounted = acts.volumes().dismount(facts());
        acts.preFlight().check(ActKind.LOCK, facts());
        assertThat(backend.volume("F:").facts().state()).isNotEqualTo(dev.tidemark.backend.VolumeFacts.State.MOUNTED);
        dismounted.release();
    }

    /** REALTIME and NOT_REALTIME are for a file system that keeps no journal. */
    @Tag("shows-windows")
    @Test
    void aMarkIsNotStoppedWhereNoJournalIsKept() throws Exception {
        VolumeFacts plain = facts("X:");
        assertThat(plain.journalCapable()).isFalse();
        assertThat(PreFlight.allows(acts.preFlight().check(ActKind.MARK_HANDLE, plain)))
                .isTrue();
        assertThat(acts.preFlight().check(ActKind.MARK_HANDLE, plain))
                .filteredOn(check -> check.about() == About.FILE_SYSTEM)
                .extracting(Check::level)
                .containsExactly(Level.WARN);
        assertThat(PreFlight.allows(acts.preFlight().check(ActKind.CLOSE_RECORD, plain)))
                .isFalse();
    }

    @Test
    void theLiveReadIsToldOnceAndNotAsAnotherProgram() throws Exception {
        read("F:");
        assertThat(check(About.LIVE_READ).level()).isEqualTo(Level.WARN);
        assertThat(check(About.HOLDERS).level()).isEqualTo(Level.OK);
    }

    @Test
    void aRefusedLockNamesOthersAndNotTidemark() throws Exception {
        read("F:");
        try (SimulatedOpen open = opened("a.txt")) {
            ActFailedException refused = Objects.requireNonNull(org.assertj.core.api.Assertions.catchThrowableOfType(
                    ActFailedException.class, () -> acts.volumes().lock(facts(), Duration.ZERO, () -> false)));
            assertThat(refused.holders())
                    .isNotEmpty()
                    .allMatch(holder -> holder.path().equals("\\" + open.file().name()));
        }
    }

    @Test
    void aMarkedHandleIsToldOnceAndNotAsAnotherProgram() throws Exception {
        opened("a.txt").close();
        acts.files().mark(new FileTarget.ByPath("F:", "\\a.txt"), 1, 0, 64);
        assertThat(check(About.OWN_HANDLES).level()).isEqualTo(Level.WARN);
        assertThat(check(About.HOLDERS).level()).isEqualTo(Level.OK);
    }

    private String deviceOf(int type) throws Exception {
        VolumeFacts other = LocalVolume.of("F:", "", type);
        return acts.preFlight().check(ActKind.HOLD_WRITES, other).stream()
                .filter(check -> check.about() == About.REMOTE && check.level() == Level.STOP)
                .map(Check::text)
                .findFirst()
                .orElse("");
    }

    @Tag("shows-windows")
    @Test
    void aDeviceThatIsNotToldIsNotCalledAnother() throws Exception {
        assertThat(deviceOf(VolumeFacts.FILE_DEVICE_DISK)).isEmpty();
        assertThat(deviceOf(2)).contains("not a disk device (type 2)");
        assertThat(deviceOf(VolumeFacts.DEVICE_TYPE_UNKNOWN))
                .contains("does not tell what device")
                .doesNotContain("type 0");
    }
}
