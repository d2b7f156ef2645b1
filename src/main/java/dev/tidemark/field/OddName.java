package dev.tidemark.field;

import dev.tidemark.text.Escapes;

/**
 * Tells names that do not look like what they are: those that {@link Escapes} writes with an escape, their own backslashes apart.
 * Pure functions.
 */
final class OddName {

    /** A name's code units. */
    @FunctionalInterface
    interface Units {
        char at(int index);
    }

    private static final char FIRST_PLAIN = ' ';
    private static final char LAST_PLAIN = '~';

    private OddName() {}

    /**
     * Whether a name is odd.
     *
     * @param count how many code units it has
     */
    static boolean test(int count, Units name) {
        for (int i = 0; i < count; i++) {
            char c = name.at(i);
            if ((c < FIRST_PLAIN || c > LAST_PLAIN) && isUnseen(c, i, count, name)) {
                return true;
            }
        }
        return count > 0 && Escapes.isBlank(name.at(count - 1));
    }

    private static boolean isUnseen(char c, int i, int count, Units name) {
        if (Character.isHighSurrogate(c)) {
            char low = i + 1 < count ? name.at(i + 1) : 0;
            return !Character.isLowSurrogate(low) || Escapes.isUnseenPair(Character.toCodePoint(c, low));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(name.at(i - 1));
        }
        return Escapes.isUnseen(c);
    }
}
