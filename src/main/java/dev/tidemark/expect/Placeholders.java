package dev.tidemark.expect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what each placeholder stands for: the text with which most of what is expected is there. Pure functions. */
final class Placeholders {

    /** How many texts are tried for one of them. */
    private static final int MOST_VALUES = 32;

    /** How many pairs of what is expected and what was are looked at; behind them the first text that fits is taken. */
    private static final long MOST_PAIRS = 20_000_000;

    private Placeholders() {}

    /** What is expected, with texts in the place of placeholders, as far as any text fits. */
    static List<ExpectedLife> bind(List<ExpectedLife> expected, List<SeenLife> lives, Map<String, String> values) {
        List<ExpectedLife> bound = expected;
        long budget = MOST_PAIRS;
        for (String hole : holes(expected)) {
            List<ExpectedLife> best = bound;
            long most = -1;
            for (String value : values(hole, bound, lives)) {
                List<ExpectedLife> tried = with(bound, Map.of(hole, value));
                long worth = most >= 0 && budget < 0 ? 0 : worth(tried, lives);
                budget -= 2L * expected.size() * lives.size();
                if (worth > most) {
                    most = worth;
                    best = tried;
                    values.put(hole, value);
                }
            }
            bound = best;
        }
        return bound;
    }

    private static Set<String> holes(List<ExpectedLife> expected) {
        Set<String> holes = new LinkedHashSet<>();
        for (ExpectedLife life : expected) {
            holes.addAll(life.path().holes());
            if (life.to() != null) {
                holes.addAll(life.to().holes());
            }
        }
        return holes;
    }

    private static Set<String> values(String hole, List<ExpectedLife> expected, List<SeenLife> lives) {
        Map<String, String> values = new LinkedHashMap<>();
        for (SeenLife life : lives) {
            for (ExpectedLife each : expected) {
                PathPattern to = each.to() == null ? each.path() : each.to();
                Stream.of(each.path().value(hole, life.path()), to.value(hole, life.to()))
                        .flatMap(Optional::stream)
                        .filter(value -> values.size() < MOST_VALUES)
                        .forEach(value -> values.putIfAbsent(value.toUpperCase(Locale.ROOT), value));
            }
        }
        return new LinkedHashSet<>(values.values());
    }

    private static List<ExpectedLife> with(List<ExpectedLife> expected, Map<String, String> values) {
        return expected.stream().map(life -> life.with(values)).toList();
    }

    /** What fits counts more than what is only of the same file. */
    private static long worth(List<ExpectedLife> expected, List<SeenLife> lives) {
        return matched(Matching.free(expected, lives, ExpectedLife::fits)) * (lives.size() + 1L)
                + matched(Matching.free(expected, lives, ExpectedLife::isOf));
    }

    private static long matched(int[] of) {
        return Arrays.stream(of).filter(index -> index != Matching.NONE).count();
    }
}
