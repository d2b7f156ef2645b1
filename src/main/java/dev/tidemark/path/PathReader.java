package dev.tidemark.path;

import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives the paths of records, and remembers those of directories together with the rows for which they hold. Not
 * thread-safe; one for each thread that reads.
 */
public final class PathReader {

    private static final int REMEMBERED = 1 << 12;

    /** No directory is deeper than this; damaged records may make circles. */
    private static final int MOST_LEVELS = 1024;

    /** Longer paths are not remembered. */
    private static final int MOST_CHARS = 2048;

    /** A version 4 record stands right before the close record of its file; rows farther away are not looked through. */
    private static final int ROWS_NEAR = 256;

    private static final long ROOT_RECORD = FileId.NTFS_ROOT.low();

    /** The root of ReFS. */
    private static final long REFS_ROOT = 0x600;

    private final PathIndex index;
    private final boolean asks;
    private final Lookup lookup;
    private final Remembered[] remembered = new Remembered[REMEMBERED];
    private final Remembered[] levels = new Remembered[MOST_LEVELS];
    private final RecordCursor other = new RecordCursor();
    private int revision;
    private int edition;

    /** A directory's path and the rows for which it holds. */
    private static final class Remembered {
        long high;
        long low;
        long from;
        long to;
        int revision;
        int edition = -1;
        Directory directory = NOWHERE;
        String name = "";
    }

    private static final Directory NOWHERE = new Directory("", Certainty.PARTIAL);

    PathReader(PathIndex index, boolean asks) {
        this.index = index;
        this.asks = asks;
        this.lookup = new Lookup(index);
    }

    /**
     * The path of a record that is being looked at, in a {@link dev.tidemark.store.RowVisitor}.
     *
     * @return {@code null} for a marker, for a version not known, and as long as the index has not come to the row
     */
    public @Nullable FilePath path(RecordCursor row) {
        if (!row.isKnown() || row.record() >= index.built()) {
            return null;
        }
        long high = row.fileIdHigh();
        long low = row.fileIdLow();
        if (isRoot(high, low)) {
            return new FilePath("", "", index.ofRoot());
        }
        Directory directory = directory(row);
        String name = row.hasTimeAndName() ? row.name() : nameNear(row, high, low);
        Certainty certainty = directory.certainty();
        if (name == null) {
            name = unknown(high, low);
            certainty = Certainty.PARTIAL;
        } else if (index.isLinked(high, low)) {
            certainty = certainty.and(Certainty.AMBIGUOUS);
        }
        return new FilePath(directory.path(), name, certainty);
    }

    /** Whether a record is of the root directory itself, whose path has no name. */
    public static boolean isRoot(RecordCursor row) {
        return isRoot(row.fileIdHigh(), row.fileIdLow());
    }

    /** The path of the directory that a record names as parent, as it was then. */
    public Directory directory(RecordCursor row) {
        return directory(row.record(), row.usn(), row.parentIdHigh(), row.parentIdLow());
    }

    /** The path that a directory had at a row. */
    Directory directory(long row, long usn, long high, long low) {
        revision = index.revision();
        edition = index.edition();
        Remembered known = slot(high, low);
        return holds(known, high, low, row) ? known.directory : climb(row, usn, high, low);
    }

    private Remembered slot(long high, long low) {
        long mixed = (low ^ high * 31) * 0x9E37_79B9_7F4A_7C15L;
        int at = (int) (mixed >>> 52);
        Remembered slot = remembered[at];
        if (slot == null) {
            slot = new Remembered();
            remembered[at] = slot;
        }
        return slot;
    }

    /** What is not sure may become so with every row and every answer. */
    private boolean holds(Remembered known, long high, long low, long row) {
        return known.low == low
                && known.high == high
                && known.edition == edition
                && row >= known.from
                && row < known.to
                && (known.directory.certainty().isSure() || known.revision == revision);
    }

