package dev.tidemark.command;

import java.util.Locale;

/** Reads texts in which an underscore stands before the letter that chooses them. Pure functions. */
public final class Mnemonics {

    private Mnemonics() {}

    /** The letter, in upper case; empty when the text has none. */
    public static String letter(String text) {
        int at = text.indexOf('_');
        return at < 0 || at + 1 == text.length()
                ? ""
                : text.substring(at + 1, at + 2).toUpperCase(Locale.ROOT);
    }

    /** The text as it is read. */
    public static String without(String text) {
        return text.replaceFirst("_", "");
    }
}
