package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.FileId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Files of two volumes in which one id is that of two directories. */
@Tag("shows-out")
@ExtendWith(ApplicationExtension.class)
class MergedWindowTest {

    private static final FileId DIRECTORY = FileId.ntfs(40, 1);

    @TempDir
    static Path folder;

    private FileWindow on;
    private TidemarkWindow window;
    private final FxRobot robot = new FxRobot();

    @Start
    void open(Stage stage) {
        on = new FileWindow(stage, folder);
        window = on.window;
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    /** A directory of that name, and a file in it, a while apart. */
    private static Path journal(String volume, int second) throws Exception {
        Path file = folder.resolve(volume).resolve("$J");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.write(
                file,
                JournalFile.bytesOf(
                        Records.v2("in-" + volume)
                                .file(DIRECTORY)
                                .parent(FileId.NTFS_ROOT)
                                .reason(StoredRows.CREATE)
                                .set("FileAttributes", 0x10)
                                .time(StoredRows.NOON + second * StoredRows.SECOND),
                        Records.v2("file-" + volume)
                                .parent(DIRECTORY)
                                .reason(StoredRows.CREATE)
                                .time(StoredRows.NOON + (second + 2) * StoredRows.SECOND)));
    }

    private long shown() {
        return window.records().shownProperty().get();
    }

    private List<String> columns() {
        return fx(() -> robot.lookup(".records-table").queryTableView().getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList());
    }

    private String written(String filter, String name) throws Exception {
        String before = fx(() -> window.shell().view().filter().text());
        onFx(() -> window.filter().replace(filter));
        until(() -> !window.shell().view().filter().text().equals(before)
                && window.shell().view().isSettled());
        on.files.answer = folder.resolve(name);
        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        until(() -> robot.lookup("#export-do").tryQuery().isPresent());
        robot.clickOn("#export-do");
        until(() -> Files.exists(on.files.answer)
                && robot.lookup("#export-dialog").tryQuery().isEmpty());
        return Files.readString(on.files.answer);
    }

    @Test
    void severalFilesAreOneListThatTellsOfEachRowWhereItIsFrom() throws Exception {
        List<Path> files = List.of(journal("C", 1), folder.resolve("missing"), journal("D", 2));
        assertThat(columns()).doesNotContain("Volume");
        onFx(() -> window.shell().open(files, List.of()));
        until(() -> shown() == 4);

        assertThat(columns()).startsWith("Volume");
        ListView<?> open = robot.lookup("#files").queryListView();
        until(() -> open.getItems().size() == 3);
        until(() -> robot.lookup("#show-lives").query().isDisabled());

        String all = written("path ~ \"in-\"", "all.csv");
        assertThat(all.lines().findFirst().orElse("")).endsWith(",Volume,Source");
        assertThat(all.lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\\in-C,", ",C:,"),
                        line -> assertThat(line).contains("\\in-D,", ",D:,"),
                        line -> assertThat(line).contains("\\in-C\\file-C,", ",C:,"),
                        line -> assertThat(line).contains("\\in-D\\file-D,", ",D:,"));
        Path beside = folder.resolve("all.csv.provenance.json");
        until(() -> Files.exists(beside));
        assertThat(Files.readString(beside)).as("each file with its sum").containsPattern("(?s)sha256.*sha256");
        String some = written("volume = \"D:\" and name ~ \"file\"", "some.csv");
        assertThat(some.lines().skip(1))
                .satisfiesExactly(line -> assertThat(line).contains("\\in-D\\file-D,", ",D:,"));

        onFx(() -> window.records().goToRow(0));
        until(() -> new String(window.inspector().bytesProperty().get(), StandardCharsets.UTF_16LE).contains("file-D"));

        robot.press(KeyCode.CONTROL).type(KeyCode.W).release(KeyCode.CONTROL);
        until(() -> open.getItems().size() == 2 && !columns().contains("Volume"));
        until(() -> !robot.lookup("#show-lives").query().isDisabled());
    }
}
