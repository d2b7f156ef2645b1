package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.wine.WindowsUnderWine.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The real window on a Windows JVM; its pictures are under {@code target/wine}. */
@Tag("shows-native")
@Tag("profile-wine")
class WindowOnWindowsIT {

    @TestFactory
    Stream<DynamicTest> theWindowOnWindows() throws Exception {
        return inside(WindowOnWindows.class);
    }

    @TestFactory
    Stream<DynamicTest> everyActOnAVolumeWithAJournal() throws Exception {
        return inside(ActsOnWindows.class);
    }

    @TestFactory
    Stream<DynamicTest> everyActOnAVolumeWithoutADriver() throws Exception {
        return inside(RefusalsOnWindows.class);
    }

    @TestFactory
    Stream<DynamicTest> anErrorOfEachControlCode() throws Exception {
        return inside(ErrorsOnWindows.class);
    }

    private static Stream<DynamicTest> inside(Class<?> tests) throws Exception {
        WindowsUnderWine.start();
        List<Outcome> outcomes = WindowsUnderWine.runInside(tests);
        assertThat(outcomes).isNotEmpty();
        return outcomes.stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        outcome.method() + " " + outcome.name(),
                        () -> assertThat(outcome.how()).as(outcome.why()).isEqualTo("passed")));
    }
}
