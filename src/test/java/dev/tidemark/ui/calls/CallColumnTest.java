package dev.tidemark.ui.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-window")
class CallColumnTest {

    private static boolean shows(double width, CallColumn column) {
        return CallColumn.fit(width)[column.ordinal()] > 0;
    }

    @Test
    void theResultAndItsRecordsAreInSightInASmallWindow() {
        for (CallColumn column :
                new CallColumn[] {CallColumn.NUMBER, CallColumn.CALL, CallColumn.ERROR, CallColumn.RECORDS}) {
            assertThat(shows(640, column)).as(column.name()).isTrue();
        }
        assertThat(shows(640, CallColumn.MEANING)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 320, 640, 684, 900, 1100, 1500, 3000})
    void theColumnsNeverNeedMoreThanThereIs(double width) {
        assertThat(Arrays.stream(CallColumn.fit(width)).sum()).isLessThanOrEqualTo(width);
    }

    @Test
    void numbersKeepTheWidthThatTheyNeedAndTextTakesWhatIsLeft() {
        for (double width = 200; width < 3000; width += 100) {
            double[] widths = CallColumn.fit(width);
            for (CallColumn column : CallColumn.values()) {
                double taken = widths[column.ordinal()];
                assertThat(taken)
                        .isIn(column.number ? new Object[] {0.0, (double) column.width} : new Object[] {taken});
            }
        }
        assertThat(CallColumn.fit(3000)).doesNotContain(0);
        assertThat(CallColumn.fit(800)[CallColumn.CALL.ordinal()]).isGreaterThan(CallColumn.CALL.width);
    }
}
