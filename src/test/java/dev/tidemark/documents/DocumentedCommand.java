package dev.tidemark.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command as a page has it, in a block of code or between backticks in a sentence.
 *
 * @param page the file
 * @param line where it begins, from 1 on
 * @param text without its comment, continued lines joined, runs of blanks in a sentence as one
 */
record DocumentedCommand(Path page, int line, String text) {

    private static final String PROGRAMS =
            "(?:mvn|tidemark|jpackage|sha256sum|osslsigncode) .*|(?:\\./|src/test/wine/)?\\w+\\.sh\\b.*|\\.ci/run";

    private static final Pattern COMMAND = Pattern.compile(PROGRAMS);
    private static final Pattern BETWEEN_BACKTICKS = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMENT = Pattern.compile("\\s{2,}#.*");
    private static final String CONTINUES = ".*[\\\\^]";
    private static final String FENCE = "```";

    static List<DocumentedCommand> in(Path page) {
        List<DocumentedCommand> commands = new ArrayList<>();
        List<String> lines = Pages.text(page).lines().toList();
        StringBuilder sentences = new StringBuilder();
        boolean fenced = false;
        boolean block = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean fence = line.startsWith(FENCE);
            fenced ^= fence;
            boolean before = block || i == 0 || lines.get(i - 1).isBlank();
            block = line.startsWith("    ") && before || block && line.isBlank();
            if ((block || fenced) && !fence) {
                String text = line.strip();
                int first = i + 1;
                while (text.matches(CONTINUES)) {
                    text = text.substring(0, text.length() - 1) + lines.get(++i).strip();
                }
                add(commands, page, first, COMMENT.matcher(text).replaceFirst(""));
                sentences.append("\n".repeat(i + 2 - first));
            } else {
                sentences.append(line).append('\n');
            }
        }
        inSentences(commands, page, sentences.toString());
        return commands;
    }

    private static void inSentences(List<DocumentedCommand> commands, Path page, String sentences) {
        BETWEEN_BACKTICKS.matcher(sentences).results().forEach(found -> {
            int line = 1
                    + (int) sentences
                            .substring(0, found.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            add(commands, page, line, found.group(1).replaceAll("\\s+", " "));
        });
    }

    private static void add(List<DocumentedCommand> commands, Path page, int line, String text) {
        if (COMMAND.matcher(text).matches()) {
            commands.add(new DocumentedCommand(page, line, text));
        }
    }

    boolean starts(String program) {
        return text.startsWith(program);
    }

    /** The page and line, and the command as it is written there. */
    @Override
    public String toString() {
        return Pages.name(page) + ":" + line + "  " + text;
    }
}
