package dev.tidemark.ui.records;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the words of a column to its width, with an ellipsis. Belongs to the FX thread. It keeps what it cut: laying out a
 * text only to measure it is the dearest part of a frame, and as rows move up, and as the records of one file follow one
 * another, the same words come again and again.
 */
final class FittedWords {

    /** More than the rows of any screen; all are forgotten together, which is rare and cheap. */
    private static final int MOST_KEPT = 1024;

    private final Map<String, String> fitted = new HashMap<>();
    private double width = -1;
    private @Nullable Font font;

    /**
     * Shows words, or as much of them as fits.
     *
     * @param room in pixels
     * @return whether they were cut
     */
    boolean show(Text text, String words, double room) {
        if (width != room || !text.getFont().equals(font) || fitted.size() >= MOST_KEPT) {
            fitted.clear();
            width = room;
            font = text.getFont();
        }
        String known = fitted.get(words);
        if (known == null) {
            known = cut(text, words);
            fitted.put(words, known);
        } else {
            set(text, known);
        }
        return !known.equals(words);
    }

    private String cut(Text text, String words) {
        String shown = words;
        double taken = measured(text, shown);
        int length = words.length();
        while (taken > width && length > 1) {
            length = Math.max(1, Math.min(length - 1, (int) (length * width / taken)));
            shown = words.substring(0, length) + '…';
            taken = measured(text, shown);
        }
        return shown;
    }

    private static double measured(Text text, String shown) {
        set(text, shown);
        return text.getLayoutBounds().getWidth();
    }

    private static void set(Text text, String shown) {
        if (!shown.equals(text.getText())) {
            text.setText(shown);
        }
    }
}
