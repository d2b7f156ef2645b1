package dev.tidemark.field;

import dev.tidemark.text.ByteText;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;

/** How names are put into lines. A name takes at most {@link #MOST_BYTES} a code unit. */
final class Names {

    static final int MOST_BYTES = 6;

    private static final boolean[] LINE = plain("\\");
    private static final boolean[] PATH = plain("");
    private static final boolean[] JSON = plain("\\\"");

    /** People read lines, also where a program is meant to. */
    private static final ByteText.Escape IN_LINE = new ByteText.Escape() {
        @Override
        public void put(ByteText text, char c) {
            escapeInLine(text, c);
        }

        @Override
        public boolean isForPeople() {
            return true;
        }
    };

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
        text.name(bytes, from, count, LINE, IN_LINE);
    }

    /** UTF-16LE as a JSON string, without its quotes. */
    static void json(ByteText text, ByteBuffer bytes, int from, int count) {
        text.name(bytes, from, count, JSON, Names::escapeInJson);
    }

    /** Any text as TSV and CSV have it; a path has its escapes already. */
    static void line(ByteText text, String value, boolean path) {
        boolean[] plain = path ? PATH : LINE;
        if (text.plain(value, plain)) {
            return;
        }
        text.name(Utf16.of(value), 0, value.length(), plain, IN_LINE);
    }

    /** The last part of a path as TSV and CSV have it. */
    static void lastPart(ByteText text, String name) {
        boolean likeEscape = name.startsWith("u");
        if (likeEscape || !text.plain(name, LINE)) {
            line(text, Escapes.inPath(name), true);
        }
    }

    /** Any text as a JSON string, without its quotes; a path has its names as they are. */
    static void json(ByteText text, String value, boolean path) {
        String exact = path ? Escapes.rawPath(value) : value;
        if (text.plain(exact, JSON)) {
            return;
        }
        text.name(Utf16.of(exact), 0, exact.length(), JSON, Names::escapeInJson);
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
