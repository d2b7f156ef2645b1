package dev.tidemark.ui.acts.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldPlotScaleTest {

    @ParameterizedTest
    @CsvSource({"10,5,2", "12,4,5", "0.01,4,0.005", "312,4,100", "1,5,0.2", "120,9,20"})
    void axesAreDividedByOneTwoOrFive(double span, double count, double step) {
        assertThat(HoldPlot.step(span, count)).isCloseTo(step, within(step * 1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 s", "0.05,50 ms", "4.2,4.2 s", "120,120 s"})
    void timesHaveTheUnitThatTheirSizeAsksFor(double seconds, String text) {
        assertThat(HoldPlot.time(seconds)).isEqualTo(text);
    }
}
