package dev.tidemark.export;

import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;

/** How names are put into lines. A name takes at most {@link #MOST_BYTES} a code unit. */
final class Names {

    static final int MOST_BYTES = 6;

    private static final boolean[] LINE = plain("\\");
    private static final boolean[] PATH = plain("");
    private static final boolean[] JSON = plain("\\\"");

    private Names() {}

    private static boolean[] plain(String but) {
        boolean[] plain = new boolean[0x80];
        for (char c = 0x20; c < 0x7F; c++) {
            plain[c] = but.indexOf(c) < 0;
        }
        return plain;
    }

    /** How much room the name of a record may need, in bytes. */
    static int room(ByteBuffer bytes, int at) {
        return MOST_BYTES * (RecordBytes.nameLength(bytes, at) >> 1);
    }

    /** As TSV and CSV have it. */
    static void line(ByteText text, ByteBuffer bytes, int at) {
        put(text, bytes, at, LINE, Names::escapeInLine);
    }

    /** As a JSON string, without its quotes. */
    static void json(ByteText text, ByteBuffer bytes, int at) {
        put(text, bytes, at, JSON, Names::escapeInJson);
    }

    /** A path as TSV and CSV have it: with its backslashes. */
    static void path(ByteText text, ByteBuffer chars, int length) {
        text.name(chars, 0, length, PATH, ByteText::unicodeEscape);
    }

    /** A path as a JSON string, without its quotes. */
    static void jsonPath(ByteText text, ByteBuffer chars, int length) {
        text.name(chars, 0, length, JSON, Names::escapeInJson);
    }

    private static void put(ByteText text, ByteBuffer bytes, int at, boolean[] plain, ByteText.Escape escape) {
        int from = at + RecordBytes.nameOffset(bytes, at);
        text.name(bytes, from, RecordBytes.nameLength(bytes, at) >> 1, plain, escape);
    }

    private static void escapeInLine(ByteText text, char c) {
        if (c == '\\') {
            text.put('\\');
            text.put('\\');
        } else {
            text.unicodeEscape(c);
        }
    }

    private static void escapeInJson(ByteText text, char c) {
        if (c == '\\' || c == '"') {
            text.put('\\');
            text.put(c);
        } else {
            text.unicodeEscape(c);
        }
    }
}
