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
class WindowOnWindowsIT {

    @TestFactory
    Stream<DynamicTest> theWindowOnWindows() throws Exception {
        WindowsUnderWine.start();
        List<Outcome> outcomes = WindowsUnderWine.runInside(WindowOnWindows.class);
        assertThat(outcomes).isNotEmpty();
        return outcomes.stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        outcome.method() + " " + outcome.name(),
                        () -> assertThat(outcome.how()).as(outcome.why()).isEqualTo("passed")));
    }
}
