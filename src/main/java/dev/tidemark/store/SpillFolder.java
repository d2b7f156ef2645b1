package dev.tidemark.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the segments of one store, made when the first is needed. Safe from any thread. A lock file shows that its
 * program is alive; {@link SpillLeftovers} deletes the folders of programs that ended without doing so.
 */
public final class SpillFolder implements AutoCloseable {

    static final String PREFIX = "tidemark-store-";
    static final String LOCK = "in-use";

    /** Stands in the lock file once it is locked: a folder without it is none of ours, or is just being made. */
    static final String OURS = "Tidemark keeps records here while it runs, and deletes them.\n";

    /** Nobody may even open a lock of this program's own: on some systems closing it again lets go of the lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Supplier<Path> parent;
    private @Nullable Path folder;
    private @Nullable FileChannel lockChannel;

    /**
     * @param parent an existing folder, usually the temporary one
     */
    public SpillFolder(Path parent) {
        this(() -> parent);
    }

    /**
     * @param parent gives an existing folder; asked when the first segment is needed, which may be never
     */
    public SpillFolder(Supplier<Path> parent) {
        this.parent = parent;
    }

    /** The file of a segment; makes the folder when it is the first. */
    synchronized Path segment(int index) throws IOException {
        Path in = folder;
        if (in == null) {
            in = Files.createTempDirectory(parent.get(), PREFIX);
            folder = in;
            OWN.add(in.getFileName());
            lockChannel = FileChannel.open(in.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lockChannel.lock();
            lockChannel.write(ByteBuffer.wrap(OURS.getBytes(StandardCharsets.US_ASCII)));
        }
        return in.resolve(name(index));
    }

    /** Whether a folder is in use by this very program. */
    static boolean isOwn(Path folder) {
        return OWN.contains(folder.getFileName());
    }

    static String name(int index) {
        return String.format(Locale.ROOT, "segment-%06d.usn", index);
    }

    /** Deletes a segment's file; one that cannot be deleted now goes with the folder at a later start. */
    synchronized void delete(int index) {
        try {
            Files.deleteIfExists(segment(index));
        } catch (IOException e) {
            // Still open elsewhere, for example by a virus scanner: it goes with the folder.
        }
    }

    /** Deletes the folder and what was put into it. */
    @Override
    public synchronized void close() throws IOException {
        Path in = folder;
        folder = null;
        if (in != null) {
            SpillLeftovers.deleteSegments(in);
        }
        if (lockChannel != null) {
            lockChannel.close();
        }
        if (in != null) {
            SpillLeftovers.deleteLast(in);
            OWN.remove(in.getFileName());
        }
    }
}
