package dev.tidemark.export.profile;

import java.util.List;
import java.util.Locale;

/** Puts one JSON object into a line, member by member; members without a value are left out. Not thread-safe. */
final class JsonLine {

    private final StringBuilder line;
    private boolean first = true;

    /** Opens the object. */
    JsonLine(StringBuilder line) {
        this.line = line;
        line.append('{');
    }

    /** Text; left out when it is empty. */
    JsonLine text(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            string(value);
        }
        return this;
    }

    JsonLine number(String name, long value) {
        name(name);
        line.append(value);
        return this;
    }

    JsonLine flag(String name, boolean value) {
        name(name);
        line.append(value);
        return this;
    }

    /** A list of texts; left out when there is none. */
    JsonLine texts(String name, List<String> values) {
        if (!values.isEmpty()) {
            name(name);
            char before = '[';
            for (String value : values) {
                line.append(before);
                string(value);
                before = ',';
            }
            line.append(']');
        }
        return this;
    }

    /** Opens an object within; {@link #close} goes on in this one. */
    JsonLine open(String name) {
        name(name);
        line.append('{');
        first = true;
        return this;
    }

    /** Closes the object that was opened last. */
    JsonLine close() {
        line.append('}');
        first = false;
        return this;
    }

    /** Closes the line. */
    void end() {
        line.append("}\n");
    }

    private void name(String name) {
        if (!first) {
            line.append(',');
        }
        first = false;
        string(name);
        line.append(':');
    }

    private void string(String value) {
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit == '"' || unit == '\\') {
                line.append('\\').append(unit);
            } else if (unit < ' ') {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                line.append(unit);
            }
        }
        line.append('"');
    }
}
