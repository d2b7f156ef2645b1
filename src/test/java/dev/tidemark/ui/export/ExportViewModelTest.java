package dev.tidemark.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.export.Export;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.ExportSample;
import dev.tidemark.export.lake.LakeSample;
import dev.tidemark.export.lake.Partition;
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
import java.util.List;
import java.util.Objects;
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

    /** Says what it was asked. */
    private static final LakeLook LAKE = (host, by, cancelled) ->
            new LakeSample(List.of(host, String.valueOf(by.contains(Partition.DATE))), 7, 1 << 20);

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
                LAKE,
                ExportChoice.of(first),
                false);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static ExportForm form(ExportViewModel model) {
        return model.form(Objects.requireNonNull(model.formatProperty().get().records()));
    }

    private long written(ExportViewModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PathReader reader = paths.borrow();
        Export.write(rows.store(), 0, rows.store().size(), form(model).writer(out), reader, () -> false, done -> {});
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

        model.formatProperty().set(ExportChoice.of(RecordFormat.BODY));
        work();
        assertThat(model.previewProperty().get().lines()).hasSize(3).allMatch(line -> line.startsWith("0|\\f"));
        model.formatProperty().set(ExportChoice.of(RecordFormat.MFTECMD));
        work();
        assertThat(model.previewProperty().get()).startsWith("Name,Extension,");
    }

    /** Whoever waits for them, or reads them, must not take those of the form before. */
    @Test
    void linesAndSizeOfTheFormBeforeAreNotThoseOfTheNext() {
        add(5);
        ExportViewModel model = model(RecordFormat.CSV);
        work();
        model.guardedProperty().set(true);
        assertThat(model.previewProperty().get()).as("of the same form").startsWith("RecordLength,");

        model.formatProperty().set(ExportChoice.LAKE);
        assertThat(model.previewProperty().get()).isEmpty();
        assertThat(model.sizeProperty().get()).isEmpty();
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
                form(model),
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
        model.formatProperty().set(ExportChoice.of(RecordFormat.ECS));
        assertThat(model.tellsHost().get()).isTrue();
        assertThat(model.isForSpreadsheets().get()).isFalse();
        model.hostProperty().set("PC-7 ");
        work();

        assertThat(model.previewProperty().get()).contains("\"host\":{\"name\":\"PC-7\"}");
    }

    @Test
    void ofALakeTheHostAndWhatFoldersAreForAreAskedAndSeenAtOnce() {
        add(1);
        ExportViewModel model = model(RecordFormat.CSV);
        assertThat(model.isLake().get()).isFalse();
        model.formatProperty().set(ExportChoice.LAKE);
        model.hostProperty().set(" PC-7");
        work();

        assertThat(model.isLake().get()).isTrue();
        assertThat(model.tellsHost().get()).isTrue();
        assertThat(model.isForSpreadsheets().get()).isFalse();
        assertThat(model.previewProperty().get()).isEqualTo("PC-7\ntrue");
        assertThat(model.sizeProperty().get()).isEqualTo("7 rows, about 1.0 MiB");

        model.partitionedBy(Partition.DATE).set(false);
        work();
        assertThat(model.chosenPartitions()).containsExactlyInAnyOrder(Partition.HOST, Partition.VOLUME);
        assertThat(model.previewProperty().get()).isEqualTo("PC-7\nfalse");
    }

    @Test
    void aHostThatIsNoNameOfAFolderKeepsALakeFromBeingWritten() {
        add(1);
        ExportViewModel model = model(RecordFormat.ECS);
        model.hostProperty().set("x".repeat(300));
        work();
        assertThat(model.canBeWritten().get()).as("a line takes any name").isTrue();

        model.formatProperty().set(ExportChoice.LAKE);
        work();
        assertThat(model.canBeWritten().get()).isFalse();
        assertThat(model.previewProperty().get()).isEmpty();
        assertThat(model.sizeProperty().get()).isEqualTo("The host is too long for the name of a folder");

        model.hostProperty().set("PC-7");
        work();
        assertThat(model.canBeWritten().get()).isTrue();
        assertThat(model.previewProperty().get()).isEqualTo("PC-7\ntrue");
    }

    @Test
    void aChoiceIsRememberedByWhatIsTypedForIt() {
        for (ExportChoice choice : ExportChoice.all()) {
            assertThat(ExportChoice.named(choice.id())).isEqualTo(choice);
            assertThat(choice.title()).isNotEmpty();
            assertThat(choice.meaning()).isNotEmpty();
        }
        assertThat(ExportChoice.named("of another version")).isEqualTo(ExportChoice.of(RecordFormat.CSV));
        assertThat(ExportChoice.all()).doesNotHaveDuplicates().hasSize(RecordFormat.values().length + 1);
    }

    @Test
    void onlyTheNewestChoiceIsShown() throws Exception {
        add(1);
        ExportViewModel model = model(RecordFormat.CSV);
        model.formatProperty().set(ExportChoice.of(RecordFormat.TSV));
        Runnable csv = waiting.remove();
        work();
        csv.run();

        assertThat(model.previewProperty().get()).startsWith("usn\t");
        model.formatProperty().set(ExportChoice.of(RecordFormat.JSONL));
        model.close();
        work();
        assertThat(model.previewProperty().get()).as("nobody looks any more").isEmpty();
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
                LAKE,
                ExportChoice.of(RecordFormat.ECS),
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
