package dev.tidemark.text;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a command so that a shell takes it apart into just these arguments again, whatever is in them. Pure functions. */
public enum Shell {
    /** {@code cmd} on Windows, typed at its prompt. In a batch file a percent sign would have to be doubled as well. */
    CMD {
        @Override
        String quoted(String word) {
            StringBuilder escaped = new StringBuilder();
            // A caret before each quotation mark keeps cmd itself from seeing quotes, within which carets are letters.
            for (char c : forProgram(word).toCharArray()) {
                escaped.append(CMD_SIGNS.indexOf(c) < 0 ? "" : "^").append(c);
            }
            return escaped.toString();
        }
    },
    /** PowerShell: any where no word has a quotation mark, else 7.3 or newer, which hands that on as it is. */
    POWERSHELL {
        @Override
        String quoted(String word) {
            // It takes four typographic quotes for its own, too.
            return "'" + word.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
        }
    },
    /** {@code sh}, {@code bash} and {@code zsh}. */
    BASH {
        @Override
        String quoted(String word) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
    };

    private static final String CMD_SIGNS = "\"()%!^<>&|";

    /** Besides letters and digits, what no shell takes for anything else within a word. */
    private static final String PLAIN = "._:/+-";

    /** The command of some words. */
    public String command(List<String> words) {
        return words.stream().map(this::word).collect(Collectors.joining(" "));
    }

    private String word(String word) {
        return isPlain(word) ? word : quoted(word);
    }

    abstract String quoted(String word);

    private static boolean isPlain(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    }

    /**
     * As programs on Windows take their command line apart: in quotation marks, with a backslash before each of its own, and
     * backslashes doubled where a quotation mark follows.
     *
     * @see <a href="https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments">Parsing C command-line arguments</a>
     */
    private static String forProgram(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (char c : word.toCharArray()) {
            if (c == '"') {
                quoted.append("\\".repeat(backslashes + 1));
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.append(c);
        }
        return quoted.append("\\".repeat(backslashes)).append('"').toString();
    }
}
