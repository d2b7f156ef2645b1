package dev.tidemark.ui.filter;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.filter.language.FilterEdit;
import dev.tidemark.filter.language.Meaning;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Span;
import dev.tidemark.filter.language.Value;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Escapes;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Names that hide something, in the field of the filter. */
@Tag("shows-evidence")
@ExtendWith(ApplicationExtension.class)
class EscapedNameTest {

    private final FilterViewModel model = new FilterViewModel(FieldRegistry.standard(), BackgroundTasks.atOnce());
    private final FxRobot robot = new FxRobot();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new FilterView(model), 900, 200));
        stage.show();
    }

    private TextField field() {
        return robot.lookup("#name-filter").queryAs(TextField.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.txt",
                "\u202egnp.exe",
                "line\nbreak",
                "esc\u001b[2J",
                "trail ",
                "lone\ud800",
                "back\\slash",
                "\\u202e",
                "u202e",
                "\udb40\udc01tag"
            })
    void aNameIsShownWithEscapesAndLookedForAsItIs(String name) {
        onFx(() -> model.showOnlyNamed(name));

        assertThat(fx(() -> field().getText()).chars().filter(unit -> Escapes.isUnseen((char) unit)))
                .isEmpty();
        assertThat(fx(() -> model.appliedProperty().get().tree()))
                .isEqualTo(new Node.Compare(Span.NONE, Fields.NAME, Operator.EQUAL, Value.Text.of(name)));
        assertThat(fx(() -> model.checkProperty().get().tree()))
                .extracting(tree -> ((Node) tree).bare())
                .isEqualTo(fx(() -> model.appliedProperty().get().tree()));
    }

    /** As a cell's menu does: of each name the field shows a text that leaves out just that one. */
    @Tag("shows-ask")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202egnp.exe",
                "line\nbreak",
                "nul\0mid",
                "esc\u001b[2J",
                "trail ",
                "lone\ud800",
                "a*b?c",
                "back\\slash",
                "-1",
                "or",
                "say \"hi\"",
                "a, b}",
                "\ufeffbom"
            })
    void aNameThatIsLeftOutIsShownWithEscapesAndLeftOutAsItIs(String name) {
        Node condition = new Node.Compare(Span.NONE, Fields.NAME, Operator.EQUAL, Value.Text.of(name));
        onFx(() -> {
            model.edit(tree -> FilterEdit.notThis(tree, condition));
            model.edit(tree -> FilterEdit.notThis(
                    tree, new Node.Compare(Span.NONE, Fields.NAME, Operator.EQUAL, Value.Text.of("other"))));
        });

        assertThat(fx(() -> field().getText()).chars().filter(unit -> Escapes.isUnseen((char) unit)))
                .isEmpty();
        assertThat(fx(() -> field().getText()))
                .isEqualTo(fx(() -> model.textProperty().get()));
        assertThat(fx(() -> model.appliedProperty().get().tree()))
                .isEqualTo(new Node.Not(
                        Span.NONE,
                        new Node.In(
                                Span.NONE,
                                Fields.NAME,
                                List.of(Node.Item.of(Value.Text.of(name)), Node.Item.of(Value.Text.of("other"))))));
    }

    @Test
    void whatIsPutInAndCannotBeSeenBecomesAnEscape() {
        onFx(() -> {
            field().setText("a");
            field().insertText(1, "\u202e\u200bb");
            model.take();
        });

        assertThat(fx(() -> field().getText())).isEqualTo("\"a\\u202e\\u200bb\"e");
        assertThat(fx(() -> model.appliedProperty().get().tree()))
                .isEqualTo(new Node.Bare(Span.NONE, Value.Text.of("a\u202e\u200bb")));
    }

    @Test
    void aBackslashThatBeginsNoEscapeStillMeansThePath() {
        onFx(() -> {
            model.textProperty().set("\\users\\bob");
            model.take();
        });

        assertThat(fx(() -> Meaning.of((Node.Bare) model.appliedProperty().get().tree())))
                .isEqualTo(new Node.Compare(Span.NONE, Fields.PATH, Operator.CONTAINS, Value.Text.of("\\users\\bob")));
    }
}
