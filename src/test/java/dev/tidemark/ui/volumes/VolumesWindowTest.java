package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.OnFx;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class VolumesWindowTest {

    private long nanos;
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private List<VolumeStatus> answer = List.of(
            Volumes.active("D:", 1, 0, 4_000_000),
            Volumes.without("F:", VolumeStatus.State.NOT_ACTIVE, 1179),
            Volumes.without("G:", VolumeStatus.State.DELETING, 1178),
            Volumes.without("L:", VolumeStatus.State.LOCKED, 0));
    private final VolumesViewModel model =
            new VolumesViewModel(() -> answer, BackgroundTasks.atOnce(), () -> nanos, () -> now);
    private final List<String> done = new ArrayList<>();
    private VolumesView view;
    private Stage stage;
    private FxRobot robot;

    @Start
    void start(Stage shown) {
        stage = shown;
        robot = new FxRobot();
        view = new VolumesView(model);
        view.setOnRead(volume -> done.add("read " + volume.id()));
        view.setOnReadWith(volume -> done.add("read with options " + volume.id()));
        view.setOnShowFile(source -> done.add("show " + source.name()));
        view.setOnCloseFile(source -> done.add("close " + source.name()));
        Scene scene = new Scene(view, 230, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        model.refresh();
    }

    @BeforeEach
    void untilTheVolumesAreDrawn() {
        Await.until("all volumes are drawn", () -> shownWords().size() == answer.size());
    }

    private static <T> T fx(Callable<T> call) {
        T value = OnFx.fx(call);
        waitForFxEvents();
        return value;
    }

    private void refresh(VolumeStatus... all) {
        answer = List.of(all);
        fx(() -> {
            nanos += 1_000_000_000L;
            model.refresh();
            return null;
        });
    }

    private List<String> shownWords() {
        return fx(() -> view.lookupAll(".volume-journal").stream()
                .filter(node -> node.isVisible())
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private Optional<VolumeFacts> chosen() {
        return fx(() -> Optional.ofNullable(view.chosen()));
    }

    @Test
    void everyVolumeShowsTheStateOfItsJournal() {
        assertThat(shownWords())
                .contains("Journal active", "No change journal", "Journal is being deleted", "Locked by Tidemark");
    }

    @Test
    void aDoubleClickReadsTheVolumeAndOneBelowTheLastDoesNothing() {
        robot.doubleClickOn("F:  Data");
        assertThat(done).containsExactly("read F:");

        robot.doubleClickOn(fx(() -> view.localToScreen(100, 680)));
        assertThat(done).hasSize(1);
    }

    @Test
    void volumesAreChosenAndReadByKey() {
        fx(() -> {
            view.lookup("#volumes").requestFocus();
            return null;
        });
        robot.type(KeyCode.HOME).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);

        assertThat(done).containsExactly("read G:");
    }

    @Test
    void theMenuReadsWithOptions() {
        robot.clickOn("D:  Data");
        ListView<ShownVolume> list = robot.lookup("#volumes").queryListView();
        fx(() -> {
            list.getContextMenu().show(list, 100, 100);
            return null;
        });
        robot.clickOn("#journal-options");

        assertThat(done).containsExactly("read with options D:");
    }

    @Test
    void withoutAChosenVolumeTheMenuOnlyRefreshes() {
        ListView<ShownVolume> list = robot.lookup("#volumes").queryListView();

        assertThat(fx(() -> list.getContextMenu().getItems().stream()
                        .filter(item -> item.getText() != null && !item.isDisable())
                        .map(MenuItem::getId)
                        .toList()))
                .containsExactly("volumes-refresh");
    }

    @Test
    void theChosenVolumeStaysChosenWhileItsNumbersChange() {
        robot.clickOn("D:  Data");
        refresh(answer.get(0), answer.get(1), answer.get(2), answer.get(3));

        refresh(Volumes.active("D:", 1, 0, 5_000_000), answer.get(1), answer.get(2), answer.get(3));
        refresh(Volumes.active("D:", 1, 0, 6_000_000), answer.get(1), answer.get(2), answer.get(3));

        assertThat(chosen().map(VolumeFacts::id)).contains("D:");
        ListView<ShownVolume> list = robot.lookup("#volumes").queryListView();
        assertThat(fx(() -> list.getSelectionModel()
                        .getSelectedItem()
                        .item()
                        .status()
                        .journal()
                        .nextUsn()))
                .isEqualTo(6_000_000);
    }

    /** The list of rows would lay out and style all of them, each second. */
    @Test
    void whatChangesOfAVolumeIsShownAndTheListOfRowsStaysAsItIs() {
        ListView<ShownVolume> list = robot.lookup("#volumes").queryListView();
        AtomicInteger changes = new AtomicInteger();
        fx(() -> {
            list.getItems().addListener((ListChangeListener<ShownVolume>) change -> changes.incrementAndGet());
            return null;
        });

        refresh(
                answer.get(0),
                answer.get(1),
                Volumes.without("G:", VolumeStatus.State.NOT_ACTIVE, 1179),
                answer.get(3));

        assertThat(shownWords()).doesNotContain("Journal is being deleted");
        assertThat(changes.get()).isZero();
    }

    @Test
    void anotherVolumeAboveLeavesTheChosenOneChosen() {
        robot.clickOn("F:  Data");

        refresh(Volumes.active("C:", 1, 0, 100), answer.get(0), answer.get(1), answer.get(2));

        assertThat(chosen().map(VolumeFacts::id)).contains("F:");
    }

    @Test
    void openFilesAreListedShownAndClosed(@TempDir Path folder) throws Exception {
        assertThat(fx(() -> view.lookup("#files").getParent().isManaged())).isFalse();
        Path file = Volumes.file(folder, "disk.J");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            fx(() -> {
                model.show(List.of(source), source);
                return null;
            });

            Await.until(
                    "the file is drawn",
                    () -> fx(() -> robot.lookup(source.title()).tryQuery().isPresent()));
            robot.doubleClickOn(source.title()).type(KeyCode.ENTER).type(KeyCode.DELETE);

            assertThat(done).containsExactly("show disk.J", "show disk.J", "close disk.J");
        }
    }

    @Test
    void readOptionsAreAskedUntilTheyAreRight() {
        List<Optional<ReadOptions>> asked = new ArrayList<>();
        Platform.runLater(() -> asked.add(ReadOptionsView.ask(stage, "D:")));
        waitForFxEvents();

        robot.clickOn("#read-from-USN").clickOn("#read-usn").write("12x");
        assertThat(robot.lookup("#read-problem-usn").queryLabeled().getText()).isEqualTo("Not a USN: 12x");
        robot.clickOn("#read-start");
        assertThat(asked).isEmpty();

        robot.clickOn("#read-usn")
                .type(KeyCode.END)
                .type(KeyCode.BACK_SPACE)
                .clickOn("#read-v0")
                .clickOn("#read-start");
        waitForFxEvents();

        ReadOptions expected = new ReadOptions(
                ReadOptions.Start.USN, 12, ReadOptions.DEFAULT.journalId(), ReadOptions.Versions.V0, -1, false, 1, 0);
        assertThat(asked).containsExactly(Optional.of(expected));
    }

    @Test
    void readOptionsCanBeTakenBack() {
        List<Optional<ReadOptions>> asked = new ArrayList<>();
        Platform.runLater(() -> asked.add(ReadOptionsView.ask(stage, "D:")));
        waitForFxEvents();

        robot.type(KeyCode.ESCAPE);
        waitForFxEvents();

        assertThat(asked).containsExactly(Optional.empty());
    }
}
