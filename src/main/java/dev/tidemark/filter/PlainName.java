package dev.tidemark.filter;

import dev.tidemark.text.Escapes;
import java.nio.ByteBuffer;

/** Tells names that stand in a path as they are, four characters at a time: nothing in them is written as an escape. Pure functions. */
final class PlainName {

    private static final long LOW = 0x0001_0001_0001_0001L;
    private static final long HIGH = 0x8000_8000_8000_8000L;
    private static final long BEYOND_ASCII = 0x007F * LOW ^ -1L;
    private static final long NO_CONTROL = 0x0060 * LOW;
    private static final long BACKSLASH = '\\' * LOW;
    private static final long DELETE = 0x007F * LOW;
    private static final int FOUR = Long.BYTES;
    private static final int DIGITS = 4;
    private static final int RADIX = 16;

    private PlainName() {}

    /**
     * Whether a name is one.
     *
     * @param bytes little-endian
     * @param from where the name starts
     * @param length how many UTF-16 code units it has, 1 or more
     */
    static boolean test(ByteBuffer bytes, int from, int length) {
        int end = from + 2 * length;
        int at = from;
        for (; at + FOUR <= end; at += FOUR) {
            if (!isPlain(bytes.getLong(at)) && !areSeen(bytes, at, at + FOUR)) {
                return false;
            }
        }
        return areSeen(bytes, at, end)
                && !Escapes.isBlank(bytes.getChar(end - 2))
                && !(bytes.getChar(from) == 'u' && isLikeEscape(bytes, from, length));
    }

    /** Four characters of ASCII, of which none is a control character or a backslash. */
    private static boolean isPlain(long four) {
        return (four & BEYOND_ASCII) == 0
                && (zeros(four & NO_CONTROL) | zeros(four ^ BACKSLASH) | zeros(four ^ DELETE)) == 0;
    }

    private static long zeros(long four) {
        return four - LOW & ~four & HIGH;
    }

    private static boolean areSeen(ByteBuffer bytes, int from, int end) {
        for (int at = from; at < end; at += 2) {
            char unit = bytes.getChar(at);
            if (unit == '\\' || Escapes.isUnseen(unit) || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLikeEscape(ByteBuffer bytes, int from, int length) {
        boolean like = length > DIGITS;
        for (int i = 1; i <= DIGITS && like; i++) {
            char unit = bytes.getChar(from + 2 * i);
            like = Character.digit(unit, RADIX) >= 0 && unit <= 'f';
        }
        return like;
    }
}
