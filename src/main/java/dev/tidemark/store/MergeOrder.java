package dev.tidemark.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which of several lists, each in its own order, has the row that comes next by time; at equal times it is that of the list
 * named first. Belongs to one thread.
 *
 * <p>While a list has no row to look at, it is waited for: however long where rows of old are still to come, and else until the row
 * of another has {@linkplain Head#isSettled settled}. What comes later than that stands where it arrives.
 *
 * @param <H> the lists
 */
public final class MergeOrder<H extends MergeOrder.Head> {

    /** How long a row of a live list lets others come before it, in seconds: the settling window. */
    public static final int SETTLING_SECONDS = 2;

    /** What a list without a row to look at has to come. */
    public enum Coming {
        /** Rows that may be old: it is still being read. */
        OLD,
        /** Rows that are new, if any. */
        NEW,
        /** None. */
        NONE
    }

    /** One of the lists. */
    public interface Head {

        /** Its place among the lists, which decides at equal times. */
        int number();

        /** Looks for the next row, unless that was found: whether there is one. */
        boolean find();

        /** The time of the row that was found; else one before which no row of this list comes. */
        long time();

        /** Whether the row that was found has waited long enough for others. */
        boolean isSettled();

        /** What comes when no row was found. */
        Coming coming();
    }

    private final MergeHeap<H> found = new MergeHeap<>();
    private final List<Waited<H>> waitedFor = new ArrayList<>();

    /** A list without a row to look at. */
    private static final class Waited<H extends Head> {

        private final H list;
        private Coming coming = Coming.OLD;

        Waited(H list) {
            this.list = list;
        }

        /** Whether it has a row. What is to come is asked before that, so that nothing comes between. */
        boolean look() {
            coming = list.coming();
            return list.find();
        }

        boolean mayComeBefore(Head first) {
            long time = list.time();
            return time < first.time() || time == first.time() && list.number() < first.number();
        }
    }

    public MergeOrder(List<H> lists) {
        lists.forEach(list -> waitedFor.add(new Waited<>(list)));
    }

    /**
     * The list whose row comes next.
     *
     * @return {@code null} when that is not known yet, or at the {@linkplain #isAtEnd end}
     */
    public @Nullable H next() {
        for (int i = waitedFor.size() - 1; i >= 0; i--) {
            Waited<H> waited = waitedFor.get(i);
            if (waited.look()) {
                found.add(waited.list);
                waitedFor.remove(i);
            } else if (waited.coming == Coming.NONE) {
                waitedFor.remove(i);
            }
        }
        H first = found.peek();
        return first == null || mustWait(first) ? null : first;
    }

    private boolean mustWait(H first) {
        boolean mayChange = false;
        for (int i = 0; i < waitedFor.size(); i++) {
            Waited<H> waited = waitedFor.get(i);
            if (waited.mayComeBefore(first)) {
                if (waited.coming == Coming.OLD) {
                    return true;
                }
                mayChange = true;
            }
        }
        return mayChange && !isAnySettled();
    }

    /** A row that has settled waits for none, and so neither do those that come before it. */
    private boolean isAnySettled() {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isSettled()) {
                return true;
            }
        }
        return false;
    }

    /** The row of the list that {@link #next} gave was taken, and the list stands behind it now. */
    public void taken() {
        H first = found.peek();
        if (first == null) {
            return;
        }
        if (first.find()) {
            found.moveFirst();
        } else {
            found.removeFirst();
            waitedFor.add(new Waited<>(first));
        }
    }

    /** Whether all lists have ended. */
    public boolean isAtEnd() {
        return waitedFor.isEmpty() && found.size() == 0;
    }
}
