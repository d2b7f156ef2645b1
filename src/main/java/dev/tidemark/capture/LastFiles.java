package dev.tidemark.capture;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The files that the end of a journal names and that were not deleted: an {@code $MFT} of the same volume has them, with the
 * same names in the same directories. Immutable. A few thousand files of the last rows.
 */
final class LastFiles {

    private static final int MOST_FILES = 4096;
    private static final int MOST_ROWS = 1 << 17;

    /** Records below are the file system's own, which are alike on all volumes. */
    private static final long FIRST_OF_USERS = 24;

    private static final long ENTRY = (1L << 48) - 1;
    private static final int HIDES_NAME = Reason.HARD_LINK_CHANGE.bit();

    private final Map<Long, Named> files = new HashMap<>();
    private final Set<Long> parents = new HashSet<>();

    /** Where a file was last. */
    private record Named(long parent, ByteBuffer name) {}

    private LastFiles() {}

    /** Looks through the last rows of a store that does not grow; takes some ten milliseconds. */
    static LastFiles of(RecordStore store) {
        LastFiles last = new LastFiles();
        Set<Long> seen = new HashSet<>();
        long end = store.endRecord();
        long first = Math.max(store.firstRecord(), end - MOST_ROWS);
        try (StoreReader reader = store.reader()) {
            for (long row = end - 1; row >= first && last.files.size() < MOST_FILES; row--) {
                reader.readRecord(row, cursor -> last.take(cursor, seen));
            }
        }
        return last;
    }

    private void take(RecordCursor row, Set<Long> seen) {
        boolean ofUser = row.isRecord()
                && row.isKnown()
                && row.fileIdHigh() == 0
                && (row.fileIdLow() & ENTRY) >= FIRST_OF_USERS
                && seen.add(row.fileIdLow());
        if (!ofUser || !row.hasTimeAndName()) {
            return;
        }
        int reason = row.reason();
        boolean oldName = Reason.RENAME_OLD_NAME.in(reason) && !Reason.RENAME_NEW_NAME.in(reason);
        boolean hidden = (reason & HIDES_NAME) != 0 || oldName || row.name().isEmpty();
        if (!Reason.FILE_DELETE.in(reason) && !hidden) {
            files.put(row.fileIdLow(), new Named(row.parentIdLow(), Utf16.of(row.name())));
            if ((row.parentIdLow() & ENTRY) >= FIRST_OF_USERS) {
                parents.add(row.parentIdLow());
            }
        }
    }

    /** How many there are. */
    int count() {
        return files.size();
    }

    /** The numbers of their file records. */
    Set<Long> numbers() {
        Set<Long> numbers = new HashSet<>();
        files.keySet().forEach(reference -> numbers.add(reference & ENTRY));
        return numbers;
    }

    /** The directories that they are in. */
    Set<Long> parents() {
        return Set.copyOf(parents);
    }

    /** Whether a name is that of one of them. */
    boolean has(long reference, long parent, ByteBuffer bytes, int at, int chars) {
        Named file = files.get(reference);
        return file != null && file.parent() == parent && isSame(file.name(), bytes, at, chars);
    }

    private static boolean isSame(ByteBuffer name, ByteBuffer bytes, int at, int chars) {
        return name.limit() == 2 * chars
                && name.equals(bytes.slice(at, 2 * chars).order(bytes.order()));
    }

    /** The number of a file's record. */
    static long number(long reference) {
        return reference & ENTRY;
    }
}
