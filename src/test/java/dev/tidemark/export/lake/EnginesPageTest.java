package dev.tidemark.export.lake;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.DuckDb;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the page on engines are run by DuckDB as they stand there, and answer what they say. */
@Tag("shows-out")
class EnginesPageTest {

    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)\\n```", Pattern.DOTALL);
    private static final FileId ROOT = FileId.ntfs(5, 5);

    @TempDir
    Path folder;

    /** The queries between two headings of the page. */
    static List<String> queries(String from, String to) throws IOException {
        String page = Files.readString(Path.of("src/site/engines.md"));
        String part = page.substring(page.indexOf("\n" + from), page.indexOf("\n" + to));
        return QUERY.matcher(part).results().map(found -> found.group(1)).toList();
    }

    /** A rename, a gap and some deletes on one host. */
    static void write(Path folder, Path lake, String host, int deletes) throws Exception {
        try (StoredRows rows = new StoredRows(folder)) {
            FileId file = FileId.ntfs(40, 1);
            rows.add(file, ROOT, "draft.docx", CREATE)
                    .add(file, ROOT, "draft.docx", CREATE | OLD)
                    .add(file, ROOT, "Invoice.docx", CREATE | NEW)
                    .add(file, ROOT, "Invoice.docx", CREATE | NEW | CLOSE)
                    .add(RowKind.GAP, 4096);
            for (int i = 0; i < deletes; i++) {
                rows.add(FileId.ntfs(50 + i, 1), ROOT, "old" + i, DELETE | CLOSE);
            }
            LakeOrigin origin = new LakeOrigin(
                    host,
                    "",
                    "$J",
                    RecordOrigin.JOURNAL,
                    true,
                    OptionalLong.of(host.hashCode()),
                    OptionalLong.of(0x1d8));
            LakeFixture.write(rows.store(), lake, origin, () -> false);
        }
    }

    @Test
    void theQueriesOfThePageAnswerWhatTheySay() throws Exception {
        write(folder, folder.resolve("lake"), "WS-01", 3);
        write(folder, folder.resolve("lake"), "WS-02", 5);
        List<List<List<String>>> answers = new ArrayList<>();
        try (DuckDb duck = new DuckDb()) {
            duck.run("SET TimeZone = 'UTC'");
            for (String query : queries("## DuckDB", "## Spark")) {
                answers.add(duck.rows(query.replace("'lake/", "'" + folder.resolve("lake") + "/")));
            }
        }
        assertThat(answers).hasSize(6);
        assertThat(answers.get(0)).extracting(List::getFirst).containsExactly("WS-01", "WS-02");
        assertThat(answers.get(0)).extracting(row -> row.get(1)).containsExactly("8", "10");
        assertThat(answers.get(1))
                .extracting(row -> row.get(0) + " " + row.get(2))
                .containsExactly("WS-01 1", "WS-02 1");
        assertThat(answers.get(2))
                .extracting(row -> row.get(0) + " " + row.get(2))
                .containsExactly("WS-02 5", "WS-01 3");
        assertThat(answers.get(3))
                .extracting(row -> row.get(0) + " " + row.get(4) + " " + row.get(5))
                .containsExactly("WS-01 2 \\Invoice.docx", "WS-02 2 \\Invoice.docx");
        assertThat(answers.get(4))
                .extracting(row -> row.get(3) + " " + row.get(4))
                .containsExactly("gap 1", "gap 1");
        assertThat(answers.get(5)).containsExactly(List.of("16"));
    }
}
