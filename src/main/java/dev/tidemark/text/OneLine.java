package dev.tidemark.text;

/**
 * Text that others wrote, so that it stays on its line and commands no terminal. Pure functions. For whole sentences: a name
 * that is to be read back goes through {@link Escapes}.
 */
public final class OneLine {

    private OneLine() {}

    /**
     * What {@link Escapes} calls unseen, and lone surrogates, as {@code \\uXXXX}: they would show as nothing, as a wrong letter,
     * or do something.
     */
    public static String of(String written) {
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char unit = written.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < written.length()
                    && Character.isLowSurrogate(written.charAt(i + 1));
            if (pair) {
                char low = written.charAt(++i);
                boolean unseen = Escapes.isUnseenPair(Character.toCodePoint(unit, low));
                text.append(unseen ? Escapes.unicode(unit) + Escapes.unicode(low) : "" + unit + low);
            } else if (Escapes.isUnseen(unit) || Character.isSurrogate(unit)) {
                text.append(Escapes.unicode(unit));
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }
}
