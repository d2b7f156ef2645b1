package dev.tidemark.export;

import dev.tidemark.path.FilePath;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two columns that tell where a file was at the time of a record: its path, with backslashes as they are, and one of
 * {@code live}, {@code file_table}, {@code reconstructed}, {@code ambiguous} and {@code partial}. They replace the end of a
 * line that was put without them.
 */
enum PathColumns {
    TSV("\tpath\tpath_certainty\n", "\t", "\t", "\n", false),
    CSV(",Path,PathCertainty\n", ",", ",", "\n", false),
    JSONL("", ",\"Path\":\"", "\",\"PathCertainty\":\"", "\"}\n", true);

    private static final int CERTAINTY_ROOM = 64;

    private final byte[] header;
    private final byte[] before;
    private final byte[] between;
    private final byte[] after;
    private final boolean json;

    PathColumns(String header, String before, String between, String after, boolean json) {
        this.header = ascii(header);
        this.before = ascii(before);
        this.between = ascii(between);
        this.after = ascii(after);
        this.json = json;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A header with these columns. */
    byte[] header(byte[] without) {
        if (without.length == 0) {
            return without;
        }
        String text = new String(without, StandardCharsets.US_ASCII).stripTrailing();
        return ascii(text + new String(header, StandardCharsets.US_ASCII));
    }

    /** How many bytes a path may need. */
    int room(@Nullable FilePath path) {
        int chars =
                path == null ? 0 : path.directory().length() + 1 + path.name().length();
        return CERTAINTY_ROOM + Names.MOST_BYTES * chars;
    }

    /** Puts the columns behind a line, before its end. An object of JSON Lines has no such members when there is no path. */
    void put(ByteText text, @Nullable FilePath path) {
        if (json && path == null) {
            return;
        }
        text.cutTo(text.position() - (json ? "}\n" : "\n").length());
        text.put(before);
        if (path != null) {
            putPath(text, path.text());
        }
        text.put(between);
        if (path != null) {
            text.put(ascii(path.certainty().name().toLowerCase(Locale.ROOT)));
        }
        text.put(after);
    }

    private void putPath(ByteText text, String path) {
        ByteBuffer chars = Utf16.of(path);
        int start = text.position();
        if (json) {
            Names.jsonPath(text, chars, path.length());
        } else {
            Names.path(text, chars, path.length());
        }
        if (this == CSV) {
            text.quoteFrom(start);
        }
    }
}
