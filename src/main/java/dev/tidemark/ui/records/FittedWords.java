package dev.tidemark.ui.records;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Cuts the words of a column to its width, with an ellipsis. Belongs to the FX thread. Laying out a text only to measure it is
 * the dearest part of a frame, so the width of Latin words is summed up of their characters, and only others are laid out.
 */
final class FittedWords {

    private CharacterWidths widths = new CharacterWidths(Font.getDefault());

    /**
     * Shows words, or as much of them as fits.
     *
     * @param room in pixels
     * @return whether they were cut
     */
    boolean show(Text text, String words, double room) {
        if (!text.getFont().equals(widths.font())) {
            widths = new CharacterWidths(text.getFont());
        }
        double wanted = widths.of(words);
        if (wanted == CharacterWidths.UNKNOWN) {
            return measure(text, words, room);
        }
        boolean cut = wanted > room;
        set(text, cut ? words.substring(0, fitting(words, room - widths.ellipsis())) + '…' : words);
        return cut;
    }

    /** How many characters fit, at least one. */
    private int fitting(String words, double room) {
        double taken = widths.of(words.charAt(0));
        int count = 1;
        while (count < words.length() && taken + widths.of(words.charAt(count)) <= room) {
            taken += widths.of(words.charAt(count));
            count++;
        }
        return count;
    }

    private static boolean measure(Text text, String words, double room) {
        double taken = measured(text, words);
        boolean cut = taken > room;
        int length = words.length();
        while (taken > room && length > 1) {
            length = Math.max(1, Math.min(length - 1, (int) (length * room / taken)));
            taken = measured(text, words.substring(0, length) + '…');
        }
        return cut;
    }

    private static double measured(Text text, String shown) {
        set(text, shown);
        return text.getLayoutBounds().getWidth();
    }

    /** Shows words unless they are shown already: a text that is set is laid out again. */
    static void set(Text text, String shown) {
        if (!shown.equals(text.getText())) {
            text.setText(shown);
        }
    }
}
