package dev.tidemark.story;

import dev.tidemark.history.ChangePlaces;
import dev.tidemark.history.FileChange;
import dev.tidemark.history.FileChange.Kind;
import dev.tidemark.history.FileName;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a file's changes, with its paths: one row. Immutable.
 *
 * @param path at the end, or where it is not there any more, at the start; {@code null} when no record names it
 * @param old at the start, where it had another
 * @param gone the paths of names beside that which it has not any more
 * @param come the paths of names beside that which it got
 */
public record ChangeRow(
        FileChange change,
        @Nullable FilePath path,
        @Nullable FilePath old,
        List<FilePath> gone,
        List<FilePath> come) {

    /** The columns of a row, in their order. */
    public static final List<String> COLUMNS = List.of(
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

    public ChangeRow {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /** The row of a file. */
    public static ChangeRow of(FileChange change, ChangePlaces places) {
        FilePath before = change.before() == null ? null : places.atStart(change.before());
        FilePath after = change.after() == null ? null : places.atEnd(change.after());
        // Where the name stays, a directory above may have moved: that one has a line of its own.
        boolean stays = change.before() != null && change.before().equals(change.after());
        return new ChangeRow(
                change,
                after == null ? before : after,
                stays || after == null ? null : before,
                paths(change.linksGone(), places::atStart),
                paths(change.linksNew(), places::atEnd));
    }

    private static List<FilePath> paths(List<FileName> names, Function<FileName, FilePath> place) {
        return names.stream().map(place).toList();
    }

    /** Whether all its paths are known from the root on. */
    public boolean isWhole() {
        return path != null && paths().stream().noneMatch(one -> one.certainty() == Certainty.PARTIAL);
    }

    /** All its paths: at the end, at the start, and of names beside those. */
    List<FilePath> paths() {
        List<FilePath> all = new ArrayList<>();
        if (path != null) {
            all.add(path);
        }
        if (old != null) {
            all.add(old);
        }
        all.addAll(gone);
        all.addAll(come);
        return all;
    }

    /** How certain its paths are, the worse of two. */
    public String certainty() {
        Certainty both = path == null
                ? Certainty.PARTIAL
                : old == null ? path.certainty() : path.certainty().and(old.certainty());
        return both.name().toLowerCase(Locale.ROOT);
    }

    /** What changed, each as it is called in exports. */
    public List<String> kinds() {
        return change.kinds().stream().sorted().map(Kind::id).toList();
    }

    String type() {
        return change.isDirectory() ? "dir" : "file";
    }

    /** Its path, escaped; empty when no record names it. */
    public String pathText() {
        return path == null ? "" : path.text();
    }

    /** Its path at the start, escaped; empty where it is the same. */
    public String oldText() {
        return old == null ? "" : old.text();
    }

    /** What it says in each of the {@link #COLUMNS}. */
    public List<String> cells() {
        return List.of(
                kinds().stream().collect(Collectors.joining(",")),
                pathText(),
                oldText(),
                certainty(),
                type(),
                change.isOpen() ? "yes" : "no",
                change.file().hex(),
                Long.toString(change.usn()),
                change.time() == 0 ? "" : Long.toString(change.time()),
                String.format(Locale.ROOT, "%08x", change.reasons()),
                joined(gone),
                joined(come));
    }

    private static String joined(List<FilePath> paths) {
        return paths.stream().map(FilePath::text).collect(Collectors.joining("|"));
    }

    /** As a line of tab-separated values, without its end. */
    public String tsv() {
        return String.join("\t", cells());
    }

    /** Whether a word is in its paths, or is one of what changed. */
    public boolean says(String lowerCase) {
        return kinds().contains(lowerCase)
                || change.file().hex().contains(lowerCase)
                || paths().stream()
                        .anyMatch(one -> one.text().toLowerCase(Locale.ROOT).contains(lowerCase));
    }
}
