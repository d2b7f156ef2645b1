package dev.tidemark.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.expect.Difference.Extra;
import dev.tidemark.expect.Difference.Missing;
import dev.tidemark.expect.Difference.OutOfOrder;
import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-story")
class ComparisonTest {

    private static final String CLOSED = "DATA_EXTEND|CLOSE";

    private static SeenLife life(int number, String path, String to, String reasons) {
        int mask = Reason.parse(reasons);
        End end = Reason.CLOSE.in(mask) ? End.CLOSED : End.OPEN;
        return new SeenLife(number, number, path, to, mask, 0, 2, Begin.OPENED, end);
    }

    /** Lives of files that are closed, in their order. */
    private static List<SeenLife> lives(String... paths) {
        return IntStream.range(0, paths.length)
                .mapToObj(i -> life(i, paths[i], paths[i], CLOSED))
                .toList();
    }

    private static Comparison compare(String lines, List<SeenLife> lives) throws Exception {
        return Comparison.of(SimulatedRun.parse(ExpectationText.HEADER + "\n" + lines), lives);
    }

    private static String lifeLines(String path, String more) {
        return "life " + path + "\nreasons = " + CLOSED + "\n" + more + "\n";
    }

    /** Taking the first that fits would leave the second pattern without a life. */
    @Test
    void aWidePatternLeavesTheNarrowOneItsLife() throws Exception {
        String lines = lifeLines("\\d\\*.tmp", "") + lifeLines("\\d\\a.tmp", "");

        assertThat(compare(lines, lives("\\d\\a.tmp", "\\d\\b.tmp")).isSame()).isTrue();
        assertThat(compare(lines, lives("\\d\\b.tmp", "\\d\\a.tmp")).isSame()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "0+, 0", "0+, 7", "1+, 3", "2-3, 2", "2-3, 3", "0, 0"})
    void asManyAsThereMayBeAreNoDifference(String times, int count) throws Exception {
        String[] paths = Collections.nCopies(count, "\\a.log").toArray(String[]::new);

        assertThat(compare(lifeLines("\\a.log", "times " + times), lives(paths)).isSame())
                .isTrue();
        assertThat(compare("ordered\n" + lifeLines("\\a.log", "times " + times), lives(paths))
                        .isSame())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "1+, 0", "2-3, 1", "0, 1", "1, 2", "2-3, 5"})
    void tooFewAreMissingAndTooManyAreExtra(String times, int count) throws Exception {
        String[] paths = Collections.nCopies(count, "\\a.log").toArray(String[]::new);
        int least = Character.digit(times.charAt(0), 10);
        for (String order : List.of("", "ordered\n")) {
            Comparison told = compare(order + lifeLines("\\a.log", "times " + times), lives(paths));

            assertThat(told.differences())
                    .isNotEmpty()
                    .allMatch(
                            difference -> count < least ? difference instanceof Missing : difference instanceof Extra);
        }
    }

    @Test
    void aPlaceholderStandsForTheSameTextEverywhere() throws Exception {
        String lines = lifeLines("\\d\\~{1}.tmp", "") + "life \\d\\~{1}.tmp\nto \\d\\a.txt\nreasons + CLOSE\n";
        List<SeenLife> same = List.of(
                life(0, "\\d\\~0.tmp", "\\d\\~0.tmp", "DATA_OVERWRITE|CLOSE"),
                life(1, "\\d\\~77.tmp", "\\d\\~77.tmp", CLOSED),
                life(2, "\\d\\~77.tmp", "\\d\\a.txt", "RENAME_OLD_NAME|RENAME_NEW_NAME|CLOSE"));
        List<SeenLife> other = List.of(
                life(1, "\\d\\~77.tmp", "\\d\\~77.tmp", CLOSED),
                life(2, "\\d\\~78.tmp", "\\d\\a.txt", "RENAME_OLD_NAME|RENAME_NEW_NAME|CLOSE"));

        Comparison told = compare(lines, same);
        assertThat(told.isSame()).isTrue();
        assertThat(told.values()).containsEntry("1", "77");
        assertThat(compare(lines, other).differences()).singleElement().isInstanceOf(Missing.class);
    }

    @Test
    void atLeastTakesMoreAndExactlyDoesNot() throws Exception {
        List<SeenLife> lives = List.of(life(0, "\\a", "\\a", "DATA_EXTEND|SECURITY_CHANGE|CLOSE"));

        assertThat(compare("life \\a\nreasons + DATA_EXTEND|CLOSE\n", lives).isSame())
                .isTrue();
        assertThat(compare("life \\a\nreasons = DATA_EXTEND|CLOSE\n", lives).isSame())
                .isFalse();
    }

    @Test
    void whatIsElsewhereMakesNoDifference() throws Exception {
        String lines = lifeLines("\\d\\a", "") + "nothing else under \\d";

        assertThat(compare(lines, lives("\\e\\x", "\\d\\a", "\\d2\\a")).isSame())
                .isTrue();
        assertThat(compare(lines, lives("\\d\\a", "\\d\\deep\\x")).differences())
                .singleElement()
                .isInstanceOf(Extra.class);
        assertThat(compare(lines, List.of(lives("\\d\\a").getFirst(), life(1, "\\d\\b", "\\e\\b", CLOSED)))
                        .differences())
                .singleElement()
                .isInstanceOf(Extra.class);
    }

    @Test
    void anOpenFileIsFineWhereNoCloseIsExpected() throws Exception {
        List<SeenLife> open = List.of(life(0, "\\a", "\\a", "DATA_EXTEND"));

        assertThat(compare("life \\a\nreasons = DATA_EXTEND\n", open).open()).isEmpty();
        assertThat(compare("life \\a\nreasons = DATA_EXTEND\n", open).isDone()).isFalse();
        assertThat(compare("life \\a\nreasons = DATA_EXTEND|CLOSE\n", open).open())
                .hasSize(1);
        assertThat(compare("nothing else under \\", open).open()).hasSize(1);
    }

    @Test
    void whatIsNeededGoesBeforeWhatMayBeInOrderToo() throws Exception {
        String lines = "ordered\n" + lifeLines("\\a*", "times 0+") + lifeLines("\\ab", "") + lifeLines("\\c", "");

        assertThat(compare(lines, lives("\\a1", "\\a2", "\\ab", "\\c")).isSame())
                .isTrue();
        assertThat(compare(lines, lives("\\ab", "\\c")).isSame()).isTrue();
        assertThat(compare(lines, lives("\\c", "\\ab")).differences())
                .singleElement()
                .isInstanceOf(OutOfOrder.class);
    }

    /** Against lives that are turned about: free order does not mind, kept order does. */
    @Test
    void randomLivesAreTheirOwnExpectationInAnyOrder() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            List<SeenLife> lives = new ArrayList<>(lives(IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(i -> "\\" + (char) ('a' + random.nextInt(4)))
                    .toArray(String[]::new)));
            String lines =
                    lives.stream().map(life -> lifeLines(life.path(), "")).collect(Collectors.joining())
                            + "nothing else under \\";

            assertThat(compare("ordered\n" + lines, lives).isSame()).isTrue();
            List<String> before = lives.stream().map(SeenLife::path).toList();
            Collections.shuffle(lives, random);
            boolean same = before.equals(lives.stream().map(SeenLife::path).toList());
            assertThat(compare(lines, lives).isSame()).isTrue();
            assertThat(compare("ordered\n" + lines, lives).isSame()).isEqualTo(same);
        }
    }

    @Test
    void whatMustNotBeIsADifferenceInAnyPlaceOfTheOrder() throws Exception {
        String lines = "ordered\n" + lifeLines("\\a", "") + lifeLines("\\b", "times 0") + lifeLines("\\c", "");

        assertThat(compare(lines, lives("\\a", "\\c")).isSame()).isTrue();
        assertThat(compare(lines, lives("\\b", "\\a", "\\c")).differences())
                .singleElement()
                .isInstanceOf(Extra.class);
    }

    @Test
    void moreThanCanBeKeptInOrderIsSaid() throws Exception {
        List<SeenLife> many =
                lives(IntStream.range(0, 2_100).mapToObj(i -> "\\a").toArray(String[]::new));

        assertThat(compare("ordered\n" + lifeLines("\\a", "times 2100"), many).tooMany())
                .isTrue();
        assertThat(compare(lifeLines("\\a", "times 2100"), many).tooMany()).isFalse();
        assertThat(compare("ordered\n" + lifeLines("\\a", "times 1+"), many).isSame())
                .isTrue();
    }
}
