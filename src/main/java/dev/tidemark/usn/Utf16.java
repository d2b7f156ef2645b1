package dev.tidemark.usn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Text as UTF-16LE, as Windows keeps names. Stateless. Lone surrogates stay what they are, which no charset does. */
public final class Utf16 {

    /** The upper halves of four characters. */
    private static final long UPPER = 0xFF00_FF00_FF00_FF00L;

    private Utf16() {}

    /**
     * The text in some bytes. Most has characters below 256 alone, as which it is kept from the start.
     *
     * @param bytes little-endian
     * @param from where it begins in them
     * @param count how many characters it has
     */
    public static String text(ByteBuffer bytes, int from, int count) {
        byte[] latin = new byte[count];
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            long four = bytes.getLong(from + 2 * i);
            if ((four & UPPER) != 0) {
                return any(bytes, from, count);
            }
            latin[i] = (byte) four;
            latin[i + 1] = (byte) (four >>> 16);
            latin[i + 2] = (byte) (four >>> 32);
            latin[i + 3] = (byte) (four >>> 48);
        }
        for (; i < count; i++) {
            char c = bytes.getChar(from + 2 * i);
            if (c >= 0x100) {
                return any(bytes, from, count);
            }
            latin[i] = (byte) c;
        }
        return new String(latin, StandardCharsets.ISO_8859_1);
    }

    private static String any(ByteBuffer bytes, int from, int count) {
        char[] chars = new char[count];
        for (int i = 0; i < count; i++) {
            chars[i] = bytes.getChar(from + 2 * i);
        }
        return new String(chars);
    }

    /** A text's bytes, from 0 to the limit. */
    public static ByteBuffer of(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
        put(bytes, 0, text);
        return bytes;
    }

    /**
     * Puts a text's bytes at a position; the buffer's own position stays.
     *
     * @param bytes little-endian
     */
    public static void put(ByteBuffer bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(at + 2 * i, text.charAt(i));
        }
    }
}
