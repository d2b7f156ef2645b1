package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs inside Windows: every act on C:, whose file system says that it keeps no journal, and behind which is no driver that
 * knows one. Each is stopped before it is sent, or ends in a message, and the window lives on. Started by {@link
 * WindowOnWindowsIT}.
 */
@Timeout(120)
class RefusalsOnWindows {

    private static final String FILE = "C:\\windows\\win.ini";

    private WindowInside inside;
    private Hands hands;

    @BeforeEach
    void open() throws Exception {
        inside = new WindowInside();
        hands = new Hands(inside);
        inside.untilShown("C:", "No journal support");
        hands.choose("C:");
    }

    @AfterEach
    void close() throws Exception {
        hands.closeDialogs();
        inside.close();
    }

    /** Whether a problem is said in full: call and error, what it means, what to do next. */
    private void untilRefused(String what) throws Exception {
        hands.untilSays("act-problem-what", what);
        assertThat(hands.text("act-problem-meaning")).isNotBlank();
        assertThat(hands.text("act-problem-next")).isNotBlank();
    }

    private void untilStopped(String button) throws Exception {
        hands.untilSays("check-FILE_SYSTEM", "keeps no change journal");
        assertThat(hands.isUsable(button)).isFalse();
    }

    private void act(String menu) throws Exception {
        hands.menu(menu);
        hands.put("act-target", FILE);
    }

    @Test
    void aCloseRecordIsStopped() throws Exception {
        act("act-close-record");
        untilStopped("act-do");
        inside.picture("c-close-record");
    }

    @Test
    void readingAFilesUsnDataIsStopped() throws Exception {
        act("act-file-usn");
        untilStopped("act-do");
        inside.picture("c-file-usn");
    }

    @Test
    void markingAHandleIsWarnedOf() throws Exception {
        act("act-mark");
        hands.click("source-CLIENT_REPLICATION_MANAGEMENT");
        hands.untilSays("check-FILE_SYSTEM", "no record shows source information");
        assertThat(hands.isUsable("act-do")).isTrue();
        inside.picture("c-mark");
    }

    /** This Windows grants a lock of any volume by itself. */
    @Test
    void aLockIsWarnedOfAndSaidAndEndsWithItsRelease() throws Exception {
        hands.menu("act-offline");
        hands.untilSays("check-SYSTEM_VOLUME", "Windows runs from it");
        hands.click("offline-lock");
        hands.untilSays("act-result", "C: is locked");
        hands.untilSays("banner-C", "Tidemark has locked C: since");
        inside.picture("c-lock");
        hands.click("offline-release");
        hands.untilSays("act-result", "C: is released, and mounted again");
        inside.until("nothing is held", () -> inside.window.acts().held().all().isEmpty());
    }

    @Test
    void aHoldIsForbiddenWhereWindowsRuns() throws Exception {
        hands.menu("act-hold");
        hands.put("hold-name", "C:");
        hands.untilSays("check-SYSTEM_VOLUME", "stop the whole computer");
        assertThat(hands.isUsable("hold-start")).isFalse();
        inside.picture("c-hold");
    }

    @Test
    void theJournalCanNeitherBeQueriedNorCreatedNorDeletedNorTracked() throws Exception {
        hands.menu("act-journal");
        untilRefused("FSCTL_QUERY_USN_JOURNAL on C: failed: 50 ERROR_NOT_SUPPORTED");
        hands.tab("journal-tab-create");
        inside.untilShown("keeps no change journal");
        assertThat(hands.isUsable("journal-create")).isFalse();
        inside.picture("c-journal");
        hands.tab("journal-tab-delete");
        hands.put("journal-name", "C:");
        assertThat(hands.isUsable("journal-delete")).isFalse();
        hands.tab("journal-tab-ranges");
        hands.untilSays("journal-ranges", "");
        assertThat(hands.isUsable("journal-track")).isFalse();
    }
}
