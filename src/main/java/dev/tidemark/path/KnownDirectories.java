package dev.tidemark.path;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The paths of directories that were found last, and the rows for which they hold. Not thread-safe. Some thousand are
 * kept, of long paths fewer, so that they take some MiB whatever the names.
 */
final class KnownDirectories {

    private static final int SLOTS = 1 << 14;

    /** Of longer paths only a few are remembered. */
    static final int USUAL_CHARS = 512;

    private static final int LONG_SLOTS = 1 << 7;

    /** Holds nowhere. */
    private static final Entry NONE = new Entry();

    private final Entry[] usual = new Entry[SLOTS];
    private final Entry[] longer = new Entry[LONG_SLOTS];
    private int revision;
    private int edition;

    /** A directory's path and the rows for which it holds. */
    static final class Entry {
        private long high;
        private long low;
        private long from;
        private long to;
        private int revision;
        private int edition = -1;
        private boolean inCircle;
        private Directory directory = new Directory("", Certainty.PARTIAL);

        /** The first row. */
        long from() {
            return from;
        }

        /** The row behind the last. */
        long to() {
            return to;
        }

        Directory directory() {
            return directory;
        }

        /** Whether it never comes to the root, since it leads into a circle. */
        boolean inCircle() {
            return inCircle;
        }
    }

    KnownDirectories() {
        Arrays.fill(usual, NONE);
        Arrays.fill(longer, NONE);
    }

    /** Goes on with an index as it is now. */
    void at(int newRevision, int newEdition) {
        revision = newRevision;
        edition = newEdition;
    }

    /** What is remembered of a directory at a row; {@code null} when nothing is. */
    @Nullable
    Entry find(long high, long low, long row) {
        int hash = IdHash.of(high, low);
        Entry entry = usual[hash & SLOTS - 1];
        if (holds(entry, high, low, row)) {
            return entry;
        }
        Entry other = longer[hash & LONG_SLOTS - 1];
        return holds(other, high, low, row) ? other : null;
    }

    /** Whether an entry is of a directory and a row; what is not sure may become so with every row and every answer. */
    private boolean holds(Entry entry, long high, long low, long row) {
        return entry.low == low
                && entry.high == high
                && entry.edition == edition
                && row >= entry.from
                && row < entry.to
                && (entry.directory.certainty().isSure() || entry.revision == revision);
    }

    /**
     * Remembers a path.
     *
     * @param from the first row for which it holds
     * @param to the row behind the last
     */
    void remember(long high, long low, long from, long to, Directory directory) {
        put(high, low, from, to, directory, false);
    }

    /** As {@link #remember}, of a directory that leads into a circle. */
    void rememberInCircle(long high, long low, long from, long to, Directory directory) {
        put(high, low, from, to, directory, true);
    }

    private void put(long high, long low, long from, long to, Directory directory, boolean inCircle) {
        int hash = IdHash.of(high, low);
        boolean isUsual = directory.path().length() <= USUAL_CHARS;
        Entry[] entries = isUsual ? usual : longer;
        int slot = hash & entries.length - 1;
        if (entries[slot] == NONE) {
            entries[slot] = new Entry();
        }
        Entry entry = entries[slot];
        entry.high = high;
        entry.low = low;
        entry.from = from;
        entry.to = to;
        entry.revision = revision;
        entry.edition = edition;
        entry.inCircle = inCircle;
        entry.directory = directory;
    }
}
