package dev.tidemark.summary;

import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.Filetime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of a journal were written in each of the last seconds. Where its rows are held they are counted, as
 * {@link JournalReach} does; else what the volume says of its next USN is spread evenly between two looks. Not thread-safe. Takes a few
 * kilobytes, and 150 more while rows are counted, however many they are.
 */
public final class RateHistory {

    /** How many seconds it goes back. */
    public static final int SECONDS = 120;

    private static final long SECOND = Filetime.TICKS_PER_SECOND;

    private final long[] seconds = new long[SECONDS + 1];
    private final double[] told = new double[SECONDS + 1];
    private long journal;
    private long toldAt = Long.MIN_VALUE;
    private long toldUsn;
    private @Nullable CountedSeconds counted;

    public RateHistory() {
        forget();
    }

    private void forget() {
        Arrays.fill(seconds, Long.MIN_VALUE);
        counted = null;
    }

    /**
     * Takes what a volume says of its journal.
     *
     * @param time when it was asked, as FILETIME
     */
    public void look(long time, long journalId, long nextUsn) {
        boolean goesOn = journalId == journal && nextUsn >= toldUsn && time >= toldAt && toldAt != Long.MIN_VALUE;
        if (goesOn) {
            double each = time == toldAt ? 0 : (double) (nextUsn - toldUsn) / (time - toldAt);
            long last = Math.floorDiv(time, SECOND);
            for (long second = Math.max(Math.ceilDiv(toldAt, SECOND), last - SECONDS); second <= last; second++) {
                seconds[index(second)] = second;
                told[index(second)] = toldUsn + each * (second * SECOND - toldAt);
            }
        } else {
            forget();
        }
        journal = journalId;
        toldAt = time;
        toldUsn = nextUsn;
    }

    private static int index(long second) {
        return (int) Math.floorMod(second, (long) SECONDS + 1);
    }

    /**
     * Counts the rows that came since. Looks at rows: not for the FX thread.
     *
     * @param rows of the journal that {@link #look} was told of last; {@code null} where none are held
     * @param now as FILETIME
     * @param cancelled asked every few thousand rows; the next call goes on there
     */
    public void follow(@Nullable RecordStore rows, long now, BooleanSupplier cancelled) {
        if (rows == null) {
            counted = null;
            return;
        }
        CountedSeconds last = counted;
        if (last == null || !last.isOf(rows)) {
            last = new CountedSeconds(rows);
            counted = last;
        }
        last.follow(now, cancelled);
    }

    /**
     * Bytes of journal in each of the last {@link #SECONDS} whole seconds, the newest last; 0 where that is not known.
     *
     * @param now as FILETIME: the second that it lies in is not over
     */
    public List<Double> rates(long now) {
        long end = Math.floorDiv(now, SECOND);
        List<Double> rates = new ArrayList<>(SECONDS);
        for (long second = end - SECONDS; second < end; second++) {
            double written = written(second);
            rates.add(written > 0 ? written : 0);
        }
        return List.copyOf(rates);
    }

    private double written(long second) {
        CountedSeconds rows = counted;
        return rows != null && rows.counts(second, toldUsn) ? rows.written(second) : told(second + 1) - told(second);
    }

    /** The USN that the journal had reached when a second began, as the volume told it; NaN where that is not known. */
    private double told(long second) {
        return seconds[index(second)] == second ? told[index(second)] : Double.NaN;
    }
}
