package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-windows")
class LockWatchTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger letGo = new AtomicInteger();
    private final LockWatch watch = new LockWatch(letGo::incrementAndGet, now::get);

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aLockThatIsComingLetsGoAndAnUnlockComesBackAtOnce() throws Exception {
        assertThat(watch.mustLetGo()).isFalse();
        watch.heard(VolumeEvent.LOCK);
        assertThat(letGo).hasValue(1);
        assertThat(watch.mustLetGo()).isTrue();
        assertThat(watch.mayReturn()).isFalse();
        watch.heard(VolumeEvent.UNLOCK);
        assertThat(letGo).hasValue(1);
        assertThat(watch.comesBack(() -> {})).isTrue();
        assertThat(watch.mustLetGo()).isFalse();
    }

    @Test
    void aMountComesBackAtOnceToo() {
        watch.heard(VolumeEvent.DISMOUNT);
        assertThat(letGo).hasValue(1);
        watch.heard(VolumeEvent.MOUNT);
        assertThat(watch.mayReturn()).isTrue();
    }

    @Test
    void afterALockThatFailedItStaysAwayForTenSecondsAndLongerEachTime() throws Exception {
        for (long seconds = 10; seconds <= 160; seconds *= 2) {
            watch.heard(VolumeEvent.LOCK);
            watch.heard(VolumeEvent.LOCK_FAILED);
            pass(seconds - 1);
            assertThat(watch.mayReturn()).as("%d s", seconds).isFalse();
            pass(1);
            assertThat(watch.comesBack(() -> {})).as("%d s", seconds).isTrue();
        }
        watch.heard(VolumeEvent.UNLOCK);
        watch.heard(VolumeEvent.LOCK);
        watch.heard(VolumeEvent.LOCK_FAILED);
        pass(10);
        assertThat(watch.mayReturn()).as("what succeeded begins anew").isTrue();
    }

    @Test
    void whenNothingMoreIsHeardItLooksByItselfAndLessOftenEachTime() throws Exception {
        watch.heard(VolumeEvent.LOCK);
        pass(10);
        assertThat(watch.comesBack(LockWatchTest::locked)).isFalse();
        assertThat(watch.mustLetGo()).isTrue();
        assertThat(watch.mayReturn()).isFalse();
        pass(10);
        assertThat(watch.comesBack(LockWatchTest::locked)).isFalse();
        assertThat(watch.mustLetGo()).isTrue();
        pass(19);
        assertThat(watch.mayReturn()).isFalse();
        pass(1);
        assertThat(watch.mayReturn()).isTrue();
    }

    private static void locked() throws Win32Exception {
        throw refusal(Win32Error.ERROR_ACCESS_DENIED);
    }

    private static Win32Exception refusal(Win32Error error) {
        return new Win32Exception(error.code(), "CreateFile", "C:");
    }

    @Test
    void aVolumeWithoutAJournalIsFree() throws Exception {
        watch.heard(VolumeEvent.LOCK);
        watch.heard(VolumeEvent.UNLOCK);
        assertThat(watch.comesBack(() -> {
                    throw refusal(Win32Error.ERROR_JOURNAL_NOT_ACTIVE);
                }))
                .isTrue();
        assertThat(watch.mustLetGo()).isFalse();
    }

    @Test
    void whatIsNoLockIsToldAndNotWaitedFor() {
        watch.heard(VolumeEvent.LOCK);
        watch.heard(VolumeEvent.UNLOCK);
        assertThatThrownBy(() -> watch.comesBack(() -> {
                    throw refusal(Win32Error.ERROR_INVALID_FUNCTION);
                }))
                .isInstanceOf(Win32Exception.class);
    }

    @Test
    void aLockThatComesWhileTheReaderComesBackIsNotForgotten() throws Exception {
        watch.heard(VolumeEvent.LOCK);
        watch.heard(VolumeEvent.UNLOCK);
        assertThat(watch.comesBack(() -> watch.heard(VolumeEvent.LOCK))).isTrue();
        assertThat(watch.mustLetGo()).isTrue();
        assertThat(watch.mayReturn()).isFalse();
    }
}
