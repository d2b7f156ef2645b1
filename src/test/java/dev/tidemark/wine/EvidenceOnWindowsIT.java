package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are not to be written to, inside Windows. */
@Tag("shows-evidence")
@Tag("shows-native")
@Tag("profile-wine")
class EvidenceOnWindowsIT {

    @Test
    void whatIsReadAndWhatOthersOwnIsNotWrittenTo() throws Exception {
        WindowsUnderWine.start();

        List<WindowsUnderWine.Outcome> outcomes = WindowsUnderWine.runInside(EvidenceOnWindows.class);

        assertThat(WindowsUnderWine.failed(outcomes)).isEmpty();
        assertThat(outcomes).hasSize(5);
    }
}
