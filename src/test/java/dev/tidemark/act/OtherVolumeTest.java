package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.usn.FileAttribute;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stick is pulled out, and another one gets its letter: what was meant for the first is not done to the second. */
@Tag("shows-window")
class OtherVolumeTest extends ActFixture {

    private static final String LETTER = "U:";

    private VolumeFacts looked;
    private SimulatedFile meant;
    private SimulatedVolume other;
    private long untouched;

    private static VolumeFacts stick(long serial) {
        return new VolumeFacts(
                LETTER,
                LETTER,
                "STICK",
                "NTFS",
                1L << 30,
                1L << 29,
                serial,
                VolumeFacts.State.MOUNTED,
                false,
                false,
                false,
                false,
                true,
                false,
                VolumeFacts.FILE_DEVICE_DISK);
    }

    private SimulatedVolume insert(long serial) {
        SimulatedVolume stick = backend.add(stick(serial));
        stick.journal().create(32 * MIB, 8 * MIB);
        return stick;
    }

    private static SimulatedFile write(SimulatedVolume stick) {
        try (SimulatedOpen open = stick.files().create(stick.files().root(), "a.txt", FileAttribute.ARCHIVE.bit())) {
            open.append(1);
            return open.file();
        }
    }

    @BeforeEach
    void anotherStickGetsTheLetter() throws Exception {
        SimulatedVolume first = insert(0x111);
        looked = facts(LETTER);
        meant = write(first);
        first.pullOut(true);
        other = insert(0x222);
        assertThat(write(other).id()).isEqualTo(meant.id());
        untouched = other.journal().nextUsn();
    }

    private void refused(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ActFailedException.class,
                        failed -> assertThat(failed.problem().meaning())
                                .contains("U: is another volume by now")
                                .contains("0x00000222")
                                .contains("0x00000111"));
        assertThat(other.journal().nextUsn()).isEqualTo(untouched);
        assertThat(acts.held().all()).isEmpty();
    }

    @Test
    void theFileOfARecordIsNotLookedForOnIt() {
        FileTarget file = new FileTarget.ById(LETTER, meant.id(), "a.txt", looked.serial());
        refused(() -> acts.files().closeRecord(file, false));
        refused(() -> acts.files().mark(file, 1, 0, 64));
        refused(() -> acts.files().readFileUsn(file, 3));
    }

    @Test
    void aPathThatWasChosenOnTheFirstIsNotTakenForOneOfIt() {
        FileTarget file = new FileTarget.ByPath(LETTER, "\\a.txt").on(looked);
        refused(() -> acts.files().closeRecord(file, false));
        refused(() -> acts.files().closeRecord(file.followingLink(true), false));
    }

    @Test
    void itIsNeitherLockedNorDismountedNorHeld() {
        refused(() -> acts.volumes().lock(looked, Duration.ZERO, () -> false));
        refused(() -> acts.volumes().dismount(looked));
        refused(() -> acts.volumes().holdWrites(looked, Duration.ofSeconds(1), null));
        refused(() -> acts.volumes().watchWrites(looked, Duration.ofSeconds(1)));
        assertThat(backend.counters().none()).isTrue();
    }

    @Test
    void itsJournalIsNeitherAskedNorMadeNorDeleted() throws Exception {
        refused(() -> acts.journals().query(looked));
        refused(() -> acts.journals().create(looked, 64 * MIB, 8 * MIB));
        refused(() -> acts.journals().trackRanges(looked, 4096, 4096));
        refused(() ->
                acts.journals().deletion(looked, other.journal().journalId()).run(true));
        assertThat(acts.history().all()).allMatch(act -> act.state() == Act.State.FAILED);
    }

    @Test
    void whoMeansItReachesIt() throws Exception {
        VolumeFacts now = facts(LETTER);
        FileTarget file = new FileTarget.ByPath(LETTER, "\\a.txt").on(now);
        assertThat(acts.files().closeRecord(file, false).usn().orElseThrow()).isEqualTo(untouched);
        OfflineVolume locked = acts.volumes().lock(now, Duration.ZERO, () -> false);
        assertThat(Objects.requireNonNull(locked).isLocked()).isTrue();
        locked.release();
    }
}
