package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-house")
class MessagesTest {

    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.tidemark.messages", Locale.ROOT);

    /** A text without arguments is shown as it is written, two apostrophes as two. */
    @Test
    void whereNothingIsReplacedAnApostropheStandsOnce() {
        assertThat(bundle.keySet())
                .isNotEmpty()
                .filteredOn(key -> !bundle.getString(key).contains("{"))
                .filteredOn(key -> bundle.getString(key).contains("''"))
                .isEmpty();
    }

    /** The last one would win, wherever it stands. */
    @Test
    void noKeyIsThereTwice() throws IOException {
        List<Object> twice = new ArrayList<>();
        Properties keys = new Properties() {
            @Override
            public Object put(Object key, Object value) {
                if (containsKey(key)) {
                    twice.add(key);
                }
                return super.put(key, value);
            }
        };
        try (InputStream in = Messages.class.getResourceAsStream("/dev/tidemark/messages.properties")) {
            keys.load(in);
        }

        assertThat(keys).isNotEmpty();
        assertThat(twice).isEmpty();
    }
}
