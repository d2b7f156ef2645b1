package dev.tidemark.export.profile;

import dev.tidemark.capture.JsonFields;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Validates one JSON object a line. Not thread-safe. */
abstract class JsonCheck implements LineCheck {

    private String text = "";
    private long records;

    @Override
    public final void check(CheckedLines line, Findings findings) {
        text = line.text();
        records++;
        Map<String, Object> object = parsed(text, findings);
        if (object != null) {
            check(object, findings);
        }
    }

    /**
     * The object of a line.
     *
     * @param findings told where it is none
     * @return {@code null} where it is none
     */
    @SuppressWarnings("unchecked") // a parsed object has texts for names
    static @Nullable Map<String, Object> parsed(String line, Findings findings) {
        try {
            if (line.startsWith("{") && JsonFields.whole(line) instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
            findings.add(1, "json.object");
        } catch (JacksonException e) {
            int column =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            findings.add(column, "json");
        }
        return null;
    }

    abstract void check(Map<String, Object> object, Findings findings);

    /** Where a member stands in the line, counted from 1; the line's begin where it is not there. */
    final int column(String name) {
        return Math.max(0, text.indexOf('"' + name + '"')) + 1;
    }

    /** A member must be text, and is said if it is none. */
    final @Nullable String text(Map<String, Object> object, String name, boolean required, Findings findings) {
        Object value = object.get(name);
        if (value instanceof String string && !string.isEmpty()) {
            return string;
        }
        if (value != null) {
            findings.add(column(name), "cell", name, String.valueOf(value));
        } else if (required) {
            findings.add(1, "member", name);
        }
        return null;
    }

    /** A member must be a time in ISO 8601 with an offset. */
    final void time(Map<String, Object> object, String name, Findings findings) {
        String value = text(object, name, true, findings);
        if (value == null) {
            return;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            if (time.getYear() < 1 || time.getYear() > 9999) {
                findings.add(column(name), "cell", name, value);
            }
        } catch (DateTimeException e) {
            findings.add(column(name), "cell", name, value);
        }
    }

    /** A member must be a whole number of 64 bits, where it is there. */
    final void number(Map<String, Object> object, String name, Findings findings) {
        Object value = object.get(name);
        if (value != null && !(value instanceof Integer || value instanceof Long)) {
            findings.add(column(name), "cell", name, String.valueOf(value));
        }
    }

    /** A member must be a list of texts, each one of some, where it is there. */
    final void texts(Map<String, Object> object, String name, List<String> allowed, Findings findings) {
        Object value = object.get(name);
        boolean fits = value instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(each -> each instanceof String && (allowed.isEmpty() || allowed.contains(each)));
        if (value != null && !fits) {
            findings.add(column(name), "cell", name, String.valueOf(value));
        }
    }

    @Override
    public final long records() {
        return records;
    }
}
