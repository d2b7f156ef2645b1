package dev.tidemark.story;

import dev.tidemark.text.Escapes;
import java.io.IOException;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** Objects of JSON Lines. Pure functions. */
final class JsonLines {

    private JsonLines() {}

    /** An object on one line; half a pair of surrogates, which UTF-8 does not have, as an escape. */
    static String of(Map<String, Object> object) throws IOException {
        String line = JSON.std.asString(object);
        StringBuilder text = null;
        for (int i = 0; i < line.length(); i++) {
            char unit = line.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < line.length()
                    && Character.isLowSurrogate(line.charAt(i + 1));
            if (pair) {
                i++;
                if (text != null) {
                    text.append(unit).append(line.charAt(i));
                }
            } else if (Character.isSurrogate(unit)) {
                text = text == null ? new StringBuilder(line.substring(0, i)) : text;
                text.append(Escapes.unicode(unit));
            } else if (text != null) {
                text.append(unit);
            }
        }
        return text == null ? line : text.toString();
    }
}
