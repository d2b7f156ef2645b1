package dev.tidemark.expect;

import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that expects again what happened. Immutable. Names of files that were new and did not keep their name have a placeholder in
 * the place of what a program makes up: runs of four and more digits or hexadecimal digits of which one at least is a digit.
 *
 * @param text all lines
 * @param generalised each such name, with what stands in its place
 */
public record Recording(String text, Map<String, String> generalised) {

    /** What a program makes up in a name. */
    private static final Pattern MADE_UP = Pattern.compile("(?=[0-9A-Fa-f]*[0-9])[0-9A-Fa-f]{4,}");

    private static final String REASON_PREFIX = "USN_REASON_";

    /**
     * Writes one.
     *
     * @param command what was run, for a remark
     * @param volume its name
     * @param folders in which nothing else is to happen
     */
    public static Recording of(String command, String volume, List<String> folders, List<SeenLife> lives) {
        Map<String, String> names = generalise(lives);
        List<String> lines = new ArrayList<>();
        lines.add(ExpectationText.HEADER);
        lines.add(Messages.text("expect.record.from", OneLine.of(command)));
        lines.add(Messages.text("expect.record.hint"));
        names.forEach((name, pattern) -> lines.add(Messages.text("expect.record.name", name, pattern)));
        lines.add("volume " + volume);
        for (SeenLife life : lives) {
            lines.add("");
            lines.addAll(lines(life, names));
        }
        if (!folders.isEmpty()) {
            lines.add("");
        }
        folders.forEach(folder -> lines.add(ExpectationText.NOTHING_ELSE + " " + PathPattern.literally(folder)));
        return new Recording(String.join("\n", lines) + "\n", names);
    }

    private static List<String> lines(SeenLife life, Map<String, String> names) {
        List<String> lines = new ArrayList<>();
        lines.add("life " + pattern(life.path(), names));
        if (!life.isInPlace()) {
            lines.add("  to " + pattern(life.to(), names));
        }
        lines.add("  reasons = " + reasons(life.reasons()));
        lines.add("  source " + source(life.source()));
        return lines;
    }

    /** Reasons as they are written in a file. */
    static String reasons(int reasons) {
        return reasons == 0 ? Flags.hex(0) : Reason.symbols(reasons).replace(REASON_PREFIX, "");
    }

    /** Source information as it is written in a file. */
    static String source(int source) {
        return source == 0
                ? ExpectationText.NONE
                : Flags.symbols(source, SourceInfo.values()).replace(ExpectationText.SOURCE_PREFIX, "");
    }

    private static String pattern(String path, Map<String, String> names) {
        int end = path.lastIndexOf('\\') + 1;
        String name = path.substring(end);
        String pattern = names.get(name);
        return PathPattern.literally(path.substring(0, end))
                + (pattern == null ? PathPattern.literally(name) : pattern);
    }

    private static Map<String, String> generalise(List<SeenLife> lives) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> holes = new LinkedHashMap<>();
        for (String path : passing(lives)) {
            String name = path.substring(path.lastIndexOf('\\') + 1);
            if (!names.containsKey(name) && MADE_UP.matcher(name).find()) {
                names.put(name, pattern(name, MADE_UP.matcher(name), holes));
            }
        }
        return names;
    }

    /** The paths that came and went: by a creation or a rename, and by a deletion or a rename. */
    private static Set<String> passing(List<SeenLife> lives) {
        Set<String> came = new HashSet<>();
        Set<String> went = new LinkedHashSet<>();
        for (SeenLife life : lives) {
            if (Reason.FILE_CREATE.in(life.reasons())) {
                came.add(life.path());
            }
            if (!life.isInPlace()) {
                came.add(life.to());
                went.add(life.path());
            }
            if (Reason.FILE_DELETE.in(life.reasons())) {
                went.add(life.to());
            }
        }
        went.retainAll(came);
        return went;
    }

    private static String pattern(String name, Matcher matcher, Map<String, String> holes) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            pattern.append(PathPattern.literally(name.substring(at, matcher.start())));
            pattern.append(holes.computeIfAbsent(matcher.group(), text -> "{" + (holes.size() + 1) + "}"));
            at = matcher.end();
        }
        return pattern.append(PathPattern.literally(name.substring(at))).toString();
    }
}
