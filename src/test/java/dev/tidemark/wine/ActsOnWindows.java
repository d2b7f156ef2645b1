package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.LiveSource;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs inside Windows: every act through its dialog on U:, by mouse and keys. Started by {@link WindowOnWindowsIT}. */
@Timeout(120)
class ActsOnWindows {

    private WindowInside inside;
    private Hands hands;
    private LiveSource live;

    @BeforeEach
    void open() throws Exception {
        inside = new WindowInside();
        hands = new Hands(inside);
        live = inside.read("U:");
        inside.untilShown("first.txt");
    }

    @AfterEach
    void close() throws Exception {
        hands.closeDialogs();
        inside.close();
    }

    private static void file(String name) throws Exception {
        Files.writeString(Path.of("U:\\" + name), name);
    }

    @Test
    void actsWaitUntilWhatMakesTheElevatedStartUnsafeIsAllowed() throws Exception {
        file("waits.txt");
        inside.warn();
        inside.untilShown("Acts are turned off until you allow them.");
        closeRecord("U:\\waits.txt");
        hands.untilSays("act-problem-what", "1260 ERROR_ACCESS_DISABLED_BY_POLICY");
        inside.picture("safety");
        hands.click("safety-allow");
        hands.click("act-do");
        hands.untilSays("act-result", "Written at USN");
    }

    private void closeRecord(String path) throws Exception {
        hands.menu("act-close-record");
        hands.type("act-target", path);
        hands.click("act-do");
    }

    @Test
    void aCloseRecordOfAFileIsForcedAndChosenInTheList() throws Exception {
        file("forced.txt");
        inside.driver.append(Reason.DATA_EXTEND.bit(), 0x77, "before.txt");
        closeRecord("U:\\forced.txt");
        hands.untilSays("act-result", "Written at USN");
        inside.untilShown("forced.txt");
        inside.picture("close-record");
        assertThat(inside.window.records().leadRecordProperty().get()).isNotNegative();
    }

    @Test
    void theVolumeIsLockedAndUnlocked() throws Exception {
        hands.menu("act-offline");
        hands.click("offline-lock");
        hands.untilSays("banner-U", "Tidemark has locked U: since");
        assertThat(inside.driver.locked()).isTrue();
        assertThat(live.isReading()).isFalse();
        inside.picture("locked");
        hands.click("offline-unlock");
        inside.until("reading goes on", live::isReading);
        assertThat(inside.driver.locked()).isFalse();
        inside.untilShown("Tidemark locked the volume");
        inside.picture("unlocked");
    }

    @Test
    void aMarkedHandleIsHeldAndItsRecordsCarryTheSource() throws Exception {
        file("marked.txt");
        hands.menu("act-mark");
        hands.type("act-target", "U:\\marked.txt");
        hands.click("source-DATA_MANAGEMENT");
        inside.picture("mark-request");
        hands.click("act-do");
        hands.untilSays("act-result", "is marked");
        hands.click("mark-held");
        hands.untilSays("held-0", "source Data management");
        hands.click("held-close-0");
        inside.untilShown("marked.txt", "Data management");
        inside.picture("marked");
        hands.click("held-release-0");
        inside.picture("marked-released");
        inside.until("nothing is held", () -> hands.isThere("held-none"));
    }

    @Test
    void writesAreHeldUntilTheyAreReleased() throws Exception {
        hold("9");
        inside.until("the driver holds", inside.driver::holding);
        hands.untilSays("hold-state", "no write to U: waits");
        Await.aMoment(Duration.ofMillis(1500), "a hold that the picture shows the course of");
        inside.picture("held");
        hands.click("hold-release");
        hands.untilSays("hold-state", "you released it");
        assertThat(inside.driver.holding()).isFalse();
        inside.picture("hold-released");
    }

    private void hold(String seconds) throws Exception {
        hands.menu("act-hold");
        hands.type("hold-seconds", seconds);
        hands.type("hold-name", "U:");
        hands.click("hold-start");
    }

    @Test
    void aHoldEndsByItselfAtItsDeadline() throws Exception {
        hold("1");
        hands.untilSays("hold-state", "released at the deadline");
        assertThat(inside.driver.holding()).isFalse();
        inside.picture("hold-deadline");
    }

    @Test
    void theJournalIsDeletedAndCreatedAnew() throws Exception {
        hands.menu("act-journal");
        hands.untilSays("journal-state", "Active");
        inside.picture("journal");
        hands.tab("journal-tab-delete");
        hands.type("journal-name", "U:");
        hands.click("journal-delete");
        hands.untilSays("journal-deletion", "The journal is deleted");
        inside.untilShown("Journal gone");
        inside.picture("journal-deleted");
        hands.tab("journal-tab-create");
        hands.type("journal-maximumSize", "16 MiB");
        hands.click("journal-create");
        hands.untilSays("journal-result", "Created");
        inside.untilShown("no records yet");
        inside.driver.append(Reason.FILE_CREATE.bit(), 0x77, "in the new journal.txt");
        inside.untilShown("in the new journal.txt");
        inside.picture("journal-created");
        assertThat(live.isReading()).isTrue();
    }

    @Test
    void whatTheVolumeKeepsOfAFileLeadsToItsRecord() throws Exception {
        file("usn.txt");
        closeRecord("U:\\usn.txt");
        hands.untilSays("act-result", "Written at USN");
        hands.closeDialogs();
        hands.menu("act-file-usn");
        hands.type("act-target", "U:\\usn.txt");
        hands.click("act-do");
        hands.untilSays("act-result", "Its last record is at USN");
        inside.picture("file-usn");
    }
}
