package dev.tidemark.ui.records;

import dev.tidemark.usn.Reason;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The labels of reasons, how wide they are, and as much of them as fits a room. Belongs to the FX thread; the cells of a column
 * share one, so that each label is measured once.
 */
final class ReasonLabels {

    private static final Reason[] REASONS = Reason.values();

    private final double[] @Nullable [] widths = new double[REASONS.length][];
    private final @Nullable String[] @Nullable [] cuts = new String[REASONS.length][];
    private final Text measure = new Text();
    private double ellipsis = -1;

    /** Measures in a font from now on. */
    void use(Font font) {
        if (!font.equals(measure.getFont()) || ellipsis < 0) {
            measure.setFont(font);
            ellipsis = width("…");
            java.util.Arrays.fill(widths, null);
        }
    }

    /** The width of an ellipsis, in pixels. */
    double ellipsis() {
        return ellipsis;
    }

    /** The width of a whole label, in pixels. */
    double width(int reason) {
        double[] to = widths(reason);
        return to[to.length - 1];
    }

    /** As much of a label as fits a room, with an ellipsis; just that when no letter fits before it. */
    String cut(int reason, double room) {
        double[] to = widths(reason);
        int letters = 0;
        while (letters < to.length - 2 && to[letters + 1] + ellipsis <= room) {
            letters++;
        }
        return cut(reason, letters);
    }

    private String cut(int reason, int letters) {
        String label = REASONS[reason].label();
        @Nullable String[] known = cuts[reason];
        if (known == null) {
            known = new String[label.length()];
            cuts[reason] = known;
        }
        String cut = known[letters];
        if (cut == null) {
            cut = label.substring(0, letters).stripTrailing() + '…';
            known[letters] = cut;
        }
        return cut;
    }

    /** The widths of the first letters of a label: none, one, … all of them. */
    private double[] widths(int reason) {
        double[] to = widths[reason];
        if (to == null) {
            String label = REASONS[reason].label();
            to = new double[label.length() + 1];
            for (int i = 1; i < to.length; i++) {
                to[i] = width(label.substring(0, i));
            }
            widths[reason] = to;
        }
        return to;
    }

    private double width(String words) {
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }
}
