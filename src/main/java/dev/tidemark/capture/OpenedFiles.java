package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The files that a source is read from: the SHA-256 of each, taken once in the background, and whether they are still what
 * they were when they were opened. Safe from any thread. Nobody waits for its thread, which touches nothing but the files.
 */
public final class OpenedFiles implements AutoCloseable {

    private static final int PIECE = 1 << 20;
    private static final long LOOK_MILLIS = 1000;
    private static final long ASK_MILLIS = 100;

    /** Who opens a file wants to see its rows first; a sum takes a processor from them. */
    private static final long REST_MILLIS = 1000;

    private final Object lock = new Object();
    private final List<Opened> files = new ArrayList<>();
    private Consumer<Problem> onChange = problem -> {};
    private @Nullable Thread thread;
    private @Nullable Problem changed;
    private boolean wanted;
    private volatile boolean closed;

    /** Puts what is known of a file in words or fields of somebody's own. */
    @FunctionalInterface
    public interface Telling<T> {

        /**
         * @param sha256 in hex; {@code null} when it is not known
         */
        T of(Path file, long bytes, Instant modified, @Nullable String sha256);
    }

    /**
     * One of the files.
     *
     * @param stamp what it was when it was opened
     * @param sha256 in hex; empty while it is not known, and of a file that changed before it was
     * @param settled whether there is nothing more to come
     */
    public record Opened(FileStamp stamp, String sha256, boolean settled) {

        /** For a description of what was read. */
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", stamp.file().toAbsolutePath().toString());
            fields.put("bytes", stamp.size());
            fields.put("modified", stamp.modified().toString());
            if (!sha256.isEmpty()) {
                fields.put("sha256", sha256);
            }
            return fields;
        }

        private <T> T told(Telling<T> telling) {
            return telling.of(
                    stamp.file(), stamp.size(), stamp.modified().toInstant(), sha256.isEmpty() ? null : sha256);
        }

        /** In words: the sum, or why there is none. */
        public String words() {
            return !sha256.isEmpty()
                    ? Messages.text("file.sha256", sha256)
                    : Messages.text(settled ? "file.sha256.none" : "file.sha256.later");
        }
    }

    /**
     * Notes a file as it is now; what is no regular file is left out.
     *
     * @throws IOException if it cannot be looked at
     */
    void add(Path file) throws IOException {
        add(FileStamp.ofRegular(file));
    }

    /** Notes a file as it was; {@code null} for what is no regular file, which is left out. */
    void add(@Nullable FileStamp stamp) {
        if (stamp != null) {
            synchronized (lock) {
                files.add(new Opened(stamp, "", false));
                lock.notifyAll();
            }
        }
    }

    /**
     * Notes some files as they are now, before they are read.
     *
     * @throws IOException if one cannot be looked at
     */
    public static OpenedFiles of(List<Path> paths) throws IOException {
        OpenedFiles opened = new OpenedFiles();
        for (Path path : paths) {
            opened.add(path);
        }
        return opened;
    }

    /**
     * Takes the sums on this thread: for who watches nothing, and has nothing else to do.
     *
     * @param goOn asked every MiB, with the bytes of a file summed up so far; false ends it
     * @throws InterruptedException if it was ended
     */
    public void sum(LongPredicate goOn) throws InterruptedException {
        for (int next = nextToSum(); next >= 0; next = nextToSum()) {
            sum(next, goOn);
        }
    }

    /** The files, in the order in which they were opened. */
    public List<Opened> files() {
        synchronized (lock) {
            return List.copyOf(files);
        }
    }

    /** What is told of each file, in that order. */
    public <T> List<T> told(Telling<T> telling) {
        return files().stream().map(file -> file.told(telling)).toList();
    }

    /**
     * Begins to look after the files, at the first call. Sums are taken soon, or at once for who {@linkplain #awaitSums waits} for them.
     *
     * @param change told once, on the thread that looks, when one is not what it was
     */
    void watch(Consumer<Problem> change) {
        watch(change, REST_MILLIS);
    }

    /** As {@link #watch(Consumer)}, with a time of its own until the first sum. */
    void watch(Consumer<Problem> change, long restMillis) {
        synchronized (lock) {
            if (thread == null && !closed) {
                onChange = change;
                thread = Thread.ofPlatform()
                        .name("tidemark-files")
                        .daemon()
                        .priority(Thread.MIN_PRIORITY)
                        .start(() -> run(restMillis));
            }
        }
    }

    /** Looks now: what became of a file; {@code null} when nothing did. Reads the disk. */
    public @Nullable Problem change() {
        for (Opened file : files()) {
            Problem change = file.stamp().change();
            if (change != null) {
                return change;
            }
        }
        return null;
    }

    /** Waits until every sum is known, or never will be. Ends at once when nobody takes them, or they are closed. */
    public void awaitSums() throws InterruptedException {
        awaitSums(() -> true);
    }

    /**
     * As {@link #awaitSums()}, not longer than somebody wants to wait.
     *
     * @param goOn asked a few times a second
     * @return false when nobody wanted to wait any more
     */
    boolean awaitSums(BooleanSupplier goOn) throws InterruptedException {
        synchronized (lock) {
            wanted = true;
            lock.notifyAll();
            while (!closed && thread != null && files.stream().anyMatch(file -> !file.settled())) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                lock.wait(ASK_MILLIS);
            }
            return true;
        }
    }

    private void run(long restMillis) {
        try {
            look();
            rest(restMillis);
            while (!closed) {
                int next = nextToSum();
                if (next >= 0) {
                    sum(next, done -> true);
                }
                look();
                pause();
            }
        } catch (InterruptedException e) {
            // They were closed.
        }
    }

    private void rest(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (lock) {
            for (long left = millis; left > 0 && !wanted && !closed; ) {
                lock.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    private void pause() throws InterruptedException {
        synchronized (lock) {
            if (!closed && nextToSum() < 0) {
                lock.wait(LOOK_MILLIS);
            }
        }
    }

    private int nextToSum() {
        synchronized (lock) {
            for (int i = 0; i < files.size(); i++) {
                if (!files.get(i).settled()) {
                    return i;
                }
            }
            return -1;
        }
    }

    private void sum(int index, LongPredicate goOn) throws InterruptedException {
        FileStamp stamp = files().get(index).stamp();
        String sum;
        try {
            sum = sum(stamp.file(), goOn);
        } catch (IOException e) {
            sum = "";
        }
        // What was summed up while it changed is neither the one nor the other.
        String sure = stamp.change() == null ? sum : "";
        synchronized (lock) {
            files.set(index, new Opened(stamp, sure, true));
            lock.notifyAll();
        }
    }

    private String sum(Path file, LongPredicate goOn) throws IOException, InterruptedException {
        long done = 0;
        byte[] piece = new byte[PIECE];
        MessageDigest digest = sha256();
        long looked = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (closed || !goOn.test(done)) {
                    throw new InterruptedException();
                }
                digest.update(piece, 0, count);
                done += count;
                if (System.nanoTime() - looked > LOOK_MILLIS * 1_000_000) {
                    look();
                    looked = System.nanoTime();
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void look() {
        if (changed == null && !closed) {
            Problem change = change();
            if (change != null) {
                changed = change;
                onChange.accept(change);
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }
}
