package dev.tidemark.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words the user reads, from {@code messages.properties}. Safe from any thread. */
public final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.tidemark.messages", Locale.ROOT);

    private Messages() {}

    /**
     * The text of a key, with {@code {0}}, {@code {1}} … replaced as {@link MessageFormat} does.
     *
     * @throws java.util.MissingResourceException if there is no such key: a programming error
     */
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
