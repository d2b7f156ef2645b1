package dev.tidemark.capture;

import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.jr.ob.JSON;

/** The fields of one JSON object from a file that anyone may have written. Immutable as far as its map is. */
public final class JsonFields {

    private static final int HEX = 16;
    private static final int MOST_SHOWN = 80;

    /** The parser's own name for the text, in brackets behind some of its messages. */
    private static final Pattern ITS_SOURCE = Pattern.compile(" \\(start marker at .*", Pattern.DOTALL);

    private final String place;
    private final Map<?, ?> fields;

    private JsonFields(String place, Map<?, ?> fields) {
        this.place = place;
        this.fields = fields;
    }

    /**
     * Parses an object.
     *
     * @param place the file, and perhaps the line, for what goes wrong
     * @throws IOException if it is no JSON, or no object
     */
    public static JsonFields parse(String place, String json) throws IOException {
        try {
            return of(place, whole(json));
        } catch (JacksonException e) {
            throw new ContentException(
                    Messages.text(
                            "capture.not.json",
                            place,
                            characterOf(e),
                            ITS_SOURCE.matcher(e.getOriginalMessage()).replaceAll("")),
                    e);
        }
    }

    /** Counted from 1; that behind the last one where it ended too soon. */
    private static long characterOf(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null ? 1 : Math.max(0, at.getCharOffset()) + 1;
    }

    /**
     * One value and nothing behind it: that would be lost.
     *
     * @throws JacksonException if it is anything else
     */
    public static @Nullable Object whole(String json) {
        try (JsonParser parser = JSON.std.createParser(json)) {
            Object value = JSON.std.anyFrom(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, Messages.text("capture.json.behind"));
            }
            return value;
        }
    }

    private static JsonFields of(String place, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            return new JsonFields(place, map);
        }
        throw new ContentException(Messages.text("capture.not.object", place));
    }

    public boolean has(String key) {
        return fields.get(key) != null;
    }

    public String text(String key) throws IOException {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key);
    }

    /** A text, or what stands for it when there is no such field. */
    public String text(String key, String otherwise) throws IOException {
        return fields.containsKey(key) ? text(key) : otherwise;
    }

    /** A whole number. */
    public long number(String key) throws IOException {
        return switch (fields.get(key)) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw wrong(key);
        };
    }

    /** A whole number of 0 or more that fits an int. */
    public int count(String key) throws IOException {
        long number = number(key);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw wrong(key);
        }
        return (int) number;
    }

    public boolean flag(String key) throws IOException {
        if (fields.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key);
    }

    /** A flag, or what stands for it when there is no such field. */
    public boolean flag(String key, boolean otherwise) throws IOException {
        return fields.containsKey(key) ? flag(key) : otherwise;
    }

    /** An unsigned number of 64 bits in hex, as text, with {@code 0x} before it or not. */
    long hex(String key) throws IOException {
        String text = text(key);
        try {
            return Long.parseUnsignedLong(text.startsWith("0x") ? text.substring(2) : text, HEX);
        } catch (NumberFormatException e) {
            throw wrong(key);
        }
    }

    /** As {@link #hex}, empty when there is no such field. */
    public OptionalLong hexIfThere(String key) throws IOException {
        return fields.containsKey(key) ? OptionalLong.of(hex(key)) : OptionalLong.empty();
    }

    /** A whole number of 0 or more, empty when there is no such field. */
    OptionalLong countIfThere(String key) throws IOException {
        if (!fields.containsKey(key)) {
            return OptionalLong.empty();
        }
        long number = number(key);
        if (number < 0) {
            throw wrong(key);
        }
        return OptionalLong.of(number);
    }

    /** The objects of a list. */
    public List<JsonFields> objects(String key) throws IOException {
        if (!(fields.get(key) instanceof List<?> list)) {
            throw wrong(key);
        }
        List<JsonFields> objects = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Map<?, ?> map)) {
                throw wrong(key);
            }
            objects.add(new JsonFields(place, map));
        }
        return objects;
    }

    /** An object within it. */
    public JsonFields object(String key) throws IOException {
        if (fields.get(key) instanceof Map<?, ?> map) {
            return new JsonFields(place, map);
        }
        throw wrong(key);
    }

    /**
     * The texts of a list.
     *
     * @param most so many, and no more
     * @param longest so long, and no longer
     */
    public List<String> texts(String key, int most, int longest) throws IOException {
        if (!(fields.get(key) instanceof List<?> list) || list.size() > most) {
            throw wrong(key);
        }
        List<String> texts = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof String text) || text.length() > longest) {
                throw wrong(key);
            }
            texts.add(text);
        }
        return texts;
    }

    /**
     * The names of its fields, where what they name is not known before.
     *
     * @param key what the object itself is called, for what is wrong
     * @param most so many, and no more
     * @param longest so long, and no longer
     */
    public List<String> keys(String key, int most, int longest) throws IOException {
        List<String> keys = fields.keySet().stream().map(String::valueOf).toList();
        if (keys.size() > most || keys.stream().anyMatch(one -> one.length() > longest)) {
            throw wrong(place, key, Integer.toString(keys.size()));
        }
        return keys;
    }

    /** A field that is missing, or holds what does not belong there: that is told as JSON, which hides no character. */
    public IOException wrong(String key) {
        if (!fields.containsKey(key)) {
            return new ContentException(Messages.text("capture.field.missing", place, key));
        }
        String value = JSON.std.asString(fields.get(key));
        String shown = value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "…" : value;
        return wrong(place, key, shown);
    }

    /**
     * A field that holds what does not belong there.
     *
     * @param shown what it holds, as JSON
     */
    static IOException wrong(String place, String key, String shown) {
        return new ContentException(Messages.text("capture.field.wrong", place, key, shown));
    }
}
