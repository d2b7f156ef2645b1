package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Marks of the 32-bit program on a Windows JVM; this Wine runs it as a 64-bit one. */
@Tag("shows-native")
@Tag("shows-windows")
@Tag("profile-wine")
class NarrowMarksOnWindowsIT {

    @Test
    void marksAreSentByTheProgramBesideTheLauncher() throws Exception {
        WindowsUnderWine.start();

        List<WindowsUnderWine.Outcome> outcomes = WindowsUnderWine.runInside(NarrowMarksOnWindows.class);

        assertThat(WindowsUnderWine.failed(outcomes)).isEmpty();
        assertThat(outcomes).hasSize(5);
    }

    @Test
    void itEndsWithTheProcessThatStartedIt() throws Exception {
        WindowsUnderWine.start();
        Process marking = WindowsUnderWine.begin("marking", MarkingProcess.class.getName());
        try {
            Await.until("a handle is marked", () -> marks() == 1);
        } finally {
            marking.destroyForcibly();
        }
        assertThat(marking.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Await.until("the mark has ended", () -> marks() == 0);
        WindowsUnderWine.tool("reset");
    }

    private static int marks() throws Exception {
        return Integer.parseInt(WindowsUnderWine.toolSays("stats").replaceFirst("(?s).*\\bmarks (\\d+).*", "$1"));
    }
}
