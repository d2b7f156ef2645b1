package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that is put in at a prompt has the very arguments that it was made of. */
@Tag("shows-ask")
class ShellTest {

    private static final String[] WORDS = {
        "plain",
        "two words",
        "name == \"a b\"",
        "it's",
        "a\"b\\\"c\\\\",
        "100%TEMP%",
        "a&b|c<d>e^f",
        "(x or y)",
        "!bang!",
        "$HOME `x` $(x)",
        "tail\\",
        "\\Users\\a\\",
        "ü\u2019x",
        ""
    };

    @Test
    void whatNeedsNoQuotesHasNone() {
        List<String> words = List.of("tidemark", "records", "/work/x-1/J.bin", "--where", "C:");
        assertThat(Shell.BASH.command(words)).isEqualTo("tidemark records /work/x-1/J.bin --where C:");
        assertThat(Shell.CMD.command(words)).isEqualTo("tidemark records /work/x-1/J.bin --where C:");
    }

    @Test
    void bashTakesItApartAgain() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("printf", "%s\\0"));
        words.addAll(List.of(WORDS));
        Process shell = new ProcessBuilder("sh", "-c", Shell.BASH.command(words)).start();
        byte[] said = shell.getInputStream().readAllBytes();
        assertThat(shell.waitFor()).isZero();
        assertThat(new String(said, StandardCharsets.UTF_8)).isEqualTo(String.join("\0", WORDS) + "\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "name == \"a b\"",
                "a\"b\\\"c\\\\",
                "100%TEMP%",
                "a&b|c<d>e^f",
                "(x or y)",
                "!bang!",
                "tail\\",
                "\\Users\\a b\\",
                ""
            })
    void cmdAndAProgramTakeItApartAgain(String word) {
        String line = Shell.CMD.command(List.of(word, "end"));
        assertThat(arguments(withoutCarets(line))).containsExactly(word, "end");
    }

    /** What cmd leaves: it never sees quotes, so every caret goes and keeps what follows from being a sign. */
    private static String withoutCarets(String line) {
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '^') {
                left.append(line.charAt(++i));
            } else {
                assertThat("\"()%!<>&|".indexOf(c)).as(line).isNegative();
                left.append(c);
            }
        }
        return left.toString();
    }

    /** As CommandLineToArgvW takes a line apart. */
    private static List<String> arguments(String line) {
        List<String> all = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        int backslashes = 0;
        for (char c : (line + " ").toCharArray()) {
            if (c == '\\') {
                backslashes++;
                continue;
            }
            if (c == '"') {
                one.append("\\".repeat(backslashes / 2));
                any = true;
                if (backslashes % 2 != 0) {
                    one.append('"');
                } else {
                    quoted = !quoted;
                }
                backslashes = 0;
                continue;
            }
            one.append("\\".repeat(backslashes));
            any |= backslashes > 0;
            backslashes = 0;
            if (c == ' ' && !quoted) {
                if (any) {
                    all.add(one.toString());
                }
                one.setLength(0);
                any = false;
            } else {
                one.append(c);
                any = true;
            }
        }
        return all;
    }

    @Test
    void powerShellDoublesItsOwnQuotesOnly() {
        assertThat(Shell.POWERSHELL.command(List.of("tidemark", "name == \"it's\" $x", "\u2019")))
                .isEqualTo("tidemark 'name == \"it''s\" $x' '\u2019\u2019'");
    }
}
