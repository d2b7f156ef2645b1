package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeEvent;
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
    void aLockThatIsComingLetsGoAndAnUnlockComesBackAtOnce() {
        assertThat(watch.mustLetGo()).isFalse();
        watch.heard(VolumeEvent.LOCK);
        assertThat(letGo).hasValue(1);
        assertThat(watch.mustLetGo()).isTrue();
        assertThat(watch.mayReturn()).isFalse();
        watch.heard(VolumeEvent.UNLOCK);
        assertThat(letGo).hasValue(1);
        assertThat(watch.mayReturn()).isTrue();
        watch.returned();
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
    void afterALockThatFailedItStaysAwayForTenSecondsAndLongerEachTime() {
        for (long seconds = 10; seconds <= 160; seconds *= 2) {
            watch.heard(VolumeEvent.LOCK);
            watch.heard(VolumeEvent.LOCK_FAILED);
            pass(seconds - 1);
            assertThat(watch.mayReturn()).as("%d s", seconds).isFalse();
            pass(1);
            assertThat(watch.mayReturn()).as("%d s", seconds).isTrue();
            watch.returned();
        }
        watch.heard(VolumeEvent.UNLOCK);
        watch.heard(VolumeEvent.LOCK);
        watch.heard(VolumeEvent.LOCK_FAILED);
        pass(10);
        assertThat(watch.mayReturn()).as("what succeeded begins anew").isTrue();
    }

    @Test
    void whenNothingMoreIsHeardItLooksByItselfAndLessOftenEachTime() {
        watch.heard(VolumeEvent.LOCK);
        pass(10);
        assertThat(watch.mayReturn()).isTrue();
        watch.refused();
        assertThat(watch.mayReturn()).isFalse();
        pass(10);
        assertThat(watch.mayReturn()).isTrue();
        watch.refused();
        pass(19);
        assertThat(watch.mayReturn()).isFalse();
        pass(1);
        assertThat(watch.mayReturn()).isTrue();
    }
}
