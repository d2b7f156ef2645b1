package dev.tidemark.ui.statistics;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.ui.statistics.LineOrder.Column;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What a line says in a column: a share has a bar behind it, a directory opens. Belongs to the FX thread. */
final class StatisticsCell extends TableCell<StatisticsLine, StatisticsLine> {

    private static final double INDENT = 14;
    private static final double PADDING = 12;
    private static final double WIDE = 200;
    private static final double TIME = 150;
    private static final double NUMBER = 80;

    private final Column column;
    private final StatisticsViewModel model;
    private final Label opens = new Label();
    private final ShareBar bar = new ShareBar();
    private final Tooltip tip = new Tooltip();

    StatisticsCell(Column column, StatisticsViewModel model) {
        this.column = column;
        this.model = model;
        if (column != Column.VALUE) {
            setAlignment(Pos.CENTER_RIGHT);
            setStyle(MonoFont.style());
        }
        if (column == Column.SHARE) {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            bar.prefWidthProperty().bind(widthProperty().subtract(PADDING));
        }
        opens.getStyleClass().add("statistics-opens");
        opens.setMinWidth(INDENT);
        opens.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            StatisticsLine line = getItem();
            if (line != null && line.opens() && event.getButton() == MouseButton.PRIMARY) {
                model.toggle(line);
                event.consume();
            }
        });
    }

    /** How wide a column is at first. */
    static double width(Column column) {
        return switch (column) {
            case VALUE -> WIDE;
            case FIRST, LAST -> TIME;
            default -> NUMBER;
        };
    }

    /** How narrow a column gets: a time is told whole, or not at all. */
    static double least(Column column) {
        return column == Column.FIRST || column == Column.LAST ? TIME : NUMBER;
    }

    @Override
    protected void updateItem(@Nullable StatisticsLine line, boolean empty) {
        super.updateItem(line, empty);
        StatisticsPage page = model.pageProperty().get();
        if (empty || line == null || page == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        String text = StatisticsWords.text(page.listing(), line, column);
        setText(text);
        if (column == Column.SHARE) {
            bar.show(line.share(), text);
            setGraphic(bar);
        }
        if (column == Column.VALUE) {
            showTree(line, StatisticsWords.isTree(page.listing().grouping()));
            tip(text);
        }
    }

    private void showTree(StatisticsLine line, boolean tree) {
        setGraphic(tree ? opens : null);
        setPadding(new Insets(0, 6, 0, 6 + line.depth() * INDENT));
        opens.setText(!line.opens() ? "" : line.open() ? "\u25be" : "\u25b8");
        opens.setAccessibleText(
                line.opens() ? Messages.text(line.open() ? "statistics.open" : "statistics.closed") : "");
    }

    /** Names may be cut. */
    private void tip(String text) {
        tip.setText(text);
        setTooltip(tip);
    }
}
