package dev.tidemark.ui.common;

import java.util.HashMap;
import java.util.Map;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;

/** What the window remembers between two starts: short texts under names. */
public interface Settings {

    /** The text under a name, or the default. */
    String get(String name, String byDefault);

    /** Remembers a text of at most 8,192 characters. */
    void put(String name, String value);

    /** Remembered for this user of this machine. */
    static Settings ofUser() {
        Preferences node = Preferences.userRoot().node("dev/tidemark");
        return new Settings() {
            @Override
            public String get(String name, String byDefault) {
                return node.get(name, byDefault);
            }

            @Override
            public void put(String name, String value) {
                node.put(name, value);
                try {
                    node.flush();
                } catch (BackingStoreException e) {
                    // A profile that cannot be written: the setting lasts for this session.
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
