package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.store.RecordKey;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A table without records says why, and leads on. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class EmptyTableWindowTest {

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final ChosenFiles files = new ChosenFiles();
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        window = new TidemarkWindow(shown, backend, folder, InstantSource.system(), Settings.inMemory(), files);
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() {
        onFx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(open -> open != stage)
                .forEach(Window::hide));
        onFx(() -> window.close(code -> {}));
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    private String words() {
        return robot.lookup("#records-empty").queryAll().stream()
                .filter(Node::isVisible)
                .flatMap(empty -> ((javafx.scene.Parent) empty).getChildrenUnmodifiable().stream())
                .filter(node -> node instanceof Labeled && node.isVisible())
                .map(node -> ((Labeled) node).getText())
                .reduce("", (all, text) -> all + text + "\n");
    }

    private Path journal(int records) throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("of many " + i));
        }
        return Files.write(folder.resolve("$J" + records), journal.toBytes());
    }

    @Test
    void withoutASourceAFileCanBeOpenedThere() throws Exception {
        until(() -> words().contains("Nothing is open") && words().contains("Open a file…"));
        robot.clickOn("#start-close");
        files.answer = journal(5);

        robot.clickOn("#records-empty-next");

        until(() -> window.records().shownProperty().get() == 5 && words().isEmpty());
    }

    @Test
    void whenTheFilterHidesEverythingOneClickShowsItAgainAndNothingHiddenStaysChosen() throws Exception {
        Path file = journal(60);
        onFx(() -> window.shell().open(file));
        until(() -> window.records().shownProperty().get() == 60);
        onFx(() -> window.records().goToRow(7));
        until(() -> window.records().leadRecordProperty().get() != RecordKey.NONE);
        long chosen = fx(() -> window.records().leadRecordProperty().get());

        onFx(() -> {
            window.filter().textProperty().set("no such name");
            window.filter().take();
        });

        until(() -> words().contains("Nothing of 60 passes the filter."));
        assertThat(fx(() -> window.records().leadRecordProperty().get())).isEqualTo(RecordKey.NONE);
        assertThat(fx(() -> window.inspector().fields())).isEmpty();
        robot.clickOn("#records-empty-next");
        until(() -> window.records().shownProperty().get() == 60 && words().isEmpty());
        until(() -> window.records().leadRecordProperty().get() == chosen);
    }

    @Test
    void aVolumeWithoutAJournalLeadsToCreatingOne() {
        onFx(() -> window.shell().read(backend.volume("F:").facts(), ReadOptions.DEFAULT));
        until(() -> words().contains("F: has no change journal"));

        robot.clickOn("#records-empty-next");

        until(() -> Window.getWindows().size() > 1);
        backend.volume("F:").journal().create(32 << 20, 8 << 20);
        until(() -> words().contains("No records yet"));
    }

    @Test
    void aListOfVolumesSaysWhichOneCannotBeRead() {
        onFx(() -> window.shell()
                .showTogether(Stream.of("F:", "X:")
                        .<Source>map(name ->
                                window.shell().entered(backend.volume(name).facts(), ReadOptions.DEFAULT))
                        .toList()));

        until(() -> words().contains("X: "));
        assertThat(words()).doesNotContain("F: ");
    }
}
