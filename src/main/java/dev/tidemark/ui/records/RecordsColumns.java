package dev.tidemark.ui.records;

import dev.tidemark.field.FieldColumn;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.view.ShownOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/** The table's columns: as they were left, and sorted by their headers. Belongs to the FX thread. */
final class RecordsColumns {

    private static final double LEAST_WIDTH = 36;
    private static final double LOCAL_TIME_WIDTH = 256;

    private final RecordsViewModel model;
    private final RecordsTable table;
    private final ContextMenu menu = new ContextMenu();
    private boolean widthChanged;
    private boolean reverting;
    private boolean putting;

    /** Shown at the front although nobody chose so, and where it stands else; {@code null} when there is none. */
    private @Nullable Lent lent;

    /** A column that is shown for a while. */
    private record Lent(TableColumn<RowSlot, ?> column, int place) {}

    RecordsColumns(RecordsViewModel model, RecordsTable table) {
        this.model = model;
        this.table = table;
        Set<RecordColumn> left = new LinkedHashSet<>(RecordColumn.of(model.fields()));
        for (ColumnState state : model.memory().load(model.fields())) {
            if (left.remove(state.column())) {
                add(state);
            }
        }
        for (RecordColumn column : left) {
            add(new ColumnState(column, column.width(), model.isShownAtFirst(column)));
        }
        table.getVisibleLeafColumns()
                .addListener((ListChangeListener<TableColumn<RowSlot, ?>>) change -> table.columnsChanged());
        table.getColumns().addListener((ListChangeListener<TableColumn<RowSlot, ?>>) change -> save());
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> saveWidths());
        table.addEventFilter(MouseEvent.MOUSE_CLICKED, this::headerClicked);
        table.setSortPolicy(sorted -> sort());
        model.sortableProperty().addListener((property, was, now) -> showSortable());
        model.orderProperty().addListener((property, was, now) -> showOrder(now));
        model.utcProperty().addListener((property, was, utc) -> widenTime(utc));
        showSortable();
    }

    private void add(ColumnState state) {
        RecordColumn column = state.column();
        TableColumn<RowSlot, Void> shown = new TableColumn<>(column.title());
        shown.setId("column-" + column.id());
        shown.setUserData(column);
        shown.setCellFactory(cells(column));
        shown.setMinWidth(LEAST_WIDTH);
        shown.setPrefWidth(Math.max(LEAST_WIDTH, state.width()));
        shown.setVisible(state.visible());
        shown.setContextMenu(menu);
        if (column.setting() == FieldColumn.Setting.NUMBER) {
            shown.getStyleClass().add("number");
        }
        shown.visibleProperty().addListener((property, was, now) -> save());
        shown.widthProperty().addListener((property, was, now) -> widthChanged());
        table.getColumns().add(shown);
        if (column.setting() == FieldColumn.Setting.REASONS) {
            table.spare().take(shown, column.width());
        }
        addItem(shown);
    }

    private void addItem(TableColumn<RowSlot, Void> column) {
        CheckMenuItem item = new CheckMenuItem(column.getText());
        item.selectedProperty().bindBidirectional(column.visibleProperty());
        menu.getItems().add(item);
    }

    private Callback<TableColumn<RowSlot, Void>, TableCell<RowSlot, Void>> cells(RecordColumn column) {
        if (column.setting() == FieldColumn.Setting.REASONS) {
            ReasonLabels labels = new ReasonLabels();
            return any -> new ReasonsCell(model, column, labels);
        }
        FittedWords fitted = new FittedWords();
        return any -> new TextCell(model, column, fitted);
    }

    private void widthChanged() {
        widthChanged = true;
        table.columnsChanged();
    }

    // --- remembered

    private void saveWidths() {
        if (widthChanged) {
            widthChanged = false;
            save();
        }
    }

    private void save() {
        if (!putting) {
            model.memory().save(states());
        }
    }

    /** As the columns stand, without what is only lent. */
    List<ColumnState> states() {
        List<ColumnState> states = new ArrayList<>();
        for (TableColumn<RowSlot, ?> column : table.getColumns()) {
            states.add(
                    new ColumnState(RecordsTable.column(column), table.spare().own(column), column.isVisible()));
        }
        Lent shown = lent;
        if (shown != null) {
            putBack(states, shown);
        }
        return states;
    }

    /** Puts columns as they stood; those that are not told of stay, behind them. */
    void put(List<ColumnState> wanted) {
        List<TableColumn<RowSlot, ?>> left = new ArrayList<>(table.getColumns());
        List<TableColumn<RowSlot, ?>> order = new ArrayList<>();
        putting = true;
        for (ColumnState state : wanted) {
            for (TableColumn<RowSlot, ?> column : List.copyOf(left)) {
                if (RecordsTable.column(column).equals(state.column())) {
                    left.remove(column);
                    order.add(column);
                    column.setVisible(state.visible());
                    table.spare().put(column, Math.max(LEAST_WIDTH, state.width()));
                }
            }
        }
        order.addAll(left);
        table.getColumns().setAll(order);
        putting = false;
        save();
    }

    /** As clicks on a header do, of the column of a field. */
    void sort(RecordField field, boolean ascending) {
        table.getColumns().stream()
                .filter(column -> RecordsTable.column(column).field() == field)
                .findFirst()
                .ifPresent(column -> sort(column, ascending));
    }

    private static void putBack(List<ColumnState> states, Lent lent) {
        RecordColumn column = RecordsTable.column(lent.column());
        for (ColumnState state : List.copyOf(states)) {
            if (state.column().equals(column)) {
                states.remove(state);
                states.add(Math.min(lent.place(), states.size()), new ColumnState(column, state.width(), false));
            }
        }
    }

    /** Shows the column of a field at the front, and remembers nothing of that; a column that is shown anyway stays as it is. */
    void lend(@Nullable RecordField field) {
        Lent shown = lent;
        if (shown != null && RecordsTable.column(shown.column()).field() != field) {
            shown.column().setVisible(false);
            table.getColumns().remove(shown.column());
            lent = null;
            table.getColumns().add(Math.min(shown.place(), table.getColumns().size()), shown.column());
        }
        if (field != null && lent == null) {
            lendAnew(field);
        }
    }

    private void lendAnew(RecordField field) {
        for (TableColumn<RowSlot, ?> column : List.copyOf(table.getColumns())) {
            if (RecordsTable.column(column).field() == field && !column.isVisible()) {
                lent = new Lent(column, table.getColumns().indexOf(column));
                table.getColumns().remove(column);
                column.setVisible(true);
                table.getColumns().addFirst(column);
            }
        }
    }

    /** A local time has a longer offset. */
    private void widenTime(boolean utc) {
        for (TableColumn<RowSlot, ?> column : table.getColumns()) {
            if (!utc
                    && RecordsTable.column(column).field().type() == FieldType.FILETIME
                    && column.getWidth() < LOCAL_TIME_WIDTH) {
                column.setPrefWidth(LOCAL_TIME_WIDTH);
            }
        }
    }

    // --- without a mouse

    /** All columns in their order, also those that are not shown. */
    ObservableList<TableColumn<RowSlot, ?>> all() {
        return table.getColumns();
    }

    /** Moves a column among all of them, towards the front with less than 0. */
    void move(TableColumn<RowSlot, ?> column, int by) {
        List<TableColumn<RowSlot, ?>> order = new ArrayList<>(table.getColumns());
        int to = Math.clamp(order.indexOf(column) + by, 0, order.size() - 1);
        order.remove(column);
        order.add(to, column);
        // In one step: a column that is away for a moment sorts no longer.
        table.getColumns().setAll(order);
    }

    /** Makes a column wider, or narrower with less than 0. */
    void resize(TableColumn<RowSlot, ?> column, double by) {
        if (column.isVisible()) {
            table.resizeColumn(column, Math.max(by, column.getMinWidth() - column.getWidth()));
            saveWidths();
        }
    }

    /** As a double click on the border of its header. */
    void fit(TableColumn<RowSlot, ?> column) {
        if (table.lookup("#" + column.getId()) instanceof FittingHeaders.Header header) {
            header.fit();
            saveWidths();
        }
    }

    /** As clicks on its header do. */
    void sort(TableColumn<RowSlot, ?> column, boolean ascending) {
        reverting = true;
        column.setSortType(ascending ? SortType.ASCENDING : SortType.DESCENDING);
        table.getSortOrder().setAll(List.of(column));
        reverting = false;
        model.sort(RecordsTable.column(column), ascending);
    }

    /** Back to the order of the journal. */
    void sortNoMore() {
        table.getSortOrder().clear();
        model.clearSort();
    }

    // --- sorted

    private void showSortable() {
        boolean sortable = model.sortableProperty().get();
        for (TableColumn<RowSlot, ?> column : table.getColumns()) {
            column.setSortable(sortable && RecordsTable.column(column).sortKey() != null);
        }
    }

    private boolean sort() {
        if (!reverting) {
            List<TableColumn<RowSlot, ?>> by = table.getSortOrder();
            if (by.isEmpty()) {
                model.clearSort();
            } else {
                TableColumn<RowSlot, ?> first = by.getFirst();
                model.sort(RecordsTable.column(first), first.getSortType() == SortType.ASCENDING);
            }
        }
        return true;
    }

    /** The model gave up an order, for example as the source grows again: the arrow goes. */
    private void showOrder(@Nullable ShownOrder order) {
        if (order == null && !table.getSortOrder().isEmpty()) {
            reverting = true;
            table.getSortOrder().clear();
            reverting = false;
        }
    }

    /** A header that cannot sort now says why. */
    private void headerClicked(MouseEvent event) {
        TableColumnHeader header = header(event.getTarget());
        if (header != null
                && header.getTableColumn() != null
                && event.getButton() == MouseButton.PRIMARY
                && event.isStillSincePress()
                && !model.sortableProperty().get()) {
            model.sort(RecordsTable.column((TableColumn<?, ?>) header.getTableColumn()), true);
        }
    }

    private static @Nullable TableColumnHeader header(EventTarget target) {
        Node node = target instanceof Node some ? some : null;
        while (node != null && !(node instanceof TableColumnHeader)) {
            node = node.getParent();
        }
        return (TableColumnHeader) node;
    }
}
