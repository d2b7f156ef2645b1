package dev.tidemark.session;

import dev.tidemark.field.Citation;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The marks that a user keeps, in the folder of the user's data: no input is ever written to. Safe from any thread and beside other
 * processes: each writes what it changed into what is there now, beside the place, and renames that. May wait for a disk: not for
 * the FX thread.
 */
public final class MarksFile {

    static final String NAME = "marks.jsonl";

    private static final String LOCK = "marks.lock";
    private static final String ASIDE = ".damaged";

    /** One process has one such lock at a time. */
    private static final Object WRITING = new Object();

    private final Path folder;

    /**
     * @param folder of the user's data; need not exist
     */
    public MarksFile(Path folder) {
        this.folder = folder;
    }

    /**
     * What was read.
     *
     * @param marks those that there are
     * @param problem what was wrong, in one line; {@code null} when nothing was
     */
    public record Read(List<RecordMark> marks, @Nullable String problem) {}

    /** Reads the marks. What is damaged is said and left where it is. */
    public Read read() {
        try {
            return new Read(marks(), null);
        } catch (IOException e) {
            return new Read(List.of(), OneLine.of(words(e)));
        }
    }

    private static String words(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    private List<RecordMark> marks() throws IOException {
        Path file = folder.resolve(NAME);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(Messages.text("error.file.what", file, Messages.text("file.notRegular")));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return MarkText.read(file.toString(), in.readNBytes(MarkText.MOST_BYTES + 1));
        }
    }

    /**
     * Writes changes.
     *
     * @param changed marks that are new, or have other words
     * @param removed records that have none any more
     * @return what had to be set aside because it was damaged, in one line; {@code null} when nothing had
     * @throws IOException if they cannot be written; what was there before is there still
     */
    public @Nullable String write(List<RecordMark> changed, List<Citation> removed) throws IOException {
        synchronized (WRITING) {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return lock.isValid() ? writeLocked(changed, removed) : null;
            }
        }
    }

    private @Nullable String writeLocked(List<RecordMark> changed, List<Citation> removed) throws IOException {
        String aside = null;
        Marks marks = new Marks();
        try {
            marks.putAll(marks());
        } catch (IOException e) {
            aside = setAside(words(e));
        }
        marks.removeAll(removed);
        if (!marks.putAll(changed)) {
            throw new IOException(Messages.text("marks.many", folder.resolve(NAME), Marks.MOST));
        }
        replace(MarkText.write(marks.all()));
        return aside;
    }

    private String setAside(String why) throws IOException {
        for (int i = 1; true; i++) {
            Path aside = folder.resolve(NAME + ASIDE + i);
            if (Files.notExists(aside, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(folder.resolve(NAME), aside);
                return OneLine.of(Messages.text("marks.aside", why, aside));
            }
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path beside = Files.createTempFile(folder, "marks-", ".partial");
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            move(beside, folder.resolve(NAME));
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
