package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NameMatcherTest {

    private static boolean matches(NameMatcher matcher, String name) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * name.length() + 6).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < name.length(); i++) {
            bytes.putChar(4 + 2 * i, name.charAt(i));
        }
        return matcher.matches(bytes, 4, name.length());
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        for (char c : text.toCharArray()) {
            folded.append(Character.toUpperCase(c));
        }
        return folded.toString();
    }

    private static boolean naive(String pattern, String name) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return folded(name).contains(folded(pattern));
        }
        StringBuilder regex = new StringBuilder();
        for (char c : folded(pattern).toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(folded(name))
                .matches();
    }

    @Test
    void findsPartsOfLongNamesAsANaiveMatcherDoes() {
        Random random = new Random(12);
        String nameAlphabet = "iIıİsSſkK\u212Aa.1Z\u8020\uD83D\uFFFF";
        for (int i = 0; i < 300_000; i++) {
            String name = text(random, nameAlphabet, 30);
            String part = text(random, "iIsSkKa.1Zz", 4);
            assertThat(matches(NameMatcher.of(part), name))
                    .as("%s in %s", part, name)
                    .isEqualTo(naive(part, name));
        }
    }

    @Test
    void nothingBeyondAsciiIsFoldedIntoItButIAndS() {
        StringBuilder into = new StringBuilder();
        for (int c = 0x80; c <= Character.MAX_VALUE; c++) {
            if (NameMatcher.fold((char) c) < 0x80) {
                into.append(NameMatcher.fold((char) c));
            }
        }
        assertThat(into.toString()).isEqualTo("IS");
    }

    @Test
    void fitsWhatANaiveMatcherFits() {
        Random random = new Random(11);
        String nameAlphabet = "aAbBäÄß\n.";
        String patternAlphabet = "aAbä**?.";
        for (int i = 0; i < 200_000; i++) {
            String name = text(random, nameAlphabet, 9);
            String pattern = text(random, patternAlphabet, 5);
            assertThat(matches(NameMatcher.of(pattern), name))
                    .as("'%s' in '%s'", pattern, name)
                    .isEqualTo(naive(pattern, name));
            assertThat(matches(NameMatcher.startingWith(pattern), name))
                    .as("'%s' at the start of '%s'", pattern, name)
                    .isEqualTo(folded(name).startsWith(folded(pattern)));
        }
    }

    private static String text(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void caseIsIgnoredCodeUnitByCodeUnitAsNtfsDoes() {
        assertThat(matches(NameMatcher.of("STRASSE"), "straße")).isFalse();
        assertThat(matches(NameMatcher.of("ÄPFEL"), "äpfel")).isTrue();
        assertThat(matches(NameMatcher.of("пРивет"), "ПРИВЕТ")).isTrue();
        assertThat(matches(NameMatcher.of("\uDC00"), "x\uDC00")).isTrue();
    }

    @Test
    void anEmptyTextFitsEveryName() {
        assertThat(NameMatcher.of("").matchesEverything()).isTrue();
        assertThat(matches(NameMatcher.of(""), "")).isTrue();
        assertThat(matches(NameMatcher.startingWith(""), "a")).isTrue();
    }

    @Test
    void manyStarsDoNotTakeForever() {
        assertThat(matches(NameMatcher.of("*a".repeat(100) + "*b"), "a".repeat(255)))
                .isFalse();
    }
}
