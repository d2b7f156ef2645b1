package dev.tidemark.expect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/** As {@link Matching}, of lives that begin in the order in which they are expected. Pure functions. */
final class OrderedMatching {

    /** How many pairs of what is expected and what was are looked at: 16 MiB. */
    static final long MOST_PAIRS = 1 << 22;

    /** One of those that are expected. */
    private record Slot(int expected, boolean needed, boolean again) {}

    private OrderedMatching() {}

    /** Whether there are too many to keep them in order. */
    static boolean isTooMuch(List<ExpectedLife> expected, List<SeenLife> lives) {
        long slots = expected.stream()
                .mapToLong(each -> slots(each.times(), lives.size()))
                .sum();
        return (Math.max(slots, expected.size()) + 1) * (lives.size() + 1L) > MOST_PAIRS;
    }

    private static long slots(Count times, int lives) {
        return times.most() == Integer.MAX_VALUE
                ? Math.min(times.least(), lives) + 1L
                : Math.min(times.most(), lives + (long) times.least());
    }

    static int[] join(List<ExpectedLife> expected, List<SeenLife> lives, BiPredicate<ExpectedLife, SeenLife> fits) {
        List<Slot> slots = slots(expected, lives.size());
        int width = lives.size() + 1;
        boolean[][] pairs = new boolean[expected.size()][lives.size()];
        for (int i = 0; i < pairs.length; i++) {
            for (int life = 0; life < lives.size(); life++) {
                pairs[i][life] = fits.test(expected.get(i), lives.get(life));
            }
        }
        int[] best = best(slots, pairs, width);
        return trace(slots, pairs, best, width);
    }

    private static List<Slot> slots(List<ExpectedLife> expected, int lives) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            Count times = expected.get(i).times();
            boolean again = times.most() == Integer.MAX_VALUE;
            long count = slots(times, lives);
            for (long slot = 0; slot < count; slot++) {
                slots.add(new Slot(i, slot < times.least(), again && slot == count - 1));
            }
        }
        return slots;
    }

    /** What a pair is worth: one that is needed more than all that may be. */
    private static int worth(Slot slot, int width) {
        return slot.needed() ? width : 1;
    }

    private static int[] best(List<Slot> slots, boolean[][] pairs, int width) {
        int[] best = new int[(slots.size() + 1) * width];
        for (int s = 1; s <= slots.size(); s++) {
            Slot slot = slots.get(s - 1);
            for (int life = 1; life < width; life++) {
                int most = Math.max(best[(s - 1) * width + life], best[s * width + life - 1]);
                if (pairs[slot.expected()][life - 1]) {
                    most = Math.max(most, before(slot, s, life, best, width) + worth(slot, width));
                }
                best[s * width + life] = most;
            }
        }
        return best;
    }

    private static int before(Slot slot, int s, int life, int[] best, int width) {
        return best[(slot.again() ? s : s - 1) * width + life - 1];
    }

    private static int[] trace(List<Slot> slots, boolean[][] pairs, int[] best, int width) {
        int[] of = new int[width - 1];
        Arrays.fill(of, Matching.NONE);
        int s = slots.size();
        int life = width - 1;
        while (s > 0 && life > 0) {
            Slot slot = slots.get(s - 1);
            int now = best[s * width + life];
            if (now == best[(s - 1) * width + life]) {
                s--;
            } else if (pairs[slot.expected()][life - 1]
                    && now == before(slot, s, life, best, width) + worth(slot, width)) {
                of[life - 1] = slot.expected();
                s -= slot.again() ? 0 : 1;
                life--;
            } else {
                life--;
            }
        }
        return of;
    }
}
