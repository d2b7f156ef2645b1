package dev.tidemark.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts by their keys, from a file of properties in UTF-8: one key to a line, without blanks and escapes, and {@code =} right behind it;
 * in the text all that {@link java.util.Properties} understands. Only what is asked for is made text: of some thousand a start needs a
 * few hundred, and making all takes a JVM that was just started as long as reading a small journal. Safe from any thread.
 */
final class MessageFile {

    private final byte[] bytes;
    private final Map<String, Message> messages;

    /** Where a text lies in the file; what it says once somebody asked. */
    private static final class Message {

        private final int from;
        private @Nullable String text;

        Message(int from) {
            this.from = from;
        }
    }

    private MessageFile(byte[] bytes) {
        this.bytes = bytes;
        this.messages = HashMap.newHashMap(bytes.length >>> 5);
        int at = 0;
        while (at < bytes.length) {
            at = line(at);
        }
    }

    /** The texts of a resource of this module. */
    static MessageFile of(String resource) {
        try (InputStream in = MessageFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new MessageFile(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #of(String)}, of bytes that nobody changes. */
    static MessageFile of(byte[] bytes) {
        return new MessageFile(bytes);
    }

    /** The text of a key; {@code null} when there is none. */
    @Nullable
    String text(String key) {
        Message message = messages.get(key);
        if (message == null) {
            return null;
        }
        String text = message.text;
        if (text == null) {
            text = read(message.from);
            // Whoever reads it at the same time reads the same.
            message.text = text;
        }
        return text;
    }

    Set<String> keys() {
        return messages.keySet();
    }

    /** Takes in a line with those that continue it; gives where the next one begins. */
    private int line(int from) {
        byte first = bytes[from];
        if (first == '#' || first == '!' || first == '\n' || first == '\r') {
            return behindLine(from);
        }
        int at = from;
        while (bytes[at] != '=') {
            if (++at == bytes.length || bytes[at] == '\n') {
                throw new IllegalArgumentException(
                        "no text behind " + new String(bytes, from, at - from, StandardCharsets.UTF_8));
            }
        }
        messages.put(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1), new Message(at + 1));
        int next = behindLine(at);
        while (isContinued(next)) {
            next = behindLine(next);
        }
        return next;
    }

    private int behindLine(int from) {
        byte[] all = bytes;
        int at = from;
        while (at < all.length && all[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /** Whether the line that ends before this place goes on here: a backslash stands at its end that belongs to no other. */
    private boolean isContinued(int next) {
        if (next >= bytes.length) {
            return false;
        }
        int end = endOfText(next - 1);
        int at = end;
        while (at > 0 && bytes[at - 1] == '\\') {
            at--;
        }
        return (end - at & 1) != 0;
    }

    /** Where the text of a line ends whose line feed stands there. */
    private int endOfText(int lineFeed) {
        return lineFeed > 0 && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    }

    private String read(int from) {
        int next = behindLine(from);
        StringBuilder text = new StringBuilder();
        append(text, from, endOfText(next - 1));
        while (isContinued(next)) {
            int start = next;
            next = behindLine(start);
            append(text, start, endOfText(next - 1));
        }
        return text.toString();
    }

    /** Appends a line without the blanks it begins with. */
    private void append(StringBuilder text, int from, int to) {
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        int at = blanks(line);
        for (int escape = line.indexOf('\\', at); escape >= 0; escape = line.indexOf('\\', at)) {
            text.append(line, at, escape);
            at = escape + 1 == line.length() ? line.length() : appendEscape(text, line, escape + 1);
        }
        text.append(line, at, line.length());
    }

    private static int blanks(String line) {
        int at = 0;
        while (at < line.length() && " \t\f".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Appends what stands behind a backslash; gives where the text goes on. */
    private static int appendEscape(StringBuilder text, String line, int at) {
        char escaped = line.charAt(at);
        if (escaped == 'u') {
            int end = at + 5;
            text.append((char) Integer.parseInt(line, at + 1, end, 16));
            return end;
        }
        text.append(
                switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'f' -> '\f';
                    default -> escaped;
                });
        return at + 1;
    }
}
