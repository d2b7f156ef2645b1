package dev.tidemark.session;

import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document of the user in the folder of the user's data, which is only ever there whole: it is written beside its place and renamed.
 * Safe from any thread and beside other processes: who changes it holds its lock meanwhile. Anyone may have written what is read; it is
 * bounded. May wait for a disk, or for another process: not for the FX thread.
 */
public final class DocumentFile {

    private static final String ASIDE = ".damaged";

    /** One process has one such lock at a time. */
    private static final Object WRITING = new Object();

    private final Path folder;
    private final Path file;
    private final String stem;
    private final int mostBytes;

    /**
     * @param folder of the user's data; need not exist
     * @param name of the file there, with an ending; its lock and what is written beside it are named after it
     * @param mostBytes of a document that is read
     */
    public DocumentFile(Path folder, String name, int mostBytes) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.stem = name.substring(0, name.lastIndexOf('.'));
        this.mostBytes = mostBytes;
    }

    /** Changes a document. */
    @FunctionalInterface
    public interface Change<T> {

        /**
         * Reads what is there, and replaces it where that is wanted.
         *
         * @param document is not changed by anyone else meanwhile
         */
        T in(Locked document) throws IOException;
    }

    /** Where it is, or would be. */
    public Path path() {
        return file;
    }

    /**
     * Reads it.
     *
     * @return its bytes; {@code null} when there is none
     * @throws IOException if it cannot be read, is no file, or is too large; names it
     */
    public byte @Nullable [] read() throws IOException {
        return Files.notExists(file, LinkOption.NOFOLLOW_LINKS) ? null : read(file, mostBytes);
    }

    /**
     * Reads a file, as a document is read.
     *
     * @throws IOException if it cannot be read, is no file, or is too large; names it
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Messages.text(
                    "error.file.what",
                    file,
                    Messages.text(Files.exists(file) ? "file.notRegular" : "document.missing")));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new IOException(
                        Messages.text("error.file.what", file, Messages.text("document.large", mostBytes)));
            }
            return bytes;
        }
    }

    /**
     * Changes it while nobody else does; waits until it may.
     *
     * @throws IOException if it cannot be changed; what was there before is there still
     */
    public <T> T change(Change<T> change) throws IOException {
        synchronized (WRITING) {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(stem + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return change.in(new Locked(lock));
            }
        }
    }

    /** What went wrong, in words. */
    static String words(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    /** The document while its lock is held. Belongs to the change that it is handed to. */
    public final class Locked {

        private final FileLock lock;

        private Locked(FileLock lock) {
            this.lock = lock;
        }

        /** As {@link DocumentFile#read}. */
        public byte @Nullable [] read() throws IOException {
            return DocumentFile.this.read();
        }

        /**
         * Moves a damaged one out of the way, so that nothing of it is lost.
         *
         * @param why what is damaged
         * @return that, and where it is now, in one line
         */
        public String setAside(String why) throws IOException {
            for (int i = 1; true; i++) {
                Path aside = folder.resolve(file.getFileName() + ASIDE + i);
                if (Files.notExists(aside, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(file, aside);
                    return OneLine.of(Messages.text("document.aside", why, aside));
                }
            }
        }

        /** Puts another document in its place; there is the old one or the new, whatever happens meanwhile. */
        public void replace(byte[] bytes) throws IOException {
            if (!lock.isValid()) {
                throw new IOException(Messages.text("error.file.what", file, Messages.text("document.unlocked")));
            }
            removeLeftovers();
            Path beside = Files.createTempFile(folder, stem + "-", ".partial");
            try {
                write(beside, bytes);
                move(beside, file);
            } catch (IOException e) {
                Files.deleteIfExists(beside);
                throw e;
            }
        }
    }

    /** What a program that was killed was just writing: nobody else writes while the lock is held. */
    private void removeLeftovers() throws IOException {
        Pattern left = Pattern.compile(Pattern.quote(stem) + "-\\d+\\.partial");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, stem + "-*.partial")) {
            for (Path file : files) {
                if (left.matcher(file.getFileName().toString()).matches()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void write(Path to, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
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
