package dev.tidemark.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directories that records were counted by, as a tree: what is directly in each, and with all that is below. Immutable; made of
 * every line of a grouping by directories, in the background.
 */
public final class FolderTree {

    private static final String ROOT = "\\";

    /**
     * A directory.
     *
     * @param path as the filter language has it; a backslash for the root
     * @param directly of records in it
     * @param below of records in it and in any directory below
     */
    public record Folder(String path, Tally directly, Tally below) {}

    private final Map<String, Folder> folders = new HashMap<>();
    private final Map<String, List<Folder>> children = new HashMap<>();
    private final List<Folder> tops = new ArrayList<>();

    private FolderTree() {}

    /** The tree of what was counted by directories, to any depth. */
    public static FolderTree of(Counted directories) {
        Map<String, Tally> directly = new HashMap<>();
        Map<String, Tally> below = new HashMap<>();
        for (Counted.Line line : directories.lines()) {
            directly.put(line.value(), line.tally());
            for (String path = line.value(); path != null; path = parent(path)) {
                below.merge(path, line.tally(), Tally::with);
            }
        }
        FolderTree tree = new FolderTree();
        below.forEach((path, all) -> tree.put(new Folder(path, directly.getOrDefault(path, Tally.NOTHING), all)));
        Comparator<Folder> most = Comparator.comparingLong(
                        (Folder folder) -> -folder.below().count())
                .thenComparing(Folder::path);
        tree.children.values().forEach(list -> list.sort(most));
        tree.tops.sort(most);
        return tree;
    }

    private void put(Folder folder) {
        folders.put(folder.path(), folder);
        String parent = parent(folder.path());
        if (parent == null) {
            tops.add(folder);
        } else {
            children.computeIfAbsent(parent, any -> new ArrayList<>()).add(folder);
        }
    }

    /** The directory above, {@code null} for the root and for one of which nobody knows where it is. */
    private static @Nullable String parent(String path) {
        if (path.equals(ROOT)) {
            return null;
        }
        String parent = Folders.parent(path);
        return !parent.isEmpty() ? parent : path.startsWith(ROOT) ? ROOT : null;
    }

    /** Those that are in no other: the root, and those of which nobody knows where they are; that of the most records first. */
    public List<Folder> tops() {
        return List.copyOf(tops);
    }

    /** Those in a directory, that of the most records first. */
    public List<Folder> children(Folder folder) {
        return List.copyOf(children.getOrDefault(folder.path(), List.of()));
    }

    /** The directory with a path, {@code null} when no record lies in it or below. */
    public @Nullable Folder folder(String path) {
        return folders.get(path);
    }
}
