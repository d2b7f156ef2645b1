package dev.tidemark.ui.volumes;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.usn.Filetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The volumes pane as it is seen: two lines a volume, colours with words, folding, the keyboard. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class VolumesPaneTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final long LIMIT = 40 * Volumes.MIB;

    private long nanos;
    private List<VolumeStatus> answer = List.of();
    private final VolumesViewModel model =
            new VolumesViewModel(() -> answer, BackgroundTasks.atOnce(), () -> nanos, () -> NOW);
    private VolumesView view;
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        robot = new FxRobot();
        view = new VolumesView(model);
        Scene scene = new Scene(view, 230, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    /** C: has time, D: less than an hour and E: minutes until they are trimmed; F: has no journal. */
    @BeforeEach
    void measured() {
        look(0);
        look(10_000);
        until(() -> headlines().size() == 4);
    }

    private void look(long grown) {
        OptionalLong oldest = OptionalLong.of(Filetime.of(NOW.minusSeconds(7800)));
        answer = List.of(
                Volumes.active("C:", 1, 0, 1000 + grown, oldest),
                Volumes.active("D:", 1, 0, LIMIT - 20_000_000 + grown, oldest),
                Volumes.active("E:", 1, 0, LIMIT - 1_000_000 + grown, oldest),
                Volumes.without("F:", VolumeStatus.State.NOT_ACTIVE, 1179));
        onFx(() -> {
            nanos += 1_000_000_000L;
            model.refresh();
        });
    }

    private List<String> headlines() {
        return fx(() -> texts(".volume-journal"));
    }

    private List<String> texts(String style) {
        return robot.lookup(style).queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText)
                .toList();
    }

    private ListView<ShownVolume> list() {
        return robot.lookup("#volumes").queryListView();
    }

    @Test
    void everyVolumeHasItsHeadlineAndTheTwoThatAreTrimmedSoonSayWhen() {
        assertThat(headlines())
                .containsExactlyInAnyOrder(
                        "2 h 10 min back", "2 h 10 min back", "2 h 10 min back", "No change journal");
        assertThat(fx(() -> texts(".volume-warning"))).containsExactlyInAnyOrder("trims in 33 min", "trims in 2 min!");
    }

    @Test
    void theBarHasAColourOfItsOwnForEach() {
        // the style that says how soon a volume trims comes with a pulse, after the bar
        until(() -> bars().size() == 3 && Set.copyOf(bars()).size() == 3);

        assertThat(fx(this::bars)).hasSize(3).doesNotHaveDuplicates();
    }

    private List<Object> bars() {
        return robot.lookup(".journal-bar > .bar").queryAllAs(Region.class).stream()
                .filter(bar -> bar.getParent().isVisible() && bar.getBackground() != null)
                .<Object>map(bar -> bar.getBackground().getFills().getFirst().getFill())
                .toList();
    }

    @Test
    void aVolumeTakesTwoLinesAndABar() {
        Node cell = robot.lookup(".list-cell").queryAll().stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow();

        assertThat(fx(() -> cell.getLayoutBounds().getHeight())).isLessThan(62);
    }

    @Test
    void nothingIsCutOffAtTheUsualWidth() {
        assertThat(fx(() -> robot.lookup(".volume-journal").queryAllAs(Label.class).stream()
                        .allMatch(label -> label.getWidth() >= label.prefWidth(-1) - 0.5)))
                .isTrue();
        assertThat(fx(() -> robot.lookup(".volume-warning").queryAllAs(Label.class).stream()
                        .filter(Node::isVisible)
                        .allMatch(label ->
                                label.localToScene(label.getLayoutBounds()).getMaxX() <= 230)))
                .isTrue();
    }

    /** What Windows says may be a sentence, and a folder's path is longer than the pane is wide. */
    @Tag("shows-windows")
    @Test
    void whatIsLongerThanThePaneIsWideIsCutWithAnEllipsisAndAFolderInItsMiddle() {
        String folder = "C:\\Mounts\\Projects of the year\\Swap";
        String refusal = "The device is not ready, nor is it likely to be.";
        answer = List.of(Volumes.unreadable(folder, refusal));
        onFx(model::refresh);
        // What is cut off comes with a pulse, after the words; so does the end of what other volumes said in their
        // rows.
        until(() -> drawn(refusal).endsWith("...") && drawn(folder).contains("..."));

        assertThat(seen(refusal)).startsWith("The device").endsWith("...");
        assertThat(seen(folder)).startsWith("C:\\").contains("...").endsWith("Swap");
    }

    /** Words of the one volume, as they are drawn; that ends within the pane. */
    private String seen(String words) {
        assertThat(fx(() -> {
                    Label label = label(words).orElseThrow();
                    return label.localToScene(label.getLayoutBounds()).getMaxX();
                }))
                .isLessThanOrEqualTo(230.0);
        return fx(() -> drawn(words));
    }

    /** Words as they are drawn; empty as long as they are not. */
    private String drawn(String words) {
        return label(words)
                .map(label -> label.lookup(".text") instanceof Text text ? text.getText() : "")
                .orElse("");
    }

    private Optional<Label> label(String words) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .filter(label -> label.isVisible() && words.equals(label.getText()))
                .findFirst();
    }

    // --- the keyboard

    private Color edge() {
        WritableImage image = view.getScene().snapshot(null);
        PixelReader pixels = image.getPixelReader();
        double top = list().localToScene(0, 0).getY();
        return pixels.getColor(60, (int) Math.round(top + list().getHeight()) - 1);
    }

    @Test
    void whoHasTheKeyboardIsSeen() {
        Color before = fx(this::edge);

        onFx(() -> list().requestFocus());
        until(() -> !edge().equals(before));
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
        until(() -> list().getFocusModel().getFocusedIndex() >= 0);
        assertThat(fx(() -> robot.lookup(".list-cell").queryAll().stream()
                        .filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("focused")))
                        .map(cell -> ((Region) cell).getBackground().getFills().size())
                        .toList()))
                .containsExactly(2);
    }

    @Test
    void theTitleFoldsTheVolumesByMouseAndByKey() {
        robot.clickOn("#volumes-fold");
        assertThat(fx(() -> robot.lookup("#volumes").tryQuery())).isEmpty();
        assertThat(robot.lookup("#volumes-fold").queryLabeled().getText()).isEqualTo("Volumes (4)");

        robot.type(KeyCode.SPACE);
        assertThat(fx(() -> model.foldedProperty().get())).isFalse();
        assertThat(fx(() -> robot.lookup("#volumes").tryQuery().isPresent())).isTrue();
    }

    // --- open files

    @Test
    void whileOnlyFilesAreOpenTheyHaveTheRoomAndTellTheirFolders(@TempDir Path folder) throws Exception {
        Path first = Volumes.file(Files.createDirectory(folder.resolve("aptsim")), "$J");
        Path second = Volumes.file(Files.createDirectory(folder.resolve("ransom")), "$J");
        try (FileSource one = FileSource.open(first, folder);
                FileSource other = FileSource.open(second, folder)) {
            onFx(() -> model.show(List.of(one, other), one));

            until(() -> texts(".file-name").containsAll(List.of("aptsim\\$J", "ransom\\$J")));
            assertThat(fx(() -> robot.lookup("#volumes").tryQuery())).isEmpty();
            assertThat(fx(() -> robot.lookup("#files").queryListView().getHeight()))
                    .isGreaterThan(400);
        }
    }

    @Test
    void aChosenVolumeStaysChosenWhenTheOrderOfTheVolumesChanges() {
        onFx(() -> list().getSelectionModel().select(1));
        assertThat(fx(() -> Objects.requireNonNull(view.chosen()).id())).isEqualTo("D:");

        for (List<VolumeStatus> next :
                List.of(answer.reversed(), List.of(answer.get(2), answer.get(0), answer.get(1), answer.get(3)))) {
            answer = next;
            onFx(() -> {
                nanos += 1_000_000_000L;
                model.refresh();
            });
            until(() -> list().getItems().stream()
                    .map(ShownVolume::id)
                    .toList()
                    .equals(next.stream().map(each -> each.facts().id()).toList()));
            assertThat(fx(() -> Objects.requireNonNull(view.chosen()).id())).isEqualTo("D:");
        }
    }
}
