package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-window")
class WindowPlaceTest {

    private static final Rectangle2D FIRST = new Rectangle2D(0, 0, 1920, 1040);
    private static final Rectangle2D SECOND = new Rectangle2D(1920, 0, 2560, 1400);

    private static Rectangle2D at(double x, double y, double width, double height) {
        return new Rectangle2D(x, y, width, height);
    }

    @Test
    void aWindowIsPutBackWhereItWasOnAnyScreen() {
        Rectangle2D there = at(2500, 100, 1400, 900);
        assertThat(WindowPlace.onAScreen(there, List.of(FIRST, SECOND))).isEqualTo(there);
        Rectangle2D overTheEdge = at(-1200, 100, 1400, 900);
        assertThat(WindowPlace.onAScreen(overTheEdge, List.of(FIRST))).isEqualTo(overTheEdge);
    }

    @Test
    void aWindowOfAScreenThatIsGoneComesToTheFirstOneAndFitsIt() {
        assertThat(WindowPlace.onAScreen(at(2500, 100, 1400, 900), List.of(FIRST)))
                .isEqualTo(at(260, 70, 1400, 900));
        assertThat(WindowPlace.onAScreen(at(2500, 100, 2500, 1300), List.of(FIRST)))
                .isEqualTo(FIRST);
    }

    @Test
    void aTitleThatCannotBeTakenIsPutWhereItCan() {
        assertThat(WindowPlace.onAScreen(at(100, -300, 1400, 900), List.of(FIRST))
                        .getMinY())
                .isNotNegative();
        assertThat(WindowPlace.onAScreen(at(100, 1030, 1400, 900), List.of(FIRST))
                        .getMinY())
                .isLessThan(200);
        assertThat(WindowPlace.onAScreen(at(-1350, 0, 1400, 900), List.of(FIRST))
                        .getMinX())
                .isNotNegative();
    }

    /** Its size is for a large screen, and not every screen is. */
    @Test
    void aWindowThatNobodyPlacedYetIsWhollyOnItsScreen() {
        Rectangle2D small = at(0, 25, 1280, 775);
        assertThat(WindowPlace.within(at(-60, -30, 1402, 890), small)).isEqualTo(small);
        assertThat(WindowPlace.within(at(300, 200, 1000, 700), small)).isEqualTo(at(280, 100, 1000, 700));
        assertThat(WindowPlace.within(at(100, 50, 1000, 700), small)).isEqualTo(at(100, 50, 1000, 700));
    }

    @Test
    void aPlaceIsRememberedToThePixel() {
        Rectangle2D place = at(-12, 30, 1401, 861);
        assertThat(WindowPlace.parse(WindowPlace.format(place))).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "a,b,c,d", "1,2,-3,4", "1,2,3,4,5"})
    void whatIsNoPlaceIsIgnored(String text) {
        assertThat(WindowPlace.parse(text)).isNull();
    }

    @Test
    void aWindowIsNeverLargerThanTheScreensTogether() {
        assertThat(WindowPlace.onAScreen(at(0, 0, 20_000, 20_000), List.of(FIRST)))
                .isEqualTo(FIRST);
        assertThat(WindowPlace.onAScreen(at(0, 0, 20_000, 900), List.of(FIRST, SECOND)))
                .isEqualTo(at(0, 0, 4480, 900));
    }
}
