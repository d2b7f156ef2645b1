package dev.tidemark.ui.common;

import dev.tidemark.text.Escapes;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Words with a line below each escape of a name in them, so that it is told from a name that only looks so. Belongs to the FX
 * thread.
 */
public final class EscapedText extends TextFlow {

    private static final double ANY = -1;

    private final String style;
    private final double widest;

    /**
     * @param style of each piece of the text; may be empty
     * @param widest where lines are wrapped, in pixels, unless its place is narrower
     */
    public EscapedText(String style, double widest) {
        this.style = style;
        this.widest = widest;
        getStyleClass().add("escaped-text");
    }

    /**
     * Shows a text.
     *
     * @param named how many characters from its beginning are names, as {@link Escapes} writes them
     * @param doubled whether they are names, not paths
     */
    public void show(String text, int named, boolean doubled) {
        getChildren().clear();
        setAccessibleText(text);
        int from = 0;
        int at = Escapes.indexIn(text, 0, doubled);
        while (at >= 0 && at < named) {
            int end = at + Escapes.escapeAt(text, at, doubled);
            add(text.substring(from, at), false);
            add(text.substring(at, end), true);
            from = end;
            at = Escapes.indexIn(text, end, doubled);
        }
        add(text.substring(from), false);
    }

    private void add(String part, boolean escape) {
        if (!part.isEmpty()) {
            Text piece = new Text(part);
            piece.setStyle(style);
            piece.setUnderline(escape);
            piece.getStyleClass().add(escape ? "escape" : "no-escape");
            getChildren().add(piece);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(widest, super.computePrefWidth(height));
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width == ANY ? prefWidth(ANY) : width);
    }
}
