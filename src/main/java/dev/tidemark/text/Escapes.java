package dev.tidemark.text;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Shows names that others chose so that none is invisible, commands anything or looks like another: what cannot be seen is
 * written as a backslash, {@code u} and four hex digits. Pure functions, safe from any thread.
 *
 * <p>What cannot be seen are control characters, separators of lines, what turns the direction of writing, characters without
 * width, blanks that look like the blank, unpaired surrogates, and blanks at the end. There is one way back. A name writes its
 * own backslash twice. In a path, where a backslash begins a name, a name's own backslash is {@code \\u005c}, and a name that
 * begins as an escape does, with {@code u} and four hex digits, has its {@code u} escaped too.
 */
public final class Escapes {

    private static final char BACKSLASH = '\\';
    private static final int ESCAPE = 6;
    private static final int DIGITS = 4;
    private static final int RADIX = 16;
    private static final char IDEOGRAPHIC_SPACE = '\u3000';

    /** A bit for each UTF-16 unit that is always written as an escape; surrogates depend on their neighbours. */
    private static final long[] UNSEEN = table(Escapes::cannotBeSeen);

    private Escapes() {}

    private static long[] table(IntPredicate test) {
        long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            if (test.test(unit)) {
                bits[unit / Long.SIZE] |= 1L << unit;
            }
        }
        return bits;
    }

    private static boolean cannotBeSeen(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> code != ' ' && code != IDEOGRAPHIC_SPACE;
            default -> isIgnorable(code) || isFiller(code);
        };
    }

    /**
     * What Unicode lets programs draw as nothing, whether it is assigned or not (Default_Ignorable_Code_Point), and two signs that
     * are drawn so though they do not belong to it.
     */
    private static boolean isIgnorable(int code) {
        return code >= 0xFE00 && code <= 0xFE0F
                || code >= 0xFFF0 && code <= 0xFFF8
                || code >= 0xE0000 && code <= 0xE0FFF
                || code >= 0x180B && code <= 0x180F
                || code >= 0x2060 && code <= 0x206F
                || code >= 0x1BCA0 && code <= 0x1BCA3
                || code >= 0x1D173 && code <= 0x1D17A
                || code == 0x1D159
                || code == 0x16FE4;
    }

    /** Letters and marks that are drawn as nothing, or as a blank, and what is no character. */
    private static boolean isFiller(int code) {
        return switch (code) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> (code & 0xFFFE) == 0xFFFE;
        };
    }

    /** Whether a UTF-16 unit is always written as an escape, wherever it stands; false for surrogates. */
    public static boolean isUnseen(char unit) {
        return (UNSEEN[unit / Long.SIZE] & 1L << unit) != 0;
    }

    /** Whether a character beyond the first 65,536 is written as two escapes. */
    public static boolean isUnseenPair(int codePoint) {
        return cannotBeSeen(codePoint);
    }

    /** Whether a unit is a blank that cannot be seen at the end of a name. */
    public static boolean isBlank(char unit) {
        return unit == ' ' || unit == IDEOGRAPHIC_SPACE;
    }

    // --- there

    /** A name as it is shown alone: its own backslash twice. */
    public static String name(String name) {
        return isPlain(name) ? name : escaped(name, 0, "\\\\");
    }

    /** A name as a part of a path. */
    public static String inPath(String name) {
        boolean likeEscape = name.startsWith("u") && isHex(name, 1);
        if (!likeEscape) {
            return isPlain(name) ? name : escaped(name, 0, "\\u005c");
        }
        return unicode('u') + (isPlain(name) ? name.substring(1) : escaped(name, 1, "\\u005c"));
    }

    private static boolean isPlain(String name) {
        int length = name.length();
        for (int i = 0; i < length; i++) {
            char unit = name.charAt(i);
            if (unit == BACKSLASH || isUnseen(unit) || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return length == 0 || !isBlank(name.charAt(length - 1));
    }

    private static String escaped(String name, int from, String backslash) {
        int end = name.length();
        while (end > from && isBlank(name.charAt(end - 1))) {
            end--;
        }
        StringBuilder text = new StringBuilder(name.length() + ESCAPE);
        for (int i = from; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (isPair(name, i)) {
                char low = name.charAt(++i);
                boolean unseen = isUnseenPair(Character.toCodePoint(unit, low));
                text.append(unseen ? unicode(unit) + unicode(low) : "" + unit + low);
            } else if (unit == BACKSLASH) {
                text.append(backslash);
            } else if (i >= end || isUnseen(unit) || Character.isSurrogate(unit)) {
                text.append(unicode(unit));
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }

    private static boolean isPair(String name, int at) {
        return Character.isHighSurrogate(name.charAt(at))
                && at + 1 < name.length()
                && Character.isLowSurrogate(name.charAt(at + 1));
    }

    /** A UTF-16 unit as an escape, whatever it is. */
    public static String unicode(char unit) {
        return String.format(Locale.ROOT, "\\u%04x", (int) unit);
    }

    // --- and back

    /** The name that {@link #name} wrote so. */
    public static String nameOf(String written) {
        return back(written, true);
    }

    /** A path with the names as they are: where a name has a backslash of its own, nobody can tell it from others. */
    public static String rawPath(String written) {
        return back(written, false);
    }

    private static String back(String written, boolean doubled) {
        int next = indexIn(written, 0, doubled);
        if (next < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        int from = 0;
        for (; next >= 0; next = indexIn(written, from, doubled)) {
            int length = escapeAt(written, next, doubled);
            text.append(written, from, next)
                    .append(
                            length == ESCAPE
                                    ? (char) Integer.parseInt(written, next + 2, next + ESCAPE, RADIX)
                                    : BACKSLASH);
            from = next + length;
        }
        return text.append(written, from, written.length()).toString();
    }

    /**
     * How many characters an escape takes at a place of a text that was written here; 0 where none begins.
     *
     * @param doubled whether it is a name, not a path: two backslashes are an escape then
     */
    public static int escapeAt(String written, int at, boolean doubled) {
        if (written.charAt(at) != BACKSLASH || at + 1 >= written.length()) {
            return 0;
        }
        char next = written.charAt(at + 1);
        if (doubled && next == BACKSLASH) {
            return 2;
        }
        return next == 'u' && isHex(written, at + 2) ? ESCAPE : 0;
    }

    /** Where the next escape of a text that was written here begins, -1 when there is none. */
    public static int indexIn(String written, int from, boolean doubled) {
        for (int at = written.indexOf(BACKSLASH, from); at >= 0; at = written.indexOf(BACKSLASH, at + 1)) {
            if (escapeAt(written, at, doubled) > 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isHex(String text, int from) {
        if (from + DIGITS > text.length()) {
            return false;
        }
        for (int i = from; i < from + DIGITS; i++) {
            if (Character.digit(text.charAt(i), RADIX) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
