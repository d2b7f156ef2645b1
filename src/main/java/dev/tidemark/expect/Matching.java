package dev.tidemark.expect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which of the expected lives each life is, so that as many as possible are what was expected: first as many as there are to be at
 * least, then as many as there may be. Not thread-safe; used once.
 */
final class Matching {

    /** Of a life that is none of those that are expected. */
    static final int NONE = -1;

    private final List<ExpectedLife> expected;
    private final int[][] choices;
    private final int[] of;
    private final List<List<Integer>> taken = new ArrayList<>();
    private final boolean[] tried;

    private Matching(List<ExpectedLife> expected, List<SeenLife> lives, BiPredicate<ExpectedLife, SeenLife> fits) {
        this.expected = expected;
        this.choices = new int[lives.size()][];
        this.of = new int[lives.size()];
        this.tried = new boolean[expected.size()];
        Arrays.fill(of, NONE);
        expected.forEach(each -> taken.add(new ArrayList<>()));
        for (int life = 0; life < choices.length; life++) {
            choices[life] = choices(lives.get(life), fits);
        }
    }

    /**
     * Joins them, whatever their order.
     *
     * @return for each life the index of what is expected, or {@link #NONE}
     */
    static int[] free(List<ExpectedLife> expected, List<SeenLife> lives, BiPredicate<ExpectedLife, SeenLife> fits) {
        Matching matching = new Matching(expected, lives, fits);
        matching.fill(false);
        matching.fill(true);
        return matching.of;
    }

    private int[] choices(SeenLife life, BiPredicate<ExpectedLife, SeenLife> fits) {
        int[] found = new int[expected.size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            if (fits.test(expected.get(i), life)) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private void fill(boolean toTheMost) {
        for (int life = 0; life < of.length; life++) {
            if (of[life] == NONE && choices[life].length > 0) {
                Arrays.fill(tried, false);
                place(life, toTheMost);
            }
        }
    }

    /** Finds a place for a life; one that has a place may go to another to make room. */
    private boolean place(int life, boolean toTheMost) {
        for (int choice : choices[life]) {
            if (tried[choice]) {
                continue;
            }
            tried[choice] = true;
            Count times = expected.get(choice).times();
            int room = toTheMost ? times.most() : times.least();
            if (taken.get(choice).size() < room || makeRoom(choice, toTheMost)) {
                taken.get(choice).add(life);
                of[life] = choice;
                return true;
            }
        }
        return false;
    }

    private boolean makeRoom(int choice, boolean toTheMost) {
        List<Integer> there = taken.get(choice);
        for (int i = 0; i < there.size(); i++) {
            if (place(there.get(i), toTheMost)) {
                there.remove(i);
                return true;
            }
        }
        return false;
    }
}
