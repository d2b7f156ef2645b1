package dev.tidemark.expect;

import dev.tidemark.expect.Difference.Different;
import dev.tidemark.expect.Difference.Extra;
import dev.tidemark.expect.Difference.Missing;
import dev.tidemark.expect.Difference.OutOfOrder;
import dev.tidemark.expect.Expectation.ClosedFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How what was expected and what was there differ. Immutable.
 *
 * @param expectation what was expected
 * @param matched how many lives are as expected
 * @param differences in the order of the file, then what nobody expected in the order of first records
 * @param open lives that matter, whose file is open and should not be
 * @param settled whether no life that matters is open, be it allowed or not
 * @param tooMany whether there are too many lives to tell in which order they came; then any order is as good
 * @param values what the placeholders stand for
 */
public record Comparison(
        Expectation expectation,
        int matched,
        List<Difference> differences,
        List<SeenLife> open,
        boolean settled,
        boolean tooMany,
        Map<String, String> values) {

    /**
     * Compares.
     *
     * @param lives in the order of first records; those that do not matter make no difference
     */
    public static Comparison of(Expectation expectation, List<SeenLife> lives) {
        return new Run(expectation, lives).compare();
    }

    /** Whether there is no difference, and nothing is open that could still become one. */
    boolean isDone() {
        return isSame() && settled;
    }

    /** Whether there is no difference. */
    public boolean isSame() {
        return differences.isEmpty();
    }

    /** Not thread-safe; used once. */
    private static final class Run {

        private final Expectation expectation;
        private final List<SeenLife> lives;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<ExpectedLife> expected;
        private final List<ClosedFolder> closed;
        private final boolean tooMany;
        private final int[] of;
        private final List<SeenLife> rest = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();
        private boolean settled = true;

        Run(Expectation expectation, List<SeenLife> lives) {
            this.expectation = expectation;
            this.lives = lives;
            this.expected = Placeholders.bind(expectation.lives(), lives, values);
            this.closed = expectation.closed().stream()
                    .map(folder ->
                            new ClosedFolder(folder.line(), folder.folder().with(values)))
                    .toList();
            this.tooMany = expectation.ordered() && OrderedMatching.isTooMuch(expected, lives);
            this.of = expectation.ordered() && !tooMany
                    ? OrderedMatching.join(expected, lives, ExpectedLife::fits)
                    : Matching.free(expected, lives, ExpectedLife::fits);
        }

        Comparison compare() {
            int[] found = new int[expected.size()];
            for (int i = 0; i < of.length; i++) {
                if (of[i] == Matching.NONE) {
                    rest.add(lives.get(i));
                } else {
                    found[of[i]]++;
                }
            }
            int matched = lives.size() - rest.size();
            List<SeenLife> open = open();
            for (int i = 0; i < found.length; i++) {
                lacking(expected.get(i), expected.get(i).times().least() - found[i]);
            }
            rest.forEach(this::extra);
            return new Comparison(
                    expectation, matched, List.copyOf(differences), open, settled, tooMany, Map.copyOf(values));
        }

        private List<SeenLife> open() {
            List<SeenLife> open = new ArrayList<>();
            for (int i = 0; i < of.length; i++) {
                SeenLife life = lives.get(i);
                boolean matched = of[i] != Matching.NONE;
                if (life.isOpen() && (matched || isClosedOff(life) || isExpected(life))) {
                    settled = false;
                    if (!matched || !expected.get(of[i]).mayStayOpen()) {
                        open.add(life);
                    }
                }
            }
            return List.copyOf(open);
        }

        private boolean isExpected(SeenLife life) {
            return expected.stream().anyMatch(each -> each.isOf(life));
        }

        private boolean isClosedOff(SeenLife life) {
            return closed.stream().anyMatch(folder -> folder.has(life));
        }

        private void lacking(ExpectedLife each, int count) {
            int missing = 0;
            for (int i = 0; i < count; i++) {
                Optional<SeenLife> same = nearest(each);
                if (same.isPresent()) {
                    rest.remove(same.get());
                    differences.add(
                            each.fits(same.get()) ? new OutOfOrder(each, same.get()) : new Different(each, same.get()));
                } else {
                    missing++;
                }
            }
            if (missing > 0) {
                differences.add(new Missing(each, missing, maybe(each)));
            }
        }

        /** The life of the same file that differs least. */
        private Optional<SeenLife> nearest(ExpectedLife each) {
            return rest.stream()
                    .filter(life -> each.isOf(life) || each.path().fits(life.path()) && each.to() == null)
                    .filter(life -> each.isOf(life) || !isExpected(life))
                    .min(Comparator.comparingInt(life -> distance(each, life)));
        }

        private static int distance(ExpectedLife each, SeenLife life) {
            return Integer.bitCount(each.reasons() ^ life.reasons())
                    + (each.hasSource(life) ? 0 : 1)
                    + (each.hasRecords(life) ? 0 : 1)
                    + (each.isOf(life) ? 0 : Integer.SIZE);
        }

        /** A life that has one of the names, and no other has a better claim to it. */
        private @Nullable SeenLife maybe(ExpectedLife each) {
            return rest.stream()
                    .filter(life -> each.path().fits(life.path())
                            || each.to() != null && each.to().fits(life.to())
                            || each.hasReasons(life) && isClosedOff(life))
                    .min(Comparator.comparingInt(life -> distance(each, life)))
                    .orElse(null);
        }

        private void extra(SeenLife life) {
            ClosedFolder folder =
                    closed.stream().filter(each -> each.has(life)).findFirst().orElse(null);
            int line = expected.stream()
                    .filter(each -> each.isOf(life))
                    .mapToInt(ExpectedLife::line)
                    .findFirst()
                    .orElse(0);
            if (folder != null || line > 0) {
                differences.add(new Extra(life, folder, line));
            }
        }
    }
}
