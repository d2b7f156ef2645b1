package dev.tidemark.export.lake;

import dev.tidemark.export.parquet.TableWriter;
import dev.tidemark.export.parquet.Texts;
import dev.tidemark.history.RecordLives;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FileBefore;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.DerivedRow;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowKind;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of some rows, column by column: gathered while each row is looked at, and valid behind that. Not thread-safe; used again
 * for the next rows. What a row has is told by its flags.
 */
final class LakeBatch {

    /** A record of a version that is known. */
    static final int KNOWN = 1;

    /** A record with a name: of version 2 or 3. */
    static final int NAMED = 1 << 1;

    static final int TIMED = 1 << 2;
    static final int RECORD = 1 << 3;

    /** The id of its file has 64 bits. */
    static final int SHORT_FILE = 1 << 4;

    static final int SHORT_PARENT = 1 << 5;
    static final int PATH = 1 << 6;
    static final int LIFE = 1 << 7;

    /** The new half of a rename. */
    static final int OLD_NAME = 1 << 8;

    static final int OLD_PATH = 1 << 9;
    static final int EXTENSION = 1 << 10;

    /** Its name is no Unicode. */
    static final int EXACT_NAME = 1 << 11;

    static final int JOURNAL = 1 << 12;

    /** Where it stands is known, if not by its USN. */
    static final int PLACE = 1 << 13;

    /** It stands at a USN. */
    static final int USN = 1 << 14;

    /** It stands at an offset in a file. */
    static final int OFFSET = 1 << 15;

    private static final int ROWS = TableWriter.ROWS;
    private static final int MOST_BYTES = 1 << 20;

    final int[] flags = new int[ROWS];
    final RowKind[] kinds = new RowKind[ROWS];
    final long[] journal = new long[ROWS];
    final long[] usn = new long[ROWS];
    final long[] time = new long[ROWS];
    final long[] reason = new long[ROWS];
    final long[] sourceInfo = new long[ROWS];
    final long[] attributes = new long[ROWS];
    final long[] security = new long[ROWS];
    final long[] version = new long[ROWS];
    final long[] file = new long[ROWS];
    final long[] fileHigh = new long[ROWS];
    final long[] parent = new long[ROWS];
    final long[] parentHigh = new long[ROWS];
    final long[] life = new long[ROWS];
    final long[] offset = new long[ROWS];
    final long[] certainty = new long[ROWS];
    final Texts names = new Texts(ROWS);
    final Texts exactNames = new Texts(ROWS);
    final Texts extensions = new Texts(ROWS);
    final Texts paths = new Texts(ROWS);
    final Texts oldNames = new Texts(ROWS);
    final Texts oldPaths = new Texts(ROWS);
    final RangeRows ranges = new RangeRows();

    private final PathTexts pathTexts;
    private final RecordCursor old = new RecordCursor();
    private final FileBefore before = new FileBefore();
    private final boolean inFile;
    private int count;

    /** Whether the row that was gathered last does not count yet. */
    private boolean pending;

    /**
     * @param inFile whether rows have offsets in a file, and those that are no records no place in the journal
     */
    LakeBatch(PathReader reader, boolean inFile) {
        this.pathTexts = new PathTexts(reader);
        this.inFile = inFile;
    }

    int count() {
        return count;
    }

    /** Whether what was gathered is to be written before more is. */
    boolean isFull() {
        long held = names.length() + exactNames.length() + paths.length() + oldNames.length() + oldPaths.length();
        return count == ROWS || held > MOST_BYTES || ranges.isFull();
    }

    void clear() {
        count = 0;
        names.clear();
        exactNames.clear();
        extensions.clear();
        paths.clear();
        oldNames.clear();
        oldPaths.clear();
        ranges.clear();
    }

    /** The row that was gathered last counts: it could be read. */
    void take() {
        ranges.take();
        count++;
        pending = false;
    }

