package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.OfflineVolume;
import dev.tidemark.act.SafeExit;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.testing.Await;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What runs in the background, in the real window. */
@Tag("shows-rows")
@ExtendWith(ApplicationExtension.class)
class TasksWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private final ChosenFiles files = new ChosenFiles();
    private final Settings settings = Settings.inMemory();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        settings.put("retention.gib", "16");
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings, files);
        window.show(1250, 780, Theme.LIGHT);
    }

    @BeforeEach
    void focus() {
        onFx(() -> window.view().requestFocus());
    }

    @AfterEach
    void close() throws Exception {
        backend.faultInjection().orElseThrow().clear();
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    private String text(String id) {
        return robot.lookup("#" + id).queryLabeled().getText();
    }

    private boolean showsTasks() {
        Node tasks = robot.lookup("#tasks").query();
        return tasks.isVisible();
    }

    private BackgroundTask waiting(String words, double progress) {
        return fx(() -> window.tasks()
                .run(words, task -> {
                    task.progress(Math.round(progress * 100), 100);
                    task.await(Await::forever);
                })
                .start());
    }

    // --- the status line

    @Test
    void theStatusLineShowsTheNewestTaskAndEscAndItsButtonEndIt() throws Exception {
        BackgroundTask first = waiting("Counting sheep", 0.25);
        until(() -> text("tasks-words").equals("Counting sheep"));
        assertThat(robot.lookup("#tasks-progress").queryAs(ProgressBar.class).getProgress())
                .isEqualTo(0.25);
        assertThat(text("tasks-more")).isEmpty();
        BackgroundTask second = waiting("Counting goats", 0.5);
        until(() -> text("tasks-words").equals("Counting goats"));
        assertThat(text("tasks-more")).isEqualTo("+1 more");

        robot.type(KeyCode.ESCAPE);
        until(() -> text("tasks-words").equals("Counting sheep"));
        assertThat(second.isCancelled()).isTrue();
        assertThat(first.isCancelled()).isFalse();

        robot.clickOn("#tasks-cancel");
        until(() -> !showsTasks());
        assertThat(first.isCancelled()).isTrue();
    }

    @Test
    void escEndsATaskAlsoWhereAListHasTheKeyboard() {
        onFx(() -> window.view().marksShown().set(true));
        for (String list : List.of("volumes", "marks-list", "inspector-fields")) {
            BackgroundTask task = waiting("Counting sheep", 0.25);
            until(() -> robot.lookup("#" + list).tryQuery().isPresent());
            onFx(() -> robot.lookup("#" + list).query().requestFocus());
            robot.type(KeyCode.ESCAPE);
            until(task::isCancelled);
        }
    }

    @Test
    void aTaskThatComesAndGoesMovesNothingAndTakesNoKeys() throws Exception {
        onFx(() -> robot.lookup(".records-table").query().requestFocus());
        Node owner = fx(() -> window.view().getScene().getFocusOwner());
        double height = fx(() -> status().getHeight());
        waiting("Counting sheep", 0.25);
        until(this::showsTasks);
        onFx(() -> {
            // What has just become visible has no style yet, and stands higher without.
            window.view().applyCss();
            window.view().layout();
        });
        assertThat(fx(() -> status().getHeight())).isEqualTo(height);

        robot.clickOn("#tasks-cancel");
        until(() -> !showsTasks());
        assertThat(fx(() -> window.view().getScene().getFocusOwner())).isSameAs(owner);
    }

    private Region status() {
        return (Region) robot.lookup("#tasks").query().getParent();
    }

    @Test
    void aFailureThatNobodyTakesIsToldInTheWindow() throws Exception {
        onFx(() -> window.tasks()
                .run("work", task -> {
                    throw new TaskFailedException(
                            Problem.refusal("It did not go", "for a reason", "Do another thing."));
                })
                .start());

        until(() -> robot.lookup("It did not go").tryQuery().isPresent());
    }

    // --- directories and exports

    /** A directory that only the volume itself names, and a file that was written in it since its journal began. */
    private SimulatedVolume withDocs() {
        SimulatedVolume volume = backend.volume("F:");
        SimulatedFile docs = volume.files().directory(volume.files().root(), "docs");
        volume.journal().create(32 << 20, 8 << 20);
        volume.files().create(docs, "letter.txt", 0).append(1).close();
        return volume;
    }

    private Source source() {
        return Objects.requireNonNull(window.shell().currentProperty().get());
    }

    private void readSlowly(SimulatedVolume volume, long millis) {
        backend.faultInjection().orElseThrow().delay(ControlCode.FSCTL_ENUM_USN_DATA.value(), millis);
        onFx(() -> window.shell().read(volume.facts(), ReadOptions.DEFAULT));
        until(() -> source().directories() != null
                && window.records().shownProperty().get() > 1);
    }

    private List<Path> written() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith("out"))
                    .toList();
        }
    }

    @Test
    void anExportWaitsForTheDirectoriesThatAreBeingRead() throws Exception {
        readSlowly(withDocs(), 1500);
        files.answer = folder.resolve("out.csv");
        onFx(() -> window.view().export());
        robot.clickOn("#export-do");
        until(() -> text("tasks-words").startsWith("Waiting for the directories"));
        assertThat(written()).isEmpty();

        until(() -> Files.exists(files.answer));
        assertThat(Files.readString(files.answer))
                .contains("\\docs\\letter.txt")
                .doesNotContain("partial");
        Path provenance = folder.resolve("out.csv.provenance.json");
        until(() -> Files.exists(provenance));
        assertThat(written()).containsExactlyInAnyOrder(files.answer, provenance);
    }

    @Test
    void escEndsTheExportThatWaitsThenTheDirectoriesAndLeavesAnExistingFileAsItWas() throws Exception {
        readSlowly(withDocs(), 60_000);
        files.answer = Files.writeString(folder.resolve("out.csv"), "of yesterday");
        onFx(() -> window.view().export());
        robot.clickOn("#export-do");
        until(() -> text("tasks-words").startsWith("Waiting for the directories"));
        BackgroundTask directories = Objects.requireNonNull(source().directories());

        robot.type(KeyCode.ESCAPE);
        until(() -> text("tasks-words").startsWith("Querying the volume"));
        assertThat(directories.isCancelled()).isFalse();
        assertThat(files.answer).hasContent("of yesterday");
        assertThat(written()).containsExactly(files.answer);

        robot.type(KeyCode.ESCAPE);
        until(() -> source().pathWords().contains("may be partial"));
        until(() -> !showsTasks());
    }

    // --- retention

    @Test
    void theRetentionThatWasChosenIsRememberedShownAndUsed() {
        assertThat(retention("16").isSelected()).isTrue();
        assertThat(fx(() -> window.shell().retainBytes())).isEqualTo(16L << 30);

        onFx(() -> retention("0").fire());

        assertThat(settings.get("retention.gib", "")).isEqualTo("0");
        assertThat(fx(() -> window.shell().retainBytes())).isEqualTo(Long.MAX_VALUE);
    }

    private RadioMenuItem retention(String gib) {
        MenuBar menus = robot.lookup(node -> node instanceof MenuBar).queryAs(MenuBar.class);
        return menus.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .filter(item -> ("retain-" + gib).equals(item.getId()))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    // --- what is held

    @Test
    void aFileThatProvokesAFaultIsAProblemAndWhatIsHeldStaysHeld() throws Exception {
        SimulatedVolume volume = backend.volume("F:");
        OfflineVolume locked = window.acts().volumes().lock(fx(volume::facts), Duration.ZERO, () -> false);
        Path capture = Files.createDirectory(folder.resolve("cap-null"));
        Files.writeString(capture.resolve("capture.json"), "null");
        Files.writeString(capture.resolve("rows.jsonl"), "");
        try (SafeExit exit = SafeExit.watch(window.acts().held(), window::tell)) {
            onFx(() -> window.shell().open(capture));
            until(() -> window.shell().problemProperty().get() != null);

            assertThat(exit).isNotNull();
            assertThat(Objects.requireNonNull(window.shell().problemProperty().get())
                            .what())
                    .contains("cap-null");
            assertThat(fx(() -> window.shell().busyProperty().get())).isFalse();
            assertThat(locked.isHeld()).isTrue();
            assertThat(locked.isLocked()).isTrue();
        }
        locked.release();
    }
}
