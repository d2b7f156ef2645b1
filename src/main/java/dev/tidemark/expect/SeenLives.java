package dev.tidemark.expect;

import dev.tidemark.history.Life;
import dev.tidemark.history.Lives;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lives of a store with where their files were, and the places at which records may be missing. Not thread-safe. */
final class SeenLives {

    /** More that matter are not kept. */
    static final int MOST = 20_000;

    private final RecordStore store;
    private final PathIndex index;
    private final PathReader paths;
    private final Lives lives;
    private long searched;
    private @Nullable MarkerDetail loss;
    private long nowhere;

    SeenLives(RecordStore store, PathIndex index) {
        this.store = store;
        this.index = index;
        this.paths = index.reader();
        this.lives = new Lives(store);
        this.searched = store.firstRecord();
    }

    /**
     * Takes in all there are now.
     *
     * @return those that matter, one more than {@link #MOST} at most
     */
    List<SeenLife> look(Predicate<SeenLife> matters) throws InterruptedException {
        long end = store.endRecord();
        index.await(end);
        lives.updateTo(end, () -> false);
        List<SeenLife> seen = new ArrayList<>();
        nowhere = 0;
        try (StoreReader reader = store.reader()) {
            searchLosses(reader, end);
            for (int number = lives.first(); number < lives.end() && seen.size() <= MOST; number++) {
                SeenLife life = read(reader, lives.life(number));
                if (life != null && matters.test(life)) {
                    seen.add(life);
                } else if (life != null && life.isNowhere()) {
                    nowhere++;
                }
            }
        }
        return seen;
    }

    private @Nullable SeenLife read(StoreReader reader, Life life) {
        SeenLife[] seen = new SeenLife[1];
        reader.readRecord(life.firstRow(), first -> seen[0] = seen(life, first));
        SeenLife begun = seen[0];
        if (begun != null && life.lastRow() > life.firstRow()) {
            reader.readRecord(life.lastRow(), last -> seen[0] = begun.endingAt(path(last), last.sourceInfo()));
        }
        return seen[0];
    }

    private SeenLife seen(Life life, RecordCursor row) {
        String path = path(row);
        return new SeenLife(
                life.number(),
                row.usn(),
                path,
                path,
                life.reasons(),
                row.sourceInfo(),
                life.records(),
                life.begin(),
                life.end());
    }

    private String path(RecordCursor row) {
        FilePath path = paths.path(row);
        return path == null ? "" : path.text();
    }

    private void searchLosses(StoreReader reader, long end) {
        for (; searched < end && loss == null; searched++) {
            reader.readRecord(searched, row -> {
                if (row.marker() != null && row.kind().hidesRecords()) {
                    loss = row.marker().detail();
                }
            });
        }
    }

    /** At what records may be missing; {@code null} when none are. */
    @Nullable
    MarkerDetail loss() {
        return loss;
    }

    /** How many lives there were that matter to nobody as far as is known, in folders that nobody knows. */
    long nowhere() {
        return nowhere;
    }
}
