package dev.tidemark.ui.filter;

import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What is filtered for and shows nowhere else, each with a way to lift it; and that nothing is left, with the way back. Takes no
 * room while there is nothing to say. Belongs to the FX thread.
 */
final class FilterChips extends FlowPane {

    private final FilterViewModel model;
    private final ObservableList<FilterChip> chips;
    private final Label nothing = new Label();
    private final Label counted = new Label();
    private final Hyperlink everything = new Hyperlink(Messages.text("reasons.reset"));

    FilterChips(FilterViewModel model) {
        this.model = model;
        this.chips = model.chips();
        getStyleClass().add("filter-chips");
        nothing.setId("filter-nothing");
        nothing.textProperty().bind(model.nothingProperty());
        counted.setId("filter-counted");
        counted.textProperty().bind(model.countedProperty());
        everything.setId("filter-show-everything");
        everything.setOnAction(event -> {
            model.clear();
            everything.setVisited(false);
        });
        chips.addListener((ListChangeListener<FilterChip>) change -> fill());
        model.nothingProperty().addListener((property, was, now) -> fill());
        model.countedProperty().addListener((property, was, now) -> fill());
        fill();
    }

    private void fill() {
        List<Node> nodes = new ArrayList<>();
        chips.forEach(chip -> nodes.add(button(chip)));
        if (!model.countedProperty().get().isEmpty()) {
            nodes.add(counted);
        }
        if (!model.nothingProperty().get().isEmpty()) {
            nodes.add(nothing);
            nodes.add(everything);
        }
        getChildren().setAll(nodes);
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    private static Button button(FilterChip chip) {
        Button button = new Button(chip.text(), new FontIcon(Feather.X));
        button.setMnemonicParsing(false);
        button.setId(chip.id());
        button.getStyleClass().add("filter-chip");
        button.setAccessibleText(Messages.text("filter.chip.remove", chip.text()));
        button.setOnAction(event -> chip.remove().run());
        return button;
    }
}
