package dev.tidemark.backend.simulated;

import java.util.Locale;
import java.util.Optional;

/** The names that simulated volumes with a letter have besides: {@code \\?\Volume{…}\}. Pure functions. */
final class OwnNames {

    private static final String BEFORE = "\\\\?\\Volume{7a3c0000-0000-4000-8000-0000000000";
    private static final String BEHIND = "}\\";
    private static final int HEX = 16;

    private OwnNames() {}

    /** The name of a volume of that id; empty when it has no letter. */
    static Optional<String> of(String id) {
        boolean letter = id.length() == 2 && id.charAt(1) == ':';
        return letter
                ? Optional.of(String.format(Locale.ROOT, "%s%02x%s", BEFORE, (int) id.charAt(0), BEHIND))
                : Optional.empty();
    }

    /** The id of the volume with such a name, with or without its last backslash; anything else is an id already. */
    static String letter(String name) {
        if (!name.startsWith(BEFORE)) {
            return name;
        }
        String code = name.substring(BEFORE.length()).replaceFirst("}\\\\?$", "");
        return (char) Integer.parseInt(code, HEX) + ":";
    }
}
