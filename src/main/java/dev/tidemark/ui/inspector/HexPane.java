package dev.tidemark.ui.inspector;

import dev.tidemark.command.Command;
import dev.tidemark.command.Scope;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.words.Clause;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A record's bytes in hex and as characters, eight or sixteen a line; the bytes of the clause that is pointed at are
 * marked, else those of the chosen field, and a byte that is clicked, dragged over or reached by key chooses its field.
 * Belongs to the FX thread. Only what is in view is drawn.
 * CSS: {@code -hex-ink}, {@code -hex-faint}, {@code -hex-mark}.
 */
final class HexPane extends Region {

    private static final Font FONT = Font.font(MonoFont.family(), 12);

    /** From the middle of a line down to the feet of its digits. */
    private static final double BASELINE = 4;

    private static final StyleablePropertyFactory<HexPane> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Paint> ink = paint("ink", pane -> pane.ink, Color.BLACK);
    private final StyleableProperty<Paint> faint = paint("faint", pane -> pane.faint, Color.GRAY);
    private final StyleableProperty<Paint> mark = paint("mark", pane -> pane.mark, Color.LIGHTBLUE);

    private final InspectorViewModel model;
    private final List<Command> commands;
    private final ScrollPane scroll = new ScrollPane(this);
    private final Canvas canvas = new Canvas();
    private final double charWidth;
    private int caret;
    private boolean moving;

    HexPane(InspectorViewModel model) {
        this.model = model;
        this.commands = going();
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setFocusTraversable(true);
        getStyleClass().add("hex-pane");
        Text measure = new Text("0".repeat(100));
        measure.setFont(FONT);
        charWidth = measure.getLayoutBounds().getWidth() / 100;
        canvas.setManaged(false);
        getChildren().add(canvas);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("hex-scroll");
        scroll.setFocusTraversable(false);
        scroll.vvalueProperty().addListener((property, was, now) -> paint());
        scroll.viewportBoundsProperty().addListener((property, was, now) -> paint());
        model.bytesProperty().addListener((property, was, now) -> renewed());
        model.chosenProperty().addListener((property, was, now) -> chosen());
        model.words().pointedProperty().addListener((property, was, now) -> pointed(now));
        focusedProperty().addListener((property, was, now) -> paint());
        setOnMousePressed(this::choose);
        setOnMouseDragged(this::choose);
        setOnKeyPressed(new CommandKeys(commands)::pressed);
    }

    private StyleableProperty<Paint> paint(String name, Function<HexPane, StyleableProperty<Paint>> of, Color initial) {
        StyleableProperty<Paint> value = STYLES.createStyleablePaintProperty(this, name, "-hex-" + name, of, initial);
        if (value instanceof ObservableValue<?> observable) {
            observable.addListener((property, was, now) -> paint());
        }
        return value;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }

    /** The pane, with what scrolls it. */
    ScrollPane scrolled() {
        return scroll;
    }

    private HexGeometry geometry() {
        return HexGeometry.fitting(charWidth, getWidth(), model.bytesProperty().get().length);
    }

    @Override
    protected double computePrefHeight(double width) {
        return geometry().height();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        paint();
    }

    // --- drawing

