package dev.tidemark.field;

/**
 * Tells names that do not look like what they are: with control characters, characters that turn the direction of writing or have
 * no width, surrogates without their other half, or a blank at the end, which most programs do not show. Pure functions.
 */
final class OddName {

    /** A name's code units. */
    @FunctionalInterface
    interface Units {
        char at(int index);
    }

    private static final char DELETE = 0x7F;
    private static final char LAST_CONTROL = 0x9F;

    private OddName() {}

    /**
     * Whether a name is odd.
     *
     * @param count how many code units it has
     */
    static boolean test(int count, Units name) {
        for (int i = 0; i < count; i++) {
            char c = name.at(i);
            if (isControl(c) || c > LAST_CONTROL && (isUnseen(c) || isUnpaired(c, i, count, name))) {
                return true;
            }
        }
        return count > 0 && isBlank(name.at(count - 1));
    }

    private static boolean isControl(char c) {
        return c < ' ' || c >= DELETE && c <= LAST_CONTROL;
    }

    /** Turns the direction, or has no width, or breaks the line. */
    private static boolean isUnseen(char c) {
        return switch (c) {
            case 0x00AD, 0x061C, 0x180E, 0xFEFF -> true;
            default -> c >= 0x200B && c <= 0x200F || c >= 0x2028 && c <= 0x202E || c >= 0x2060 && c <= 0x206F;
        };
    }

    private static boolean isUnpaired(char c, int i, int count, Units name) {
        if (Character.isHighSurrogate(c)) {
            return i + 1 == count || !Character.isLowSurrogate(name.at(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(name.at(i - 1)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || Character.isSpaceChar(c);
    }
}
