package dev.tidemark.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deletes the folders of segments that programs left behind which no longer run. Stateless; several programs may do it at
 * once. The folder they lie in may be one that others write to, and the program an elevated one: no link is followed, nothing
 * is touched in a folder that does not hold our own lock, and only files that have our own names are deleted.
 */
public final class SpillLeftovers {

    private static final Pattern SEGMENT = Pattern.compile("segment-\\d{6}\\.usn");

    private static final Duration BEING_MADE = Duration.ofDays(1);

    private SpillLeftovers() {}

    /**
     * Deletes them. Reads the disk: not for the FX thread.
     *
     * @param parent the folder that {@link SpillFolder}s were made in
     * @throws IOException if it cannot be read
     */
    public static void removeFrom(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, SpillFolder.PREFIX + "*")) {
            for (Path old : folders) {
                try {
                    remove(old);
                } catch (IOException e) {
                    // What others may do to it is no reason to leave the next one.
                }
            }
        }
    }

    private static void remove(Path old) throws IOException {
        Path lock = old.resolve(SpillFolder.LOCK);
        if (SpillFolder.isOwn(old) || !isPlain(old, true) || !isPlain(lock, false)) {
            return;
        }
        boolean left = false;
        try (FileChannel channel = FileChannel.open(
                        lock, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                FileLock held = channel.tryLock()) {
            if (held != null && isOurs(lock, channel)) {
                deleteSegments(old);
                left = true;
            }
        } catch (OverlappingFileLockException e) {
            // It is of this very program.
        }
        if (left) {
            deleteLast(old);
        }
    }

    /** A lock of earlier versions is empty; one that is just being made was made a moment ago. */
    private static boolean isOurs(Path file, FileChannel lock) throws IOException {
        if (lock.size() == 0) {
            Instant made =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            return made.isBefore(Instant.now().minus(BEING_MADE));
        }
        byte[] ours = SpillFolder.OURS.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer held = ByteBuffer.allocate(ours.length + 1);
        lock.read(held, 0);
        return ByteBuffer.wrap(ours).equals(held.flip());
    }

    /** Deletes the segments in a folder; links that are called so stay. */
    static void deleteSegments(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (SEGMENT.matcher(file.getFileName().toString()).matches() && isPlain(file, false)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Deletes the lock, when nobody holds it any more, and the folder, unless something else is in it. */
    static void deleteLast(Path folder) throws IOException {
        if (!isPlain(folder, true)) {
            return;
        }
        if (isPlain(folder.resolve(SpillFolder.LOCK), false)) {
            Files.deleteIfExists(folder.resolve(SpillFolder.LOCK));
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // What is in there is not ours.
        }
    }

    /** Whether it is a folder or a file itself, and no link, junction or other reparse point. */
    private static boolean isPlain(Path path, boolean folder) {
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return !is.isSymbolicLink() && !is.isOther() && (folder ? is.isDirectory() : is.isRegularFile());
        } catch (IOException e) {
            return false;
        }
    }
}
