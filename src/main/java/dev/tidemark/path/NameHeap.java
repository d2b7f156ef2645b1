package dev.tidemark.path;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One writer; readers see the names that were added before the owner published them. Names one behind the other: one byte
 * a character where that is enough, else two, behind two bytes of length.
 */
final class NameHeap {

    private static final int SHIFT = 18;
    private static final int SIZE = 1 << SHIFT;
    private static final int UTF16 = 0x8000;
    private static final int MOST_CHARS = UTF16 - 1;
    private static final int HEADER = 2;

    private volatile byte[] @Nullable [] chunks = new byte[4][];
    private int end;

    /** Adds a name of UTF-16, little-endian; gives the number to get it by. */
    int add(ByteBuffer from, int at, int length) {
        int chars = Math.min(length, MOST_CHARS);
        boolean utf16 = needsUtf16(from, at, chars);
        int start = reserve(HEADER + (utf16 ? 2 * chars : chars));
        byte[] into = chunk(start);
        int to = start & SIZE - 1;
        int header = chars | (utf16 ? UTF16 : 0);
        into[to++] = (byte) header;
        into[to++] = (byte) (header >>> 8);
        for (int i = 0; i < chars; i++) {
            char c = from.getChar(at + 2 * i);
            into[to++] = (byte) c;
            if (utf16) {
                into[to++] = (byte) (c >>> 8);
            }
        }
        return start;
    }

    private static boolean needsUtf16(ByteBuffer from, int at, int chars) {
        for (int i = 0; i < chars; i++) {
            if (from.getChar(at + 2 * i) > 0xFF) {
                return true;
            }
        }
        return false;
    }

    /** The number of the next name; a name never straddles two chunks. */
    private int reserve(int bytes) {
        int start = end;
        if ((start & SIZE - 1) + bytes > SIZE) {
            start = (start >>> SHIFT) + 1 << SHIFT;
        }
        end = start + bytes;
        return start;
    }

    private byte[] chunk(int start) {
        int index = start >>> SHIFT;
        byte[] @Nullable [] all = chunks;
        if (index >= all.length) {
            all = Arrays.copyOf(all, all.length + (all.length >> 1) + 1);
            chunks = all;
        }
        byte[] chunk = all[index];
        if (chunk == null) {
            chunk = new byte[SIZE];
            all[index] = chunk;
        }
        return chunk;
    }

    String get(int name) {
        byte[] from = chunks[name >>> SHIFT];
        if (from == null) {
            return "";
        }
        int at = name & SIZE - 1;
        int header = header(from, at);
        int chars = header & MOST_CHARS;
        return header == chars
                ? new String(from, at + HEADER, chars, StandardCharsets.ISO_8859_1)
                : utf16(from, at + HEADER, chars);
    }

    /** Lone surrogates stay what they are, which no charset does. */
    private static String utf16(byte[] from, int at, int chars) {
        char[] name = new char[chars];
        for (int i = 0; i < chars; i++) {
            name[i] = wideChar(from, at, i);
        }
        return new String(name);
    }

    /** Whether a name is that one. */
    boolean is(int name, ByteBuffer other, int otherAt, int length) {
        byte[] from = chunks[name >>> SHIFT];
        if (from == null) {
            return false;
        }
        int at = name & SIZE - 1;
        int header = header(from, at);
        int chars = Math.min(length, MOST_CHARS);
        if ((header & MOST_CHARS) != chars) {
            return false;
        }
        boolean utf16 = (header & UTF16) != 0;
        for (int i = 0; i < chars; i++) {
            char c = utf16 ? wideChar(from, at + HEADER, i) : (char) (from[at + HEADER + i] & 0xFF);
            if (other.getChar(otherAt + 2 * i) != c) {
                return false;
            }
        }
        return true;
    }

    private static int header(byte[] from, int at) {
        return from[at] & 0xFF | (from[at + 1] & 0xFF) << 8;
    }

    private static char wideChar(byte[] from, int at, int index) {
        return (char) (from[at + 2 * index] & 0xFF | (from[at + 2 * index + 1] & 0xFF) << 8);
    }
}
