package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report-2026.docx",
                "WAV To Toyota AVATAR.txt",
                "Größenänderung — no.log",
                "отчёт о проделанной работе за год.docx",
                "日本語の長いファイル名の文書.txt",
                "e\u0301te\u0301 passe\u0301 en Bretagne.txt"
            })
    void whatIsCutIsWhatALayoutWouldCut(String name) {
        double whole = new Text(name).getLayoutBounds().getWidth();
        assertThat(fitted.show(text, name, Math.ceil(whole) + 1)).isFalse();
        assertThat(fitted.show(text, name, Math.floor(whole) - 1)).isTrue();
        assertThat(text.getLayoutBounds().getWidth()).isLessThanOrEqualTo(whole);
        fitted.show(text, name, whole / 2);
        double next = new Text(name.substring(0, text.getText().length()) + "…")
                .getLayoutBounds()
                .getWidth();
        assertThat(text.getLayoutBounds().getWidth()).isLessThanOrEqualTo(whole / 2 + 0.5);
        assertThat(next).as("one more character").isGreaterThan(whole / 2 - 24);
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
    void noWordsOneCharacterAndNoRoomAreShownWithoutAFault() {
        assertThat(fitted.show(text, "", 0)).isFalse();
        assertThat(text.getText()).isEmpty();
        assertThat(fitted.show(text, "a", 0)).isTrue();
        assertThat(fitted.show(text, "a\tb\n", 0)).isTrue();
        assertThat(fitted.show(text, LONG.repeat(600), ROOM)).isTrue();
        assertThat(text.getLayoutBounds().getWidth()).isLessThanOrEqualTo(ROOM);
    }

    @Test
    void aNameThatEndsWithAnEllipsisIsNotTakenAsCut() {
        assertThat(fitted.show(text, "a…", ROOM)).isFalse();
    }
}
