package dev.tidemark.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class TourScriptTest {

    private final List<TourStop> stops = new TourScript(Path.of("")).stops();

    @Test
    void everyStopHasANameOfItsOwnAndWords() {
        assertThat(stops).extracting(TourStop::id).doesNotHaveDuplicates();
        assertThat(stops).allSatisfy(stop -> assertThat(stop.words()).isNotBlank());
    }

    @Test
    void everyStopIsSeenLightAndDarkSmallAndLarge() {
        assertThat(TourLook.usual())
                .extracting(TourLook::suffix)
                .containsExactly("1000x700-light", "1000x700-dark", "1600x1000-light", "1600x1000-dark");
    }

    @Test
    void someAreSeenOnAVeryLargeScreenAndEnlarged() {
        assertThat(TourLook.beyond())
                .extracting(TourLook::suffix)
                .containsExactly("2560x1440-light", "2560x1440-dark", "1000x700-150-light", "1000x700-150-dark");
        assertThat(stops).filteredOn(TourStop::atEverySize).hasSizeGreaterThanOrEqualTo(4);
    }
}
