package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs inside Windows: an error that the driver answers a control code with arrives in the window with number, symbol,
 * meaning and next step. Started by {@link WindowOnWindowsIT}.
 */
@Timeout(120)
class ErrorsOnWindows {

    private static final String FILE = "U:\\errors.txt";

    private WindowInside inside;
    private Hands hands;

    @BeforeEach
    void open() throws Exception {
        inside = new WindowInside();
        hands = new Hands(inside);
        Files.writeString(Path.of(FILE), FILE);
        inside.untilShown("U:");
        inside.untilMatched(WindowInside.REACH);
        hands.choose("U:");
    }

    @AfterEach
    void close() throws Exception {
        hands.closeDialogs();
        inside.close();
    }

    private void inject(ControlCode code, int error) {
        inside.driver.inject(code.value(), error, 0);
    }

    /** Waits until a dialog says the problem in full. */
    private void untilSaid(ControlCode code, String target, String error) throws Exception {
        int number = Integer.parseInt(error.substring(0, error.indexOf(' ')));
        Problem expected = Win32Problems.of(number, code.name(), target);
        assertThat(expected.what()).isEqualTo(code + " on " + target + " failed: " + error);
        hands.untilSays("act-problem-what", expected.what());
        assertThat(hands.text("act-problem-meaning"))
                .isEqualTo(expected.meaning())
                .isNotBlank();
        assertThat(hands.text("act-problem-next")).isEqualTo(expected.next()).isNotBlank();
        inside.picture("error-" + code);
        inside.driver.inject(code.value(), 0, 0);
    }

    private void onFile(String menu) throws Exception {
        hands.menu(menu);
        hands.put("act-target", FILE);
        hands.click("act-do");
    }

    @Test
    void ofAQuery() throws Exception {
        inject(ControlCode.FSCTL_QUERY_USN_JOURNAL, 1117);
        hands.menu("act-journal");
        untilSaid(ControlCode.FSCTL_QUERY_USN_JOURNAL, "U:", "1117 ERROR_IO_DEVICE");
    }

    @Test
    void ofCreatingAJournal() throws Exception {
        inject(ControlCode.FSCTL_CREATE_USN_JOURNAL, 112);
        hands.menu("act-journal");
        hands.untilSays("journal-state", "Active");
        hands.tab("journal-tab-create");
        hands.click("journal-create");
        untilSaid(ControlCode.FSCTL_CREATE_USN_JOURNAL, "U:", "112 ERROR_DISK_FULL");
    }

    @Test
    void ofDeletingAJournal() throws Exception {
        inject(ControlCode.FSCTL_DELETE_USN_JOURNAL, 19);
        hands.menu("act-journal");
        hands.untilSays("journal-state", "Active");
        hands.tab("journal-tab-delete");
        hands.put("journal-name", "U:");
        hands.click("journal-delete");
        untilSaid(ControlCode.FSCTL_DELETE_USN_JOURNAL, "U:", "19 ERROR_WRITE_PROTECT");
    }

    @Test
    void ofTrackingRanges() throws Exception {
        inject(ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES, 87);
        hands.menu("act-journal");
        hands.untilSays("journal-state", "Active");
        hands.tab("journal-tab-ranges");
        hands.put("journal-ranges-name", "U:");
        hands.click("journal-track");
        untilSaid(ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES, "U:", "87 ERROR_INVALID_PARAMETER");
    }

    @Test
    void ofACloseRecord() throws Exception {
        inject(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD, 1179);
        onFile("act-close-record");
        untilSaid(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD, FILE, "1179 ERROR_JOURNAL_NOT_ACTIVE");
    }

    @Test
    void ofAMark() throws Exception {
        inject(ControlCode.FSCTL_MARK_HANDLE, 1314);
        hands.menu("act-mark");
        hands.put("act-target", FILE);
        hands.click("source-CLIENT_REPLICATION_MANAGEMENT");
        hands.click("act-do");
        untilSaid(ControlCode.FSCTL_MARK_HANDLE, FILE, "1314 ERROR_PRIVILEGE_NOT_HELD");
    }

    @Test
    void ofAFilesUsnData() throws Exception {
        inject(ControlCode.FSCTL_READ_FILE_USN_DATA, 50);
        onFile("act-file-usn");
        untilSaid(ControlCode.FSCTL_READ_FILE_USN_DATA, FILE, "50 ERROR_NOT_SUPPORTED");
    }

    @Test
    void ofALock() throws Exception {
        inject(ControlCode.FSCTL_LOCK_VOLUME, 5);
        hands.menu("act-offline");
        hands.click("offline-lock");
        untilSaid(ControlCode.FSCTL_LOCK_VOLUME, "U:", "5 ERROR_ACCESS_DENIED");
    }

    @Test
    void ofAnUnlock() throws Exception {
        hands.menu("act-offline");
        hands.click("offline-lock");
        // A dismount can be had without a lock too.
        hands.untilSays("act-result", "U: is locked");
        hands.click("offline-dismount");
        hands.untilSays("act-result", "U: is dismounted");
        inject(ControlCode.FSCTL_UNLOCK_VOLUME, 31);
        hands.click("offline-unlock");
        untilSaid(ControlCode.FSCTL_UNLOCK_VOLUME, "U:", "31 ERROR_GEN_FAILURE");
        hands.click("offline-release");
        inside.until("the lock is gone", () -> !inside.driver.locked());
    }

    @Test
    void ofADismount() throws Exception {
        inject(ControlCode.FSCTL_DISMOUNT_VOLUME, 21);
        hands.menu("act-offline");
        hands.click("offline-dismount");
        untilSaid(ControlCode.FSCTL_DISMOUNT_VOLUME, "U:", "21 ERROR_NOT_READY");
    }

    @Test
    void ofAHold() throws Exception {
        inject(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, 33);
        hands.menu("act-hold");
        hands.put("hold-name", "U:");
        hands.click("hold-start");
        untilSaid(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, "U:", "33 ERROR_LOCK_VIOLATION");
    }

    @Test
    void ofReadingTheDirectories() throws Exception {
        inject(ControlCode.FSCTL_ENUM_USN_DATA, 1117);
        LiveSource live = inside.read("U:");
        Problem expected = Win32Problems.of(1117, ControlCode.FSCTL_ENUM_USN_DATA.name(), "U:");
        // Between what failed and what it means stands the NTSTATUS.
        inside.untilShown(expected.what(), expected.meaning(), "first.txt");
        assertThat(live.isReading()).isTrue();
        inside.picture("error-FSCTL_ENUM_USN_DATA");
        inject(ControlCode.FSCTL_ENUM_USN_DATA, 0);
    }

    @Test
    void ofALiveRead() throws Exception {
        inject(ControlCode.FSCTL_READ_USN_JOURNAL, 31);
        LiveSource live = inside.read("U:");
        Problem expected = Win32Problems.of(31, ControlCode.FSCTL_READ_USN_JOURNAL.name(), "U:");
        inside.untilShown(expected.what(), "31 ERROR_GEN_FAILURE", expected.meaning(), expected.next());
        assertThat(live.isReading()).isFalse();
        inside.picture("error-FSCTL_READ_USN_JOURNAL");
        inject(ControlCode.FSCTL_READ_USN_JOURNAL, 0);
    }
}
