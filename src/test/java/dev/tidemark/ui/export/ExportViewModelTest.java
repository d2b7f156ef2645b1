package dev.tidemark.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.export.Export;
import dev.tidemark.export.ExportSample;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RowKind;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.text.ByteSize;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-out")
class ExportViewModelTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    @TempDir
    Path folder;

    private StoredRows rows;
    private PathIndex paths;
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @BeforeEach
    void open() {
        rows = new StoredRows(folder);
        paths = PathIndex.over(rows.store());
    }

    @AfterEach
    void close() {
        paths.close();
        rows.close();
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(FileId.ntfs(40 + i, 1), FileId.NTFS_ROOT, "f" + i, StoredRows.CREATE);
        }
    }

    private ExportViewModel model(RecordFormat first) {
        paths.build();
        ShownSnapshot shown = new ShownSnapshot(
                rows.store(),
                false,
                rows.store().size(),
                rows.store().keyAt(rows.store().size() - 1),
                paths);
        return new ExportViewModel(
                FIELDS,
                BackgroundTasks.atOnce(waiting::add),
                shown,
                ProfileContext.ofFile("C:\\case\\$J", true),
                first,
                false);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private long written(ExportViewModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PathReader reader = paths.borrow();
        Export.write(rows.store(), 0, rows.store().size(), model.form().writer(out), reader, () -> false, done -> {});
        paths.giveBack(reader);
        return out.size();
    }

    @Test
    void theFirstThreeLinesAreThoseOfTheChosenForm() throws Exception {
        add(5);
        ExportViewModel model = model(RecordFormat.CSV);
        assertThat(model.previewProperty().get()).isEmpty();
        work();
        assertThat(model.previewProperty().get().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("RecordLength,");

        model.formatProperty().set(RecordFormat.BODY);
        work();
        assertThat(model.previewProperty().get().lines()).hasSize(3).allMatch(line -> line.startsWith("0|\\f"));
        model.formatProperty().set(RecordFormat.MFTECMD);
        work();
        assertThat(model.previewProperty().get()).startsWith("Name,Extension,");
    }

    @Test
    void ofFewRowsTheSizeIsExact() throws Exception {
        add(20);
        rows.add(RowKind.GAP, 0);
        ExportViewModel model = model(RecordFormat.BODY);
        work();

        assertThat(model.sizeProperty().get()).isEqualTo("21 rows, " + ByteSize.brief(written(model)));
    }

    @Test
    void ofManyRowsTheSizeIsEstimatedFromAllOverThem() throws Exception {
        add(3_000);
        for (int i = 0; i < 3_000; i++) {
            rows.add(FileId.ntfs(40 + i, 1), FileId.NTFS_ROOT, "a much longer name that lies behind " + i, 0x8000_0003);
        }
        ExportViewModel model = model(RecordFormat.ECS);
        work();

        assertThat(model.sizeProperty().get()).startsWith("6,000 rows, about ");
        ExportSample sample = ExportSample.of(
                new ShownSnapshot(rows.store(), false, 6_000, rows.store().keyAt(5_999), paths),
                model.form(),
                () -> false);
        long bytes = written(model);
        assertThat(sample.exact()).isFalse();
        assertThat((double) sample.bytes()).isBetween(bytes * 0.97, bytes * 1.03);
    }

    @Test
    void theHostIsAskedForWhereTheFormTellsItAndShownAtOnce() throws Exception {
        add(1);
        ExportViewModel model = model(RecordFormat.CSV);
        assertThat(model.tellsHost().get()).isFalse();
        assertThat(model.isForSpreadsheets().get()).isTrue();
        model.formatProperty().set(RecordFormat.ECS);
        assertThat(model.tellsHost().get()).isTrue();
        assertThat(model.isForSpreadsheets().get()).isFalse();
        model.hostProperty().set("PC-7 ");
        work();

        assertThat(model.previewProperty().get()).contains("\"host\":{\"name\":\"PC-7\"}");
    }

    @Test
    void onlyTheNewestChoiceIsShown() throws Exception {
        add(1);
        ExportViewModel model = model(RecordFormat.CSV);
        model.formatProperty().set(RecordFormat.TSV);
        Runnable csv = waiting.remove();
        work();
        csv.run();

        assertThat(model.previewProperty().get()).startsWith("usn\t");
        model.formatProperty().set(RecordFormat.JSONL);
        model.close();
        work();
        assertThat(model.previewProperty().get()).startsWith("usn\t");
    }

    @Test
    void noRowsAreAHeaderOrNothing() throws Exception {
        add(1);
        ShownSnapshot none = new ShownSnapshot(rows.store(), false, 0, RecordKey.NONE, paths);
        ExportViewModel model = new ExportViewModel(
                FIELDS,
                BackgroundTasks.atOnce(waiting::add),
                none,
                ProfileContext.ofFile("x", true),
                RecordFormat.ECS,
                false);
        work();
        assertThat(model.previewProperty().get()).isEmpty();
        assertThat(model.sizeProperty().get()).isEqualTo("No row, 0 B");
    }

    @Test
    void theTypedNameDecidesAmongTables() {
        assertThat(RecordFormat.CSV.of(Path.of("a.TSV"))).isEqualTo(RecordFormat.TSV);
        assertThat(RecordFormat.CSV.of(Path.of("a"))).isEqualTo(RecordFormat.CSV);
        assertThat(RecordFormat.TIMESKETCH.of(Path.of("a.jsonl"))).isEqualTo(RecordFormat.TIMESKETCH);
        assertThat(RecordFormat.MFTECMD.of(Path.of("a.csv"))).isEqualTo(RecordFormat.MFTECMD);
    }
}
