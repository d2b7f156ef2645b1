package dev.tidemark.ui.records;

import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reasons as words: CLOSE in a place of its own, then those that are new in the record, each in the colour of its kind, then
 * paler those that were set before; what the filter asked for is underlined. Belongs to the FX thread. Every word is a text
 * of its own that is made once; showing other reasons only shows, hides and moves them.
 */
final class ReasonsCell extends SlotCell {

    private static final Reason[] REASONS = Reason.values();
    private static final int CLOSE = Reason.CLOSE.ordinal();
    private static final double GAP = 9;

    private final ReasonLabels labels;
    private final @Nullable Text[] fresh = new @Nullable Text[REASONS.length];
    private final @Nullable Text[] prior = new @Nullable Text[REASONS.length];
    private final Text rest = text("reason-unknown", "");
    private final Text more = text("reason-more", "…");
    private int shownFresh;
    private int shownPrior;
    private double x;
    private double width;
    private double wanted;
    private boolean cut;

    /**
     * @param labels of the column
     */
    ReasonsCell(RecordsViewModel model, RecordColumn column, ReasonLabels labels) {
        super(model, column);
        this.labels = labels;
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

    /** A word, made when it is shown first; its font is the style sheet's from then on. */
    private Text word(@Nullable Text[] words, int index) {
        Text word = words[index];
        if (word == null) {
            Reason reason = REASONS[index];
            String kind = reason.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            word = text(words == prior ? "reason-prior" : "reason-" + kind, reason.label());
            words[index] = word;
            own(word);
            word.applyCss();
        }
        return word;
    }

    @Override
    void paint(RowSlot slot, double room) {
        int mask = column.flags(slot);
        int before = mask & slot.prior & ~Reason.CLOSE.bit();
        labels.use(more.getFont());
        width = room;
        cut = false;
        more.setVisible(false);
        wanted = wanted(mask);
        boolean fits = wanted <= room;
        showClose(Reason.CLOSE.in(mask));
        x = labels.width(CLOSE) + GAP;
        shownFresh = show(fresh, mask & ~before, shownFresh, fits);
        shownPrior = show(prior, before, shownPrior, fits);
        showRest(mask & ~Reason.ALL, fits);
    }

    /** The width of everything. */
    private double wanted(int mask) {
        if (mask == 0) {
            return 0;
        }
        double sum = labels.width(CLOSE);
        for (int i = 0; i < CLOSE; i++) {
            sum += REASONS[i].in(mask) ? labels.width(i) + GAP : 0;
        }
        int unknown = mask & ~Reason.ALL;
        if (unknown != 0) {
            rest.setText(Flags.hex(unknown));
            sum += rest.getLayoutBounds().getWidth() + GAP;
        }
        return sum;
    }

    /** It stands in the same place in every row, which is empty where it is not set. */
    private void showClose(boolean shown) {
        x = 0;
        if (shown) {
            place(word(fresh, CLOSE), CLOSE, labels.width(CLOSE) <= width);
        } else if (fresh[CLOSE] instanceof Text hidden) {
            hidden.setVisible(false);
        }
    }

    /**
     * Shows some words and hides those that were shown before.
     *
     * @param before a bit {@code 1 << ordinal} for each word that is shown
     * @return the same of those that are shown now
     */
    private int show(@Nullable Text[] words, int mask, int before, boolean fits) {
        int shown = 0;
        for (int i = 0; i < CLOSE; i++) {
            if (REASONS[i].in(mask) && !cut) {
                place(word(words, i), i, fits);
                shown |= 1 << i;
            } else if ((before & 1 << i) != 0 && words[i] instanceof Text hidden) {
                hidden.setVisible(false);
            }
        }
        return shown;
    }

    /** Shows a word whole while an ellipsis has room behind it, else as much of it as there is room for. */
    private void place(Text word, int reason, boolean fits) {
        double taken = labels.width(reason);
        cut = !fits && x + taken + GAP + labels.ellipsis() > width;
        String shown = cut ? labels.cut(reason, width - x) : REASONS[reason].label();
        if (!shown.equals(word.getText())) {
            word.setText(shown);
        }
        boolean matched = REASONS[reason].in(model.matchedReasons());
        if (word.isUnderline() != matched) {
            word.setUnderline(matched);
        }
        word.setLayoutX(left() + x);
        word.setVisible(!cut || width - x >= labels.ellipsis());
        x += taken + GAP;
    }

    private void showRest(int unknown, boolean fits) {
        rest.setVisible(unknown != 0 && fits);
        rest.setLayoutX(left() + x);
        if (unknown != 0 && !fits && !cut) {
            more.setLayoutX(left() + x);
            more.setVisible(true);
            cut = true;
        }
    }

    @Override
    boolean isCut() {
        return cut;
    }

    @Override
    double contentWidth() {
        return wanted;
    }
}
