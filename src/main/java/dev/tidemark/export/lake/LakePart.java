package dev.tidemark.export.lake;

import java.util.OptionalLong;

/** One file there will be, and which rows it takes. Not thread-safe while rows are added. */
final class LakePart {

    private final int day;
    private final OptionalLong journal;
    private long firstRow = -1;
    private long lastRow;
    private long rows;
    private long firstUsn;
    private long lastUsn;
    private boolean hasUsn;

    /**
     * @param day see {@link Days}
     * @param journal the journal's id, where it is known
     */
    LakePart(int day, OptionalLong journal) {
        this.day = day;
        this.journal = journal;
    }

    /** Adds a row: where it stands counts only as long as no record tells its USN. */
    void add(long row, boolean isUsn, long place) {
        if (firstRow < 0) {
            firstRow = row;
        }
        lastRow = row;
        rows++;
        if (isUsn || !hasUsn) {
            if (isUsn != hasUsn || rows == 1) {
                firstUsn = place;
            }
            lastUsn = place;
            hasUsn = isUsn;
        }
    }

    int day() {
        return day;
    }

    OptionalLong journal() {
        return journal;
    }

    /** The number of its first row in the store. */
    long firstRow() {
        return firstRow;
    }

    /** The number of its last row. */
    long lastRow() {
        return lastRow;
    }

    long rows() {
        return rows;
    }

    long firstUsn() {
        return firstUsn;
    }

    long lastUsn() {
        return lastUsn;
    }
}
