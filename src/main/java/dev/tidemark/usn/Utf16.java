package dev.tidemark.usn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Text as UTF-16LE, as Windows keeps names. Stateless. Lone surrogates stay what they are, which no charset does. */
public final class Utf16 {

    private Utf16() {}

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
