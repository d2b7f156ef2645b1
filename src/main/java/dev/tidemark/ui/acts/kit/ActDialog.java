package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.ActKind;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The frame of an act's dialog, not modal: the list behind it goes on living. Belongs to the FX thread. From top to bottom:
 * title, how far the act reaches, what was added, the buttons. Escape closes; Enter does what the first button says.
 */
public final class ActDialog {

    private static final double WIDTH = 640;

    /** A frame, about. */
    private static final Duration LOOK = Duration.millis(33);

    private final VBox content = new VBox();
    private final HBox buttons = new HBox(8);
    private final VBox bottom = new VBox(6, buttons);
    private final Window owner;
    private final String title;
    private Runnable tick = () -> {};
    private Runnable closed = () -> {};
    private @Nullable Stage stage;

    /**
     * @param id of the dialog's root
     * @param title what is done to what
     */
    public ActDialog(Window owner, String id, String title) {
        this.owner = owner;
        this.title = title;
        content.setId(id);
        content.setPrefWidth(WIDTH);
        add(words("act-title", title));
        Button close = Form.button("act-close", "command.dialog.close", this::close);
        close.setCancelButton(true);
        buttons.getChildren().add(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        bottom.getStyleClass().add("act-bottom");
        bottom.setMinHeight(Region.USE_PREF_SIZE);
    }

    private static Node words(String id, String text) {
        Node label = Form.words(text, id);
        label.setId(id);
        return label;
    }

    // --- what is in it

    /** Adds something below what is there. */
    public ActDialog add(Node node) {
        content.getChildren().add(node);
        return this;
    }

    /** Adds how far an act reaches. */
    public ActDialog addReach(ActKind kind) {
        Node reach = Form.words(kind.reach(), "act-hint");
        reach.setId("act-reach");
        return add(reach);
    }

    /** Adds the checks before the act. */
    public ActDialog add(PreFlightViewModel model) {
        return add(new PreFlightView(model, owner));
    }

    /** Adds the exact requests. */
    public ActDialog addRequests(ObservableValue<List<ActRequest>> requests) {
        return add(new RequestView(requests));
    }

    /** Adds how it goes, at the bottom, where it is always in sight. */
    public ActDialog add(ActRunViewModel model) {
        return addBelow(new ActRunView(model));
    }

    /** Adds something at the bottom, above the buttons. */
    public ActDialog addBelow(Node node) {
        bottom.getChildren().add(bottom.getChildren().size() - 1, node);
        return this;
    }

    /** Makes it wider than usual. */
    public ActDialog width(double pixels) {
        content.setPrefWidth(pixels);
        return this;
    }

    /** Adds a button before Close; the first one acts on Enter. */
    public Button addButton(String id, String key, Runnable action) {
        Button button = Form.button(id, key, action);
        button.setDefaultButton(buttons.getChildren().size() == 1);
        buttons.getChildren().add(buttons.getChildren().size() - 1, button);
        return button;
    }

    /** Does something once a frame while it is open. */
    public ActDialog onTick(Runnable action) {
        tick = action;
        return this;
    }

    /** Does something when it was closed, by whatever way. */
    public ActDialog onClosed(Runnable action) {
        closed = action;
        return this;
    }

    /** All of it, where things can be dropped. */
    public Node content() {
        return content;
    }

    // --- opening and closing

    public void show() {
        stage = ActStage.show(owner, title, content, bottom, LOOK, tick, closed);
    }

    public void close() {
        Stage shown = stage;
        if (shown != null) {
            shown.close();
        }
    }
}
