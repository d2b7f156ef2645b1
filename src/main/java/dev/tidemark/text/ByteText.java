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

    /** Behind what is put there is room for as many bytes: short pieces are put as eight at one stroke, and overwritten by the next. */
    private static final int SPARE = Long.BYTES;

    /** So many UTF-16 units are looked at together. */
    private static final int UNITS = 4;

    private static final long NOT_ASCII = 0xFF80_FF80_FF80_FF80L;
    private static final int ASCII = 0x7F;

    private static final int TEN_TO_8 = 100_000_000;
    private static final int[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, TEN_TO_8};
    private static final long COMMAS = 0x2C2C_2C2C_2C2C_2C2CL;
    private static final long QUOTES = 0x2222_2222_2222_2222L;
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private final OutputStream out;
    private byte[] bytes = new byte[SIZE];
    private int end;

    public ByteText(OutputStream out) {
        this.out = out;
    }

    /** Makes room for as many bytes more. */
    public void ensure(int more) throws IOException {
        if (end + more > bytes.length - SPARE) {
            flush();
            if (more > bytes.length - SPARE) {
                bytes = Arrays.copyOf(bytes, more + SPARE);
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

    /** What was put from a position on. */
    public byte[] from(int position) {
        return Arrays.copyOfRange(bytes, position, end);
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

    /** Puts a piece of text that was made ready; needs room for as many bytes as it has. */
    public void put(Literal literal) {
        long[] packed = literal.packed;
        for (int i = 0; i < packed.length; i++) {
            LITTLE_LONGS.set(bytes, end + i * Long.BYTES, packed[i]);
        }
        end += literal.length;
    }

    /** Puts quotes around what was put from a position on, doubling those within, if it needs them as a field of CSV. */
    public void quoteFrom(int position) {
        if (!needsQuotes(position)) {
            return;
        }
        int quotes = 0;
        for (int i = position; i < end; i++) {
            quotes += bytes[i] == '"' ? 1 : 0;
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

    /** Looks at eight bytes at a time; what lies behind the end is no part of it. */
    private boolean needsQuotes(int position) {
        int at = position;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if (special((long) LITTLE_LONGS.get(bytes, at)) != 0) {
                return true;
            }
        }
        int left = end - at;
        return left > 0 && special((long) LITTLE_LONGS.get(bytes, at)) << Long.SIZE - Byte.SIZE * left != 0;
    }

    /** The highest bit of each byte that is a comma or a quote; bytes above the first such one may be set too. */
    private static long special(long eight) {
        return zeros(eight ^ COMMAS) | zeros(eight ^ QUOTES);
    }

    private static long zeros(long eight) {
        return eight - LOWEST_BITS & ~eight & HIGHEST_BITS;
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
        if (value >= 0) {
            unsigned(value);
        } else {
            put('-');
            unsigned(-value);
        }
    }

    /** Without loops, of which the JIT would make a good deal at each place that puts a number. */
    private void unsigned(long value) {
        if (value >= 0 && value < TEN_TO_8) {
            few((int) value);
        } else {
            many(value);
        }
    }

    /** The lowest value, which has no opposite, is taken as unsigned. */
    private void many(long value) {
        long high = Long.divideUnsigned(value, TEN_TO_8);
        if (high < TEN_TO_8) {
            few((int) high);
        } else {
            few((int) (high / TEN_TO_8));
            eight((int) (high % TEN_TO_8));
        }
        eight((int) (value - high * TEN_TO_8));
    }

    private void few(int value) {
        if (value < 10) {
            put((char) ('0' + value));
        } else {
            decimal(value, digits(value));
        }
    }

    private void eight(int value) {
        LITTLE_LONGS.set(bytes, end, eightDecimals(value));
        end += Long.BYTES;
    }

    private static int digits(int value) {
        int nearly = (Integer.SIZE - Integer.numberOfLeadingZeros(value)) * 1233 >>> 12;
        return value < TENS[nearly] ? nearly : nearly + 1;
    }

    /**
     * Digits with leading zeros.
     *
     * @param value less than 10 to the power of {@code digits}
     * @param digits 1 to 8
     */
    public void decimal(int value, int digits) {
        LITTLE_LONGS.set(bytes, end, eightDecimals(value) >>> Byte.SIZE * (Long.BYTES - digits));
        end += digits;
    }

    /** A time of day as HH:MM:SS, all its digits at once. */
    public void clock(int secondOfDay) {
        int minutes = secondOfDay / 60;
        int hours = minutes / 60;
        long twos = hours | (long) (minutes - hours * 60) << 24 | (long) (secondOfDay - minutes * 60) << 48;
        long tens = twos * 103 >>> 10 & 0x000F_0000_0F00_000FL;
        LITTLE_LONGS.set(bytes, end, (twos - tens * 10 << 8 | tens) + 0x3030_3A30_303A_3030L);
        end += Long.BYTES;
    }

    /** Halves a number of eight digits into fours, twos and ones, all lanes at once; the first digit is the lowest byte. */
    private static long eightDecimals(int value) {
        long fours = value / 10_000 | (long) (value % 10_000) << 32;
        long hundreds = fours * 10_486 >>> 20 & 0x0000_007F_0000_007FL;
        long twos = fours - hundreds * 100 << 16 | hundreds;
        long tens = twos * 103 >>> 10 & 0x000F_000F_000F_000FL;
        return (twos - tens * 10 << 8 | tens) + 0x3030_3030_3030_3030L;
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
        int i = from;
        for (; i + Long.BYTES <= seen; i += Long.BYTES) {
            long four = source.getLong(i);
            if ((four & NOT_ASCII) != 0 || !isPlain(four, plain)) {
                break;
            }
            target[at] = (byte) four;
            target[at + 1] = (byte) (four >>> 16);
            target[at + 2] = (byte) (four >>> 32);
            target[at + 3] = (byte) (four >>> 48);
            at += UNITS;
        }
        for (; i < seen; i += 2) {
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
        for (i = seen; i < last; i += 2) {
            escape.put(this, source.getChar(i));
        }
    }

    /** Whether four ASCII characters stand for themselves. */
    private static boolean isPlain(long four, boolean[] plain) {
        return plain[(int) four & ASCII]
                & plain[(int) (four >>> 16) & ASCII]
                & plain[(int) (four >>> 32) & ASCII]
                & plain[(int) (four >>> 48)];
    }

    /**
     * Text that stands for itself as a whole, which most does.
     *
     * @param plain as in {@link #name}
     * @return false for other text, and for what ends with a blank: then nothing was put
     */
    public boolean plain(String text, boolean[] plain) {
        byte[] target = bytes;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || !plain[c]) {
                return false;
            }
            target[end + i] = (byte) c;
        }
        if (length > 0 && text.charAt(length - 1) == ' ') {
            return false;
        }
        end += length;
        return true;
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

    /** A piece of text that is put again and again, eight bytes at one stroke, where copying an array would take ten times that. Immutable. */
    public static final class Literal {

        private final byte[] ascii;
        private final int length;
        private final long[] packed;

        public Literal(String text) {
            ascii = text.getBytes(StandardCharsets.US_ASCII);
            length = ascii.length;
            packed = new long[(length + Long.BYTES - 1) / Long.BYTES];
            byte[] padded = Arrays.copyOf(ascii, packed.length * Long.BYTES);
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (long) LITTLE_LONGS.get(padded, i * Long.BYTES);
            }
        }

        /** How many bytes it has. */
        public int length() {
            return length;
        }

        /** Its bytes; not to be changed. */
        public byte[] bytes() {
            return ascii;
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
