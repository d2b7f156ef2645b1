package dev.tidemark.history;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.Reading;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins lives as one would on paper: with a map and a list. What the program does is held against this. */
final class PlainLives {

    private static final int CLOSE = 0x8000_0000;
    private static final int OLD = 0x1000;
    private static final int NEW = 0x2000;

    /** A life, its rows, and the pairs of rows that are its renames. */
    static final class One {
        final List<Long> rows = new ArrayList<>();
        final List<Long> usns = new ArrayList<>();
        int reasons;
        long renameRow = -1;
        boolean closed;
        boolean announced;
    }

    final List<One> lives = new ArrayList<>();
    long pairs;
    long farthest;
    long orphans;

    private final Map<FileId, One> open = new HashMap<>();
    private final Map<FileId, long[]> halves = new HashMap<>();

    static PlainLives of(RecordStore store) {
        PlainLives plain = new PlainLives();
        Reading.all(store, row -> {
            plain.take(row);
            return "";
        });
        plain.orphans += plain.halves.size();
        return plain;
    }

    private void take(RecordCursor row) {
        if (!row.isRecord()) {
            if (row.kind().hidesRecords()) {
                orphans += halves.size();
                halves.clear();
                open.clear();
            }
            return;
        }
        FileId id = new FileId(row.fileIdHigh(), row.fileIdLow());
        boolean four = row.version() == 4;
        int reasons = row.reason();
        One life = open.get(id);
        if (life == null || life.announced && !four && (reasons & CLOSE) == 0) {
            life = new One();
            lives.add(life);
            open.put(id, life);
        }
        if (!four && (reasons & OLD) != 0) {
            orphans += halves.put(id, new long[] {row.record(), row.usn()}) == null ? 0 : 1;
        } else if (!four && (reasons & NEW) != 0 && halves.containsKey(id)) {
            long[] half = halves.remove(id);
            pairs++;
            farthest = Math.max(farthest, row.usn() - half[1]);
            life.renameRow = row.record();
        }
        life.rows.add(row.record());
        life.usns.add(row.usn());
        life.reasons |= reasons;
        if ((reasons & CLOSE) != 0) {
            life.announced = four;
            if (!four) {
                life.closed = true;
                open.remove(id);
            }
        }
    }
}
