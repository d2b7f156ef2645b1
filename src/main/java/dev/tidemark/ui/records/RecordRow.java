package dev.tidemark.ui.records;

import dev.tidemark.field.LifeRowReader.Part;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.session.HighlightColour;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.text.Messages;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** One visible row: its cells, or a marker's text across all of them. Belongs to the FX thread. */
final class RecordRow extends TableRow<RowSlot> {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass INSIDE = PseudoClass.getPseudoClass("inside");
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");
    private static final Map<HighlightColour, PseudoClass> HIGHLIGHTS = highlights();
    private static final double INDENT = 6;
    private static final double BAR = 4;

    private final RecordsViewModel model;
    private final ReadOnlyIntegerProperty columnLayout;
    private final Text across = new Text();

    /** Stands at the begin of a row that is marked, whatever colours it has. */
    private final Rectangle bar = new Rectangle(BAR, RecordsTable.ROW_HEIGHT);

    private double left;
    private double allColumns;
    private @Nullable HighlightColour highlighted;

    /**
     * @param columnLayout changes when a column became wider, or narrower
     */
    RecordRow(RecordsViewModel model, ReadOnlyIntegerProperty columnLayout) {
        this.model = model;
        this.columnLayout = columnLayout;
        across.getStyleClass().add("across");
        across.setManaged(false);
        across.setTextOrigin(VPos.CENTER);
        across.setMouseTransparent(true);
        bar.getStyleClass().add("mark-bar");
        bar.setManaged(false);
        bar.setMouseTransparent(true);
        bar.setVisible(false);
    }

    private static Map<HighlightColour, PseudoClass> highlights() {
        Map<HighlightColour, PseudoClass> all = new EnumMap<>(HighlightColour.class);
        for (HighlightColour colour : HighlightColour.values()) {
            all.put(colour, PseudoClass.getPseudoClass("highlight-" + colour.id()));
        }
        return all;
    }

    /** Shows what the slot holds now. */
    void refresh(double scrolledLeft) {
        if (left != scrolledLeft) {
            left = scrolledLeft;
            resize(allColumns, getHeight());
            requestLayout();
        }
        RowSlot slot = getItem();
        if (slot == null) {
            clear();
            return;
        }
        pseudoClassStateChanged(CHOSEN, slot.selected);
        pseudoClassStateChanged(LEAD, slot.lead);
        pseudoClassStateChanged(LIT, slot.lit);
        pseudoClassStateChanged(INSIDE, slot.part == Part.RECORD);
        highlight(slot.rule);
        bar.setVisible(slot.marked);
        bar.setLayoutX(left);
        showAcross(slot);
        refreshCells(slot);
    }

