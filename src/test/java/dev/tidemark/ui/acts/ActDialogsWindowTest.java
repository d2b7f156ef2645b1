package dev.tidemark.ui.acts;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.act.FileTarget;
import dev.tidemark.command.Mnemonics;
import dev.tidemark.ui.acts.data.VolumeDataView;
import dev.tidemark.ui.acts.faults.FaultsView;
import dev.tidemark.ui.acts.file.CloseRecordView;
import dev.tidemark.ui.acts.file.FileUsnView;
import dev.tidemark.ui.acts.file.MarkView;
import dev.tidemark.ui.acts.journal.JournalAdminView;
import dev.tidemark.ui.acts.kit.ActWindow;
import dev.tidemark.ui.acts.kit.HeldView;
import dev.tidemark.ui.acts.volume.HoldView;
import dev.tidemark.ui.acts.volume.OfflineView;
import dev.tidemark.ui.common.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What all dialogs of acts have in common, over each of them. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class ActDialogsWindowTest {

    private static final double LEAST_PADDING = 12;

    @TempDir
    static Path folder;

    private ActWindow on;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    /** Every dialog by the id of its root. */
    private Map<String, Runnable> dialogs() {
        FileTarget file = new FileTarget.ByPath("D:", "\\");
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("close-record", () -> CloseRecordView.show(on.context, file));
        all.put("file-usn", () -> FileUsnView.show(on.context, file));
        all.put("mark-handle", () -> MarkView.show(on.context, file));
        all.put("offline", () -> OfflineView.show(on.context, on.volume("D:")));
        all.put("hold", () -> HoldView.show(on.context, on.volume("D:"), Settings.inMemory()));
        all.put("journal", () -> JournalAdminView.show(on.context, on.volume("D:")));
        all.put("volume-data", () -> VolumeDataView.show(on.context, on.volume("D:")));
        all.put("held", () -> HeldView.show(on.context));
        all.put("faults", () -> FaultsView.show(on.context, on.volume("D:")));
        return all;
    }

    private interface Look {
        void at(String id) throws Exception;
    }

    private void each(Look look) throws Exception {
        for (Map.Entry<String, Runnable> dialog : dialogs().entrySet()) {
            on.open(dialog.getValue());
            until(() -> on.isThere(dialog.getKey()));
            look.at(dialog.getKey());
            onFx(() -> on.node(dialog.getKey()).getScene().getWindow().hide());
        }
    }

    private Parent root(String id) {
        return on.node(id).getScene().getRoot();
    }

    /** Everything below a node that can be seen. */
    private static Stream<Node> seen(Node node) {
        Stream<Node> below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .flatMap(ActDialogsWindowTest::seen)
                : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }

    private static boolean isOwn(Node node) {
        return node.getId() != null;
    }

    @Test
    void eachOpensInTheMiddleOfItsOwnerAndNotOfTheScreen() throws Exception {
        onFx(() -> {
            on.context.owner().setX(30);
            on.context.owner().setWidth(1100);
        });
        each(id -> {
            Window dialog = fx(() -> on.node(id).getScene().getWindow());
            assertThat(fx(() -> dialog.getX() + dialog.getWidth() / 2))
                    .as(id)
                    .isCloseTo(
                            fx(() -> on.context.owner().getX()
                                    + on.context.owner().getWidth() / 2),
                            within(2.0));
        });
    }

    @Test
    void eachHasOneCloseButtonInSightAndRoomBesideItsWords() throws Exception {
        each(id -> {
            assertThat(fx(() -> seen(root(id))
                            .filter(Button.class::isInstance)
                            .map(Button.class::cast)
                            .filter(button -> button.getText() != null
                                    && Mnemonics.without(button.getText()).equals("Close"))
                            .map(Node::getId)
                            .toList()))
                    .as(id)
                    .containsExactly("act-close");
            until(() -> ActWindow.isInSight(on.node("act-close")));
            assertThat(fx(() -> on.<Region>node(id).getInsets().getLeft()))
                    .as(id)
                    .isGreaterThanOrEqualTo(LEAST_PADDING);
            assertThat(fx(() -> seen(root(id))
                            .filter(node -> node instanceof Label && isOwn(node))
                            .filter(label ->
                                    label.localToScene(label.getLayoutBounds()).getMinX() < LEAST_PADDING)
                            .map(Node::getId)
                            .toList()))
                    .as(id)
                    .isEmpty();
        });
    }

    @Test
    void theKeyboardBeginsInTheFirstField() throws Exception {
        Set<String> withoutField = Set.of("journal", "held", "volume-data");
        each(id -> until(() -> {
            Node owner = root(id).getScene().getFocusOwner();
            return owner != null
                    && (owner instanceof TextInputControl
                            || withoutField.contains(id)
                            || owner.getId().equals("faults-code"));
        }));
    }

    @Test
    void everyButtonHasALetterOfItsOwn() throws Exception {
        each(id -> {
            if (id.equals("journal")) {
                on.untilSays("journal-state", "Active");
                TabPane tabs = fx(() -> (TabPane) root(id).lookup(".tab-pane"));
                for (int i = 0; i < tabs.getTabs().size(); i++) {
                    int tab = i;
                    onFx(() -> tabs.getSelectionModel().select(tab));
                    assertLetters(id + " " + tab, root(id));
                }
            } else {
                assertLetters(id, root(id));
            }
        });
    }

    private static void assertLetters(String id, Parent root) {
        List<String> letters = new ArrayList<>();
        List<String> without = new ArrayList<>();
        onFx(() -> seen(root)
                .filter(node -> node instanceof Labeled && isOwn(node) || node instanceof Label)
                .map(Labeled.class::cast)
                .filter(node -> node.isMnemonicParsing() && node.getText() != null)
                .forEach(node -> {
                    String letter = Mnemonics.letter(node.getText());
                    if (!letter.isEmpty()) {
                        letters.add(letter);
                    } else if (node instanceof ButtonBase
                            && !"act-help".equals(node.getId())
                            && !node.getStyleClass().contains("arrow-button")) {
                        without.add(node.getId() + " " + node.getText());
                    }
                }));
        assertThat(letters).as(id).doesNotHaveDuplicates().contains("C");
        assertThat(without).as(id).isEmpty();
    }

    @Test
    void whatCannotBePressedSaysWhy() throws Exception {
        on.open(() -> MarkView.show(on.context, null));
        on.untilSays("act-why", "Choose a file or directory.");
        assertThat(on.disabled("act-do")).isTrue();
        on.put("act-target", "D:\\");
        on.untilSays("act-why", "Choose source information or a flag.");
        on.click("source-AUXILIARY_DATA");
        until(() -> !on.disabled("act-do") && on.text("act-why").isEmpty());
        on.click("act-close");

        on.open(() -> OfflineView.show(on.context, on.volume("F:")));
        on.untilSays("act-why", "Unlock, Release: Tidemark has neither locked nor dismounted F:.");
        on.click("act-close");

        on.hold("D:");
        on.untilSays("act-why", "Type the name of the volume, D:, to confirm.");
        on.click("act-close");

        on.journal("D:");
        on.untilSays("journal-state", "Active");
        TabPane tabs = fx(() -> (TabPane) root("journal").lookup(".tab-pane"));
        onFx(() -> tabs.getSelectionModel().select(2));
        on.untilSays("journal-delete-why", "Type the name of the volume, D:, to confirm.");
        onFx(() -> tabs.getSelectionModel().select(3));
        on.untilSays("journal-track-why", "Type the name of the volume, D:, to confirm.");
    }

    @Test
    void theHelpOpensBesideTheDialogByItsKeyAndTheDialogGoesOn() throws Exception {
        Map<String, String> pages = Map.of(
                "close-record", "CLOSE_RECORD",
                "file-usn", "FILE_USN",
                "mark-handle", "MARK",
                "offline", "LOCK",
                "hold", "HOLD",
                "journal", "QUERY_JOURNAL",
                "held", "MARK");
        each(id -> {
            if (!pages.containsKey(id)) {
                assertThat(on.isThere("act-help")).isFalse();
                return;
            }
            onFx(() -> root(id).getScene().getWindow().requestFocus());
            on.robot.type(KeyCode.F1);
            until(() -> on.isThere("reference-" + pages.get(id)));
            assertThat(fx(() -> on.isThere(id))).isTrue();
            onFx(() -> on.node("reference").getScene().getWindow().hide());
        });
    }

    @Test
    void theHelpOfALockLeadsToThoseOfItsOtherStepsAndItsAddressCanBeCopied() throws Exception {
        on.open(() -> OfflineView.show(on.context, on.volume("F:")));
        on.click("act-help");
        until(() -> on.isThere("reference-LOCK"));
        assertThat(on.text("support-csv")).isEqualTo("See comment");
        on.click("reference-choice-DISMOUNT");
        until(() -> on.isThere("reference-DISMOUNT"));
        assertThat(on.<TextInputControl>node("reference-address").getText()).endsWith("fsctl_dismount_volume");
        on.click("reference-copy");
        assertThat(fx(() -> javafx.scene.input.Clipboard.getSystemClipboard().getString()))
                .endsWith("fsctl_dismount_volume");
        on.robot.type(KeyCode.ESCAPE);
        until(() -> !on.isThere("reference"));
        assertThat(fx(() -> on.isThere("offline"))).isTrue();
    }

    @Test
    void escClosesAWindowAlsoWhereAListHasTheKeyboard() throws Exception {
        on.open(() -> FaultsView.show(on.context, on.volume("D:")));
        until(() -> on.isThere("faults-active"));
        onFx(() -> on.node("faults-active").requestFocus());
        on.robot.type(KeyCode.ESCAPE);
        until(() -> !on.isThere("faults-active"));
    }
}
