package dev.tidemark.export.profile;

import dev.tidemark.export.profile.CheckedLines.End;
import java.util.List;

/** Validates a body file as mactime reads it: what it drops in silence is found. Not thread-safe. */
final class BodyCheck implements LineCheck {

    private static final List<String> FIELDS = List.of(
            "MD5", "name", "inode", "mode_as_string", "UID", "GID", "size", "atime", "mtime", "ctime", "crtime");

    private static final int FIRST_TIME = 7;

    private String before = "";
    private long records;

    @Override
    public void check(CheckedLines line, Findings findings) {
        String text = line.text();
        if (text.isBlank() || text.startsWith("#")) {
            // mactime takes these for comments.
            return;
        }
        records++;
        if (line.end() == End.CRLF) {
            findings.add(text.length() + 1, "end.lf");
        }
        if (text.equals(before)) {
            findings.add(1, "body.twice");
        }
        before = text;
        String[] values = text.split("\\|", -1);
        if (values.length != FIELDS.size()) {
            findings.add(1, "body.fields", values.length, FIELDS.size());
            return;
        }
        fields(values, findings);
    }

    private static void fields(String[] values, Findings findings) {
        int column = 1;
        boolean timed = false;
        for (int i = 0; i < values.length; i++) {
            boolean fits = switch (FIELDS.get(i)) {
                case "MD5" -> values[i].matches("0?|[0-9a-fA-F]{32}");
                case "inode" -> values[i].matches("\\d[\\d-]*");
                case "name", "mode_as_string" -> !values[i].isEmpty();
                case "UID", "GID", "size" -> values[i].matches("\\d{1,20}");
                default -> values[i].matches("-1|\\d{1,15}");
            };
            if (!fits) {
                findings.add(column, "cell", FIELDS.get(i), values[i]);
            }
            timed |= i >= FIRST_TIME && !values[i].startsWith("-") && !values[i].isEmpty();
            column += values[i].length() + 1;
        }
        if (!timed) {
            findings.add(1, "body.timeless");
        }
    }

    @Override
    public long records() {
        return records;
    }
}
