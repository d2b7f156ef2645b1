package dev.tidemark.ui.acts;

import dev.tidemark.capture.act.ActKind;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Belongs to the FX thread. The frame of every act's dialog, not modal: the list behind it goes on living. From top to
 * bottom: title, how far the act reaches, what is asked, what stands in the way, the request, how it goes, the buttons.
 * Escape closes; Enter does what the first button says.
 */
final class ActDialog {

    private static final double WIDTH = 620;
    private static final List<String> THEMES = List.of("light", "dark");

    private final Stage stage = new Stage();
    private final VBox content = new VBox(10);
    private final HBox buttons = new HBox(8);
    private final Button close = new Button(Messages.text("dialog.close"));
    private final Window owner;

    /**
     * @param id of the dialog's root, for tests
     * @param title what is done to what
     * @param kind tells how far the act reaches
     */
    ActDialog(Window owner, String id, String title, ActKind kind) {
        this(owner, id, title);
        Label reach = new Label(kind.reach());
        reach.setId("act-reach");
        reach.setWrapText(true);
        reach.getStyleClass().add("act-reach");
        content.getChildren().add(reach);
    }

    /** A dialog of no single act. */
    ActDialog(Window owner, String id, String title) {
        this.owner = owner;
        stage.initOwner(owner);
        stage.setTitle(title);
        content.getStyleClass().add("act-content");
        Label head = new Label(title);
        head.setId("act-title");
        head.setWrapText(true);
        head.getStyleClass().add("act-title");
        content.getChildren().add(head);
        stage.setScene(scene(id));
    }

    private Scene scene(String id) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("act-scroll");
        close.setId("act-close");
        close.setCancelButton(true);
        close.setOnAction(event -> stage.hide());
        close.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getChildren().add(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("act-buttons");
        BorderPane root = new BorderPane(scroll);
        root.setBottom(buttons);
        root.setId(id);
        root.getStyleClass().add("act-dialog");
        root.setPrefWidth(WIDTH);
        Scene scene = new Scene(root);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.getStylesheets()
                .add(Objects.requireNonNull(ActDialog.class.getResource("acts.css"))
                        .toExternalForm());
        dress(root, owner.getScene().getRoot());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.hide();
                event.consume();
            }
        });
        return scene;
    }

    /** Light or dark as the window is, now and later. */
    private void dress(Parent root, Parent like) {
        ListChangeListener<String> follow = change -> wear(root, like);
        like.getStyleClass().addListener(follow);
        stage.setOnHidden(event -> like.getStyleClass().removeListener(follow));
        wear(root, like);
    }

    private static void wear(Parent root, Parent like) {
        root.getStyleClass().removeAll(THEMES);
        root.getStyleClass()
                .addAll(like.getStyleClass().stream().filter(THEMES::contains).toList());
    }

    // --- what is in it

    /** Adds what is asked, or anything else, below what is there. */
    ActDialog add(Node node) {
        content.getChildren().add(node);
        return this;
    }

    /** Adds the checks before the act. */
    ActDialog add(PreFlightViewModel model) {
        return add(new PreFlightView(model, owner));
    }

    /** Adds the exact requests. */
    ActDialog addRequests(ObservableValue<List<ActRequest>> requests) {
        return add(new RequestView(requests));
    }

    /** Adds how it goes. */
    ActDialog add(ActRunViewModel model) {
        return add(new ActRunView(model));
    }

    /** Adds a button before Close; the first one added acts on Enter. */
    Button addButton(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (buttons.getChildren().size() == 1) {
            button.setDefaultButton(true);
        }
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(buttons.getChildren().size() - 1, button);
        return button;
    }

    /** Does something once it is closed, by whatever way. */
    void onClosed(Runnable action) {
        stage.showingProperty().addListener((property, was, now) -> {
            if (!now) {
                action.run();
            }
        });
    }

    Stage stage() {
        return stage;
    }

    void show() {
        stage.show();
        stage.toFront();
    }

    void close() {
        stage.hide();
    }
}
