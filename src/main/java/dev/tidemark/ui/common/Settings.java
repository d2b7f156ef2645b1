package dev.tidemark.ui.common;

import java.util.HashMap;
import java.util.Map;
import java.util.prefs.BackingStoreException;
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
        Settings session = inMemory();
        return new Settings() {
            @Override
            public String get(String name, String byDefault) {
                try {
                    return node.get(name, session.get(name, byDefault));
                } catch (RuntimeException e) {
                    // Another program took the node away, or what stands there is no text.
                    return session.get(name, byDefault);
                }
            }

            @Override
            public void put(String name, String value) {
                session.put(name, value);
                try {
                    node.put(name, value);
                    node.flush();
                } catch (BackingStoreException | RuntimeException e) {
                    // A profile that cannot be written.
                }
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
