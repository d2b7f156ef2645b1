package dev.tidemark.text;

import java.util.Locale;

/** Text that others wrote, so that it stays on its line and commands no terminal. Pure functions. */
public final class OneLine {

    private OneLine() {}

    /**
     * Control characters, separators of lines, lone surrogates, and what turns the direction of writing as {@code \\uXXXX}: they
     * would show as nothing, as a wrong letter, or do something.
     */
    public static String of(String written) {
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char unit = written.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < written.length()
                    && Character.isLowSurrogate(written.charAt(i + 1));
            if (pair) {
                text.append(unit).append(written.charAt(++i));
            } else if (isPlain(unit)) {
                text.append(unit);
            } else {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            }
        }
        return text.toString();
    }

    private static boolean isPlain(char unit) {
        return switch (Character.getType(unit)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> !turnsDirection(unit);
            default -> true;
        };
    }

    private static boolean turnsDirection(char unit) {
        return unit >= '\u202a' && unit <= '\u202e' || unit >= '\u2066' && unit <= '\u2069';
    }
}
