package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionFile;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionText;
import dev.tidemark.session.SessionView;
import dev.tidemark.session.SessionWindow;
import dev.tidemark.store.RecordKey;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.volumes.FileItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A window that goes on where the one before ended. */
@Tag("shows-ask")
@ExtendWith(ApplicationExtension.class)
class SessionWindowTest {

    private static final int RECORDS = 400;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private final ChosenFiles files = new ChosenFiles();
    private SimulatedBackend backend;
    private CountDownLatch over;
    private TidemarkWindow window;
    private Stage stage;
    private Path journal;

    @Start
    void open(Stage primary) {
        stage = primary;
        window = window();
    }

    private TidemarkWindow window() {
        backend = SimulatedBackend.standard(3, InstantSource.system());
        CountDownLatch ends = new CountDownLatch(1);
        over = ends;
        TidemarkWindow opened =
                new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory(), files);
        opened.setOnEnd(ends::countDown);
        opened.keepSessions(folder.resolve("data"));
        opened.show(1000, 700, Theme.LIGHT);
        return opened;
    }

    @BeforeEach
    void write() throws IOException {
        JournalFile bytes = new JournalFile(0);
        for (int i = 0; i < RECORDS; i++) {
            bytes.add(Records.v2("file " + i + (i % 2 == 0 ? ".txt" : ".log")).time(10_000_000L * i));
        }
        journal = Files.write(Files.createDirectory(folder.resolve("case")).resolve("$J"), bytes.toBytes());
    }

    /** Ends the window as a person does, and waits for what it still writes. */
    @AfterEach
    void close() throws Exception {
        onFx(window::close);
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void another() throws Exception {
        close();
        onFx(() -> window = window());
        until(() -> offered() != null);
    }

    private String offered() {
        return robot.lookup("#session-words")
                .tryQuery()
                .filter(node -> node.getParent().isVisible())
                .map(node -> ((Labeled) node).getText())
                .orElse(null);
    }

    private void run(String command) {
        Platform.runLater(() -> window.view().commands().get(command).run());
    }

    private void openJournal() {
        onFx(() -> window.shell().open(List.of(journal), List.of()));
        until(() -> window.records().shownProperty().get() == RECORDS);
    }

    private void press(String id) {
        until(() -> robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent());
        Platform.runLater(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private TableView<?> table() {
        return robot.lookup(".records-table").queryTableView();
    }

    private List<String> columns() {
        return fx(() ->
                table().getVisibleLeafColumns().stream().map(TableColumn::getId).toList());
    }

    private long firstRow() {
        return window.records().place().first();
    }

    // --- going on

    @Test
    void whatWasOpenComesBackAsItWasShown() throws Exception {
        openJournal();
        onFx(() -> {
            window.filter().replace("ext == log");
            window.records().utcProperty().set(false);
            window.view().marksShown().set(true);
            window.view().timelineShown().set(true);
            window.view().statisticsShown().set(true);
            TableColumn<?, ?> name = table().getColumns().stream()
                    .filter(column -> column.getId().equals("column-name"))
                    .findFirst()
                    .orElseThrow();
            name.setPrefWidth(333);
            table().getColumns().stream()
                    .filter(column -> column.getId().equals("column-usn"))
                    .forEach(column -> column.setVisible(false));
        });
        until(() -> window.records().shownProperty().get() == RECORDS / 2);
        onFx(() -> window.records().goToRow(150));
        onFx(() -> window.records().scrollTo(147));
        until(() -> window.records().leadRecordProperty().get() == 301);
        List<String> before = columns();
        long first = fx(this::firstRow);
        assertThat(before).doesNotContain("column-usn");

        another();
        assertThat(offered()).contains("case", "ext == log");
        assertThat(fx(() -> window.shell().sources().size())).isZero();
        press("#session-restore");

        until(() -> window.records().shownProperty().get() == RECORDS / 2);
        until(() -> window.records().leadRecordProperty().get() == 301);
        assertThat(fx(this::firstRow)).isEqualTo(first);
        assertThat(fx(() -> window.records().selectedCountProperty().get())).isOne();
        assertThat(columns()).isEqualTo(before);
        assertThat(fx(() -> window.records().utcProperty().get())).isFalse();
        assertThat(fx(() -> window.view().marksShown().get())).isTrue();
        assertThat(fx(() -> window.view().timelineShown().get())).isTrue();
        assertThat(fx(() -> window.view().statisticsShown().get())).isTrue();
        assertThat(fx(() -> table().getColumns().stream()
                        .filter(column -> column.getId().equals("column-name"))
                        .findFirst()
                        .orElseThrow()
                        .getWidth()))
                .isEqualTo(333);
        assertThat(offered()).isNull();
    }

    private boolean showsLives() {
        return fx(() -> robot.lookup("#show-lives").queryAs(ToggleButton.class).isSelected());
    }

    @Test
    @Tag("shows-story")
    void livesThatStoodInThePlaceOfTheRecordsComeBack() throws Exception {
        openJournal();
        onFx(() -> window.records().goToRow(150));
        until(() -> window.records().leadRecordProperty().get() == 150);
        run("view.lives");
        until(this::showsLives);

        another();
        assertThat(showsLives()).isFalse();
        press("#session-restore");

        until(() -> window.records().leadRecordProperty().get() == 150);
        until(this::showsLives);
        until(() -> robot.lookup("#lives").tryQuery().filter(Node::isVisible).isPresent());
    }

    @Test
    void whatIsAppliedBesideTheTextComesBackToo() throws Exception {
        openJournal();
        onFx(() -> window.presets().setQuiet(true));
        until(() -> window.presets().quietProperty().get());

        another();
        assertThat(fx(() -> window.presets().quietProperty().get())).isFalse();
        press("#session-restore");

        until(() -> window.presets().quietProperty().get());
    }

    @Test
    void whatIsGoneIsARowThatSaysWhyAndIsOpenedWhenItIsBack() throws Exception {
        openJournal();
        another();
        Path away = Files.move(journal, folder.resolve("away"));
        press("#session-restore");

        until(() -> robot.lookup("#files").queryListView().getItems().size() == 1);
        FileItem row =
                (FileItem) robot.lookup("#files").queryListView().getItems().getFirst();
        assertThat(row.name()).contains("$J");
        assertThat(row.words()).contains("no such file");
        assertThat(row.tip()).contains("Check the path");
        until(() -> robot.lookup("#message-text").tryQuery().isPresent());

        Files.move(away, journal);
        onFx(() -> robot.lookup("#files").queryListView().getSelectionModel().select(0));
        run("files.again");
        until(() -> window.records().shownProperty().get() == RECORDS);
        assertThat(fx(() -> window.shell().sources().size())).isOne();
    }

    @Test
    void aVolumeIsReadAgainAndUnsavedRecordsAreAskedAboutOnce() throws Exception {
        backend.step("D:", 200);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> window.records().shownProperty().get() > 100);
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        until(() -> robot.lookup("#leaving").tryQuery().isPresent());
        robot.clickOn("Leave without saving");
        until(() -> !stage.isShowing());

        another();
        assertThat(offered()).contains("D:");
        backend.step("D:", 200);
        press("#session-restore");
        until(() -> window.records().shownProperty().get() > 100);
        assertThat(fx(() -> window.shell().currentProperty().get().title())).isEqualTo("D:");
    }

    @Test
    @Tag("shows-out")
    void aListOfAFileAndAVolumeComesBackWithThePlaceInIt() throws Exception {
        openJournal();
        onFx(() -> window.shell().showTogether(withVolume()));
        until(() -> isList() && window.records().shownProperty().get() > RECORDS);
        // The file's records are of 1601, and so the first.
        onFx(() -> window.records().followingProperty().set(false));
        onFx(() -> window.records().goToRow(150));
        until(() -> RecordKey.record(window.records().leadRecordProperty().get()) == 150);

        another();
        assertThat(offered()).contains("case", "D:");
        backend.step("D:", 200);
        press("#session-restore");

        until(() -> isList() && window.records().shownProperty().get() > RECORDS);
        until(() -> RecordKey.record(window.records().leadRecordProperty().get()) == 150);
        assertThat(fx(() -> window.shell().sources().size())).isEqualTo(3);
    }

    /** All rows of one of them are left out of the list. */
    @Test
    @Tag("shows-out")
    void aListOfTwoCapturesOfOneJournalComesBackWithThePlaceInIt() throws Exception {
        Path copy = Files.copy(
                journal, Files.createDirectory(folder.resolve("copy")).resolve("$J"));
        onFx(() -> window.shell().open(List.of(journal, copy), List.of()));
        until(() -> isList() && window.records().shownProperty().get() == RECORDS);
        onFx(() -> window.records().goToRow(150));
        until(() -> RecordKey.record(window.records().leadRecordProperty().get()) == 150);

        another();
        press("#session-restore");

        until(() -> isList() && window.records().shownProperty().get() == RECORDS);
        until(() -> RecordKey.record(window.records().leadRecordProperty().get()) == 150);
    }

    @Test
    @Tag("shows-out")
    void ofAListOfWhichAPartIsGoneTheRestIsShown() throws Exception {
        openJournal();
        onFx(() -> window.shell().showTogether(withVolume()));
        until(this::isList);
        another();
        Files.move(journal, folder.resolve("away"));
        backend.step("D:", 200);
        press("#session-restore");

        until(() -> window.shell().sources().size() == 2);
        until(() -> "D:".equals(title()));
        until(() -> window.records().shownProperty().get() > 0);
    }

    private List<Source> withVolume() {
        backend.step("D:", 200);
        return List.of(
                window.shell().sources().getFirst(),
                window.shell().entered(backend.volume("D:").facts(), ReadOptions.DEFAULT));
    }

    private boolean isList() {
        Source shown = window.shell().currentProperty().get();
        return shown != null && shown.isMerged() && shown.parts().size() == 2;
    }

    private String title() {
        Source shown = window.shell().currentProperty().get();
        return shown == null ? "" : shown.title();
    }

    // --- sessions of others

    private Path saved(Session session) throws IOException {
        return Files.write(folder.resolve("case.tidemark-session"), SessionText.write(session, Instant.EPOCH));
    }

    private static Session of(List<SessionSource> sources) {
        return new Session(sources, sources.size() - 1, SessionView.NONE, SessionWindow.NONE);
    }

    @Test
    void aPathToAnotherComputerIsAskedAboutAndNotLookedAt() throws Exception {
        SessionSource far = SessionSource.file("//server/share/$J", "far");
        files.answer = saved(of(List.of(far, SessionSource.file(journal.toString(), "near"))));
        run("session.open");
        until(() -> robot.lookup("#session-ask").tryQuery().isPresent());
        assertThat(robot.lookup("#session-ask .content").queryLabeled().getText())
                .contains("//server/share");
        robot.clickOn("Do not open");

        until(() -> window.records().shownProperty().get() == RECORDS);
        Source gone = fx(() -> window.shell().sources().getFirst());
        assertThat(gone.isGone()).isTrue();
        assertThat(Objects.requireNonNull(gone.state().problem()).line()).contains("chose not to");
    }

    @Test
    void aSessionIsSavedAndOpenedByAPersonAndADamagedOneIsSaid() throws Exception {
        openJournal();
        files.answer = folder.resolve("mine");
        run("session.save");
        Path file = folder.resolve("mine.tidemark-session");
        Await.until("the session is written", () -> Files.exists(file));
        assertThat(SessionFile.read(file).sources())
                .extracting(SessionSource::location)
                .containsExactly(journal.toString());

        Files.writeString(file, "{}");
        files.answer = file;
        run("session.open");
        until(() -> robot.lookup("#message-text")
                .tryQuery()
                .filter(node -> ((Labeled) node).getText().contains("format"))
                .isPresent());
    }

    @Test
    void aSessionIsGoneOnWithHoweverItsFileIsOpened() throws Exception {
        Path file = saved(of(List.of(SessionSource.file(journal.toString(), "near"))));
        assertThat(Dropped.isToOpen(file)).isTrue();
        assertThat(Dropped.isToOpen(folder.resolve("C 2024.tidemark"))).isTrue();
        onFx(() -> window.shell().open(List.of(file), List.of()));
        until(() -> window.records().shownProperty().get() == RECORDS);
        assertThat(fx(() -> window.shell().sources().size())).isOne();
    }

    // --- captures, and what was opened last

    @Test
    void aCaptureKeepsHowItWasShownAndOffersIt() throws Exception {
        openJournal();
        onFx(() -> window.filter().replace("ext == log"));
        until(() -> window.records().shownProperty().get() == RECORDS / 2);
        files.answer = folder.resolve("saved");
        run("file.save");
        Path capture = folder.resolve("saved.tidemark");
        until(() -> SavedSource.test(capture));
        assertThat(SavedSource.added(capture, CaptureAddition.SESSION))
                .asString()
                .contains("ext == log")
                .doesNotContain(folder.toString());

        onFx(() -> {
            window.filter().clear();
            window.shell().open(List.of(capture), List.of());
        });
        until(() -> offered() != null && offered().contains("ext == log"));
        until(() -> window.records().shownProperty().get() == RECORDS);
        press("#session-restore");
        until(() -> window.records().shownProperty().get() == RECORDS / 2);
    }

    @Test
    void whatWasOpenedIsListedInTheMenuAndOpenedFromIt() throws Exception {
        openJournal();
        Path data = folder.resolve("data").resolve("recent.jsonl");
        Await.until("the list is written", () -> Files.exists(data) && Files.size(data) > 0);
        another();
        onFx(() -> window.sessions().dismiss());
        List<String> items = new ArrayList<>();
        until(() -> {
            items.clear();
            recent().getItems().forEach(item -> items.add(String.valueOf(item.getText())));
            return items.getFirst().contains("$J");
        });
        onFx(() -> recent().getItems().getFirst().fire());
        until(() -> window.records().shownProperty().get() == RECORDS);

        onFx(() -> window.view().commands().get("recent.clear").run());
        Await.until("the list is empty", () -> Files.size(data) == 0);
        assertThat(fx(() -> recent().getItems().getFirst().getText())).contains("Nothing");
    }

    private javafx.scene.control.Menu recent() {
        return window.view().recentMenu();
    }
}
