package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RecordWriter writer(ExportFormat format) {
        return ExportColumns.standard(FIELDS, format, false).writer(out);
    }

    private RecordStore store(int records) throws IOException {
        RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 24);
        for (int i = 0; i < records; i++) {
            append(store, Records.v2("n" + i).usn(i * 8L).bytes());
        }
        store.append(new Marker(RowKind.GAP, 0, 1, 0, "gap"));
        append(store, Records.v4(8L * records, FileId.of64(1), FileId.of64(2), 1, 0, 0, 1));
        store.publish();
        return store;
    }

    private static void append(RecordStore store, ByteBuffer bytes) throws IOException {
        store.append(bytes, 0, bytes.capacity());
    }

    @Test
    void rowsAreWrittenInOrderWithoutMarkers() throws IOException {
        try (RecordStore store = store(20_000)) {
            RecordWriter writer = writer(ExportFormat.CSV);
            List<Long> progress = new ArrayList<>();
            Export.Result result = Export.write(store, 0, store.size(), writer, () -> false, progress::add);
            assertThat(result).isEqualTo(new Export.Result(20_001, new LeftOut(0, 0, 0, 0, 0, 1)));
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(20_002);
            assertThat(progress).isSorted().endsWith(store.size());
        }
    }

    @Test
    void whatAFormatHasNoLineForIsCounted() throws IOException {
        try (RecordStore store = store(10)) {
            RecordWriter writer = writer(ExportFormat.TSV);
            Export.Result result = Export.write(store, 5, store.size(), writer, () -> false, done -> {});
            assertThat(result).isEqualTo(new Export.Result(5, new LeftOut(0, 1, 0, 0, 0, 1)));
            assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().get(1))
                    .startsWith("40\t")
                    .endsWith("\tn5");
        }
    }

    @Test
    void aCancelledExportEnds() throws IOException {
        try (RecordStore store = store(20_000)) {
            RecordWriter writer = writer(ExportFormat.JSONL);
            int[] asked = {0};
            Export.Result result = Export.write(store, 0, store.size(), writer, () -> asked[0]++ > 0, done -> {});
            assertThat(result.written()).isPositive().isLessThan(20_000);
        }
    }

    @Test
    void theLongestNameIsWrittenWhole() throws IOException {
        RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 24);
        append(store, Records.v2("\u0001".repeat(32_000)).bytes());
        store.publish();
        Export.write(store, 0, 1, writer(ExportFormat.TSV), () -> false, done -> {});
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\\u0001".repeat(32_000) + "\n");
        store.close();
    }

    private String line(ExportFormat format, @Nullable FilePath path) throws IOException {
        out.reset();
        RecordWriter writer = ExportColumns.withPaths(FIELDS, format, false).writer(out);
        writer.write(new RecordView().show(Records.v2("a.txt").bytes(), 0).withPath(path));
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPathIsQuotedAndEscapedAsItsFormatWantsIt() throws IOException {
        FilePath path = new FilePath("\\a,b", "c\"d\t", Certainty.FILE_TABLE);
        assertThat(line(ExportFormat.CSV, path)).endsWith(",\"\\a,b\\c\"\"d\\u0009\",file_table\n");
        assertThat(line(ExportFormat.TSV, path)).endsWith("\t\\a,b\\c\"d\\u0009\tfile_table\n");
        assertThat(line(ExportFormat.JSONL, path))
                .endsWith(",\"Path\":\"\\\\a,b\\\\c\\\"d\\u0009\",\"PathCertainty\":\"file_table\"}\n");
    }

    @Test
    void aRecordWithoutAPathHasEmptyColumns() throws IOException {
        assertThat(line(ExportFormat.CSV, null)).endsWith(",,\n");
        assertThat(line(ExportFormat.TSV, null)).endsWith("a.txt\t\t\n");
        assertThat(line(ExportFormat.JSONL, null)).doesNotContain("Path").endsWith("}\n");
    }

    @Test
    void theLongestPathIsWrittenWhole() throws IOException {
        String directory = "\\\u0001".repeat(16_000);
        String line = line(ExportFormat.CSV, new FilePath(directory, "a", Certainty.LIVE));
        assertThat(line).hasSizeGreaterThan(16_000 * 7).endsWith("\\a,live\n");
    }
}
