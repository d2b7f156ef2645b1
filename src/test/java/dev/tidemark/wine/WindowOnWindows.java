package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs inside Windows: the window over the volumes of the machine. Started by {@link WindowOnWindowsIT}. */
@Timeout(120)
class WindowOnWindows {

    private static final String QUARANTINED = Messages.text("shell.quarantined", 1);

    private WindowInside inside;

    @BeforeEach
    void open() throws Exception {
        inside = new WindowInside();
    }

    @AfterEach
    void close() throws Exception {
        inside.close();
    }

    @Test
    void theVolumesAreListed() throws Exception {
        inside.untilShown("C:", "U:", "JOURNAL", "No journal support");
        inside.untilMatched(WindowInside.REACH);
        inside.untilShown("Windows · ");
        inside.picture("volumes");
    }

    @Test
    void aVolumeIsFollowedLiveAndFiltered() throws Exception {
        LiveSource live = inside.read("U:");
        inside.untilShown("first.txt");
        inside.driver.rate(2000, 10_000);
        inside.until("10,000 records are shown", () -> inside.shown() >= 10_002);
        inside.untilShown("rate-0001428", "records/s");
        inside.picture("live");
        WindowInside.doOnFx(() -> {
            inside.window.filter().reasons().click(Reason.FILE_DELETE);
        });
        inside.until("only deletions are shown", () -> inside.shown() > 1400 && inside.shown() < 1500);
        inside.picture("filtered");
        inside.driver.append(Reason.FILE_DELETE.bit(), 0x77, "deleted just now.txt");
        inside.untilShown("deleted just now.txt");
        assertThat(live.store().size()).isEqualTo(10_004);
        assertThat(live.state().phase()).isEqualTo(Phase.READING);
    }

    @Test
    void aVolumeThatIsNotNtfsEndsInWords() throws Exception {
        inside.read("C:");
        inside.untilShown("FSCTL_QUERY_USN_JOURNAL on C:", "50 ERROR_NOT_SUPPORTED");
        inside.picture("no-journal");
    }

    @Test
    void aDeviceThatFailsEndsTheReadingInWordsAndARow() throws Exception {
        LiveSource live = inside.read("U:");
        inside.untilShown("first.txt");
        inside.driver.inject(0x0009_00BB, 1167, 0);
        inside.driver.append(0x100, 0x77, "lost.txt");
        inside.until("reading has failed", () -> live.state().phase() == Phase.FAILED);
        inside.untilShown("FSCTL_READ_USN_JOURNAL on U: failed: 1167 ERROR_DEVICE_NOT_CONNECTED");
        inside.picture("device-gone");
    }

    @Test
    void whenADeviceLeavesItsHandlesAreClosedAndARowSaysSo() throws Exception {
        LiveSource live = inside.read("U:");
        inside.untilShown("first.txt");
        // What a device that wants to leave makes of our handles.
        inside.backend.close();
        inside.until("reading has ended", () -> live.state().phase() == Phase.FAILED);
        inside.untilShown("reading ended at USN", "1167 ERROR_DEVICE_NOT_CONNECTED");
        assertThat(live.isReading()).isFalse();
    }

    @Test
    void aVolumeAppearsAndVanishesByItself() throws Exception {
        inside.untilShown("U:");
        assertThat(WindowInside.texts()).doesNotContain("V:");
        WineDrives.putIn(inside.backend, 'V', "/usr");
        inside.untilShown("V:");
        inside.picture("appeared");
        WineDrives.pullOut(inside.backend, 'V');
        inside.until("V: has vanished", () -> !WindowInside.texts().contains("V:"));
    }

    @Test
    void aReadThatTheDriverDoesNotLetGoOfIsGivenUpAndCountedAndTheWindowLivesOn() throws Exception {
        LiveSource live = inside.read("U:");
        inside.untilShown("first.txt");
        inside.driver.stubborn(true);
        inside.driver.append(Reason.FILE_CREATE.bit(), 0x77, "before.txt");
        inside.untilShown("before.txt");
        WindowInside.doOnFx(() -> inside.window.shell().stopReading());
        inside.until("the read is given up", () -> live.state().phase() == Phase.FAILED);
        inside.untilShown("FSCTL_READ_USN_JOURNAL on U: was cancelled and is still pending", QUARANTINED);
        assertThat(inside.driver.waitingCalls()).isEqualTo(1);
        inside.picture("quarantined");
        inside.driver.stubborn(false);
        inside.until("the call is over", () -> !WindowInside.texts().contains(QUARANTINED));
        assertThat(inside.driver.waitingCalls()).isZero();
        WindowInside.doOnFx(() -> inside.window.shell().startReading());
        inside.driver.append(Reason.FILE_CREATE.bit(), 0x77, "after.txt");
        inside.untilShown("after.txt");
    }
}
