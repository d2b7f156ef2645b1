package dev.tidemark.summary;

/**
 * How many records something has, and how many bytes of journal, from when to when. Immutable.
 *
 * @param count how many records
 * @param bytes their lengths, in bytes
 * @param first the earliest of their plausible times, as FILETIME; {@link #NO_TIME} when none has one
 * @param last the latest
 */
public record Tally(long count, long bytes, long first, long last) {

    /** In the place of a time: there is none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Of no records. */
    public static final Tally NOTHING = new Tally(0, 0, NO_TIME, NO_TIME);

    public boolean hasTime() {
        return first != NO_TIME;
    }

    /** Of these records and others. */
    public Tally with(Tally other) {
        if (!hasTime() || !other.hasTime()) {
            Tally timed = hasTime() ? this : other;
            return new Tally(count + other.count, bytes + other.bytes, timed.first, timed.last);
        }
        return new Tally(
                count + other.count, bytes + other.bytes, Math.min(first, other.first), Math.max(last, other.last));
    }
}
