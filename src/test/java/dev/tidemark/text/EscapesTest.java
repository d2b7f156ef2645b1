package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How names are shown that hide something, and that there is one way back. */
@Tag("shows-evidence")
class EscapesTest {

    private static final String HOSTILE = "\0\t\n\r"
        + "\u001b\u007f\u0085\u00a0\u00ad\u200b\u200d\u200e\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ud800\udc00\\u0041"
        + " .=a'é漢";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069",
                "\u200b", "\u200d", "\u200e", "\u2060", "\ufeff", "\u00ad", "\u061c", "\u00a0", "\u2003", "\u3164",
                "\ufe0f", "\ufe00", "\u180f", "\u2065", "\ufff0", "\ufffe", "\uffff"
            })
    void whatCannotBeSeenIsAnEscape(String hidden) {
        String expected = String.format("\\u%04x", (int) hidden.charAt(0));
        assertThat(Escapes.name("a" + hidden + "b")).isEqualTo("a" + expected + "b");
        assertThat(Escapes.inPath("a" + hidden + "b")).isEqualTo("a" + expected + "b");
        assertThat(OneLine.of("a" + hidden + "b")).isEqualTo("a" + expected + "b");
    }

    @Test
    void whatCanBeSeenStaysAsItIs() {
        for (String name : List.of("a.txt", " lead", "Grüße", "漢字.txt", "日本　語", "😀.png", "a b", "-x=y")) {
            assertThat(Escapes.name(name)).isEqualTo(name);
            assertThat(Escapes.inPath(name)).isEqualTo(name);
        }
    }

    @Test
    void blanksAtTheEndAreEscapes() {
        assertThat(Escapes.name("a  ")).isEqualTo("a\\u0020\\u0020");
        assertThat(Escapes.name(" ")).isEqualTo("\\u0020");
        assertThat(Escapes.inPath("a b ")).isEqualTo("a b\\u0020");
    }

    @Test
    void anUnpairedSurrogateIsAnEscapeAndAPairIsNot() {
        assertThat(Escapes.name("a\ud83db")).isEqualTo("a\\ud83db");
        assertThat(Escapes.name("a\ude00b")).isEqualTo("a\\ude00b");
        assertThat(Escapes.name("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
    }

    @Test
    void aTagBeyondTheFirstPlaneIsTwoEscapes() {
        assertThat(Escapes.name("a\udb40\udc41b")).isEqualTo("a\\udb40\\udc41b");
        assertThat(Escapes.name("a\udb40\udd00b")).as("a variation selector").isEqualTo("a\\udb40\\udd00b");
    }

    @Test
    void aNamesOwnBackslashIsToldFromAnEscape() {
        assertThat(Escapes.name("\\u202e")).isEqualTo("\\\\u202e");
        assertThat(Escapes.name("\u202e")).isEqualTo("\\u202e");
        assertThat(Escapes.inPath("back\\slash")).isEqualTo("back\\u005cslash");
    }

    @Test
    void aPathIsReadInOneWay() {
        String inside = "\\docs\\" + Escapes.inPath("u202e.txt");
        String within = "\\" + Escapes.inPath("docs\u202e.txt");
        assertThat(inside).isEqualTo("\\docs\\\\u0075202e.txt");
        assertThat(within).isEqualTo("\\docs\\u202e.txt");
        assertThat(Escapes.rawPath(inside)).isEqualTo("\\docs\\u202e.txt");
        assertThat(Escapes.rawPath(within)).isEqualTo("\\docs\u202e.txt");
    }

    @Test
    void thereIsOneWayBackFromEveryName() {
        Random random = new Random(1410);
        Map<String, String> written = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                name.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
            }
            String shown = Escapes.name(name.toString());
            assertThat(Escapes.nameOf(shown)).isEqualTo(name.toString());
            String other = written.put(shown, name.toString());
            assertThat(other == null || other.contentEquals(name)).as(shown).isTrue();
        }
    }

    @Test
    void noTwoPathsAreWrittenAlike() {
        Random random = new Random(1411);
        Map<String, List<String>> written = new HashMap<>();
        String signs = "\\u0041u00 a\u202e";
        for (int i = 0; i < 200_000; i++) {
            List<String> names = random.ints(1 + random.nextInt(3), 1, 8)
                    .mapToObj(length -> name(random, signs, length))
                    .toList();
            StringBuilder path = new StringBuilder();
            names.forEach(name -> path.append('\\').append(Escapes.inPath(name)));
            List<String> other = written.put(path.toString(), names);
            assertThat(other == null || other.equals(names))
                    .as("%s and %s are written %s", names, other, path)
                    .isTrue();
        }
    }

    private static String name(Random random, String signs, int length) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            name.append(signs.charAt(random.nextInt(signs.length())));
        }
        return name.toString();
    }

    @Test
    void escapesAreFoundWhereTheyAre() {
        String name = Escapes.name("a\\b\u202ec");
        assertThat(name).isEqualTo("a\\\\b\\u202ec");
        assertThat(Escapes.indexIn(name, 0, true)).isEqualTo(1);
        assertThat(Escapes.escapeAt(name, 1, true)).isEqualTo(2);
        assertThat(Escapes.indexIn(name, 3, true)).isEqualTo(4);
        assertThat(Escapes.escapeAt(name, 4, true)).isEqualTo(6);
        assertThat(Escapes.indexIn("\\docs\\a.txt", 0, false)).isEqualTo(-1);
    }

    @Test
    void aFormulaIsGuardedAndNothingElse() {
        for (String formula : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=x")) {
            assertThat(Formulas.guard(formula)).isEqualTo("'" + formula);
        }
        for (String text : List.of("", "a=1", "a.txt", " =x", "\\u0009x")) {
            assertThat(Formulas.guard(text)).isEqualTo(text);
        }
    }
}
