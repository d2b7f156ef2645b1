package dev.tidemark.field;

import dev.tidemark.text.ByteText;
import dev.tidemark.usn.Utf16;
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

    /** UTF-16LE as TSV and CSV have it. */
    static void line(ByteText text, ByteBuffer bytes, int from, int count) {
        text.name(bytes, from, count, LINE, Names::escapeInLine);
    }

    /** UTF-16LE as a JSON string, without its quotes. */
    static void json(ByteText text, ByteBuffer bytes, int from, int count) {
        text.name(bytes, from, count, JSON, Names::escapeInJson);
    }

    /** Any text as TSV and CSV have it; a path keeps its backslashes. */
    static void line(ByteText text, String value, boolean path) {
        text.name(Utf16.of(value), 0, value.length(), path ? PATH : LINE, Names::escapeInLine);
    }

    /** Any text as a JSON string, without its quotes. */
    static void json(ByteText text, String value) {
        text.name(Utf16.of(value), 0, value.length(), JSON, Names::escapeInJson);
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
