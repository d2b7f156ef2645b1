package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Locks on a Windows JVM, right after a live read. */
@Tag("shows-native")
@Tag("shows-windows")
@Tag("profile-wine")
class LocksOnWindowsIT {

    @Test
    void theFirstLockAfterALiveReadSucceedsEachTime() throws Exception {
        WindowsUnderWine.start();

        List<WindowsUnderWine.Outcome> outcomes = WindowsUnderWine.runInside(LocksOnWindows.class);

        assertThat(WindowsUnderWine.failed(outcomes)).isEmpty();
        assertThat(outcomes).hasSize(2);
    }
}
