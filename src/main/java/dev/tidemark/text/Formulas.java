package dev.tidemark.text;

/**
 * Keeps spreadsheets from taking what a file is called for a formula: what begins as one gets an apostrophe in front, which they
 * read as "this is text". Pure functions. Text that begins with an apostrophe gets another, so there is one way back.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV Injection</a>
 */
public final class Formulas {

    /** What is put in front. */
    public static final char GUARD = '\'';

    private Formulas() {}

    /** Whether a text that begins so is guarded. */
    public static boolean isBegunBy(char first) {
        return switch (first) {
            case '=', '+', '-', '@', '\t', '\r', GUARD -> true;
            default -> false;
        };
    }

    /** A text that no spreadsheet takes for a formula. */
    public static String guard(String text) {
        return text.isEmpty() || !isBegunBy(text.charAt(0)) ? text : GUARD + text;
    }
}