    private void refreshCells(RowSlot slot) {
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof SlotCell cell) {
                cell.refresh(slot);
            }
        }
    }

    /**
     * Ends where what is in sight ends. The stock skin has only those cells in the window that are within its row, so that the others
     * cost nothing; a row as wide as all columns would have them all.
     */
    @Override
    public void resize(double width, double height) {
        allColumns = width;
        super.resize(Math.min(width, sight()), height);
    }

    /** Where what is in sight ends. */
    private double sight() {
        return left + getTableView().getWidth();
    }

    /** A row below the last one may have shown another before. */
    private void clear() {
        for (PseudoClass state : new PseudoClass[] {CHOSEN, LEAD, LIT, INSIDE, NOTE, WARNING}) {
            pseudoClassStateChanged(state, false);
        }
        highlight(null);
        across.setVisible(false);
        bar.setVisible(false);
    }

    private void highlight(@Nullable HighlightRule rule) {
        HighlightColour colour = rule == null ? null : rule.colour();
        if (colour != highlighted) {
            highlighted = colour;
            pseudoClassStateChanged(HIGHLIGHTED, colour != null);
            HIGHLIGHTS.forEach((each, state) -> pseudoClassStateChanged(state, each == colour));
        }
    }

    private void showAcross(RowSlot slot) {
        Marker marker = slot.marker;
        boolean unreadable = slot.content == RowSlot.Content.UNREADABLE;
        boolean warning = unreadable || marker != null && isWarning(marker.kind());
        pseudoClassStateChanged(WARNING, warning);
        pseudoClassStateChanged(NOTE, marker != null && !warning);
        boolean shown = marker != null || unreadable;
        across.setVisible(shown);
        if (shown) {
            String text = marker != null ? words(marker) : Messages.text("records.unreadable");
            if (!text.equals(across.getText())) {
                across.setText(text);
            }
            across.setLayoutX(left + INDENT);
            across.setLayoutY(RecordsTable.ROW_HEIGHT / 2);
        }
    }

    private static boolean isWarning(RowKind kind) {
        return switch (kind) {
            case GAP, DAMAGE, LOCK, JOURNAL, GONE -> true;
            case RECORD, MASK, STARTED, STOPPED, ACT -> false;
        };
    }

    private String words(Marker marker) {
        String kind = MarkerWords.title(marker);
        String text = MarkerWords.of(marker);
        String time = marker.time() == 0 ? "" : model.times().format(marker.time());
        return time.isEmpty()
                ? Messages.text("records.marker", kind, text)
                : Messages.text("records.marker.timed", kind, text, time);
    }

    @Override
    protected void updateItem(@Nullable RowSlot item, boolean empty) {
        super.updateItem(item, empty);
        refresh(left);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new RowSkin(this, columnLayout);
    }

    /** Keeps the text across the cells among the children, which the stock skin sets anew. */
    private static final class RowSkin extends TableRowSkin<RowSlot> {

        private final RecordRow row;

        RowSkin(RecordRow row, ReadOnlyIntegerProperty columnLayout) {
            super(row);
            this.row = row;
            dropUnseen();
            // The stock cells do it, which listen to their columns' widths: a row that keeps its own width is not laid
            // out.
            registerChangeListener(columnLayout, changed -> row.requestLayout());
        }

        /** Before their styles are looked for, which is most of what a row costs when a window opens. */
        private void dropUnseen() {
            TableView<RowSlot> table = row.getTableView();
            double from = 0;
            for (TableColumn<RowSlot, ?> column : table.getVisibleLeafColumns()) {
                if (from > row.sight()) {
                    getChildren().removeIf(child -> child instanceof SlotCell cell && cell.getTableColumn() == column);
                }
                from += column.getWidth();
            }
        }

        @Override
        protected void layoutChildren(double x, double y, double w, double h) {
            super.layoutChildren(x, y, w, h);
            RowSlot slot = row.getItem();
            if (slot != null) {
                // Those that came into sight were not painted while they were out of it.
                row.refreshCells(slot);
            }
            if (!getChildren().contains(row.across)) {
                getChildren().addAll(row.across, row.bar);
            }
        }
    }

    // --- for screen readers

    /** The cell of a visible column, {@code null} when it is scrolled out of sight. */
    @Nullable
    Node cell(int column) {
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof SlotCell cell && getTableView().getVisibleLeafIndex(cell.getTableColumn()) == column) {
                return cell;
            }
        }
        return null;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        RowSlot slot = getItem();
        return switch (attribute) {
            case INDEX -> slot == null ? -1 : (int) Math.min(Integer.MAX_VALUE, slot.row);
            case SELECTED -> slot != null && slot.selected;
            case TEXT -> slot == null ? "" : readAloud(slot);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private String readAloud(RowSlot slot) {
        if (!slot.isRecord()) {
            return across.isVisible() ? across.getText() : "";
        }
        StringBuilder text = new StringBuilder(slot.marked ? Messages.text("records.marked") : "");
        HighlightRule rule = slot.rule;
        text.append(rule == null ? "" : Messages.text("records.highlighted", rule.name()));
        for (var column : getTableView().getVisibleLeafColumns()) {
            RecordColumn shown = RecordsTable.column(column);
            String value = shown.spoken(slot, model.times());
            if (value != null && !value.isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(shown.title())
                        .append(' ')
                        .append(value);
            }
        }
        return text.toString();
    }
}
