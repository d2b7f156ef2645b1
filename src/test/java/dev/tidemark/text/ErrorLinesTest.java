package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever stands in a name, standard error shows it, and nothing happens. */
@Tag("shows-evidence")
class ErrorLinesTest {

    private static final String HOSTILE = "a\u001b[2J\u001b]0;title\u0007b\r\nc\u0085d\u2028e\u202ef\u009b1m\u0000";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineStaysALine() {
        ErrorLines.say(err, HOSTILE);

        assertThat(said()).startsWith("tidemark: a\\u001b[2J").hasLineCount(1);
        assertThat(said().strip().chars()).noneMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x202e);
    }

    @Test
    void textOfSeveralLinesKeepsItsLinesAlone() {
        PrintWriter writer = ErrorLines.writer(err);
        writer.println("first\tline " + "\u001b[31m");
        writer.print("\u20ac \uD83C\uDF0A second\n");
        writer.flush();

        assertThat(said().replace("\r", "")).isEqualTo("first\tline \\u001b[31m\n\u20ac \uD83C\uDF0A second\n");
    }

    @Test
    void whatIsThrownIsShownWithoutItsEscapes() {
        ErrorLines.trace(err, new IllegalStateException(HOSTILE));

        assertThat(said()).contains("IllegalStateException: a\\u001b[2J").contains("\tat ");
        assertThat(said().chars()).noneMatch(c -> c == 0x1b || c == 0x9b || c == 0);
    }
}
