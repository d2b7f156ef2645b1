package dev.tidemark.ui.story;

import dev.tidemark.story.StoryLine;
import dev.tidemark.text.Messages;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A line of a story, with a link where it tells of another file. Belongs to the FX thread. */
final class StoryCell extends ListCell<StoryLine> {

    private static final double INDENT = 16;
    private static final double GAP = 8;

    private final StoryViewModel model;
    private final Label text = new Label();
    private final Hyperlink link = new Hyperlink(Messages.text("story.link"));
    private final HBox both = new HBox(GAP, text, link);
    private String style = "";

    StoryCell(StoryViewModel model) {
        this.model = model;
        both.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(Region.USE_PREF_SIZE);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setFocusTraversable(false);
        link.setOnAction(event -> {
            StoryLine line = getItem();
            if (line != null) {
                model.follow(line);
            }
            link.setVisited(false);
        });
        setOnMouseClicked(event -> {
            StoryLine line = getItem();
            if (line != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.goTo(line);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable StoryLine line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().remove(style);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean leads = model.leads(line) && (line.kind() == StoryLine.Kind.NAME || line.kind() == StoryLine.Kind.FILE);
        style = "story-" + line.kind().name().toLowerCase(Locale.ROOT);
        getStyleClass().add(style);
        text.setText(line.text());
        link.setVisible(leads);
        link.setManaged(leads);
        both.setPadding(new Insets(0, 0, 0, line.depth() * INDENT));
        setAccessibleText(leads ? Messages.text("story.line.leads", line.text()) : line.text());
        setGraphic(both);
    }
}