    /** From a directory up to one that is remembered, or the root, or one that is not known; and down again. */
    private Directory climb(long row, long usn, long high, long low) {
        lookup.at(row, usn);
        int depth = 0;
        long atHigh = high;
        long atLow = low;
        Remembered top = null;
        while (top == null) {
            Remembered known = slot(atHigh, atLow);
            if (holds(known, atHigh, atLow, row)) {
                top = known;
            } else if (isRoot(atHigh, atLow)) {
                top = top(atHigh, atLow, new Directory("", index.ofRoot()), 0, Long.MAX_VALUE);
            } else {
                lookup.find(atHigh, atLow);
                if (!lookup.found && asks) {
                    index.ask(atHigh, atLow);
                }
                if (depth == MOST_LEVELS) {
                    return nowhere(high, low);
                }
                if (!lookup.found) {
                    top = unknownTop(atHigh, atLow);
                } else {
                    level(depth++, atHigh, atLow);
                    atHigh = lookup.parentHigh;
                    atLow = lookup.parentLow;
                }
            }
        }
        return descend(top, depth);
    }

    private Remembered top(long high, long low, Directory directory, long from, long to) {
        Remembered top = new Remembered();
        top.high = high;
        top.low = low;
        top.directory = directory;
        top.from = from;
        top.to = to;
        return top;
    }

    /** Who asks the volume looks again each time: an id that was not taken to be asked for is wanted again. */
    private Remembered unknownTop(long high, long low) {
        Remembered top = top(high, low, nowhere(high, low), lookup.from, lookup.to);
        if (!asks) {
            remember(top, top.directory, top.from, top.to);
        }
        return top;
    }

    private void level(int depth, long high, long low) {
        Remembered level = levels[depth];
        if (level == null) {
            level = new Remembered();
            levels[depth] = level;
        }
        level.high = high;
        level.low = low;
        level.from = lookup.from;
        level.to = lookup.to;
        level.name = lookup.name;
        level.directory = new Directory("", lookup.certainty);
    }

    private Directory descend(Remembered top, int depth) {
        Directory directory = top.directory;
        long from = top.from;
        long to = top.to;
        for (int i = depth - 1; i >= 0; i--) {
            Remembered level = levels[i];
            from = Math.max(from, level.from);
            to = Math.min(to, level.to);
            directory = below(directory, level);
            remember(level, directory, from, to);
        }
        return directory;
    }

    /** What follows an unknown directory in a partial path is sure: what is only likely becomes the unknown one. */
    private static Directory below(Directory above, Remembered level) {
        Certainty certainty = above.certainty().and(level.directory.certainty());
        boolean guessed = !level.directory.certainty().isSure();
        return certainty == Certainty.PARTIAL && guessed
                ? nowhere(level.high, level.low)
                : new Directory(above.path() + '\\' + level.name, certainty);
    }

    private static Directory nowhere(long high, long low) {
        return new Directory("…\\" + unknown(high, low), Certainty.PARTIAL);
    }

    private void remember(Remembered level, Directory directory, long from, long to) {
        if (directory.path().length() > MOST_CHARS) {
            return;
        }
        Remembered slot = slot(level.high, level.low);
        slot.high = level.high;
        slot.low = level.low;
        slot.from = from;
        slot.to = to;
        slot.revision = revision;
        slot.edition = edition;
        slot.directory = directory;
    }

    private static boolean isRoot(long high, long low) {
        return high == 0 ? low == ROOT_RECORD : high == REFS_ROOT && low == 0;
    }

    /** The name in the close record that follows, else in the file's record before; no record is missing in between. */
    private @Nullable String nameNear(RecordCursor row, long high, long low) {
        JournalSpans spans = index.spans();
        int span = spans.at(row.record());
        long end = Math.min(spans.endOf(span), Math.min(index.built(), row.record() + ROWS_NEAR));
        for (long record = row.record() + 1; record < end; record++) {
            if (names(row, record, high, low)) {
                if (Reason.CLOSE.in(other.reason())) {
                    return other.name();
                }
                break;
            }
        }
        long first = Math.max(spans.rowOf(span), row.record() - ROWS_NEAR);
        for (long record = row.record() - 1; record >= first; record--) {
            if (names(row, record, high, low)) {
                return other.name();
            }
        }
        return null;
    }

    private boolean names(RecordCursor row, long record, long high, long low) {
        return row.other(record, other)
                && other.hasTimeAndName()
                && other.fileIdLow() == low
                && other.fileIdHigh() == high;
    }

    /** The words for an id that is not known, for example {@code unknown 0x1234-5}. */
    static String unknown(long high, long low) {
        FileId id = new FileId(high, low);
        String number = high == 0
                ? "0x" + Long.toHexString(id.recordNumber()).toUpperCase(Locale.ROOT) + "-" + id.sequence()
                : "0x" + id.hex();
        return Messages.text("path.unknown", number);
    }
}
