package dev.tidemark.view;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.Rows;
import org.jspecify.annotations.Nullable;

/**
 * What a table shows, and who decides it: the records that are shown ({@link ShownView}), or a list that is made of them. Belongs to one
 * thread, which calls {@link #pulse} once a frame; nothing here waits.
 */
public interface ShownList {

    /** Who is told when other rows are shown. */
    void setListener(ShownView.Listener told);

    /** Takes what there is by now. */
    void pulse();

    // --- deciding

    /** Holds the rows as they are while more may arrive, or lets them go. */
    void freeze(boolean on);

    /** Sorts the rows, in the background; says why not when the source still grows. */
    void sort(ShownOrder order);

    /** Back to the order of the records. */
    void clearOrder();

    // --- what is shown

    /** The rows that are shown; {@code null} when there is no source. */
    @Nullable
    ShownRows rows();

    /** The rows in the order of their USNs, to go to a USN or a time in; {@code null} when there are none that stand so. */
    @Nullable
    Rows inOrder();

    /** The source that is shown, {@code null} for none. */
    @Nullable
    ShownSource source();

    /** Where the files of the source were, {@code null} when there is no source. */
    @Nullable
    PathIndex paths();

    /** Which rows of the source are shown. */
    AppliedFilter filter();

    /** What the rows are or will be sorted by, {@code null} for the order of the records. */
    @Nullable
    ShownOrder order();

    /** Whether rows are being sorted. */
    boolean isSorting();

    /** Whether rows can be sorted: not while more may arrive. */
    boolean isSortable();

    /** Whether rows are still being looked at by the filter. */
    boolean isExamining();

    /** Whether the rows are held as they are. */
    boolean isFrozen();

    /** How many rows would be shown that arrived since the rows were frozen. */
    long waiting();

    /** How many rows there are, shown or not. */
    long held();

    /** Whether the filter leaves out a row, by its key; false as long as it has not looked at it. */
    boolean hides(long key);

    /** The key of the record that a row shows, by the row's key; {@link dev.tidemark.store.RecordKey#NONE} for none. */
    long recordOf(long key);

    /**
     * The key of the row that shows a record.
     *
     * @param record the record's key
     * @param near the key of a row that is of the same file
     * @return {@link dev.tidemark.store.RecordKey#NONE} when no row shows it
     */
    long rowOf(long record, long near);
}
