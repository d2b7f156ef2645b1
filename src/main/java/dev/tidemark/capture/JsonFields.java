package dev.tidemark.capture;

import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The fields of one JSON object from a file that anyone may have written. Immutable as far as its map is. */
final class JsonFields {

    private static final int HEX = 16;
    private static final int MOST_SHOWN = 80;

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
    static JsonFields parse(String place, String json) throws IOException {
        try {
            return of(place, JSON.std.anyFrom(json));
        } catch (JacksonException e) {
            throw new ContentException(Messages.text("capture.not.json", place, e.getOriginalMessage()), e);
        }
    }

    private static JsonFields of(String place, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            return new JsonFields(place, map);
        }
        throw new ContentException(Messages.text("capture.not.object", place));
    }

    boolean has(String key) {
        return fields.get(key) != null;
    }

    String text(String key) throws IOException {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key);
    }

    /** A text, or what stands for it when there is no such field. */
    String text(String key, String otherwise) throws IOException {
        return fields.containsKey(key) ? text(key) : otherwise;
    }

    /** A whole number. */
    long number(String key) throws IOException {
        return switch (fields.get(key)) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw wrong(key);
        };
    }

    /** A whole number of 0 or more that fits an int. */
    int count(String key) throws IOException {
        long number = number(key);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw wrong(key);
        }
        return (int) number;
    }

    boolean flag(String key) throws IOException {
        if (fields.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key);
    }

    /** A flag, or what stands for it when there is no such field. */
    boolean flag(String key, boolean otherwise) throws IOException {
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

    OptionalLong hexIfThere(String key) throws IOException {
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
    List<JsonFields> objects(String key) throws IOException {
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

    /** A field that is missing, or holds what does not belong there: that is told as JSON, which hides no character. */
    IOException wrong(String key) {
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
