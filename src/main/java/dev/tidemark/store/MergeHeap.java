package dev.tidemark.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists that have a row to look at, the one first whose row comes first: by its time, at equal times by the number of its list. Keeps the
 * times beside each other, since millions of rows go through it one by one. Not thread-safe.
 *
 * @param <H> the lists
 */
final class MergeHeap<H extends MergeOrder.Head> {

    private static final int INITIAL = 16;

    private final List<H> lists = new ArrayList<>();
    private long[] times = new long[INITIAL];
    private int[] numbers = new int[INITIAL];

    int size() {
        return lists.size();
    }

    /** One of them, the first one at 0 and the others in no order. */
    H get(int index) {
        return lists.get(index);
    }

    @Nullable
    H peek() {
        return lists.isEmpty() ? null : lists.getFirst();
    }

    /** Adds a list with a row that was found. */
    void add(H list) {
        int at = lists.size();
        lists.add(list);
        if (at == times.length) {
            times = Arrays.copyOf(times, 2 * at);
            numbers = Arrays.copyOf(numbers, 2 * at);
        }
        up(at, list, list.time(), list.number());
    }

    /** The first one has its next row found: puts it where that belongs. */
    void moveFirst() {
        H first = lists.getFirst();
        down(first, first.time(), first.number());
    }

    void removeFirst() {
        int last = lists.size() - 1;
        H moved = lists.remove(last);
        if (last > 0) {
            down(moved, times[last], numbers[last]);
        }
    }

    private void up(int from, H list, long time, int number) {
        int at = from;
        while (at > 0) {
            int above = (at - 1) >>> 1;
            if (!isBefore(time, number, times[above], numbers[above])) {
                break;
            }
            move(above, at);
            at = above;
        }
        put(at, list, time, number);
    }

    private void down(H list, long time, int number) {
        int size = lists.size();
        int at = 0;
        for (int below = 1; below < size; below = 2 * at + 1) {
            if (below + 1 < size && isBefore(times[below + 1], numbers[below + 1], times[below], numbers[below])) {
                below++;
            }
            if (!isBefore(times[below], numbers[below], time, number)) {
                break;
            }
            move(below, at);
            at = below;
        }
        put(at, list, time, number);
    }

    private static boolean isBefore(long time, int number, long otherTime, int otherNumber) {
        return time < otherTime || time == otherTime && number < otherNumber;
    }

    private void move(int from, int to) {
        put(to, lists.get(from), times[from], numbers[from]);
    }

    private void put(int at, H list, long time, int number) {
        lists.set(at, list);
        times[at] = time;
        numbers[at] = number;
    }
}
