package dev.tidemark.ui.acts.kit;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.help.ReferenceView;
import dev.tidemark.ui.common.DialogCommands;
import dev.tidemark.ui.common.OwnedStage;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The window that says, beside another one, what the reference says of what that shows. Belongs to the FX thread. There is one for
 * each window, and it closes with it.
 */
public final class HelpStage {

    private static final double WIDTH = 620;
    private static final double GAP = 8;
    private static final Duration NEVER_MIND = Duration.seconds(1);

    private final VBox content = new VBox();
    private final VBox page = new VBox();
    private final Stage stage;

    private HelpStage(Stage dialog) {
        content.setId("reference");
        content.setPrefWidth(Math.min(WIDTH, StageGrowth.widest(dialog)));
        ActFrame frame = new ActFrame(
                content, new ActButtons(Form.button("reference-close", "command.dialog.close", this::close)));
        stage = ActStage.of(
                dialog,
                Messages.text("reference.title"),
                frame,
                new ActStage.Life(NEVER_MIND, () -> {}, () -> {}, List.of(DialogCommands.CLOSE.on(this::close))));
    }

    private void close() {
        stage.close();
    }

    /**
     * A page that can be read there.
     *
     * @param id names it among the pages
     * @param name on the button that shows it
     * @param view makes what is shown
     */
    public record Page(String id, String name, Supplier<Node> view) {}

    /** What the reference says of a request. */
    static Page of(ReferencePage request) {
        return new Page(request.name(), request.code().name(), () -> new ReferenceView(request));
    }

    /**
     * Opens it, in the place of the one that is open.
     *
     * @param pages what can be read there
     * @param first which of them is shown
     */
    public static void show(Stage owner, List<Page> pages, int first) {
        if (owner.getProperties().get(HelpStage.class) instanceof HelpStage open) {
            open.close();
        }
        HelpStage help = new HelpStage(owner);
        owner.getProperties().put(HelpStage.class, help);
        if (pages.size() > 1) {
            help.content.getChildren().add(help.choices(pages, pages.get(first)));
        }
        help.content.getChildren().add(help.page);
        help.page.getChildren().setAll(pages.get(first).view().get());
        help.stage.show();
        help.placeBeside(owner);
    }

    /** A button for each page. */
    private Node choices(List<Page> pages, Page first) {
        FlowPane line = new FlowPane(GAP, GAP);
        ToggleGroup group = new ToggleGroup();
        for (Page one : pages) {
            ToggleButton choice = new ToggleButton(one.name());
            choice.setMnemonicParsing(false);
            choice.setId("reference-choice-" + one.id());
            choice.setToggleGroup(group);
            choice.setSelected(one == first);
            choice.setOnAction(event -> {
                choice.setSelected(true);
                page.getChildren().setAll(one.view().get());
            });
            line.getChildren().add(choice);
        }
        return line;
    }

    /** To the right of it where the screen has room, else to the left, else over a part of it. */
    private void placeBeside(Stage dialog) {
        Rectangle2D screen = OwnedStage.screen(dialog);
        double right = dialog.getX() + dialog.getWidth() + GAP;
        double left = dialog.getX() - stage.getWidth() - GAP;
        if (right + stage.getWidth() <= screen.getMaxX()) {
            stage.setX(right);
        } else if (left >= screen.getMinX()) {
            stage.setX(left);
        } else {
            stage.setX(Math.max(screen.getMinX(), screen.getMaxX() - stage.getWidth()));
        }
        stage.setY(Math.max(screen.getMinY(), Math.min(dialog.getY(), screen.getMaxY() - stage.getHeight())));
    }
}
