package dev.tidemark.ui.records;

import java.util.Arrays;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * How wide Latin text is in a font, without laying it out: the sum of what its characters are wide, each measured once. Not
 * thread-safe. It holds for characters that stand side by side whatever their neighbours are; there is no answer for others.
 */
final class CharacterWidths {

    /** What cannot be said of a text with characters beyond the Latin ones. */
    static final double UNKNOWN = -1;

    /** Below it no character combines with another. */
    private static final int LATIN = 0x0250;

    /** The first that is printed. */
    private static final int PRINTED = ' ';

    /** Measured so many times side by side, so that what a layout rounds up does not count. */
    private static final int REPEATED = 32;

    private final Font font;
    private final double[] widths = new double[LATIN];
    private final double ellipsis;

    CharacterWidths(Font font) {
        this.font = font;
        ellipsis = laidOut("…", font);
        Arrays.fill(widths, UNKNOWN);
    }

    Font font() {
        return font;
    }

    /**
     * How wide a text is.
     *
     * @return in pixels, {@link #UNKNOWN} when it has other characters than Latin ones
     */
    double of(String text) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= LATIN || c < PRINTED) {
                return UNKNOWN;
            }
            sum += of(c);
        }
        return sum;
    }

    /** How wide a Latin character is, in pixels. */
    double of(char c) {
        if (widths[c] == UNKNOWN) {
            widths[c] = laidOut(String.valueOf(c).repeat(REPEATED), font) / REPEATED;
        }
        return widths[c];
    }

    /** How wide an ellipsis is, in pixels. */
    double ellipsis() {
        return ellipsis;
    }

    /** How wide a text is that is laid out for that, in pixels. */
    static double laidOut(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
