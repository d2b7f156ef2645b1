package dev.tidemark.ui.records;

import dev.tidemark.text.Escapes;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/** A line below each escape in a text, so that it is told from a name that only looks so. Belongs to the FX thread. */
final class EscapeMarks extends Path {

    private final Text text;

    /**
     * @param text what has escapes; it has been placed
     */
    EscapeMarks(Text text) {
        this.text = text;
        getStyleClass().add("escape-mark");
    }

    /**
     * Marks what the text shows now.
     *
     * @param escaped whether it has escapes at all
     * @param doubled whether it is a name, not a path
     */
    void show(boolean escaped, boolean doubled) {
        setVisible(escaped);
        getElements().clear();
        String shown = text.getText();
        int at = escaped ? Escapes.indexIn(shown, 0, doubled) : -1;
        while (at >= 0) {
            int end = at + Escapes.escapeAt(shown, at, doubled);
            getElements().addAll(text.underlineShape(at, end));
            at = Escapes.indexIn(shown, end, doubled);
        }
        setLayoutX(text.getLayoutX());
        setLayoutY(text.getLayoutY());
        setOpacity(text.getOpacity());
    }
}
