package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-quick")
class MessageFileTest {

    private static Map<String, String> texts(MessageFile file) {
        return file.keys().stream().collect(Collectors.toMap(key -> key, key -> String.valueOf(file.text(key))));
    }

    private static Map<Object, Object> properties(Reader from) throws IOException {
        Properties properties = new Properties();
        properties.load(from);
        return properties;
    }

    @Test
    void theWordsOfTheProgramAreThoseThatPropertiesRead() throws IOException {
        String resource = "/dev/tidemark/messages.properties";
        try (Reader reader =
                new InputStreamReader(Messages.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            assertThat(texts(MessageFile.of(resource))).isNotEmpty().isEqualTo(properties(reader));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "key=text",
                "key=text\n",
                "key=",
                "a=1\r\nb=2\r\n\r\nc=3",
                "# no=key \\\na=1\n!b=2\n",
                "a=one\\\n   two\\\n\tthree\nb=1\n",
                "a=one\\\r\n  two\r\nb=1",
                "a=\\\\\nb=\\\\\\\n  c=d\n",
                "a=one\\",
                "a=one\\\n",
                "a=one\\\n\\\n\nb=2",
                "a=\\u2018\\u0020\\t\\n\\r\\f\\ \\=\\:\\#\\q\\\\n\n",
                "a=  \t blanks  \nb=\\ blank",
                "a=b=c:d # e\n",
                "a=\u2003wide\n",
                "a=“\u00fc \u20ac \uD83D\uDE00”\n"
            })
    void aFileIsReadAsPropertiesReadIt(String file) throws IOException {
        MessageFile messages = MessageFile.of(file.getBytes(StandardCharsets.UTF_8));

        assertThat(texts(messages)).isEqualTo(properties(new StringReader(file)));
        assertThat(texts(messages)).as("once more").isEqualTo(properties(new StringReader(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1\n   \nb=2\n", "a=1\nkey\nb=2\n", "a=1\nkey"})
    void aLineWithoutATextIsRefused(String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageFile.of(file.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("no text");
    }

    @Test
    void thereIsNoTextOfAnotherKey() {
        assertThat(MessageFile.of("key=text".getBytes(StandardCharsets.UTF_8)).text("ke"))
                .isNull();
    }
}
