package dev.tidemark.ui.inspector;

import dev.tidemark.ui.common.MonoFont;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Belongs to the FX thread. A record's bytes in hex and as characters, eight or sixteen a line; the chosen field's bytes
 * are marked, and a byte that is clicked chooses its field.
 */
final class HexPane extends Region {

    private static final double SIDE = 8;
    private static final double LINE = 18;
    private static final Font FONT = Font.font(MonoFont.family(), 12);

    private final InspectorViewModel model;
    private final Canvas canvas = new Canvas();
    private final double charWidth;
    private int caret;
    private Color ink = Color.BLACK;
    private Color faint = Color.GRAY;
    private Color mark = Color.LIGHTBLUE;

    HexPane(InspectorViewModel model) {
        this.model = model;
        setId("inspector-bytes");
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setFocusTraversable(true);
        getStyleClass().add("hex-pane");
        Text measure = new Text("0".repeat(100));
        measure.setFont(FONT);
        charWidth = measure.getLayoutBounds().getWidth() / 100;
        getChildren().add(canvas);
        model.bytesProperty().addListener((property, was, now) -> {
            caret = 0;
            requestLayout();
            paint();
        });
        model.chosenProperty().addListener((property, was, now) -> paint());
        setOnMousePressed(this::choose);
        setOnMouseDragged(this::choose);
        setOnKeyPressed(this::move);
        focusedProperty().addListener((property, was, now) -> paint());
    }

    /** Takes the theme's colours. */
    void colours(boolean dark) {
        ink = dark ? Color.web("#c9d1d9") : Color.web("#24292f");
        faint = dark ? Color.web("#8b949e") : Color.web("#57606a");
        mark = dark ? Color.web("#1f4f8f") : Color.web("#b6d7ff");
        paint();
    }

    private int perLine() {
        double sixteen = 2 * SIDE + charWidth * (6 + 16 * 3 + 2 + 16);
        return getWidth() >= sixteen ? 16 : 8;
    }

    private int lines() {
        int count = model.bytesProperty().get().length;
        return (count + perLine() - 1) / perLine();
    }

    @Override
    protected double computePrefHeight(double width) {
        return lines() * LINE + 2 * SIDE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(Math.min(getHeight(), 4096));
        paint();
    }

    private double hexX(int column) {
        return SIDE + charWidth * (6 + column * 3);
    }

    private double textX(int column) {
        return SIDE + charWidth * (6 + perLine() * 3 + 1 + column);
    }

    private void paint() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        byte[] bytes = model.bytesProperty().get();
        FieldRow chosen = model.chosenField();
        for (int line = 0; line < lines(); line++) {
            paintLine(g, bytes, line, chosen);
        }
    }

    private void paintLine(GraphicsContext g, byte[] bytes, int line, @Nullable FieldRow chosen) {
        double y = SIDE + line * LINE + LINE / 2;
        int from = line * perLine();
        g.setFill(faint);
        g.fillText(String.format(Locale.ROOT, "%04x", from), SIDE, y);
        for (int i = from; i < Math.min(bytes.length, from + perLine()); i++) {
            int column = i - from;
            boolean marked = chosen != null && chosen.holds(i);
            if (marked) {
                g.setFill(mark);
                g.fillRect(hexX(column) - charWidth / 2, y - LINE / 2, charWidth * 3, LINE);
                g.fillRect(textX(column), y - LINE / 2, charWidth, LINE);
            }
            g.setFill(bytes[i] == 0 && !marked ? faint : ink);
            g.fillText(String.format(Locale.ROOT, "%02x", bytes[i]), hexX(column), y);
            char shown = (char) (bytes[i] & 0xFF);
            g.fillText(shown >= 0x20 && shown < 0x7F ? String.valueOf(shown) : "·", textX(column), y);
            if (isFocused() && i == caret) {
                g.setStroke(ink);
                g.strokeRect(hexX(column) - 2, y - LINE / 2 + 1, charWidth * 2 + 4, LINE - 2);
            }
        }
    }

    /** The byte at a place, -1 for none. */
    private int byteAt(double x, double y) {
        int line = (int) Math.floor((y - SIDE) / LINE);
        double inHex = (x - hexX(0) + charWidth / 2) / (charWidth * 3);
        double inText = (x - textX(0)) / charWidth;
        int column = (int) Math.floor(inText >= 0 ? inText : inHex);
        int index = line * perLine() + column;
        boolean inside = line >= 0 && column >= 0 && column < perLine();
        return inside && index < model.bytesProperty().get().length ? index : -1;
    }

    private void choose(MouseEvent event) {
        requestFocus();
        int index = byteAt(event.getX(), event.getY());
        if (index >= 0) {
            caret = index;
            model.chooseByte(index);
            paint();
        }
        event.consume();
    }

    private void move(KeyEvent event) {
        int step = step(event.getCode());
        int next = caret + step;
        if (step != 0 && next >= 0 && next < model.bytesProperty().get().length) {
            caret = next;
            model.chooseByte(next);
            paint();
        }
        if (step != 0) {
            event.consume();
        }
    }

    private int step(KeyCode key) {
        return switch (key) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -perLine();
            case DOWN -> perLine();
            default -> 0;
        };
    }
}
