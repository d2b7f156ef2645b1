package dev.tidemark.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the segments of one store, made when the first is needed. A lock file shows that its program is alive;
 * {@link #removeLeftovers} deletes the folders of programs that ended without doing so.
 */
public final class SpillFolder implements AutoCloseable {

    private static final String PREFIX = "tidemark-store-";
    private static final String LOCK = "in-use";

    private final Path parent;
    private @Nullable Path folder;
    private @Nullable FileChannel lockChannel;

    /**
     * @param parent an existing folder, usually the temporary one
     */
    public SpillFolder(Path parent) {
        this.parent = parent;
    }

    /** The file of a segment; makes the folder when it is the first. */
    synchronized Path segment(int index) throws IOException {
        Path in = folder;
        if (in == null) {
            in = Files.createTempDirectory(parent, PREFIX);
            folder = in;
            lockChannel = FileChannel.open(in.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lockChannel.lock();
        }
        return in.resolve(String.format(Locale.ROOT, "segment-%06d.usn", index));
    }

    /** Deletes a segment's file; one that cannot be deleted now goes with the folder at a later start. */
    synchronized void delete(int index) {
        try {
            Files.deleteIfExists(segment(index));
        } catch (IOException e) {
            // Still open elsewhere, for example by a virus scanner: removeLeftovers takes it.
        }
    }

    /** Deletes the folder and what is in it. */
    @Override
    public synchronized void close() throws IOException {
        if (lockChannel != null) {
            lockChannel.close();
        }
        if (folder != null) {
            deleteTree(folder);
            folder = null;
        }
    }

    /** Deletes folders left behind by programs that no longer run. Reads the disk: not for the FX thread. */
    public static void removeLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path old : folders) {
                if (!inUse(old)) {
                    deleteTree(old);
                }
            }
        }
    }

    private static boolean inUse(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
            return Files.exists(folder.resolve(LOCK));
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
