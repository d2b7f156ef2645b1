package dev.tidemark.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;

/** The words the user reads, from {@code messages.properties}. Safe from any thread. */
public final class Messages {

    private static final MessageFile FILE = MessageFile.of("/dev/tidemark/messages.properties");

    private Messages() {}

    /**
     * The text of a key, with {@code {0}}, {@code {1}} … replaced as {@link MessageFormat} does.
     *
     * @throws MissingResourceException if there is no such key: a programming error
     */
    public static String text(String key, Object... arguments) {
        String pattern = FILE.text(key);
        if (pattern == null) {
            throw new MissingResourceException("no text of " + key, "messages", key);
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    public static boolean has(String key) {
        return FILE.text(key) != null;
    }
}
