package dev.tidemark.ui.records;

import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reasons as words in bit order, each in the colour of its kind. Belongs to the FX thread. Every word is a text of its own
 * that is made once; showing other reasons only shows, hides and moves them.
 */
final class ReasonsCell extends SlotCell {

    private static final Reason[] REASONS = Reason.values();
    private static final double GAP = 9;

    private final @Nullable Text[] words = new @Nullable Text[REASONS.length];
    private final Text rest = text("reason-unknown", "");
    private final Text more = text("reason-more", "…");
    private double wanted;

    ReasonsCell(RecordsViewModel model, RecordColumn column) {
        super(model, column);
        own(rest);
        own(more);
        rest.setVisible(false);
        more.setVisible(false);
    }

    private static Text text(String style, String word) {
        Text text = new Text(word);
        text.setTextOrigin(VPos.CENTER);
        text.setLayoutY(RecordsTable.ROW_HEIGHT / 2);
        text.getStyleClass().addAll("slot-text", style);
        return text;
    }

    private Text word(int index) {
        Text word = words[index];
        if (word == null) {
            Reason reason = REASONS[index];
            word = text(
                    "reason-" + reason.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), reason.label());
            words[index] = word;
            own(word);
        }
        return word;
    }

    @Override
    void paint(RowSlot slot, double width) {
        int mask = column.flags(slot);
        double x = 0;
        boolean fits = true;
        more.setVisible(false);
        for (int i = 0; i < REASONS.length; i++) {
            if (REASONS[i].in(mask)) {
                Text word = word(i);
                fits = place(word, x, width, fits);
                x += word.getLayoutBounds().getWidth() + GAP;
            } else if (words[i] instanceof Text hidden) {
                hidden.setVisible(false);
            }
        }
        int unknown = mask & ~Reason.ALL;
        rest.setVisible(unknown != 0);
        if (unknown != 0) {
            rest.setText(Flags.hex(unknown));
            place(rest, x, width, fits);
            x += rest.getLayoutBounds().getWidth() + GAP;
        }
        wanted = Math.max(0, x - GAP);
    }

    /** Shows a word at a place when it and an ellipsis fit, else the ellipsis; returns whether words still fit. */
    private boolean place(Text word, double x, double width, boolean fits) {
        boolean shown = fits && x + word.getLayoutBounds().getWidth() <= width;
        word.setVisible(shown);
        if (shown) {
            word.setLayoutX(left() + x);
        } else if (fits) {
            double room = Math.max(0, width - more.getLayoutBounds().getWidth());
            more.setLayoutX(left() + Math.min(x, room));
            more.setVisible(true);
        }
        return shown;
    }

    @Override
    boolean isCut() {
        return more.isVisible();
    }

    @Override
    double contentWidth() {
        return wanted;
    }
}