    private void paint() {
        Bounds view = scroll.getViewportBounds();
        double top = Math.max(0, getHeight() - view.getHeight()) * scroll.getVvalue();
        canvas.relocate(0, top);
        canvas.setWidth(getWidth());
        canvas.setHeight(Math.min(getHeight(), view.getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, -top);
        g.clearRect(0, top, canvas.getWidth(), canvas.getHeight());
        g.setFont(FONT);
        g.setTextBaseline(VPos.BASELINE);
        HexGeometry places = geometry();
        int last = Math.min(places.lines() - 1, places.lineAt(top + canvas.getHeight()));
        for (int line = places.lineAt(top); line <= last; line++) {
            paintLine(g, places, line);
        }
    }

    private void paintLine(GraphicsContext g, HexGeometry places, int line) {
        double y = places.middleY(line);
        int from = line * places.perLine();
        g.setFill(faint.getValue());
        g.fillText(String.format(Locale.ROOT, "%04x", from), HexGeometry.SIDE, y + BASELINE);
        int to = Math.min(places.count(), from + places.perLine());
        for (int index = from; index < to; index++) {
            boolean marked = model.isMarked(index);
            if (marked) {
                paintMark(g, places, index - from, y);
            }
            paintByte(g, places, index, marked, y);
        }
    }

    private void paintMark(GraphicsContext g, HexGeometry places, int column, double y) {
        double top = y - HexGeometry.LINE / 2;
        g.setFill(mark.getValue());
        g.fillRect(places.hexX(column) - charWidth / 2, top, charWidth * 3, HexGeometry.LINE);
        g.fillRect(places.textX(column), top, charWidth, HexGeometry.LINE);
    }

    private void paintByte(GraphicsContext g, HexGeometry places, int index, boolean marked, double y) {
        int column = index % places.perLine();
        byte value = model.bytesProperty().get()[index];
        g.setFill(value == 0 && !marked ? faint.getValue() : ink.getValue());
        g.fillText(String.format(Locale.ROOT, "%02x", value), places.hexX(column), y + BASELINE);
        String glyph = model.glyph(index);
        g.setFill(glyph.equals(ByteGlyphs.NONE) && !marked ? faint.getValue() : ink.getValue());
        g.fillText(glyph, places.textX(column), y + BASELINE);
        if (isFocused() && index == caret) {
            double left = Math.floor(places.hexX(column) - charWidth / 2) + 0.5;
            g.setStroke(ink.getValue());
            g.strokeRect(left, y - HexGeometry.LINE / 2 + 0.5, Math.round(charWidth * 3) - 1, HexGeometry.LINE - 1);
        }
    }

    // --- choosing

    private void renewed() {
        caret = 0;
        scroll.setVvalue(0);
        requestLayout();
        scroll.requestLayout();
    }

    private void chosen() {
        FieldRow field = model.chosenField();
        if (!moving && field != null && field.hasBytes() && !field.holds(caret)) {
            caret = Math.min(field.offset(), Math.max(0, geometry().count() - 1));
            reveal(field);
        }
        setAccessibleText(field == null ? model.hex() : field.name() + " " + model.chosenHex());
        paint();
    }

    /** What a clause rests on is marked as long as it is pointed at. */
    private void pointed(@Nullable Clause clause) {
        if (clause != null && !clause.spans().isEmpty()) {
            Clause.Span first = clause.spans().getFirst();
            reveal(new FieldRow("", first.offset(), first.size(), "", ""));
        }
        paint();
    }

    /** Scrolls as little as shows the field, or its beginning when it is longer than the view. */
    private void reveal(FieldRow field) {
        HexGeometry places = geometry();
        double view = scroll.getViewportBounds().getHeight();
        double hidden = getHeight() - view;
        if (hidden <= 0) {
            return;
        }
        double top = places.middleY(field.offset() / places.perLine()) - HexGeometry.LINE;
        int lastByte = Math.max(field.offset(), field.offset() + field.size() - 1);
        double bottom = places.middleY(lastByte / places.perLine()) + HexGeometry.LINE;
        double shown = hidden * scroll.getVvalue();
        double wanted = Math.min(top, Math.max(shown, bottom - view));
        scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
    }

    private void choose(MouseEvent event) {
        requestFocus();
        int index = geometry().byteAt(event.getX(), event.getY());
        if (index >= 0) {
            moveTo(index);
        }
        event.consume();
    }

    private void moveTo(int index) {
        caret = index;
        moving = true;
        model.chooseByte(index);
        moving = false;
        paint();
    }

    // --- keys

    /** What keys do while the bytes have the keyboard. */
    List<Command> commands() {
        return commands;
    }

    private List<Command> going() {
        return List.of(
                of("previous").key("Left").run(() -> move(caret - 1)),
                of("next").key("Right").run(() -> move(caret + 1)),
                of("up").key("Up").run(() -> move(caret - geometry().perLine())),
                of("down").key("Down").run(() -> move(caret + geometry().perLine())),
                of("lineStart").key("Home").run(() -> move(lineStart())),
                of("lineEnd")
                        .key("End")
                        .run(() -> move(Math.min(
                                        geometry().count(),
                                        lineStart() + geometry().perLine())
                                - 1)),
                of("first").key("Ctrl+Home").run(() -> move(0)),
                of("last").key("Ctrl+End").run(() -> move(geometry().count() - 1)));
    }

    private static Command.Builder of(String id) {
        return Command.of(Scope.INSPECTOR, "inspector.byte." + id);
    }

    private int lineStart() {
        return caret - caret % geometry().perLine();
    }

    private void move(int next) {
        if (next >= 0 && next < geometry().count()) {
            moveTo(next);
            reveal(new FieldRow("", next, 1, "", ""));
            paint();
        }
    }
}
