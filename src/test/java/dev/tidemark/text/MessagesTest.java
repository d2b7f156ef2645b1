package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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
}
