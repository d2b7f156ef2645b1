package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.trace.CopyAs;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.usn.SourceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The simulated volumes answer no file-system code over a handle without data access, as Windows does: what every act asks of
 * the volume beside its own code has its effect all the same.
 */
@Tag("shows-windows")
class VolumeAccessTest extends ActFixture {

    private static final int QUERY = ControlCode.FSCTL_QUERY_USN_JOURNAL.value();

    /** Every call of an act that was sent to the volume itself, by the access of its handle. */
    private List<DeviceCall> onVolume(String volume) {
        return log.operations(0, true).stream()
                .filter(call -> call.code() != 0 && call.target().equals(volume))
                .toList();
    }

    @Test
    void theJournalOfAVolumeIsAskedWithTheLeastAccessThatReachesItsFileSystem() throws Exception {
        backend.rights(new Rights(false, false, false));
        assertThat(acts.journals().query(facts("D:")).journalId())
                .isEqualTo(backend.volume("D:").journal().journalId());
        DeviceCall query = onVolume("D:").getLast();
        assertThat(query.mode()).isEqualTo(OpenMode.VOLUME_FACTS);
        assertThat(query.mode().flags()).as("no backup semantics").isZero();
        assertThat(query.ok()).isTrue();
    }

    @Test
    void aDeletionIsFollowedToItsEnd() throws Exception {
        long id = volume.journal().journalId();
        acts.journals().deletion(facts(), id).run(false);
        assertThat(acts.journals().deletionOf(facts(), id)).isEqualTo(JournalActs.DeletionState.GOING_ON);
        assertThat(acts.journals().isBeingDeleted(facts())).isTrue();
        clock.advance(Duration.ofMinutes(10));
        assertThat(acts.journals().deletionOf(facts(), id)).isEqualTo(JournalActs.DeletionState.OVER);
    }

    @Test
    void aCloseRecordTellsItsReasonsAndItsJournal() throws Exception {
        file("a.txt");
        FileActs.Closed closed = acts.files().closeRecord(path("\\a.txt"), false);
        assertThat(closed.journalId()).hasValue(volume.journal().journalId());
        assertThat(closed.reasons()).isEqualTo(OptionalInt.of(0x8000_0000));
        assertThat(closed.act().effect()).isNotNull();
    }

    @Test
    void aMarkALockAndAHoldKnowWhichRecordsTheyCause() throws Exception {
        file("a.txt");
        LiveSource source = read("F:");
        int source4 = SourceInfo.REPLICATION_MANAGEMENT.bit();
        try (var marked = new Released(acts.files().mark(path("\\a.txt"), source4, 0, 64))) {
            acts.files().closeRecord(path("\\a.txt"), false);
            assertThat(marked.held().act().effect()).isNotNull();
        }
        try (var locked = new Released(acts.volumes().lock(facts(), Duration.ZERO, () -> false))) {
            assertThat(locked.held().act().effect()).isNotNull();
        }
        HeldWrites hold = acts.volumes().holdWrites(facts(), Duration.ofMillis(20), null);
        hold.await();
        assertThat(Objects.requireNonNull(hold.act().effect()).journalId())
                .isEqualTo(volume.journal().journalId());
        await(source::isReading);
    }

    /** Gives back what is held when a block ends. */
    private record Released(Held held) implements AutoCloseable {
        @Override
        public void close() {
            held.release();
        }
    }

    @Test
    void noCallIsSentOverADirectOpen() throws Exception {
        file("a.txt");
        acts.files().closeRecord(path("\\a.txt"), false);
        acts.files().readFileUsn(path("\\a.txt"), 3);
        acts.journals().query(facts());
        acts.volumes().lock(facts(), Duration.ZERO, () -> false).release();
        acts.files().kindOf(new FileTarget.TheVolume("F:"));
        assertThat(onVolume("F:"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.mode().reachesFileSystem())
                        .as("%s of %s", call.call(), call.target())
                        .isTrue());
        assertThat(log.operations(0, true)).noneMatch(call -> call.status() == 1);
    }

    @Test
    void theVolumeItselfIsOpenedInItsFileSystemWhateverAnActAsksFor() {
        assertThat(OpenMode.FACTS.reachesFileSystem()).isFalse();
        assertThat(OpenMode.FACTS.forVolume()).isEqualTo(OpenMode.VOLUME_FACTS);
        assertThat(OpenMode.ACT.forVolume()).isSameAs(OpenMode.ACT);
        OpenMode attributes = new OpenMode(0x12_0080, 3, OpenMode.FLAG_BACKUP_SEMANTICS, 32);
        assertThat(attributes.reachesFileSystem()).isFalse();
        assertThat(attributes.forVolume()).isEqualTo(new OpenMode(OpenMode.FILE_TRAVERSE, 3, 0, 32));
    }

    @Test
    void aCopiedCallOpensTheVolumeWithTheSameAccess() throws Exception {
        acts.journals().query(facts("D:"));
        DeviceCall query = onVolume("D:").stream()
                .filter(call -> call.code() == QUERY)
                .findFirst()
                .orElseThrow();
        assertThat(CopyAs.c(query))
                .contains("CreateFileW(L\"\\\\\\\\.\\\\D:\", FILE_TRAVERSE,")
                .doesNotContain("BACKUP");
        assertThat(CopyAs.powerShell(query)).contains("Open('\\\\.\\D:', 32, 3, 0)");
    }
}
