package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a file was when it was opened, so that it can be told whether it still is that. Immutable; {@link #change} reads the
 * disk.
 *
 * @param size in bytes
 * @param modified when it was written to last
 * @param identity what tells it from another file of its name: the file system's own number, else when it was made
 * @param changed when anything of it changed last, which no program can set back; {@code null} where the file system's view
 *     does not tell, as on Windows
 */
public record FileStamp(
        Path file,
        long size,
        FileTime modified,
        Object identity,
        @Nullable FileTime changed) {

    private static final String UNIX = "unix";

    /**
     * Looks at a file.
     *
     * @throws IOException if it is not there, or cannot be looked at
     */
    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        Object identity = Objects.requireNonNullElse(is.fileKey(), is.creationTime());
        return new FileStamp(file, is.size(), is.lastModifiedTime(), identity, changed(file));
    }

    private static @Nullable FileTime changed(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains(UNIX)
                ? (FileTime) Files.getAttribute(file, UNIX + ":ctime")
                : null;
    }

    /** As {@link #of}; {@code null} for what is no regular file, as a pipe is none, and changes all the time. */
    public static @Nullable FileStamp ofRegular(Path file) throws IOException {
        return Files.isRegularFile(file) ? of(file) : null;
    }

    /** What became of the file since; {@code null} when nothing did. */
    public @Nullable Problem change() {
        try {
            FileStamp now = of(file);
            if (!now.identity.equals(identity)) {
                return problem("file.changed.replaced");
            }
            if (now.size < size) {
                return problem("file.changed.shorter", Long.toString(size), Long.toString(now.size));
            }
            if (now.size > size) {
                return problem("file.changed.longer", Long.toString(size), Long.toString(now.size));
            }
            if (!now.modified.equals(modified)) {
                return problem("file.changed.written");
            }
            return Objects.equals(now.changed, changed) ? null : problem("file.changed.touched");
        } catch (IOException e) {
            return problem("file.changed.gone");
        }
    }

    private Problem problem(String key, Object... arguments) {
        return Problem.refusal(
                Messages.text("error.file.what", file, Messages.text(key, arguments)),
                Messages.text("file.changed.here"),
                Messages.text("file.changed.next"));
    }
}
