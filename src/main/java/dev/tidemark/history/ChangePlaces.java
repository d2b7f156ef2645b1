package dev.tidemark.history;

import dev.tidemark.path.Certainty;
import dev.tidemark.path.Directory;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;

/**
 * The paths of names at the two ends of a stretch of rows: a directory is called what it was called there, whatever happened to it in
 * between. Not thread-safe; to be closed.
 */
public final class ChangePlaces implements AutoCloseable {

    /** The name that the root directory has in itself. */
    private static final String ITSELF = ".";

    private final PathIndex index;
    private final PathReader paths;
    private final long startRow;
    private final long startUsn;
    private final long endRow;
    private final long endUsn;

    /**
     * @param from the number of the first row of the stretch
     * @param to the number of the row behind its last one
     * @param index has taken in all of them
     */
    public ChangePlaces(RecordStore store, long from, long to, PathIndex index) {
        this.index = index;
        this.paths = index.borrow();
        this.startRow = Math.max(store.firstRecord(), from - 1);
        this.endRow = Math.max(store.firstRecord(), to - 1);
        try (StoreReader reader = store.reader()) {
            this.startUsn = usnAt(reader, startRow, store.firstRecord());
            this.endUsn = usnAt(reader, endRow, store.firstRecord());
        }
    }

    /** The USN of the last record up to a row; 0 when there is none. */
    private static long usnAt(StoreReader reader, long row, long first) {
        long[] usn = {-1};
        for (long at = row; at >= first && usn[0] < 0; at--) {
            reader.readRecord(at, shown -> usn[0] = shown.isRecord() && shown.isKnown() ? shown.usn() : -1);
        }
        return Math.max(0, usn[0]);
    }

    /** The path of a name at the start. */
    public FilePath atStart(FileName name) {
        return path(name, startRow, startUsn);
    }

    /** The path of a name at the end. */
    public FilePath atEnd(FileName name) {
        return path(name, endRow, endUsn);
    }

    private FilePath path(FileName name, long row, long usn) {
        Directory directory = paths.directory(row, usn, name.parentHigh(), name.parentLow());
        if (PathReader.isRoot(name.parentHigh(), name.parentLow())
                && name.name().equals(ITSELF)) {
            return new FilePath("", "", directory.certainty());
        }
        boolean whole = !name.name().isEmpty() && !name.name().endsWith("\0");
        return new FilePath(directory.path(), name.name(), whole ? directory.certainty() : Certainty.PARTIAL);
    }

    @Override
    public void close() {
        index.giveBack(paths);
    }
}
