package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that is killed leaves no lock and no hold: Windows closes its handles. */
@Tag("shows-native")
@Tag("profile-wine")
@Tag("shows-act")
class KilledProcessIT {

    @Test
    void anotherProcessLocksTheVolumeAfterTheHolderWasKilled() throws Exception {
        WindowsUnderWine.start();
        // The driver ends a hold by itself: not while this test looks.
        WindowsUnderWine.tool("hold-time", "600000");
        Process holder = WindowsUnderWine.begin("holding", HoldingProcess.class.getName());
        try {
            Await.until(
                    "the process holds both",
                    () -> WindowsUnderWine.log("holding").contains(HoldingProcess.HOLDS));
            Await.until(
                    "the volume is locked and its writes are held",
                    () -> WindowsUnderWine.toolSays("stats").matches("(?s).*locked 1 holding 1.*"));
            assertThat(WindowsUnderWine.tidemark("lock-refused", "lock", "U:", "--for", "0.1", "--yes", "--allow-acts"))
                    .isEqualTo(1);
            assertThat(WindowsUnderWine.log("lock-refused")).contains("5 ERROR_ACCESS_DENIED");
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Await.until(
                "nothing is locked or held",
                () -> WindowsUnderWine.toolSays("stats").matches("(?s).*locked 0 holding 0.*"));
        assertThat(WindowsUnderWine.tidemark("lock-again", "lock", "U:", "--for", "0.1", "--yes", "--allow-acts"))
                .as(WindowsUnderWine.log("lock-again"))
                .isZero();
        WindowsUnderWine.tool("reset");
    }

    @Test
    void writersGoOnWhenAHoldIsKilledInTheMiddle() throws Exception {
        WindowsUnderWine.start();
        WindowsUnderWine.tool("hold-time", "600000");
        Process holder = WindowsUnderWine.begin(
                "hold-killed", "dev.tidemark.Main", "hold", "U:", "--for", "10", "--yes", "--allow-acts");
        try {
            Await.until("writes are held", () -> stats().contains("locked 0 holding 1"));
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Await.until("nothing is held", () -> stats().contains("locked 0 holding 0"));
        // It would wait for the end of a hold.
        WindowsUnderWine.tool("append", "0x100", "0x77", "written.txt");
        assertThat(WindowsUnderWine.log("hold-killed")).doesNotContain("went through", "Released");
        WindowsUnderWine.tool("reset");
    }

    private static String stats() throws Exception {
        return WindowsUnderWine.toolSays("stats");
    }
}
