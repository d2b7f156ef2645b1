package dev.tidemark.expect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-story")
class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "\\docs\\a.txt, \\docs\\a.txt, true",
        "\\docs\\a.txt, \\DOCS\\A.TXT, true",
        "\\docs\\a.txt, \\docs\\b.txt, false",
        "\\docs\\*.tmp, \\docs\\~1.tmp, true",
        "\\docs\\*.tmp, \\docs\\sub\\~1.tmp, false",
        "\\docs\\**.tmp, \\docs\\sub\\~1.tmp, true",
        "**\\a.txt, \\x\\y\\a.txt, true",
        "\\docs\\?.txt, \\docs\\ab.txt, false",
        "\\docs\\a+(1).txt, \\docs\\a+(1).txt, true",
        "\\docs\\{1}-{1}.txt, \\docs\\x-x.txt, true",
        "\\docs\\{1}-{1}.txt, \\docs\\x-y.txt, false",
        "\\docs\\{1}.txt, \\docs\\.txt, false",
        "\\docs\\{3F25-04E0}.txt, \\docs\\{3F25-04E0}.txt, true",
        "\\docs\\{{1}.txt, \\docs\\{1}.txt, true",
        "\\docs\\a\\u202e*, \\docs\\a\\u202etxt, true",
        "\\docs\\*, \\docs\\a\\u202etxt, true",
    })
    void aPathFits(String pattern, String path, boolean fits) {
        assertThat(PathPattern.parse(pattern).fits(path)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "\\docs, \\docs\\a.txt, true",
        "\\docs, \\Docs\\sub\\a.txt, true",
        "\\docs, \\docs, false",
        "\\docs, \\docs2\\a.txt, false",
        "\\, \\a.txt, true",
        "\\, \\, false",
        "\\t\\{1}, \\t\\x\\a.txt, true",
        "\\t\\*.d, \\t\\x\\a.txt, false",
    })
    void aFolderIsAboveWhatIsInIt(String folder, String path, boolean above) {
        assertThat(PathPattern.parse(folder).isAbove(path)).isEqualTo(above);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\a.txt",
                "\\{1}.txt",
                "\\{{1}}.txt",
                "\\{{{x}.txt",
                "\\{0B2C-1}\\a",
                "\\a*b?.txt",
                "\\a\\u202eb",
                "\\\\u005cx",
                "\\$&.^[x]"
            })
    void aPathThatIsWrittenLiterallyFitsItself(String path) {
        PathPattern pattern = PathPattern.parse(PathPattern.literally(path));

        assertThat(pattern.holes()).isEmpty();
        assertThat(pattern.fits(path)).isTrue();
    }

    /** Nothing takes longer the more stars there are. */
    @Test
    void manyStarsTakeNoTime() {
        PathPattern pattern = PathPattern.parse("\\" + "*a".repeat(200) + "b");

        assertThat(pattern.fits("\\" + "a".repeat(5_000))).isFalse();
    }
}
