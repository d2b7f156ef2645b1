package dev.tidemark.text;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes lines of text as UTF-8 bytes, in an array of its own in front of a stream. Not thread-safe. Before anything is put,
 * {@link #ensure} has made room for it.
 */
public final class ByteText {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SIZE = 1 << 17;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private final OutputStream out;
    private byte[] bytes = new byte[SIZE];
    private int end;

    public ByteText(OutputStream out) {
        this.out = out;
    }

    /** Makes room for as many bytes more. */
    public void ensure(int more) throws IOException {
        if (end + more > bytes.length) {
            flush();
            if (more > bytes.length) {
                bytes = Arrays.copyOf(bytes, more);
            }
        }
    }

    /** Writes what was put to the stream. */
    public void flush() throws IOException {
        int count = end;
        end = 0;
        out.write(bytes, 0, count);
    }

    public int position() {
        return end;
    }

    /** Takes back what was put from a position on. */
    public void cutTo(int position) {
        end = position;
    }

    /** Puts another character in the place of one that was put. */
    public void replace(int position, char ascii) {
        bytes[position] = (byte) ascii;
    }

    public void put(char ascii) {
        bytes[end++] = (byte) ascii;
    }

    public void put(byte[] ascii) {
        System.arraycopy(ascii, 0, bytes, end, ascii.length);
        end += ascii.length;
    }

    /** Puts a piece of text that was made ready; needs room for eight bytes, or as many as it has. */
    public void put(Literal literal) {
        int length = literal.length;
        if (length <= Long.BYTES) {
            LITTLE_LONGS.set(bytes, end, literal.packed);
            end += length;
        } else {
            put(literal.ascii);
        }
    }

    /** Puts quotes around what was put from a position on, doubling those within, if it needs them as a field of CSV. */
    public void quoteFrom(int position) {
        int quotes = 0;
        boolean needed = false;
        for (int i = position; i < end; i++) {
            needed |= bytes[i] == ',';
            quotes += bytes[i] == '"' ? 1 : 0;
        }
        if (!needed && quotes == 0) {
            return;
        }
        int to = end + quotes + 2;
        int at = to - 1;
        bytes[at--] = '"';
        for (int i = end - 1; i >= position; i--) {
            bytes[at--] = bytes[i];
            if (bytes[i] == '"') {
                bytes[at--] = '"';
            }
        }
        bytes[at] = '"';
        end = to;
    }

    /** Puts an apostrophe before what was put from a position on, within its quotes, if a spreadsheet would take it for a formula. */
    public void guardFrom(int position) {
        int first = position < end && bytes[position] == '"' ? position + 1 : position;
        if (first < end && Formulas.isBegunBy((char) bytes[first])) {
            System.arraycopy(bytes, first, bytes, first + 1, end - first);
            bytes[first] = (byte) Formulas.GUARD;
            end++;
        }
    }

    public void decimal(long value) {
        if (value == Long.MIN_VALUE) {
            put("-9223372036854775808".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        long left = value;
        if (left < 0) {
            put('-');
            left = -left;
        }
        int digits = digits(left);
        for (int at = end + digits - 1; at >= end; at--) {
            bytes[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        end += digits;
    }

    private static int digits(long value) {
        long limit = 10;
        for (int digits = 1; digits < LONGEST_NUMBER - 1; digits++) {
            if (value < limit) {
                return digits;
            }
            limit *= 10;
        }
        return LONGEST_NUMBER - 1;
    }

    /** The lowest digits of a value, with leading zeros. */
    public void decimal(int value, int digits) {
        int left = value;
        for (int at = end + digits - 1; at >= end; at--) {
            bytes[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        end += digits;
    }

    /** 32 bits in hex, with leading zeros. */
    public void hex(int value) {
        LONGS.set(bytes, end, eightDigits(value));
        end += 8;
    }

    /** Spreads eight half bytes over eight bytes and makes each a digit, all at once. */
    private static long eightDigits(int value) {
        long halves = value & 0xFFFF_FFFFL;
        halves = (halves << 16 | halves) & 0x0000_FFFF_0000_FFFFL;
        halves = (halves << 8 | halves) & 0x00FF_00FF_00FF_00FFL;
        halves = (halves << 4 | halves) & 0x0F0F_0F0F_0F0F_0F0FL;
        long letters = (halves + 0x0606_0606_0606_0606L) >>> 4 & 0x0101_0101_0101_0101L;
        return halves + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
    }

    /** 64 bits in hex, with leading zeros. */
    public void hex64(long value) {
        hex((int) (value >>> 32));
        hex((int) value);
    }

    /** The lowest digits of a value in hex, with leading zeros. */
    public void hex(long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            bytes[end++] = HEX[(int) (value >>> 4 * i) & 15];
        }
    }

    /** A value in hex, without leading zeros. */
    public void shortHex(long value) {
        hex(value, Math.max(1, 16 - Long.numberOfLeadingZeros(value) / 4));
    }

    /** An identifier: 16 hex digits, or 32 when it does not fit 64 bits. */
    public void id(long high, long low) {
        if (high != 0) {
            hex64(high);
        }
        hex64(low);
    }

    /**
     * A name.
     *
     * @param from where it starts in the bytes, UTF-16LE
     * @param length how many code units it has
     * @param plain for each ASCII character whether it stands for itself; the others, and C1, DEL and lone surrogates,
     *     go through {@code escape}
     */
    public void name(ByteBuffer source, int from, int length, boolean[] plain, Escape escape) {
        byte[] target = bytes;
        int at = end;
        int last = from + 2 * length;
        int seen = escape.isForPeople() ? endOfSeen(source, from, last) : last;
        for (int i = from; i < seen; i += 2) {
            char c = source.getChar(i);
            if (c < 0x80 && plain[c]) {
                target[at++] = (byte) c;
            } else {
                end = at;
                i += special(c, source, i, last, escape);
                at = end;
            }
        }
        end = at;
        for (int i = seen; i < last; i += 2) {
            escape.put(this, source.getChar(i));
        }
    }

    private static int endOfSeen(ByteBuffer source, int from, int last) {
        int seen = last;
        while (seen > from && Escapes.isBlank(source.getChar(seen - 2))) {
            seen -= 2;
        }
        return seen;
    }

    /** Puts a character that is not plain ASCII; gives 2 when it took the second half of a pair too. */
    private int special(char c, ByteBuffer source, int at, int last, Escape escape) {
        if (Character.isHighSurrogate(c) && at + 2 < last && Character.isLowSurrogate(source.getChar(at + 2))) {
            char low = source.getChar(at + 2);
            int codePoint = Character.toCodePoint(c, low);
            if (escape.isForPeople() && Escapes.isUnseenPair(codePoint)) {
                escape.put(this, c);
                escape.put(this, low);
            } else {
                pair(codePoint);
            }
            return 2;
        }
        if (c < 0xA0 || Character.isSurrogate(c) || escape.isForPeople() && Escapes.isUnseen(c)) {
            escape.put(this, c);
        } else {
            utf8(c);
        }
        return 0;
    }

    private void utf8(char c) {
        if (c < 0x800) {
            bytes[end++] = (byte) (0xC0 | c >> 6);
        } else {
            bytes[end++] = (byte) (0xE0 | c >> 12);
            bytes[end++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        bytes[end++] = (byte) (0x80 | c & 0x3F);
    }

    private void pair(int codePoint) {
        bytes[end++] = (byte) (0xF0 | codePoint >> 18);
        bytes[end++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[end++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[end++] = (byte) (0x80 | codePoint & 0x3F);
    }

    /** A backslash, {@code u} and four hex digits. */
    public void unicodeEscape(char c) {
        put('\\');
        put('u');
        hex(c, 4);
    }

    /** A piece of text that is put again and again; a short one at one stroke, where copying an array would take ten times that. Immutable. */
    public static final class Literal {

        private final byte[] ascii;
        private final int length;
        private final long packed;

        public Literal(String text) {
            ascii = text.getBytes(StandardCharsets.US_ASCII);
            length = ascii.length;
            packed = (long) LITTLE_LONGS.get(Arrays.copyOf(ascii, Math.max(Long.BYTES, ascii.length)), 0);
        }

        /** How many bytes it has. */
        public int length() {
            return length;
        }

        @Override
        public String toString() {
            return new String(ascii, StandardCharsets.US_ASCII);
        }
    }

    /** How a character is put that does not stand for itself; at most six bytes. */
    public interface Escape {
        void put(ByteText text, char c);

        /** Whether people read it: then all goes through it that {@link Escapes} knows, blanks at the end too. */
        default boolean isForPeople() {
            return false;
        }
    }
}
