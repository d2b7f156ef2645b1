package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.testing.RandomFilters;
import dev.tidemark.testing.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random and mutated texts never throw and never hang; what is wrong is told within the text, and what is read can be printed and compiled. */
@Tag("shows-ask")
class FilterFuzzTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final TimeContext TIMES = TimeContext.utc(Instant.EPOCH);
    private static final int ROUNDS = 1_000_000;
    private static final int TEXTS_TO_COMPILE = 50;
    private static final String[] PARTS = {
        " ",
        " ",
        "(",
        ")",
        "\"",
        "\"c",
        "\"e",
        "-",
        "!",
        "||",
        "|",
        "&&",
        "==",
        "!=",
        "~",
        "<",
        "<=",
        "..",
        "{",
        "}",
        ",",
        "name",
        "usn",
        "time",
        "reason",
        "file",
        "path",
        "dir",
        "ext",
        "kind",
        "in",
        "like",
        "matches",
        "under",
        "any",
        "all",
        "none",
        "not",
        "and",
        "or",
        "has",
        "is",
        "CLOSE",
        "0x",
        "12",
        "2024-05-03",
        "T12:30",
        "-15m",
        "\\",
        "*",
        "?",
        "\\u",
        "(a*)*",
        "{1000}",
        "[",
        "]",
        "\ud83d",
        "\ude00",
        "\u0000",
        "\n",
        "ß",
        "today",
        "filetime:0x",
        "30-7",
        "odd",
        "dir"
    };

    @Test
    void noTextThrowsOrHangs() {
        Random random = new Random(1_000_000);
        RandomFilters filters = new RandomFilters(random, FIELDS);
        Instant start = Instant.now();
        int valid = 0;
        int rounds = Rounds.of(ROUNDS);
        for (int i = 0; i < rounds; i++) {
            String text = random.nextBoolean() ? mutated(filters.filter(2), random) : parts(random);
            LocalDate day = random.nextBoolean() ? LocalDate.of(2024, 5, 3) : null;
            valid += check(FilterParser.parse(text, FIELDS, day), i);
        }
        assertThat(valid).isBetween(rounds / 20, rounds * 19 / 20);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(10));
    }

    private static int check(ParsedFilter parsed, int round) {
        String text = parsed.text();
        Node tree = parsed.tree();
        FilterError error = parsed.error();
        assertThat(tree == null).isNotEqualTo(error == null);
        if (error != null) {
            assertThat(error.span().from()).as(text).isBetween(0, text.length());
            assertThat(error.span().to()).as(text).isBetween(error.span().from(), text.length());
            assertThat(error.words()).as(text).isNotBlank().doesNotContain("{0}");
            return 0;
        }
        String printed = FilterPrinter.print(tree == null ? Node.EVERYTHING : tree);
        Node again = FilterParser.parse(printed, FIELDS).tree();
        assertThat(again).as("%s, printed as %s", text, printed).isNotNull();
        assertThat(again == null ? null : again.bare())
                .as("%s, printed as %s", text, printed)
                .isEqualTo(tree == null ? null : tree.bare());
        if (tree != null && round % TEXTS_TO_COMPILE == 0) {
            assertThat(CompiledFilter.of(tree, TIMES).tree()).isEqualTo(tree);
            assertThat(Suspicions.of(text, tree, FIELDS, TIMES, 1 << 2))
                    .allSatisfy(notice -> assertThat(notice.span().to()).isLessThanOrEqualTo(text.length()));
        }
        return 1;
    }

    private static String parts(Random random) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && !mutated.isEmpty(); i++) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(5)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, PARTS[random.nextInt(PARTS.length)]);
                case 2 -> mutated.setCharAt(at, (char) random.nextInt(1 << Character.SIZE));
                case 3 -> mutated.setLength(at);
                default -> mutated.insert(at, mutated.substring(at));
            }
        }
        return mutated.toString();
    }
}
