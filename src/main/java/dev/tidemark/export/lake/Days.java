package dev.tidemark.export.lake;

import java.time.LocalDate;

/** Days in UTC of times, as days since 1970. Pure functions. */
final class Days {

    /** No day: engines take the folder's name for a date only when it looks like one. */
    static final int NONE = Integer.MIN_VALUE;

    private static final long TICKS = 864_000_000_000L;

    /** Days from 1601 to 1970. */
    private static final long EPOCH = 134_774;

    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    private Days() {}

    /** The day of a FILETIME; {@link #NONE} when its year has not four digits, or lies before the first. */
    static int of(long filetime) {
        long day = Math.floorDiv(filetime, TICKS) - EPOCH;
        return day < FIRST || day > LAST ? NONE : (int) day;
    }

    /** As a folder has it. */
    static String text(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
