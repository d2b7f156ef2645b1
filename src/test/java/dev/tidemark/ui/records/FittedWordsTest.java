package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-rows")
class FittedWordsTest {

    private static final String LONG = "a name that is much longer than its column is wide.docx";
    private static final double ROOM = 90;

    private final FittedWords fitted = new FittedWords();
    private final Text text = new Text();

    @Test
    void wordsThatFitAreShownWhole() {
        assertThat(fitted.show(text, "a.txt", ROOM)).isFalse();
        assertThat(text.getText()).isEqualTo("a.txt");
    }

    @Test
    void wordsThatDoNotAreCutToTheRoomThereIs() {
        assertThat(fitted.show(text, LONG, ROOM)).isTrue();
        assertThat(text.getText()).endsWith("…").hasSizeLessThan(LONG.length());
        assertThat(text.getLayoutBounds().getWidth()).isLessThanOrEqualTo(ROOM);
    }

    @Test
    void anotherTextShowsTheSameWordsAlike() {
        fitted.show(text, LONG, ROOM);
        Text other = new Text();
        assertThat(fitted.show(other, LONG, ROOM)).isTrue();
        assertThat(other.getText()).isEqualTo(text.getText());
    }

    @Test
    void aWiderColumnOrAnotherFontCutsAnew() {
        fitted.show(text, LONG, ROOM);
        String narrow = text.getText();
        fitted.show(text, LONG, 2 * ROOM);
        assertThat(text.getText().length()).isGreaterThan(narrow.length());
        text.setFont(Font.font(30));
        fitted.show(text, LONG, ROOM);
        assertThat(text.getText().length()).isLessThan(narrow.length());
    }

    @Test
    void aNameThatEndsWithAnEllipsisIsNotTakenAsCut() {
        assertThat(fitted.show(text, "a…", ROOM)).isFalse();
    }
}
