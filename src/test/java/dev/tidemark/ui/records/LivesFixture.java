package dev.tidemark.ui.records;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import dev.tidemark.view.lives.LifeList;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A source whose records a test writes, and a view model that shows its lives twenty at a time; background work is done at once. */
final class LivesFixture implements AutoCloseable {

    static final FileId ROOT = FileId.NTFS_ROOT;
    static final FileId A = FileId.ntfs(40, 1);
    static final FileId B = FileId.ntfs(41, 1);
    static final FileId C = FileId.ntfs(42, 1);

    static final FieldRegistry FIELDS = LifeColumns.in(FieldRegistry.standard());

    final StoredRows rows;
    final BackgroundTasks tasks = BackgroundTasks.atOnce();
    final ShownView view = new ShownView(tasks);
    final LifeList list = new LifeList(view, tasks);
    final RecordsViewModel model;

    /** The records of the same source. */
    final RecordsViewModel records;

    boolean growing = true;
    long clock;

    LivesFixture(Path folder) {
        rows = new StoredRows(folder);
        model = new RecordsViewModel(FIELDS, list, tasks, ColumnMemory.none(), () -> clock);
        model.setVisibleRows(20);
        records = new RecordsViewModel(FieldRegistry.standard(), view, tasks, ColumnMemory.none(), () -> clock);
        records.setVisibleRows(20);
        show(rows.store());
    }

    void show(RecordStore store) {
        PathIndex paths = PathIndex.over(store);
        view.show(new ShownSource(store, () -> paths, () -> growing, false));
    }

    /** Lets everything settle that rests in view. */
    void pulse() {
        for (int i = 0; i < 4; i++) {
            clock += TimeUnit.SECONDS.toNanos(1);
            records.pulse();
            model.pulse();
        }
    }

    /** The lead of the table goes to a row. */
    void goTo(long row) {
        pulse();
        model.goToRow(row);
        pulse();
    }

    /** What a column shows of each visible row. */
    List<String> shown(String field) {
        RecordColumn column = new RecordColumn(field(field));
        return model.slots().stream()
                .filter(RowSlot::isRecord)
                .map(slot -> String.valueOf(column.shown(slot, model.times())))
                .toList();
    }

    static RecordField field(String id) {
        return FIELDS.get(id);
    }

    List<RowSlot> slots() {
        return model.slots().stream().filter(RowSlot::isRecord).toList();
    }

    @Override
    public void close() {
        view.show(null);
        rows.close();
    }
}
