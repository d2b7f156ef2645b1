package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a folder of evidence, as collectors leave it, for what records can be read from: saved captures, and journals by
 * their name ({@code $J}, {@code $UsnJrnl_C.bin}, {@code USNJRNL_C}), or by a record that they begin with. Used by one thread;
 * reads the disk. Links and junctions are not followed, so nothing is found twice and no walk is endless.
 */
public final class EvidenceFolder {

    /** No collector nests deeper; a path has at most some 16,000 folders. */
    private static final int DEEPEST = 64;

    private static final int MOST_FILES = 5_000_000;

    private static final Comparator<Path> ORDER = Comparator.comparing(
                    EvidenceFolder::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(EvidenceFolder::name);

    private final List<Found> found = new ArrayList<>();
    private long others;
    private long links;
    private long files;

    /**
     * Something that records are to be read from, or a folder that could not be looked into.
     *
     * @param path where it is, below the folder as that was named
     * @param problem why it is not known what is there; {@code null} for a source
     */
    public record Found(Path path, @Nullable Problem problem) {}

    private EvidenceFolder() {}

    /** Looks through a folder and all that are in it; the order depends on the names alone. */
    public static EvidenceFolder of(Path folder) {
        EvidenceFolder all = new EvidenceFolder();
        all.folder(folder, 0);
        return all;
    }

    /** What was found, in the order of the names. */
    public List<Found> found() {
        return List.copyOf(found);
    }

    /** How many files are something else. */
    public long others() {
        return others;
    }

    /** How many links and junctions were not followed. */
    public long links() {
        return links;
    }

    private void folder(Path folder, int depth) {
        if (depth > DEEPEST) {
            refuse(folder, Messages.text("evidence.deep", folder, DEEPEST));
            return;
        }
        try {
            if (CaptureFolder.test(folder)) {
                found.add(new Found(folder, null));
                return;
            }
            for (Path one : sorted(folder)) {
                look(one, depth);
            }
        } catch (IOException e) {
            found.add(new Found(folder, Problem.of(folder.toString(), e)));
        }
    }

    private List<Path> sorted(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (++files > MOST_FILES) {
                    throw new IOException(Messages.text("evidence.many", MOST_FILES));
                }
                all.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        all.sort(ORDER);
        return all;
    }

    private void look(Path path, int depth) {
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (is.isSymbolicLink() || is.isDirectory() && is.isOther() && leadsElsewhere(path)) {
                links++;
            } else if (is.isDirectory()) {
                folder(path, depth + 1);
            } else if (is.isRegularFile() && isSource(path)) {
                found.add(new Found(path, null));
            } else {
                others++;
            }
        } catch (IOException e) {
            found.add(new Found(path, Problem.of(path.toString(), e)));
        }
    }

    /** Folders of the cloud are marked as junctions are, and lead nowhere. */
    private static boolean leadsElsewhere(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        return parent == null || !folder.toRealPath().equals(parent.toRealPath().resolve(name(folder)));
    }

    /** What is named as a journal and is none is a source that cannot be read: nobody may take it for one that was. */
    private static boolean isSource(Path file) throws IOException {
        if (CaptureFile.test(file)) {
            return true;
        }
        if (!FileTableFinder.isNamedAsJournal(file)) {
            return FileKind.beginsWithRecord(file);
        }
        FileKind kind = FileKind.of(file);
        return kind == null || kind.isEvidenceOfJournal();
    }

    private void refuse(Path path, String why) {
        found.add(
                new Found(path, Problem.refusal(why, Messages.text("evidence.here"), Messages.text("evidence.next"))));
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }
}
