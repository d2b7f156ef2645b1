package dev.tidemark.ui.inspector;

import org.jspecify.annotations.Nullable;

/** Makes the character column of a hex dump: ASCII, and UTF-16 where the file name stands. Stateless. */
final class ByteGlyphs {

    /** Stands for what has no character. */
    static final String NONE = "·";

    private ByteGlyphs() {}

    /**
     * What to show for a byte.
     *
     * @param name where UTF-16LE stands, {@code null} for nowhere: there the first byte of a character shows it and the
     *     others show nothing
     * @return a character, {@link #NONE}, or an empty text
     */
    static String of(byte[] bytes, int offset, @Nullable FieldRow name) {
        if (name == null || !name.holds(offset)) {
            int value = bytes[offset] & 0xFF;
            return value >= 0x20 && value < 0x7F ? String.valueOf((char) value) : NONE;
        }
        int unitAt = offset - ((offset - name.offset()) & 1);
        if (unitAt != offset || !name.holds(unitAt + 1)) {
            return "";
        }
        char unit = unit(bytes, offset);
        if (Character.isHighSurrogate(unit) && name.holds(offset + 3)) {
            char low = unit(bytes, offset + 2);
            return Character.isLowSurrogate(low) ? new String(new char[] {unit, low}) : NONE;
        }
        if (Character.isLowSurrogate(unit)) {
            boolean ends = name.holds(offset - 2) && Character.isHighSurrogate(unit(bytes, offset - 2));
            return ends ? "" : NONE;
        }
        return isShown(unit) ? String.valueOf(unit) : NONE;
    }

    private static char unit(byte[] bytes, int at) {
        return (char) (bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8);
    }

    private static boolean isShown(char unit) {
        return switch (Character.getType(unit)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.NON_SPACING_MARK,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
