package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.Rig.Answer;
import dev.tidemark.backend.simulated.Rig.Request;
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

    private final Rig rig = Rig.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        rig.close();
    }

    @Test
    void whileItIsDeletedEverythingAnswers1178AndAfterwards1179() {
        assertThat(rig.deleteJournal(1)).isZero();
        assertThat(rig.createJournal(Rig.MIB, Rig.MIB)).isEqualTo(DELETING);
        assertThat(rig.deleteJournal(1)).isEqualTo(DELETING);
        assertThat(rig.query(rig.dirty(80)).status()).isEqualTo(DELETING);
        assertThat(rig.read(Request.from(0)).status()).isEqualTo(DELETING);
        rig.clock.advance(DELETION);
        assertThat(rig.query(rig.dirty(80)).status()).isEqualTo(NOT_ACTIVE);
        assertThat(rig.read(Request.from(0)).status()).isEqualTo(NOT_ACTIVE);
        assertThat(rig.deleteJournal(1)).isEqualTo(NOT_ACTIVE);
    }

    @Test
    void aJournalCreatedAgainHasAnotherIdAndStartsOver() {
        rig.file("a");
        long id = rig.journal.journalId();
        rig.deleteJournal(1);
        rig.clock.advance(DELETION);
        rig.create("b").close();
        assertThat(rig.createJournal(Rig.MIB, Rig.MIB)).isZero();
        assertThat(rig.journal.journalId()).isNotEqualTo(id);
        assertThat(rig.journal.nextUsn()).isZero();
        rig.file("c");
        assertThat(rig.said()).containsExactly("c FILE_CREATE", "c FILE_CREATE|CLOSE");
        assertThat(rig.read(Request.from(0).of(id)).status()).isEqualTo(PARAMETER);
    }

    @Test
    void theUsnsOfAJournalCreatedAgainMayGoOn() {
        rig.file("a");
        rig.journal.usnsGoOn(true);
        rig.deleteJournal(1);
        rig.clock.advance(DELETION);
        rig.createJournal(Rig.MIB, Rig.MIB);
        assertThat(rig.queried("FirstUsn")).isEqualTo(4096);
        assertThat(rig.queried("LowestValidUsn")).isEqualTo(4096);
        rig.file("b");
        assertThat(rig.rows().stream().map(row -> row.usn() + " " + row.said()))
                .containsExactly("4096 b FILE_CREATE", "4160 b FILE_CREATE|CLOSE");
    }

    @Test
    void anotherIdEvenWhenTheClockStandsStill() {
        long id = rig.journal.journalId();
        rig.journal.deletionTime(Duration.ZERO);
        rig.deleteJournal(1);
        rig.createJournal(Rig.MIB, Rig.MIB);
        assertThat(rig.journal.journalId()).isNotEqualTo(id);
    }

    @Test
    void aDeletionEndsAReadThatWaits() throws Exception {
        CompletableFuture<Answer> waiting =
                rig.waits(rig.handle, Request.from(0).waiting(1, 0));
        try (Handle other = rig.open(OpenMode.ACT)) {
            ByteBuffer in = rig.deletion(rig.journal.journalId(), 1);
            assertThat(other.control(ControlCode.FSCTL_DELETE_USN_JOURNAL.value(), in, null)
                            .ok())
                    .isTrue();
        }
        assertThat(waiting.get().status()).isEqualTo(DELETING);
    }

    @Test
    void theIdOfAnActiveJournalMustMatchToDeleteIt() {
        ByteBuffer wrong = rig.deletion(rig.journal.journalId() + 1, 1);
        assertThat(rig.send(ControlCode.FSCTL_DELETE_USN_JOURNAL, wrong, null).status())
                .isEqualTo(PARAMETER);
        assertThat(rig.deleteJournal(0)).isEqualTo(PARAMETER);
        assertThat(rig.deleteJournal(4)).isEqualTo(PARAMETER);
        assertThat(rig.query(rig.dirty(80)).ok()).isTrue();
    }

    @Test
    void deletingAndWaitingReturnsWhenTheJournalIsGone() throws Exception {
        int before = rig.backend.leaks().waitingCalls();
        CompletableFuture<Integer> both = CompletableFuture.supplyAsync(() -> rig.deleteJournal(3));
        Await.until("a deletion that waits", () -> rig.backend.leaks().waitingCalls() != before);
        try (Handle other = rig.open(OpenMode.FACTS)) {
            assertThat(other.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, rig.dirty(80))
                            .status())
                    .isEqualTo(DELETING);
        }
        rig.clock.advance(DELETION);
        assertThat(both.get()).isZero();
        assertThat(rig.query(rig.dirty(80)).status()).isEqualTo(NOT_ACTIVE);
    }

    @Test
    void waitingForADeletionCanBeCancelled() throws Exception {
        rig.deleteJournal(1);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> rig.deleteJournal(2));
        Await.until("a call that waits", () -> rig.backend.leaks().waitingCalls() > 0);
        rig.handle.cancel();
        assertThat(waiting.get()).isEqualTo(995);
    }

    @Test
    void aDeletionResetsTheLastUsnOfEveryFile() {
        rig.file("a");
        SimulatedFile file = rig.file("b");
        try (Handle handle = rig.openFile("\\b")) {
            assertThat(lastUsn(handle)).isPositive();
            rig.journal.delete();
            assertThat(lastUsn(handle)).isZero();
        }
        assertThat(file.lastUsn).isZero();
    }

    @Test
    void whatWasPendingWhenTheJournalWasDeletedIsLoggedAnewInTheNext() {
        SimulatedOpen open = rig.create("a").append(1);
        rig.deleteJournal(1);
        open.append(1).change(Reason.EA_CHANGE);
        rig.clock.advance(DELETION);
        open.append(1).change(Reason.EA_CHANGE);
        rig.createJournal(Rig.MIB, Rig.MIB);
        open.append(1).close();
        assertThat(rig.said()).containsExactly("a DATA_EXTEND", "a DATA_EXTEND|CLOSE");
    }

    private long lastUsn(Handle file) {
        ByteBuffer out = rig.dirty(512);
        assertThat(file.control(ControlCode.FSCTL_READ_FILE_USN_DATA.value(), null, out)
                        .ok())
                .isTrue();
        return Rig.row(out, 0).usn();
    }
}
