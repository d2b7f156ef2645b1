package dev.tidemark.ui.records;

import dev.tidemark.field.FieldColumn;
import dev.tidemark.field.FieldType;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.MonoFont;
import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A cell with one text, cut with an ellipsis where it does not fit. Belongs to the FX thread. */
final class TextCell extends SlotCell {

    /** The size of all text in the table, in points. */
    static final double FONT_SIZE = 12;

    private static final Font MONO = MonoFont.of(FONT_SIZE);
    private static final String MONO_STYLE = "-fx-font-family: \"" + MonoFont.family() + "\";";
    private static final double MONO_WIDTH = CharacterWidths.laidOut("0", MONO);
    private static final String ABSENT = Messages.text("records.absent");
    private static final double DIMMED = 0.7;
    private static final double UNSURE = 0.8;

    /** More is never seen, and laying out a path of 32,767 characters takes longer than a frame. */
    private static final int MOST_CHARS = 2048;

    private final Text text = new Text();
    private final FittedWords fitted;
    private final boolean right;
    private final boolean mono;
    private @Nullable String whole = "";
    private boolean cut;
    private @Nullable EscapeMarks marks;

    /**
     * @param fitted of the column
     */
    TextCell(RecordsViewModel model, RecordColumn column, FittedWords fitted) {
        super(model, column);
        this.fitted = fitted;
        right = column.setting() == FieldColumn.Setting.NUMBER;
        mono = column.setting() != FieldColumn.Setting.WORDS;
        if (mono) {
            text.setFont(MONO);
            text.setStyle(MONO_STYLE);
        }
        text.setTextOrigin(VPos.CENTER);
        text.setLayoutX(left());
        text.setLayoutY(RecordsTable.ROW_HEIGHT / 2);
        text.getStyleClass().add("slot-text");
        own(text);
    }

    @Override
    void paint(RowSlot slot, double width) {
        String value = slot.isRecord() ? column.shown(slot, model.times()) : "";
        whole = value;
        String all = value == null ? ABSENT : value;
        String shown = all.length() > MOST_CHARS ? all.substring(0, MOST_CHARS) + '…' : all;
        text.setOpacity(value == null ? DIMMED : isUnsurePath(slot) ? UNSURE : 1);
        if (mono) {
            double taken = fitMono(shown, width);
            text.setLayoutX(left() + (right ? Math.max(0, width - taken) : 0));
        } else {
            cut = fitted.show(text, shown, width) || shown.length() < all.length();
        }
        mark(value != null);
    }

    /** Marks what is shown. Few names have escapes: nothing is made for the others. */
    private void mark(boolean there) {
        boolean path = column.field().needsPath();
        boolean escaped =
                there && column.field().type() == FieldType.TEXT && Escapes.indexIn(text.getText(), 0, !path) >= 0;
        EscapeMarks known = marks;
        if (known == null && escaped) {
            known = new EscapeMarks(text);
            marks = known;
            own(known);
        }
        if (known != null) {
            known.show(escaped, !path);
        }
    }

    private boolean isUnsurePath(RowSlot slot) {
        FilePath path = slot.path();
        return column.field().needsPath()
                && column.field().type() == FieldType.TEXT
                && path != null
                && !path.certainty().isSure();
    }

    private double fitMono(String shown, double width) {
        int most = Math.max(1, (int) (width / MONO_WIDTH + 0.01));
        cut = shown.length() > most;
        FittedWords.set(text, cut ? shown.substring(0, most - 1) + '…' : shown);
        return Math.min(shown.length(), most) * MONO_WIDTH;
    }

    @Override
    boolean isCut() {
        return cut;
    }

    @Override
    double contentWidth() {
        return whole == null ? 0 : CharacterWidths.laidOut(whole, text.getFont());
    }
}
