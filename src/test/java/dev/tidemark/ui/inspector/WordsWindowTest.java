package dev.tidemark.ui.inspector;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.words.Clause;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The sentences of the inspector by mouse and keyboard. */
@Tag("shows-story")
@ExtendWith(ApplicationExtension.class)
class WordsWindowTest {

    private static final int DELETED = 0x80000200;

    private final InspectorViewModel model = new InspectorViewModel(FieldRegistry.standard());
    private FxRobot robot;

    @Start
    void start(Stage stage) {
        robot = new FxRobot();
        Scene scene = new Scene(new InspectorView(model), 380, 760);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        model.show(Records.v2("report.docx").usn(4096).reason(DELETED).array(), "A record");
    }

    @BeforeEach
    void untilTheRecordIsDrawn() {
        until(() -> robot.lookup("RecordLength").tryQuery().isPresent()
                && rows().size() > 2
                && rows().getFirst().getHeight() > 0);
    }

    @AfterEach
    void closeHelp() {
        fx(() -> {
            List.copyOf(Window.getWindows()).stream()
                    .filter(window -> window.getScene().lookup("#reference") != null)
                    .forEach(Window::hide);
            return true;
        });
    }

    private List<ClauseRow> rows() {
        return robot.lookup(".clause").queryAllAs(ClauseRow.class).stream().toList();
    }

    private @Nullable Clause pointed() {
        return fx(() -> model.words().pointedProperty().get());
    }

    private Clause clause(int index) {
        return fx(() -> model.words().clauses().get(index));
    }

    @Test
    void aSentenceUnderThePointerMarksItsBytesUntilThePointerLeavesAndAClickChoosesTheirField() {
        robot.moveTo(rows().get(1));
        until(() -> clause(1).equals(pointed()));

        robot.moveTo("RecordLength");

        until(() -> !clause(1).equals(pointed()));
        robot.clickOn(rows().get(1));
        until(() ->
                model.chosenField() instanceof FieldRow field && field.name().equals("Reason"));
        assertThat(clause(1)).isEqualTo(pointed());
    }

    @Test
    void theArrowsGoFromSentenceToSentenceAndEnterSaysMoreOfTheReason() {
        fx(() -> {
            rows().getFirst().requestFocus();
            return true;
        });
        until(() -> clause(0).equals(pointed()));

        robot.type(KeyCode.DOWN);
        until(() -> clause(1).equals(pointed()));
        robot.type(KeyCode.UP);
        until(() -> clause(0).equals(pointed()));
        robot.type(KeyCode.ENTER);

        until(() -> robot.lookup("#reference-FILE_DELETE").tryQuery().isPresent());
    }

    @Test
    void theQuestionMarkOpensThePageOfTheReasonWhoseAddressIsCopied() {
        robot.clickOn("#inspector-about-CLOSE");
        until(() -> robot.lookup("#reference-CLOSE").tryQuery().isPresent());
        TextField address = robot.lookup("#reference-address").queryAs(TextField.class);
        String shown = fx(address::getText);
        assertThat(shown).startsWith("https://learn.microsoft.com/").endsWith("usn_record_v2");

        robot.clickOn("#reference-copy");

        until(() -> shown.equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void tabReachesOneSentenceAndAScreenReaderIsToldItWithItsBytes() {
        until(() -> rows().stream().filter(Node::isFocusTraversable).count() == 1);
        ClauseRow first = rows().getFirst();

        String text = fx(first::getAccessibleText);
        assertThat(text).isEqualTo("The file was deleted.");
        String bytes = fx(first::getAccessibleHelp);
        assertThat(bytes).isEqualTo("+41 · 1 bytes");
        Node help = robot.lookup("#inspector-about-FILE_DELETE").query();
        String about = fx(help::getAccessibleText);
        assertThat(about).isEqualTo("What sets it: File delete");
    }
}
