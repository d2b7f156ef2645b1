package dev.tidemark.path;

import dev.tidemark.path.KnownDirectories.Entry;
import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives the paths of records, and remembers those of directories together with the rows for which they hold. Not
 * thread-safe; one for each thread that reads.
 */
public class PathReader {

    /** A version 4 record stands right before the close record of its file; rows farther away are not looked through. */
    private static final int ROWS_NEAR = 256;

    /** The words before and behind an id that is not known: a journal may name thousands. */
    private static final String[] UNKNOWN = Messages.text("path.unknown", "\0").split("\0", 2);

    private static final long ROOT_RECORD = FileId.NTFS_ROOT.low();

    /** The root of ReFS. */
    private static final long REFS_ROOT = 0x600;

    private final PathIndex index;
    private final KnownDirectories known = new KnownDirectories();
    private final Climb climb;
    private final RecordCursor other = new RecordCursor();
    private final FileBefore before = new FileBefore();

    /** Of the record that {@link #before} was shown last. */
    private @Nullable FilePath lastPath;

    private @Nullable Directory lastDirectory;
    private boolean lastLinked;

    PathReader(PathIndex index, boolean asks) {
        this.index = index;
        this.climb = new Climb(index, asks, known);
    }

    /**
     * The path of a record that is being looked at, in a {@link dev.tidemark.store.RowVisitor}.
     *
     * @return {@code null} for a marker, for a version not known, and as long as the index has not come to the row
     */
    public @Nullable FilePath path(RecordCursor row) {
        if (!hasPath(row)) {
            return null;
        }
        long high = row.fileIdHigh();
        long low = row.fileIdLow();
        if (isRoot(high, low)) {
            return new FilePath("", "", index.ofRoot());
        }
        Directory directory = directory(row);
        return row.hasTimeAndName()
                ? named(row, directory)
                : path(directory, nameNear(row, high, low), high, low, index.isLinked(high, low));
    }

    /** Most records have the path of the record before. */
    private FilePath named(RecordCursor row, Directory directory) {
        boolean linked = isLinked(row);
        FilePath path = lastPath;
        // Until it is known of whose name it is: that may not be readable.
        lastPath = null;
        boolean same = before.isSame(row);
        if (path == null || !same || directory != lastDirectory || linked != lastLinked) {
            path = path(directory, before.name(), row.fileIdHigh(), row.fileIdLow(), linked);
            lastDirectory = directory;
            lastLinked = linked;
        }
        lastPath = path;
        return path;
    }

    private static FilePath path(Directory directory, @Nullable String name, long high, long low, boolean linked) {
        if (name == null || name.isEmpty()) {
            return new FilePath(directory.path(), unknown(high, low), Certainty.PARTIAL);
        }
        Certainty certainty = linked ? directory.certainty().and(Certainty.AMBIGUOUS) : directory.certainty();
        if (isCutOff(name)) {
            certainty = Certainty.PARTIAL;
        }
        boolean tooLong = directory.path().length() + 1 + name.length() > LongPath.MOST_CHARS;
        return tooLong
                ? new FilePath(LongPath.cut(directory.path()), name, Certainty.PARTIAL)
                : new FilePath(directory.path(), name, certainty);
    }

    /** Whether {@link #path} gives a path for a record that is being looked at. */
    public boolean hasPath(RecordCursor row) {
        return row.isKnown() && row.record() < index.built();
    }

    /** Whether the file of a record has hard links, so that its path is one of several. */
    public boolean isLinked(RecordCursor row) {
        return index.isLinked(row.fileIdHigh(), row.fileIdLow());
    }

    /** Whether a record is of the root directory itself, whose path has no name. */
    public static boolean isRoot(RecordCursor row) {
        return isRoot(row.fileIdHigh(), row.fileIdLow());
    }

    /** The path of the directory that a record names as parent, as it was then. */
    public Directory directory(RecordCursor row) {
        return directory(row.record(), row.usn(), row.parentIdHigh(), row.parentIdLow());
    }

    /**
     * What the path of the directory gives that a record names as parent, as it was then: found out once for all its files, as long
     * as it is called the same.
     *
     * @param answers what was found out so far, by the same function
     * @param find gives a number for a path
     */
    public long answer(RecordCursor row, DirectoryAnswers answers, ToLongFunction<Directory> find) {
        answers.at(index.revision(), index.edition());
        int slot = answers.find(row.parentIdHigh(), row.parentIdLow(), row.record());
        return slot < 0 ? findAnswer(row, answers, find) : answers.answer(slot);
    }

    private long findAnswer(RecordCursor row, DirectoryAnswers answers, ToLongFunction<Directory> find) {
        long record = row.record();
        long high = row.parentIdHigh();
        long low = row.parentIdLow();
        Directory directory = directory(row);
        long answer = find.applyAsLong(directory);
        boolean sure = directory.certainty().isSure();
        Entry entry = known.find(high, low, record);
        if (entry != null) {
            answers.put(high, low, entry.from(), entry.to(), sure, answer);
        } else if (isRoot(high, low)) {
            answers.put(high, low, 0, Long.MAX_VALUE, sure, answer);
        }
        return answer;
    }

    /**
     * The path that a directory had at a row.
     *
     * @param row a number of the store, of a row that the index has taken in
     * @param usn the row's USN
     * @param high the upper half of the directory's id
     * @param low the lower half
     */
    public Directory directory(long row, long usn, long high, long low) {
        known.at(index.revision(), index.edition());
        Entry entry = known.find(high, low, row);
        return entry != null ? entry.directory() : climb.from(row, usn, high, low);
    }

    /** No name has a zero: where one ends so, its end was lost. */
    static boolean isCutOff(String name) {
        return name.endsWith("\0");
    }

    /** Whether an id is that of the root directory, of NTFS or of ReFS. */
    public static boolean isRoot(long high, long low) {
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
        return UNKNOWN[0] + number + UNKNOWN[1];
    }
}
