package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.Fixture.Answer;
import dev.tidemark.backend.simulated.Fixture.Request;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a journal is deleted and created again. */
@Timeout(60)
class JournalDeletionTest {

    private static final int PARAMETER = 87;
    private static final int DELETING = 1178;
    private static final int NOT_ACTIVE = 1179;
    private static final Duration DELETION = Duration.ofSeconds(2);

    private final Fixture fixture = Fixture.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
    }

    @Test
    void whileItIsDeletedEverythingAnswers1178AndAfterwards1179() {
        assertThat(fixture.deleteJournal(1)).isZero();
        assertThat(fixture.createJournal(Fixture.MIB, Fixture.MIB)).isEqualTo(DELETING);
        assertThat(fixture.deleteJournal(1)).isEqualTo(DELETING);
        assertThat(fixture.query(fixture.dirty(80)).status()).isEqualTo(DELETING);
        assertThat(fixture.read(Request.from(0)).status()).isEqualTo(DELETING);
        fixture.clock.advance(DELETION);
        assertThat(fixture.query(fixture.dirty(80)).status()).isEqualTo(NOT_ACTIVE);
        assertThat(fixture.read(Request.from(0)).status()).isEqualTo(NOT_ACTIVE);
        assertThat(fixture.deleteJournal(1)).isEqualTo(NOT_ACTIVE);
    }

    @Test
    void aJournalCreatedAgainHasAnotherIdAndStartsOver() {
        fixture.file("a");
        long id = fixture.journal.journalId();
        fixture.deleteJournal(1);
        fixture.clock.advance(DELETION);
        fixture.create("b").close();
        assertThat(fixture.createJournal(Fixture.MIB, Fixture.MIB)).isZero();
        assertThat(fixture.journal.journalId()).isNotEqualTo(id);
        assertThat(fixture.journal.nextUsn()).isZero();
        fixture.file("c");
        assertThat(fixture.said()).containsExactly("c FILE_CREATE", "c FILE_CREATE|CLOSE");
        assertThat(fixture.read(Request.from(0).of(id)).status()).isEqualTo(PARAMETER);
    }

    @Test
    void theUsnsOfAJournalCreatedAgainMayGoOn() {
        fixture.file("a");
        fixture.journal.usnsGoOn(true);
        fixture.deleteJournal(1);
        fixture.clock.advance(DELETION);
        fixture.createJournal(Fixture.MIB, Fixture.MIB);
        assertThat(fixture.queried("FirstUsn")).isEqualTo(4096);
        assertThat(fixture.queried("LowestValidUsn")).isEqualTo(4096);
        fixture.file("b");
        assertThat(fixture.rows().stream().map(row -> row.usn() + " " + row.said()))
                .containsExactly("4096 b FILE_CREATE", "4160 b FILE_CREATE|CLOSE");
    }

    @Test
    void anotherIdEvenWhenTheClockStandsStill() {
        long id = fixture.journal.journalId();
        fixture.journal.deletionTime(Duration.ZERO);
        fixture.deleteJournal(1);
        fixture.createJournal(Fixture.MIB, Fixture.MIB);
        assertThat(fixture.journal.journalId()).isNotEqualTo(id);
    }

    @Test
    void aDeletionEndsAReadThatWaits() throws Exception {
        CompletableFuture<Answer> waiting =
                fixture.waits(fixture.handle, Request.from(0).waiting(1, 0));
        try (Handle other = fixture.open(OpenMode.ACT)) {
            ByteBuffer in = fixture.deletion(fixture.journal.journalId(), 1);
            assertThat(other.control(ControlCode.FSCTL_DELETE_USN_JOURNAL.value(), in, null)
                            .ok())
                    .isTrue();
        }
        assertThat(waiting.get().status()).isEqualTo(DELETING);
    }

    @Test
    void theIdOfAnActiveJournalMustMatchToDeleteIt() {
        ByteBuffer wrong = fixture.deletion(fixture.journal.journalId() + 1, 1);
        assertThat(fixture.send(ControlCode.FSCTL_DELETE_USN_JOURNAL, wrong, null)
                        .status())
                .isEqualTo(PARAMETER);
        assertThat(fixture.deleteJournal(0)).isEqualTo(PARAMETER);
        assertThat(fixture.deleteJournal(4)).isEqualTo(PARAMETER);
        assertThat(fixture.query(fixture.dirty(80)).ok()).isTrue();
    }

    @Test
    void deletingAndWaitingReturnsWhenTheJournalIsGone() throws Exception {
        int before = fixture.backend.counters().waitingCalls();
        CompletableFuture<Integer> both = CompletableFuture.supplyAsync(() -> fixture.deleteJournal(3));
        Await.until("a deletion that waits", () -> fixture.backend.counters().waitingCalls() != before);
        try (Handle other = fixture.open(OpenMode.VOLUME_FACTS)) {
            assertThat(other.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, fixture.dirty(80))
                            .status())
                    .isEqualTo(DELETING);
        }
        fixture.clock.advance(DELETION);
        assertThat(both.get()).isZero();
        assertThat(fixture.query(fixture.dirty(80)).status()).isEqualTo(NOT_ACTIVE);
    }

    @Test
    void waitingForADeletionCanBeCancelled() throws Exception {
        fixture.deleteJournal(1);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> fixture.deleteJournal(2));
        Await.until("a call that waits", () -> fixture.backend.counters().waitingCalls() > 0);
        fixture.handle.cancel();
        assertThat(waiting.get()).isEqualTo(995);
    }

    @Test
    void aDeletionResetsTheLastUsnOfEveryFile() {
        fixture.file("a");
        SimulatedFile file = fixture.file("b");
        try (Handle handle = fixture.openFile("\\b")) {
            assertThat(lastUsn(handle)).isPositive();
            fixture.journal.delete();
            assertThat(lastUsn(handle)).isZero();
        }
        assertThat(file.lastUsn()).isZero();
    }

    @Test
    void whatWasPendingWhenTheJournalWasDeletedIsLoggedAnewInTheNext() {
        SimulatedOpen open = fixture.create("a").append(1);
        fixture.deleteJournal(1);
        open.append(1).change(Reason.EA_CHANGE);
        fixture.clock.advance(DELETION);
        open.append(1).change(Reason.EA_CHANGE);
        fixture.createJournal(Fixture.MIB, Fixture.MIB);
        open.append(1).close();
        assertThat(fixture.said()).containsExactly("a DATA_EXTEND", "a DATA_EXTEND|CLOSE");
    }

    private long lastUsn(Handle file) {
        ByteBuffer out = fixture.dirty(512);
        assertThat(file.control(ControlCode.FSCTL_READ_FILE_USN_DATA.value(), null, out)
                        .ok())
                .isTrue();
        return Fixture.row(out, 0).usn();
    }
}
