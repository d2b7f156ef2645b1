package dev.tidemark.session;

import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The place in the folder of the user's data where one window keeps its session: no other window has it meanwhile, and when its
 * program ends, however it does, the next one may go on with it. Safe from any thread. May wait for a disk: not for the FX thread.
 */
public final class SessionSlot implements AutoCloseable {

    /** So many windows at a time keep their sessions. */
    static final int MOST = 8;

    private static final String IN_USE = ".in-use";

    /** Nobody may even open a lock of this program's own: on some systems closing it again lets go of the lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final DocumentFile document;
    private final Path inUse;
    private final FileChannel lock;
    private final boolean besideOthers;
    private boolean closed;

    private SessionSlot(DocumentFile document, Path inUse, FileChannel lock, boolean besideOthers) {
        this.document = document;
        this.inUse = inUse;
        this.lock = lock;
        this.besideOthers = besideOthers;
    }

    /**
     * What a window finds in its place.
     *
     * @param saved what was saved last; {@code null} when there is nothing
     * @param problem what was wrong with it, in one line; {@code null} when nothing was
     */
    public record Found(
            SessionText.@Nullable Dated saved, @Nullable String problem) {}

    /**
     * Takes the place whose session was saved last, of those that no other window has.
     *
     * @param folder of the user's data; need not exist
     * @throws IOException if nothing can be kept there, or there are too many windows
     */
    public static SessionSlot take(Path folder) throws IOException {
        Path kept = Files.createDirectories(folder).toRealPath();
        SessionSlot best = null;
        boolean others = false;
        IOException problem = new IOException(Messages.text("session.full", MOST));
        for (int number = 1; number <= MOST; number++) {
            if (best != null && isNew(kept, number)) {
                continue;
            }
            try {
                SessionSlot slot = lock(kept, number);
                others |= slot == null;
                best = newer(best, slot);
            } catch (IOException e) {
                // One place that cannot be had does not keep the others.
                problem = e;
            }
        }
        if (best == null) {
            throw problem;
        }
        return new SessionSlot(best.document, best.inUse, best.lock, others);
    }

    /** Of two places, where there are two, the one that was saved last; lets the other go. */
    private static @Nullable SessionSlot newer(@Nullable SessionSlot one, @Nullable SessionSlot other)
            throws IOException {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        boolean isOther = other.age().compareTo(one.age()) > 0;
        (isOther ? one : other).close();
        return isOther ? other : one;
    }

    /** Whether no window ever had a place: it has no session, and needs no file as long as another place is free. */
    private static boolean isNew(Path folder, int number) {
        return Files.notExists(folder.resolve(name(number) + IN_USE), LinkOption.NOFOLLOW_LINKS);
    }

    private static String name(int number) {
        return number == 1 ? "session" : "session-" + number;
    }

    /** Takes a place; {@code null} when another window has it. */
    private static @Nullable SessionSlot lock(Path folder, int number) throws IOException {
        String name = name(number);
        Path inUse = folder.resolve(name + IN_USE);
        if (!OWN.add(inUse)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(inUse, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                DocumentFile document = new DocumentFile(folder, name + ".json", SessionText.MOST_BYTES);
                return new SessionSlot(document, inUse, channel, false);
            }
            letGo(inUse, channel);
            return null;
        } catch (IOException e) {
            letGo(inUse, channel);
            throw e;
        }
    }

    private static void letGo(Path inUse, @Nullable FileChannel channel) throws IOException {
        OWN.remove(inUse);
        if (channel != null) {
            channel.close();
        }
    }

    /** When its session was saved; long ago for none. */
    private FileTime age() {
        try {
            return Files.getLastModifiedTime(document.path(), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Whether another window had a place when this one was taken. */
    public boolean isBesideOthers() {
        return besideOthers;
    }

    /** Where the session is kept. */
    public Path file() {
        return document.path();
    }

    /** Reads what was saved last. What is damaged is set aside under another name, and said. */
    public synchronized Found read() {
        try {
            byte[] written = document.read();
            return new Found(written == null ? null : SessionText.read(file().toString(), written), null);
        } catch (IOException e) {
            return new Found(null, setAside(DocumentFile.words(e)));
        }
    }

    private String setAside(String why) {
        try {
            return document.change(locked -> locked.setAside(why));
        } catch (IOException e) {
            return OneLine.of(why);
        }
    }

    /**
     * Saves a session; what was saved before is there until this one is whole. Does nothing once it is closed.
     *
     * @throws IOException if it cannot be written; what was saved before is there still
     */
    public synchronized void write(Session session, Instant now) throws IOException {
        if (closed) {
            return;
        }
        byte[] bytes = SessionText.write(session, now);
        document.change(locked -> {
            locked.replace(bytes);
            return Optional.empty();
        });
    }

    /** Lets the next window have the place. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            letGo(inUse, lock);
        }
    }
}
