package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Rounds;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.Utf16;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out once for a directory, and behind it by the name alone, is what the whole path says. */
@Tag("shows-ask")
class PathPatternTest {

    private static final int ROUNDS = 300_000;

    private static boolean passes(PathPattern pattern, String directory, String name) {
        long gives = pattern.of(directory);
        return gives == PathPattern.EVERYTHING
                || gives != PathPattern.NOTHING && pattern.passes(gives, Utf16.of(name), 0, name.length());
    }

    private static String text(Random random, String letters, int least, int most) {
        StringBuilder text = new StringBuilder();
        int length = least + random.nextInt(most - least + 1);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String directory(Random random) {
        StringBuilder path = new StringBuilder();
        for (int levels = random.nextInt(4); levels > 0; levels--) {
            path.append('\\').append(text(random, "abAB.ß", 1, 3));
        }
        return path.toString();
    }

    private static NameMatcher matcher(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> NameMatcher.part(text(random, "ab\\.ß", 1, 5));
            case 1 -> NameMatcher.whole(directory(random) + '\\' + text(random, "ab.", 0, 3));
            default -> NameMatcher.pattern(text(random, "ab\\**??.ß", 1, 8));
        };
    }

    @Test
    void directoryAndNameSayTogetherWhatTheWholePathSays() {
        Random random = new Random(31);
        int passed = 0;
        for (int i = 0; i < Rounds.of(ROUNDS); i++) {
            NameMatcher wanted = matcher(random);
            PathPattern pattern = Objects.requireNonNull(PathPattern.of(wanted));
            String directory = directory(random);
            String name = text(random, "abAB.ß", 1, 3);
            String path = directory + '\\' + name;
            boolean expected = wanted.matches(Utf16.of(path), 0, path.length());
            assertThat(passes(pattern, directory, name))
                    .as("%s in %s", wanted.folded(), path)
                    .isEqualTo(expected);
            passed += expected ? 1 : 0;
        }
        assertThat(passed).isBetween(Rounds.of(ROUNDS) / 20, Rounds.of(ROUNDS) / 2);
    }

    @Test
    void whatADirectorySettlesIsSettledWhateverTheName() {
        PathPattern part = Objects.requireNonNull(PathPattern.of(NameMatcher.of("\\temp\\")));
        PathPattern below = Objects.requireNonNull(PathPattern.of(NameMatcher.of("\\windows\\*")));
        PathPattern inTemp = Objects.requireNonNull(PathPattern.of(NameMatcher.of("*\\temp\\*.exe")));
        for (PathPattern pattern : List.of(part, below)) {
            assertThat(pattern.of("\\Windows\\Temp\\x")).isEqualTo(PathPattern.EVERYTHING);
            assertThat(pattern.of("\\Users")).isEqualTo(PathPattern.NOTHING);
        }
        assertThat(inTemp.of("\\Users")).isEqualTo(PathPattern.NOTHING);
        assertThat(inTemp.of("\\Windows\\TEMP")).isNotIn(PathPattern.NOTHING, PathPattern.EVERYTHING);
    }

    @Test
    void aPatternWithMorePlacesThanBitsIsTriedOnWholePaths() {
        assertThat(PathPattern.of(NameMatcher.of("*" + "a".repeat(61)))).isNotNull();
        assertThat(PathPattern.of(NameMatcher.of("*" + "a".repeat(62)))).isNull();
        assertThat(PathPattern.of(NameMatcher.of("a" + "*".repeat(100) + "b"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abcd", "update.log", "u12", "größe.docx", "中文名", "a b", "~$x{1}", "u00g0", "U0041"})
    void aNameWithoutEscapesIsPlain(String name) {
        assertThat(Escapes.inPath(name)).isEqualTo(name);
        assertThat(PlainName.test(Utf16.of(name), 0, name.length())).isTrue();
    }

    @Test
    void aNameIsPlainJustWhereItStandsInThePathAsItIs() {
        Random random = new Random(32);
        for (int i = 0; i < Rounds.of(ROUNDS); i++) {
            String name = text(
                    random,
                    i % 2 == 0 ? "au0f1 .\\ß" : "aaaaaaaaab\u0000\u001f\u007f\u202e\u3164\u3000\u00a0 ~",
                    1,
                    11);
            assertThat(PlainName.test(Utf16.of("xx" + name), 4, name.length()))
                    .as(Escapes.name(name))
                    .isEqualTo(Escapes.inPath(name).equals(name));
        }
        for (String half : List.of("\ud83d", "\ude00", "abc\ud83d", "\ude00\ud83dab")) {
            assertThat(PlainName.test(Utf16.of(half), 0, half.length())).isFalse();
        }
    }
}
