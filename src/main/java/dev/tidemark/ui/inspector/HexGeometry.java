package dev.tidemark.ui.inspector;

/**
 * Where the bytes of a hex dump stand, in pixels: offset, bytes in hex, characters. Immutable.
 *
 * @param charWidth the width of a character
 * @param perLine how many bytes a line has, 8 or 16
 * @param count how many bytes there are
 */
record HexGeometry(double charWidth, int perLine, int count) {

    static final double SIDE = 8;
    static final double LINE = 18;

    private static final int OFFSET_CHARS = 6;

    /** Sixteen bytes a line where they fit, else eight. */
    static HexGeometry fitting(double charWidth, double width, int count) {
        double sixteen = 2 * SIDE + charWidth * (OFFSET_CHARS + 16 * 3 + 1 + 16);
        return new HexGeometry(charWidth, width >= sixteen ? 16 : 8, count);
    }

    int lines() {
        return (count + perLine - 1) / perLine;
    }

    double height() {
        return lines() * LINE + 2 * SIDE;
    }

    /** The left edge of a byte's hex digits. */
    double hexX(int column) {
        return SIDE + charWidth * (OFFSET_CHARS + column * 3);
    }

    /** The left edge of a byte's character. */
    double textX(int column) {
        return SIDE + charWidth * (OFFSET_CHARS + perLine * 3 + 1 + column);
    }

    /** The middle of a line. */
    double middleY(int line) {
        return SIDE + line * LINE + LINE / 2;
    }

    /** The line at a height, within the lines there are. */
    int lineAt(double y) {
        return (int) Math.clamp(Math.floor((y - SIDE) / LINE), 0, Math.max(0, lines() - 1));
    }

    /** The byte at a place, -1 for none. */
    int byteAt(double x, double y) {
        int line = (int) Math.floor((y - SIDE) / LINE);
        double inHex = (x - hexX(0) + charWidth / 2) / (charWidth * 3);
        double inText = (x - textX(0)) / charWidth;
        int column = (int) Math.floor(inText >= 0 ? inText : inHex);
        int index = line * perLine + column;
        return line >= 0 && column >= 0 && column < perLine && index < count ? index : -1;
    }
}
