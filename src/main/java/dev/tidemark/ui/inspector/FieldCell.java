package dev.tidemark.ui.inspector;

import dev.tidemark.path.Certainty;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.EscapedText;
import dev.tidemark.ui.common.MonoFont;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A field: its name and place in a line, its value below, and its meaning beside the value where it fits, else below that.
 * Belongs to the FX thread.
 */
final class FieldCell extends ListCell<FieldRow> {

    private static final PseudoClass SURE = PseudoClass.getPseudoClass("sure");
    private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final double SIDES = 36;
    private static final double GAP = 8;

    /** About how wide a character of a value and of a meaning is. */
    private static final double VALUE_CHAR = 7.3;

    private static final double MEANING_CHAR = 6.4;

    private final ListView<FieldRow> list;
    private final Label name = label("field-name");
    private final Label place = label("field-place");
    private final Label value = label("field-value");
    private final EscapedText marked = new EscapedText(MonoFont.style(), Double.MAX_VALUE);
    private final Label meaning = label("field-meaning");
    private final HBox details = new HBox(GAP);
    private final VBox box;
    private boolean escaped;

    FieldCell(ListView<FieldRow> list) {
        this.list = list;
        place.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        value.setStyle(MonoFont.style());
        value.setWrapText(true);
        meaning.setWrapText(true);
        details.getStyleClass().add("field-details");
        box = new VBox(new HBox(GAP, name, place));
        list.widthProperty().addListener((property, was, now) -> arrange());
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    /** A list asks for the height of one line; wrapped words need what they need in the list's width. */
    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snappedTopInset() + snappedBottomInset() + box.prefHeight(list.getWidth() - SIDES);
    }

    @Override
    protected void updateItem(@Nullable FieldRow field, boolean empty) {
        super.updateItem(field, empty);
        if (field == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            showCertainty(null);
            pseudoClassStateChanged(ABSENT, false);
            return;
        }
        name.setText(field.name());
        place.setText(field.hasBytes() ? Messages.text("inspector.place", field.offset(), field.size()) : "");
        value.setText(field.value());
        escaped = field.escaped();
        marked.show(escaped ? field.value() : "", field.value().length(), field.isName());
        meaning.setText(field.meaning());
        showCertainty(field.certainty());
        arrange();
        pseudoClassStateChanged(ABSENT, field.isAbsent());
        setAccessibleText(String.join(" ", field.name(), field.value(), field.meaning()));
        setGraphic(box);
    }

    private void showCertainty(@Nullable Certainty certainty) {
        pseudoClassStateChanged(SURE, certainty != null && certainty.isSure());
        pseudoClassStateChanged(UNSURE, certainty != null && !certainty.isSure());
    }

    private void arrange() {
        double room = list.getWidth() - SIDES;
        box.setPrefWidth(room);
        box.setMaxWidth(room);
        String values = value.getText();
        String meanings = meaning.getText();
        double needed = values.length() * VALUE_CHAR + GAP + meanings.length() * MEANING_CHAR;
        boolean beside = !values.isEmpty() && !meanings.contains("\n") && needed <= room;
        details.getChildren().clear();
        box.getChildren().remove(1, box.getChildren().size());
        if (beside) {
            details.getChildren().addAll(escaped ? marked : value, meaning);
            box.getChildren().add(details);
            return;
        }
        if (!values.isEmpty()) {
            box.getChildren().add(escaped ? marked : value);
        }
        if (!meanings.isEmpty()) {
            box.getChildren().add(meaning);
        }
    }
}
