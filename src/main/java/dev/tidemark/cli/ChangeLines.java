package dev.tidemark.cli;

import dev.tidemark.history.ChangePlaces;
import dev.tidemark.history.FileChange;
import dev.tidemark.history.FileChange.Kind;
import dev.tidemark.history.FileName;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what remains of each file in one of the formats of {@code changes}. Not thread-safe. */
final class ChangeLines {

    /** What is written of each file. */
    enum Format {
        /** A line with columns, below a header. */
        TSV,
        /** An object. */
        JSONL,
        /** The paths to look at again, each ended by a zero: new and old. */
        PATHS0
    }

    private static final List<String> COLUMNS = List.of(
            "change",
            "path",
            "old_path",
            "path_certainty",
            "type",
            "open",
            "file_ref",
            "usn",
            "timestamp_filetime",
            "reason",
            "names_gone",
            "names_new");

    private final Format format;
    private final ChangePlaces places;
    private final OutputStream out;
    private final Set<String> written = new LinkedHashSet<>();
    private long rows;
    private long unsure;

    ChangeLines(Format format, ChangePlaces places, OutputStream out) {
        this.format = format;
        this.places = places;
        this.out = out;
    }

    /** How many files were written. */
    long rows() {
        return rows;
    }

    /** How many paths are not known as a whole. */
    long unsure() {
        return unsure;
    }

    /** What stands before the first. */
    void begin() throws IOException {
        if (format == Format.TSV) {
            write(String.join("\t", COLUMNS) + "\n");
        }
    }

    void write(FileChange change) throws IOException {
        rows++;
        FilePath before = change.before() == null ? null : places.atStart(change.before());
        FilePath after = change.after() == null ? null : places.atEnd(change.after());
        // Where the name stays, a directory above may have moved: that one has a line of its own.
        boolean stays = change.before() != null && change.before().equals(change.after());
        Paths paths = new Paths(after == null ? before : after, stays || after == null ? null : before);
        unsure += paths.isWhole() ? 0 : 1;
        switch (format) {
            case TSV -> write(tsv(change, paths));
            case JSONL -> write(json(change, paths) + "\n");
            case PATHS0 -> paths0(change, paths);
        }
    }

    /**
     * The paths of a file.
     *
     * @param path at the end, or where it is not there any more, at the start; {@code null} when no record names it
     * @param old at the start, where it had another
     */
    private record Paths(@Nullable FilePath path, @Nullable FilePath old) {

        boolean isWhole() {
            return path != null && isWhole(path) && (old == null || isWhole(old));
        }

        private static boolean isWhole(FilePath one) {
            return one.certainty() != Certainty.PARTIAL;
        }

        String certainty() {
            Certainty both = path == null
                    ? Certainty.PARTIAL
                    : old == null ? path.certainty() : path.certainty().and(old.certainty());
            return both.name().toLowerCase(Locale.ROOT);
        }
    }

    private static String kinds(FileChange change) {
        return change.kinds().stream().sorted().map(Kind::id).collect(Collectors.joining(","));
    }

    // --- lines

    private String tsv(FileChange change, Paths paths) {
        return String.join(
                        "\t",
                        kinds(change),
                        shown(paths.path()),
                        shown(paths.old()),
                        paths.certainty(),
                        type(change),
                        change.isOpen() ? "yes" : "no",
                        change.file().hex(),
                        Long.toString(change.usn()),
                        change.time() == 0 ? "" : Long.toString(change.time()),
                        String.format(Locale.ROOT, "%08x", change.reasons()),
                        change.linksGone().stream().map(this::goneLink).collect(Collectors.joining("|")),
                        change.linksNew().stream().map(this::newLink).collect(Collectors.joining("|")))
                + "\n";
    }

    private static String type(FileChange change) {
        return change.isDirectory() ? "dir" : "file";
    }

    private static String shown(@Nullable FilePath path) {
        return path == null ? "" : path.text();
    }

    private String goneLink(FileName name) {
        return places.atStart(name).text();
    }

    private String newLink(FileName name) {
        return places.atEnd(name).text();
    }

    // --- objects

    private String json(FileChange change, Paths paths) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("change", change.kinds().stream().sorted().map(Kind::id).toList());
        putPath(line, "path", paths.path());
        putPath(line, "old_path", paths.old());
        line.put("path_certainty", paths.certainty());
        line.put("type", type(change));
        line.put("open", change.isOpen());
        line.put("file_ref", "0x" + change.file().hex());
        line.put("usn", change.usn());
        if (change.time() != 0) {
            line.put("time", Filetime.isoUtc(change.time()));
        }
        line.put("reason", Flags.hex(change.reasons()));
        putNames(
                line,
                "names_gone",
                change.linksGone().stream().map(this::goneLink).toList());
        putNames(
                line, "names_new", change.linksNew().stream().map(this::newLink).toList());
        return JsonLines.of(line);
    }

    private static void putPath(Map<String, Object> line, String key, @Nullable FilePath path) {
        if (path != null) {
            line.put(key, Escapes.rawPath(path.text()));
        }
    }

    private static void putNames(Map<String, Object> line, String key, List<String> paths) {
        if (!paths.isEmpty()) {
            line.put(key, paths.stream().map(Escapes::rawPath).toList());
        }
    }

    // --- paths alone

    private void paths0(FileChange change, Paths paths) throws IOException {
        if (!paths.isWhole()) {
            return;
        }
        List<String> all = new ArrayList<>();
        all.add(shown(paths.path()));
        if (paths.old() != null) {
            all.add(shown(paths.old()));
        }
        change.linksGone().forEach(name -> all.add(goneLink(name)));
        change.linksNew().forEach(name -> all.add(newLink(name)));
        for (String path : all) {
            pathOnce(Escapes.rawPath(path));
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