    /**
     * Gathers what is known of a row; nothing of it counts before {@link #take}.
     *
     * @param row is being looked at, in a {@link dev.tidemark.store.RowVisitor}
     * @param lives took the row last
     * @param ofJournal the journal's id
     */
    void gather(RecordCursor row, RecordLives lives, OptionalLong ofJournal) {
        if (pending) {
            // That one could not be read.
            before.forget();
        }
        pending = true;
        int at = count;
        int has = ofJournal.isPresent() ? JOURNAL : 0;
        journal[at] = ofJournal.orElse(0);
        kinds[at] = row.kind();
        ranges.begin();
        DerivedRow derived = row.derived();
        if (derived == null) {
            has |= record(at, row) | life(at, row, lives);
        } else {
            has |= other(at, derived);
        }
        flags[at] = has;
    }

    private int other(int at, DerivedRow row) {
        time[at] = row.time();
        usn[at] = row.at();
        offset[at] = row.at();
        int place = row.at() < 0 ? 0 : inFile ? OFFSET : USN;
        return place | (row.time() != 0 ? TIMED : 0);
    }

    private int record(int at, RecordCursor row) {
        version[at] = row.version();
        offset[at] = row.offset();
        int has = RECORD | (inFile ? OFFSET : 0);
        if (!row.isKnown()) {
            return has;
        }
        usn[at] = row.usn();
        reason[at] = row.reason();
        sourceInfo[at] = row.sourceInfo();
        file[at] = row.fileIdLow();
        fileHigh[at] = row.fileIdHigh();
        parent[at] = row.parentIdLow();
        parentHigh[at] = row.parentIdHigh();
        has |= KNOWN | USN | (fileHigh[at] == 0 ? SHORT_FILE : 0) | (parentHigh[at] == 0 ? SHORT_PARENT : 0);
        boolean same = false;
        if (row.hasTimeAndName()) {
            same = before.isSame(row) && at > 0 && (flags[at - 1] & NAMED) != 0;
            has |= named(at, row, same);
        } else {
            ranges.add(row, at);
        }
        return has | path(at, row, same);
    }

    private int named(int at, RecordCursor row, boolean same) {
        time[at] = row.time();
        attributes[at] = row.attributes();
        security[at] = row.securityId();
        return NAMED | TIMED | (same ? nameBefore(at) : name(at, row));
    }

    private int nameBefore(int at) {
        names.same(at);
        int has = flags[at - 1] & (EXACT_NAME | EXTENSION);
        if ((has & EXACT_NAME) != 0) {
            exactNames.same(at);
        }
        if ((has & EXTENSION) != 0) {
            extensions.same(at);
        }
        return has;
    }

    private int name(int at, RecordCursor row) {
        int has = 0;
        names.begin(at);
        if (!NameTexts.put(row, names, at)) {
            NameTexts.exact(row, exactNames, at);
            has |= EXACT_NAME;
        }
        return has | (NameTexts.extension(names, at, extensions) ? EXTENSION : 0);
    }

    private int path(int at, RecordCursor row, boolean same) {
        Certainty sure = pathTexts.put(row, row.hasTimeAndName() ? names : null, same, paths, at);
        if (sure == null) {
            return 0;
        }
        certainty[at] = sure.ordinal();
        return PATH;
    }

    private int life(int at, RecordCursor row, RecordLives lives) {
        if (!lives.isOfLife()) {
            return 0;
        }
        life[at] = lives.firstUsn();
        if (lives.oldHalf() < 0 || !row.other(lives.oldHalf(), old)) {
            return LIFE;
        }
        oldNames.begin(at);
        NameTexts.put(old, oldNames, at);
        boolean hasPath = pathTexts.put(old, oldNames, false, oldPaths, at) != null;
        return LIFE | OLD_NAME | (hasPath ? OLD_PATH : 0);
    }

    /** Whether a row says when. */
    static boolean hasTime(RecordCursor row) {
        DerivedRow derived = row.derived();
        return derived == null ? row.hasTimeAndName() : derived.time() != 0;
    }

    /** Where a row stands: a USN, or an offset in a file. */
    static long placeOf(RecordCursor row) {
        @Nullable DerivedRow derived = row.derived();
        return derived != null ? derived.at() : row.isKnown() ? row.usn() : row.offset();
    }
}
