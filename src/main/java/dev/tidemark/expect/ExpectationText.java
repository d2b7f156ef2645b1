package dev.tidemark.expect;

import dev.tidemark.expect.Expectation.ClosedFolder;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@link Expectation} from text that people write, once. Not thread-safe. A line is a word and what goes with it; {@code #}
 * begins a line that is a remark, and what belongs to a life stands behind its line. Anyone may have written what is read; it is
 * bounded.
 */
public final class ExpectationText {

    /** The first line. */
    public static final String HEADER = "tidemark-expect 1";

    /** How large a file may be, in bytes. */
    public static final int MOST_BYTES = 4 << 20;

    /** How many lives, and how many folders, one may name. */
    public static final int MOST = 1_000;

    /** How many placeholders one may name. */
    static final int MOST_HOLES = 64;

    static final String NOTHING_ELSE = "nothing else under";
    static final String NONE = "none";
    static final String ANY = "any";
    static final String SOURCE_PREFIX = "USN_SOURCE_";

    private static final int LONGEST_LINE = 40_000;
    private static final int MOST_SHOWN = 60;

    private final String name;
    private final List<ExpectedLife> lives = new ArrayList<>();
    private final List<ClosedFolder> closed = new ArrayList<>();
    private final Set<String> holes = new HashSet<>();
    private @Nullable String volume;
    private boolean ordered;
    private @Nullable Begun life;

    /** A life of which not all lines were read. Not thread-safe. */
    private static final class Begun {
        private final int line;
        private final PathPattern path;
        private @Nullable PathPattern to;
        private @Nullable Integer reasons;
        private boolean exactly;
        private @Nullable Integer source;
        private @Nullable Count records;
        private Count times = Count.ONE;

        Begun(int line, PathPattern path) {
            this.line = line;
            this.path = path;
        }
    }

    private ExpectationText(String name) {
        this.name = name;
    }

    /**
     * Reads one.
     *
     * @param name of the file
     * @throws ContentException names the line, what is wrong there and what belongs there
     */
    public static Expectation parse(String name, String text) throws ContentException {
        return new ExpectationText(name).read(text.lines().toList());
    }

    private Expectation read(List<String> lines) throws ContentException {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw wrong(1, "expect.text.header", HEADER);
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.length() > LONGEST_LINE) {
                throw wrong(i + 1, "expect.text.long", LONGEST_LINE);
            }
            if (!line.isEmpty() && line.charAt(0) != '#') {
                take(i + 1, line);
            }
        }
        end();
        return new Expectation(name, volume, ordered, List.copyOf(lives), List.copyOf(closed));
    }

    private void take(int line, String text) throws ContentException {
        if (text.startsWith(NOTHING_ELSE + " ")) {
            end();
            close(line, text.substring(NOTHING_ELSE.length()).strip());
            return;
        }
        int blank = text.indexOf(' ');
        String word = blank < 0 ? text : text.substring(0, blank);
        String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
        switch (word) {
            case "volume" -> {
                end();
                volume = some(line, word, rest);
            }
            case "ordered" -> {
                end();
                if (!rest.isEmpty()) {
                    throw wrong(line, "expect.text.behind", word);
                }
                ordered = true;
            }
            case "life" -> {
                end();
                life = new Begun(line, pattern(line, rest));
            }
            case "to", "reasons", "source", "records", "times" -> detail(line, word, rest);
            default -> throw wrong(line, "expect.text.word", shown(word));
        }
    }

    private static String some(int line, String word, String rest) throws ContentException {
        if (rest.isEmpty()) {
            throw wrong(line, "expect.text.empty", word);
        }
        return rest;
    }

    private void close(int line, String text) throws ContentException {
        String folder = text.length() > 1 && text.endsWith("\\") ? text.substring(0, text.length() - 1) : text;
        if (folder.contains("**")) {
            throw wrong(line, "expect.text.deep", shown(folder));
        }
        bound(line, closed.size());
        closed.add(new ClosedFolder(line, pattern(line, folder)));
    }

    private void detail(int line, String word, String rest) throws ContentException {
        Begun begun = life;
        if (begun == null) {
            throw wrong(line, "expect.text.outside", word);
        }
        switch (word) {
            case "to" -> begun.to = pattern(line, rest);
            case "reasons" -> reasons(line, rest, begun);
            case "source" -> begun.source = source(line, rest);
            case "records" -> begun.records = count(line, rest);
            default -> begun.times = count(line, rest);
        }
    }

    private static void reasons(int line, String rest, Begun begun) throws ContentException {
        boolean exactly = rest.startsWith("=");
        if (!exactly && !rest.startsWith("+")) {
            throw wrong(line, "expect.text.reasons", shown(rest));
        }
        try {
            begun.reasons = Reason.parse(rest.substring(1));
            begun.exactly = exactly;
        } catch (IllegalArgumentException e) {
            throw wrong(line, "expect.text.reason", shown(e.getMessage()));
        }
    }

    private static @Nullable Integer source(int line, String rest) throws ContentException {
        if (rest.equals(ANY)) {
            return null;
        }
        if (rest.equals(NONE)) {
            return 0;
        }
        try {
            return Flags.parse(rest, SourceInfo.values(), SOURCE_PREFIX);
        } catch (IllegalArgumentException e) {
            throw wrong(line, "expect.text.source", shown(rest));
        }
    }

    private static Count count(int line, String rest) throws ContentException {
        Count count = Count.parse(rest).orElse(null);
        if (count == null) {
            throw wrong(line, "expect.text.count", shown(rest));
        }
        return count;
    }

    private PathPattern pattern(int line, String rest) throws ContentException {
        if (!rest.startsWith("\\") && !rest.startsWith("**")) {
            throw wrong(line, "expect.text.path", shown(rest));
        }
        PathPattern pattern = PathPattern.parse(rest);
        if (pattern.holes().size() > PathPattern.MOST_HOLES) {
            throw wrong(line, "expect.text.holes", PathPattern.MOST_HOLES);
        }
        holes.addAll(pattern.holes());
        if (holes.size() > MOST_HOLES) {
            throw wrong(line, "expect.text.holes.all", MOST_HOLES);
        }
        return pattern;
    }

    /** Takes the life that was begun, with all that was said of it. */
    private void end() throws ContentException {
        Begun begun = life;
        if (begun == null) {
            return;
        }
        life = null;
        if (begun.reasons == null) {
            throw wrong(begun.line, "expect.text.noreasons", shown(begun.path.toString()));
        }
        bound(begun.line, lives.size());
        lives.add(new ExpectedLife(
                begun.line,
                begun.path,
                begun.to,
                begun.reasons,
                begun.exactly,
                begun.source,
                begun.records,
                begun.times));
    }

    private static void bound(int line, int size) throws ContentException {
        if (size == MOST) {
            throw wrong(line, "expect.text.many", MOST);
        }
    }

    private static String shown(@Nullable String text) {
        String words = OneLine.of(text == null ? "" : text);
        return words.length() <= MOST_SHOWN ? words : words.substring(0, MOST_SHOWN) + "…";
    }

    private static ContentException wrong(int line, String key, Object... arguments) {
        return new ContentException(Messages.text("expect.text.line", line, Messages.text(key, arguments)));
    }
}
