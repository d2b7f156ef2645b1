package dev.tidemark.ui.shell;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The three steps to the first live record, in the place of the records. Belongs to the FX thread. */
final class GettingStartedView extends ScrollPane {

    private static final double WIDTH = 560;

    private final GettingStartedViewModel model;
    private final FlowPane volumes = new FlowPane(14, 6);
    private @Nullable ToggleGroup group;

    /**
     * @param read begins to read a volume
     * @param elevate starts Tidemark again with administrator rights
     * @param open opens a file
     */
    GettingStartedView(GettingStartedViewModel model, Consumer<VolumeFacts> read, Runnable elevate, Runnable open) {
        this.model = model;
        setId("getting-started");
        getStyleClass().add("getting-started");
        setFitToWidth(true);
        setFocusTraversable(false);
        visibleProperty().bind(model.shownProperty());
        VBox steps = new VBox(
                14,
                styled(words(model.words()), "start-words"),
                step(1, "start.rights.title", rights(elevate)),
                step(2, "start.volume.title", List.of(volumes)),
                step(3, "start.read.title", List.of(readButton(read))),
                bottom(open));
        steps.setMaxWidth(WIDTH);
        steps.getChildren().addFirst(styled(new Label(Messages.text("start.title")), "start-title"));
        HBox middle = new HBox(steps);
        HBox.setHgrow(steps, Priority.ALWAYS);
        middle.getStyleClass().add("start-middle");
        setContent(middle);
        model.volumes().addListener((ListChangeListener<VolumeFacts>) change -> fill());
        model.chosenProperty().addListener((property, was, now) -> choose());
        fill();
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static <N extends Node> N styled(N node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    private static Node step(int number, String title, List<? extends Node> content) {
        VBox words = new VBox(6, styled(new Label(Messages.text(title)), "start-step"));
        words.getChildren().addAll(content);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(12, styled(new Label(Integer.toString(number)), "start-number"), words);
    }

    private List<Node> rights(Runnable elevate) {
        List<Node> all = new ArrayList<>(List.of(words(model.rightsWords())));
        if (model.canElevate()) {
            all.add(button("start-elevate", "start.rights.elevate", elevate));
        }
        return all;
    }

    private Button readButton(Consumer<VolumeFacts> read) {
        Button button = button("start-read", "start.read.none", () -> {
            VolumeFacts volume = model.chosenProperty().get();
            if (volume != null) {
                model.close();
                read.accept(volume);
            }
        });
        button.getStyleClass().add("accent");
        button.textProperty().bind(Bindings.createStringBinding(model::readWords, model.chosenProperty()));
        button.disableProperty().bind(model.chosenProperty().isNull());
        return button;
    }

    private Node bottom(Runnable open) {
        Button file = button("start-open", "start.open", open);
        Button close = button("start-close", "start.close", model::close);
        return new HBox(8, file, close);
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void fill() {
        ToggleGroup choices = new ToggleGroup();
        List<Node> buttons = new ArrayList<>();
        for (VolumeFacts volume : model.volumes()) {
            RadioButton button =
                    new RadioButton(Messages.text("start.volume", volume.name(), Escapes.name(volume.label())));
            button.setMnemonicParsing(false);
            button.setId("start-volume-" + volume.id().replaceAll("[^A-Za-z0-9]", ""));
            button.setUserData(volume);
            button.setToggleGroup(choices);
            button.setOnAction(event -> model.chosenProperty().set(volume));
            buttons.add(button);
        }
        if (buttons.isEmpty()) {
            buttons.add(words(Messages.text("start.volume.none")));
        }
        group = choices;
        volumes.getChildren().setAll(buttons);
        choose();
    }

    private void choose() {
        ToggleGroup choices = group;
        if (choices != null) {
            choices.getToggles()
                    .forEach(each -> each.setSelected(
                            each.getUserData() instanceof VolumeFacts volume && model.isChosen(volume)));
        }
    }
}
