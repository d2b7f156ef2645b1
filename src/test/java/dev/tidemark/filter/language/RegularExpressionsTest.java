package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-ask")
class RegularExpressionsTest {

    private static final String[] PARTS = {
        "a",
        "(",
        ")",
        "[",
        "]",
        "[^",
        "{2}",
        "{1000}",
        "{3,}",
        "{2,9}",
        "*",
        "+",
        "?",
        "|",
        "\\d",
        "\\pL",
        "\\Q",
        "\\E",
        "(?i)",
        "(?:",
        "(?P<n>",
        "^",
        "$",
        ".",
        "\\",
        "\\x{",
        "[[:alpha:]]",
        "\ud83d",
        "{",
        "}"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){1000}",
                "((a{100}){100}){100}",
                "(x+x+x+){1000}y{1000}z{1000}",
                "[a-z]{1000}[0-9]{1000}.{1000}\\d{1000}\\pL{1000}a{1000}",
                "(a|b|c|d|e|f){1000}",
                "a{0,1000}b{0,1000}c{0,1000}"
            })
    void patternsWhoseRepeatsExpandTooFarAreRefused(String pattern) {
        assertThatThrownBy(() -> RegularExpressions.check(pattern, false, Span.NONE))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining("5,000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(invoice|report)[-_ ]?\\d{4}\\.(docx?|pdf)$",
                "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$",
                "a{1000}",
                "[^\\x00-\\x7f]{10,}"
            })
    void patternsThatPeopleWriteAreTaken(String pattern) {
        RegularExpressions.check(pattern, false, Span.NONE);
        assertThat(RegularExpressions.compile(pattern, false).matcher("x")).isNotNull();
    }

    /** The library's own way to ignore case never ends on the first three. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "İ§x",
                "[ -￿]§x",
                "[Ā-ɏ]+§ĀƁ",
                "größe§GRÖßE",
                "[^a-z]+§123",
                "^[a-fA-F0-9]{4}$§00ff",
                "[Z-a]§z",
                "\\x61\\x{e4}§AÄ",
                "[[:lower:]]\\p{Ll}§xY",
                "\\Qa.b\\E§xA.Bx",
                "(?P<year>\\d+)x§5X",
                "(?:a|b)c?\\.TXT$§B.txt",
                "[]a]b§]B",
                "[\\]\\-a]§-",
                "[a\\-z]$§-",
                "\\bfoo\\b§a-FOO-b",
            })
    void caseIsIgnoredByTextInUpperCase(String pattern, String text) {
        RegularExpressions.check(pattern, false, Span.NONE);
        StringBuilder upper = new StringBuilder();
        text.chars().forEach(c -> upper.append(Character.toUpperCase((char) c)));
        boolean found = RegularExpressions.compile(pattern, false)
                .matcher(upper.toString())
                .find();
        assertThat(found).isEqualTo(!pattern.equals("İ"));
        if (pattern.equals("[^a-z]+")) {
            assertThat(RegularExpressions.compile(pattern, false).matcher("ABC").find())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?i)a", "a(?si:b)", "(?i"})
    void theLibrarysOwnWayToIgnoreCaseIsRefused(String pattern) {
        assertThatThrownBy(() -> RegularExpressions.check(pattern, true, Span.NONE))
                .hasMessageContaining("(?i)");
    }

    @Test
    void aPatternIsAtMostAThousandCharactersLong() {
        RegularExpressions.check("a".repeat(1_000), false, Span.NONE);
        assertThatThrownBy(() -> RegularExpressions.check("a".repeat(1_001), true, Span.NONE))
                .hasMessageContaining("longer than 1,000");
    }

    /** What anybody types is taken or refused, and never costs much. */
    @Test
    void anyPatternIsTakenOrRefused() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int part = random.nextInt(12); part > 0; part--) {
                pattern.append(PARTS[random.nextInt(PARTS.length)]);
            }
            try {
                RegularExpressions.check(pattern.toString(), false, Span.NONE);
            } catch (FilterSyntaxException e) {
                assertThat(e.error().words()).isNotBlank();
                continue;
            }
            assertThat(RegularExpressions.compile(pattern.toString(), false)
                            .matcher("aaab")
                            .find())
                    .isIn(true, false);
        }
    }

    @Test
    void groupsInEachOtherAreNoDanger() {
        RegularExpressions.check("(".repeat(499) + "a" + ")".repeat(499), false, Span.NONE);
    }
}
