package dev.tidemark.ui.records;

import dev.tidemark.filter.RowSearch;
import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.session.Marks;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import dev.tidemark.usn.FileId;
import java.util.List;

/** Looks through the records of lives in view. Used by one thread, and not by the FX thread: one life may span many rows. */
final class LifeProbe {

    /** A life with more candidates than these is said to have none of them. */
    private static final int MOST = 10_000;

    private final RecordStore store;
    private final Marks marks;
    private final RecordRanges lit;
    private FileId file = new FileId(0, 0);
    private boolean found;

    /**
     * @param lit the keys of records that are lit up; not changed by anyone meanwhile
     */
    LifeProbe(RecordStore store, Marks marks, RecordRanges lit) {
        this.store = store;
        this.marks = marks;
        this.lit = lit;
    }

    /** Whether there is anything to look for, as far as that can be said at once. */
    static boolean isWorthwhile(
            Life life, long firstUsn, long lastUsn, RecordStore store, Marks marks, RecordRanges lit) {
        return life.hasExtents()
                || !marks.between(firstUsn, lastUsn).isEmpty()
                || lit.intersects(store.keyOf(life.firstRow()), store.keyOf(life.lastRow()) + 1);
    }

    LifeNotes of(Life life, LifeReader lives) {
        try (StoreReader reader = store.reader()) {
            long[] usns = new long[2];
            reader.readRecord(life.firstRow(), row -> {
                file = file(row);
                usns[0] = row.usn();
            });
            reader.readRecord(life.lastRow(), row -> usns[1] = row.usn());
            return new LifeNotes(lives.extents(life), isMarked(reader, usns[0], usns[1]), isLit(reader, life));
        }
    }

    private static FileId file(RecordCursor row) {
        return new FileId(row.fileIdHigh(), row.fileIdLow());
    }

    private boolean isMarked(StoreReader reader, long first, long last) {
        List<RecordMark> candidates = marks.between(first, last);
        found = false;
        for (int i = 0; i < Math.min(candidates.size(), MOST) && !found; i++) {
            long row = RowSearch.ofUsn(store, candidates.get(i).record().usn());
            if (row >= 0) {
                reader.read(row, each -> found = isOfFile(each) && marks.find(each.bytes(), each.position()) != null);
            }
        }
        return found;
    }

    private boolean isLit(StoreReader reader, Life life) {
        found = false;
        int left = MOST;
        for (int i = 0; i < lit.count(); i++) {
            long from = Math.max(lit.from(i), store.keyOf(life.firstRow()));
            long to = Math.min(lit.to(i), store.keyOf(life.lastRow()) + 1);
            for (long key = from; key < to && !found && left > 0; key++, left--) {
                reader.readKey(key, each -> found = isOfFile(each));
            }
        }
        return found;
    }

    private boolean isOfFile(RecordCursor row) {
        return row.isRecord() && row.isKnown() && file(row).equals(file);
    }
}
