package dev.tidemark.ui.statistics;

import atlantafx.base.theme.Styles;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.SpareWidth;
import dev.tidemark.ui.statistics.LineOrder.Column;
import dev.tidemark.ui.statistics.StatisticsLine.Kind;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the statistics: a click on one narrows, with Alt it excludes; directories open and close. Belongs to the FX thread. The
 * view model sorts, in the background.
 */
final class StatisticsTable extends TableView<StatisticsLine> {

    private static final double ROW = 22;

    private final StatisticsViewModel model;
    private final SpareWidth<StatisticsLine> spare = new SpareWidth<>(this);
    private @Nullable StatisticsLine chosen;
    private boolean renewing;

    StatisticsTable(StatisticsViewModel model) {
        super(model.lines());
        this.model = model;
        setId("statistics-table");
        setAccessibleText(Messages.text("statistics.accessible"));
        Label nothing = new Label();
        nothing.textProperty().bind(model.titleProperty());
        setPlaceholder(nothing);
        setFixedCellSize(ROW);
        getStyleClass().add(Styles.DENSE);
        setRowFactory(table -> row());
        for (Column column : Column.values()) {
            getColumns().add(column(column));
        }
        // Values take what room the others leave, and scroll before their names are cut.
        spare.take(getColumns().getFirst(), StatisticsCell.width(Column.VALUE));
        setSortPolicy(table -> sorted());
        model.orderProperty().subscribe(this::showOrder);
        model.groupingProperty().subscribe(now -> showColumns());
        getSelectionModel().selectedItemProperty().addListener((property, was, now) -> {
            if (!renewing) {
                chosen = now;
            }
        });
        model.lines().addListener((ListChangeListener<StatisticsLine>) change -> chooseAgain());
    }

    private TableColumn<StatisticsLine, StatisticsLine> column(Column what) {
        TableColumn<StatisticsLine, StatisticsLine> column =
                new TableColumn<>(Messages.text("statistics.column." + what));
        column.setId("statistics-" + what.name().toLowerCase(Locale.ROOT));
        column.setUserData(what);
        column.setReorderable(false);
        column.setPrefWidth(StatisticsCell.width(what));
        column.setMinWidth(StatisticsCell.least(what));
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(ignored -> new StatisticsCell(what, model));
        return column;
    }

    // --- order

    /** Takes what a click on a heading asks for; the lines come sorted. */
    private boolean sorted() {
        if (!getSortOrder().isEmpty()) {
            TableColumn<StatisticsLine, ?> first = getSortOrder().getFirst();
            boolean ascending = first.getSortType() == SortType.ASCENDING;
            LineOrder now = model.orderProperty().get();
            if (now.column() != first.getUserData() || now.ascending() != ascending) {
                model.orderProperty().set(new LineOrder((Column) first.getUserData(), ascending));
            }
        }
        return true;
    }

    private void showOrder(LineOrder order) {
        for (TableColumn<StatisticsLine, ?> column : getColumns()) {
            if (column.getUserData() == order.column()) {
                column.setSortType(order.ascending() ? SortType.ASCENDING : SortType.DESCENDING);
                if (!getSortOrder().equals(List.of(column))) {
                    getSortOrder().setAll(List.of(column));
                }
            }
        }
    }

    /** Only directories have records in them and below them. */
    private void showColumns() {
        boolean tree = StatisticsWords.isTree(model.groupingProperty().get());
        getColumns().stream()
                .filter(column -> column.getUserData() == Column.DIRECTLY)
                .forEach(column -> column.setVisible(tree));
    }

    @Override
    protected void layoutChildren() {
        spare.give(getWidth());
        super.layoutChildren();
    }

    // --- lines

    /** The line that was chosen stays so while numbers change. */
    private void chooseAgain() {
        StatisticsLine last = chosen;
        if (last == null) {
            return;
        }
        renewing = true;
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).isOfSame(last)) {
                getSelectionModel().clearAndSelect(i);
                break;
            }
        }
        renewing = false;
    }

    private TableRow<StatisticsLine> row() {
        TableRow<StatisticsLine> row = new TableRow<>();
        row.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            StatisticsLine line = row.getItem();
            boolean plain = !event.isShiftDown() && !event.isShortcutDown() && event.isStillSincePress();
            if (line == null || event.getButton() != MouseButton.PRIMARY || !plain || line.kind() == Kind.REST) {
                return;
            }
            if (event.isAltDown()) {
                model.exclude(line);
            } else {
                model.narrow(line);
            }
        });
        return row;
    }
}
