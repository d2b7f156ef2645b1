package dev.tidemark.story;

import dev.tidemark.history.ChangePlaces;
import dev.tidemark.history.FileChange;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the net change between two places, a file behind the other, in one of the formats of {@code changes}. Not thread-safe. */
public final class ChangeLines {

    /** What is written of each file. */
    public enum Format {
        /** A line with columns, below a header. */
        TSV,
        /** An object, between one with the limits and one with the verdict. */
        JSONL,
        /** The paths to look at again, each ended by a zero: new and old. */
        PATHS0;

        /** What each line has; none where there are paths alone. */
        public List<String> columns() {
            return this == PATHS0 ? List.of() : ChangeRow.COLUMNS;
        }
    }

    private final Format format;
    private final ChangePlaces places;
    private final OutputStream out;
    private final Set<String> written = new LinkedHashSet<>();
    private long rows;
    private long unsure;

    private ChangeLines(Format format, ChangePlaces places, OutputStream out) {
        this.format = format;
        this.places = places;
        this.out = out;
    }

    /**
     * What was written.
     *
     * @param rows how many files
     * @param unsure how many paths are not known as a whole
     * @param pathsLeftOut whether these are missing among paths that were asked for
     * @param verdict whether it is all, in words
     */
    public record Written(long rows, long unsure, boolean pathsLeftOut, String verdict) {}

    /**
     * Writes all that remains.
     *
     * @param places of the same stretch of rows
     */
    public static Written write(Format format, ChangeReport report, ChangePlaces places, OutputStream out)
            throws IOException {
        ChangeLines lines = new ChangeLines(format, places, out);
        lines.begin(report);
        report.change().forEach(lines::write);
        return lines.end(report);
    }

    private void begin(ChangeReport report) throws IOException {
        switch (format) {
            case TSV -> write(String.join("\t", ChangeRow.COLUMNS) + "\n");
            case JSONL ->
                object("limits", report.limits(), "open_files", report.change().openFiles());
            case PATHS0 -> {}
        }
    }

    private Written end(ChangeReport report) throws IOException {
        boolean leftOut = format == Format.PATHS0 && unsure > 0;
        String verdict = report.verdict(unsure, leftOut);
        if (format == Format.JSONL) {
            object("complete", report.missing().isEmpty(), "verdict", verdict);
        }
        return new Written(rows, unsure, leftOut, verdict);
    }

    private void object(String key, Object value, String other, Object otherValue) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(key, value);
        object.put(other, otherValue);
        write(JsonLines.of(object) + "\n");
    }

    private void write(FileChange change) throws IOException {
        ChangeRow row = ChangeRow.of(change, places);
        rows++;
        unsure += row.isWhole() ? 0 : 1;
        switch (format) {
            case TSV -> write(row.tsv() + "\n");
            case JSONL -> write(json(row) + "\n");
            case PATHS0 -> paths0(row);
        }
    }

    // --- objects

    private static String json(ChangeRow row) throws IOException {
        FileChange change = row.change();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("change", row.kinds());
        putPath(line, "path", row.path());
        putPath(line, "old_path", row.old());
        line.put("path_certainty", row.certainty());
        line.put("type", row.type());
        line.put("open", change.isOpen());
        line.put("file_ref", "0x" + change.file().hex());
        line.put("usn", change.usn());
        if (change.time() != 0) {
            line.put("time", Filetime.isoUtc(change.time()));
        }
        line.put("reason", Flags.hex(change.reasons()));
        putNames(line, "names_gone", row.gone());
        putNames(line, "names_new", row.come());
        return JsonLines.of(line);
    }

    private static void putPath(Map<String, Object> line, String key, @Nullable FilePath path) {
        if (path != null) {
            line.put(key, Escapes.rawPath(path.text()));
        }
    }

    private static void putNames(Map<String, Object> line, String key, List<FilePath> paths) {
        if (!paths.isEmpty()) {
            line.put(
                    key,
                    paths.stream().map(path -> Escapes.rawPath(path.text())).toList());
        }
    }

    // --- paths alone

    private void paths0(ChangeRow row) throws IOException {
        if (!row.isWhole()) {
            return;
        }
        for (FilePath path : row.paths()) {
            pathOnce(Escapes.rawPath(path.text()));
        }
    }

    private void pathOnce(String path) throws IOException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(path) || path.indexOf('\0') >= 0) {
            unsure++;
        } else if (written.add(path)) {
            write(path + "\0");
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
