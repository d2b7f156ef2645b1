package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.RandomFilters;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into the window's box shows the very records that {@code --where} prints. */
@Tag("shows-ask")
class WindowAndCommandLineTest {

    private static final long START = 133_592_112_000_000_000L;
    private static final long SECOND = 10_000_000L;
    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    @TempDir
    Path folder;

    private final ShownView view = new ShownView(BackgroundTasks.atOnce());
    private final FilterViewModel model = new FilterViewModel(FIELDS, BackgroundTasks.atOnce());
    private Path file;
    private FileSource source;

    @BeforeEach
    void open() throws Exception {
        Random random = new Random(6);
        FileId docs = FileId.ntfs(30, 7);
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("docs")
                .file(docs)
                .parent(FileId.NTFS_ROOT)
                .time(START)
                .set("FileAttributes", 0x10)
                .reason(Reason.FILE_CREATE.bit()));
        for (int i = 0; i < 300; i++) {
            FileId file = FileId.ntfs(40 + random.nextInt(30), 1);
            int reason = 1 << random.nextInt(24) | random.nextInt(4) << 8 | random.nextInt(2) << 31;
            if (i % 20 == 19) {
                journal.raw(Records.v4(journal.usn(), file, docs, reason, 0, 0, 0x1000)
                        .array());
            }
            Records record = i % 3 == 0 ? Records.v3("name" + i % 7 + ".TXT") : Records.v2("a b" + i % 5 + ".doc");
            journal.add(record.file(file)
                    .parent(random.nextBoolean() ? docs : FileId.NTFS_ROOT)
                    .time(START + i * SECOND)
                    .set("FileAttributes", random.nextInt(0x40))
                    .reason(reason));
        }
        file = Files.write(folder.resolve("$J"), journal.toBytes());
        source = FileSource.open(file, folder);
        source.awaitLoaded();
        source.paths().await(source.store().endRecord());
        view.show(new ShownSource(source.store(), source::paths, () -> false, false));
    }

    @AfterEach
    void close() throws Exception {
        view.show(null);
        source.close();
    }

    private List<String> inWindow(String text) {
        model.textProperty().set(text);
        model.take();
        view.setFilter(model.appliedProperty().get());
        Await.until(text, () -> {
            view.pulse();
            return view.isSettled();
        });
        Rows rows = view.inOrder();
        List<String> usns = new ArrayList<>();
        for (long row = 0; row < rows.size(); row++) {
            try (var reader = rows.reader()) {
                reader.read(row, record -> {
                    if (record.isRecord()) {
                        usns.add(Long.toString(record.usn()));
                    }
                });
            }
        }
        return usns;
    }

    private List<String> printed(String text) {
        Cli.Outcome outcome = Cli.run("records", file.toString(), "--columns", "usn", "--where", text);
        assertThat(outcome.code()).as(text + outcome.err()).isEqualTo(ExitCode.OK);
        return outcome.out().lines().skip(1).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "-name",
                "*.doc reason any CLOSE",
                "\\docs\\",
                "dir under \\docs and not reason any FILE_CREATE",
                "path ~ docs or attr all HIDDEN",
                "time >= -30s",
                "time in {2024-05-03T12:00:10 .. 2024-05-03T12:01}",
                "time == today and version == 4",
                "usn > 5000 and usn <= 20000 and ext == txt"
            })
    void theSameTextGivesTheSameRows(String text) {
        assertThat(inWindow(text)).as(text).isEqualTo(printed(text));
    }

    @Test
    void randomTextsGiveTheSameRows() {
        Random random = new Random(7);
        RandomFilters filters = new RandomFilters(random, FIELDS);
        for (int i = 0; i < 60; i++) {
            String text = filters.filter(2);
            assertThat(inWindow(text)).as(text).isEqualTo(printed(text));
        }
    }

    @Test
    void whatIsCopiedAsCommandLineGivesTheSameRowsWhateverZoneTheWindowShows() {
        model.utcProperty().set(false);
        for (String text : List.of("time >= -30s", "time < 2024-05-03T12:01", "time != 2024-05-03")) {
            List<String> shown = inWindow(text);
            assertThat(printed(view.resolved().text())).as(text).isEqualTo(shown);
        }
    }
}
