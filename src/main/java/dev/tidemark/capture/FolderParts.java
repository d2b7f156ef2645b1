package dev.tidemark.capture;

import dev.tidemark.capture.SavedRecords.Stretch;
import dev.tidemark.store.MappedFile;
import dev.tidemark.store.RecordStore;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A capture that earlier versions saved as a folder. Immutable; it reads the disk. Nothing but regular files that lie in the
 * folder itself are opened.
 *
 * @param description the file that says what it is
 */
record FolderParts(Path description) implements CaptureParts {

    /**
     * @param path the folder, or the description in it
     */
    static FolderParts of(Path path) {
        return new FolderParts(CaptureFolder.description(path));
    }

    @Override
    public Path path() {
        return Objects.requireNonNull(description.toAbsolutePath().getParent());
    }

    private Path file(String part) {
        return description.resolveSibling(part);
    }

    @Override
    public String place(String part) {
        return file(part).toString();
    }

    @Override
    public boolean has(String part) {
        return Files.exists(file(part), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public InputStream open(String part) throws IOException {
        Path file = file(part);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ContentException(Messages.text("capture.elsewhere", file));
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean isRecords(String part) {
        boolean bare = !part.isEmpty() && part.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
        try {
            return bare && Files.isRegularFile(file(part), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            // No file of this system can be called so.
            return false;
        }
    }

    @Override
    public Instant modified() throws IOException {
        return Files.getLastModifiedTime(description).toInstant();
    }

    @Override
    public List<Path> files(List<String> journals) {
        List<Path> files = new ArrayList<>(List.of(description));
        if (Files.exists(file(CaptureNames.ROWS))) {
            files.add(file(CaptureNames.ROWS));
        }
        journals.forEach(journal -> files.add(file(journal)));
        return files;
    }

    @Override
    public SavedRecords records(int source, List<String> journals) throws IOException {
        List<Path> files = new ArrayList<>();
        List<List<Stretch>> stretches = new ArrayList<>();
        long start = 0;
        for (String journal : journals) {
            long size = Files.size(file(journal));
            stretches.add(List.of(new Stretch(start, size, Stretch.UNTOLD, 0, size)));
            files.add(file(journal));
            start += (size + (1L << MappedFile.WINDOW_SHIFT) - 1) & -(1L << MappedFile.WINDOW_SHIFT);
        }
        MappedFile bytes = MappedFile.openUnlinked(files);
        return new SavedRecords(RecordStore.over(source, bytes), bytes, stretches);
    }

    /** Such captures have none. */
    @Override
    public byte @Nullable [] added(CaptureAddition addition) {
        return null;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
