package dev.tidemark.ui.common;

import dev.tidemark.session.UserProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;

/** What the window remembers between two starts: short texts under names. */
public interface Settings {

    /** The text under a name, or the default. */
    String get(String name, String byDefault);

    /** Remembers a text of at most 8,192 characters. */
    void put(String name, String value);

    /** A whole number under a name; the default when there is none. */
    default int number(String name, int byDefault) {
        try {
            return Integer.parseInt(get(name, ""));
        } catch (NumberFormatException e) {
            return byDefault;
        }
    }

    /** A size of more than no pixels under a name; the default when there is none. */
    default int size(String name, int byDefault) {
        int size = number(name, byDefault);
        return size > 0 ? size : byDefault;
    }

    /** Waits until what was put is where it outlasts the program. For the end of it; not on the FX thread. */
    default void flush() {}

    /** Remembers a number, rounded. */
    default void remember(String name, double number) {
        String text = Long.toString(Math.round(number));
        if (!text.equals(get(name, ""))) {
            put(name, text);
        }
    }

    /** Sets a switch as it is remembered, and remembers it from now on. */
    default void bind(String name, BooleanProperty value) {
        value.set(Boolean.parseBoolean(get(name, Boolean.toString(value.get()))));
        value.addListener((property, was, now) -> put(name, now.toString()));
    }

    /** Remembered for this user of this machine. */
    static Settings ofUser() {
        try {
            return of(Preferences.userRoot().node("dev/tidemark"));
        } catch (RuntimeException e) {
            // A profile that cannot be read is no reason not to start.
            return inMemory();
        }
    }

    /** Remembered in a node, as far as that can be read and written; what cannot lasts for this session. */
    static Settings of(Preferences node) {
        UserProfile profile = new UserProfile(node);
        return new Settings() {
            @Override
            public String get(String name, String byDefault) {
                return profile.get(name, byDefault);
            }

            @Override
            public void put(String name, String value) {
                profile.put(name, value);
            }

            @Override
            public void flush() {
                profile.flush();
            }
        };
    }

    /** Remembered while the program runs: for tests and pictures, which must not depend on an earlier run. */
    static Settings inMemory() {
        Map<String, String> values = new HashMap<>();
        return new Settings() {
            @Override
            public String get(String name, String byDefault) {
                return values.getOrDefault(name, byDefault);
            }

            @Override
            public void put(String name, String value) {
                values.put(name, value);
            }
        };
    }
}
