package dev.tidemark.export;

import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written beside its place and takes its name when it is whole. Belongs to one thread. Links are
 * followed: what a link names is replaced, and the link stays.
 */
public final class PartialFile {

    private static final String SUFFIX = ".partial";
    private static final String HIDDEN = "_";

    /** What the common file systems take: bytes of UTF-8, or code units, which are fewer. */
    private static final int LONGEST_NAME = 255;

    private static final int MOST_LINKS = 40;

    private final Path target;
    private final Path path;

    /** What was made itself, whatever has its name by now. */
    private final FileChannel channel;

    private PartialFile(Path target, Path path, FileChannel channel) {
        this.target = target;
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes an empty file beside a place, with the rights of the file that stands there.
     *
     * @param target is replaced in the end
     * @throws IOException if it cannot be made, or what stands there cannot be replaced: a folder, a device, a pipe, or a
     *     file that is protected from writing
     */
    public static PartialFile file(Path target) throws IOException {
        return file(target, "");
    }

    /**
     * As {@link #file}, under a name that begins with an underscore until it takes its own: engines that read a folder as a whole pass
     * over such files, whatever is left of them.
     */
    public static PartialFile hidden(Path target) throws IOException {
        return file(target, HIDDEN);
    }

    private static PartialFile file(Path target, String prefix) throws IOException {
        Path place = place(target);
        boolean replaces = Files.exists(place);
        if (replaces && (Files.isDirectory(place) || Devices.test(place))) {
            throw new IOException(Messages.text("write.noFile"));
        }
        if (replaces && FileRights.isProtected(place)) {
            throw new IOException(Messages.text("write.protected"));
        }
        PartialFile partial = beside(place, prefix);
        if (replaces) {
            partial.takeRights();
        }
        return partial;
    }

    private void takeRights() throws IOException {
        try {
            FileRights.copy(target, path);
        } catch (IOException | RuntimeException e) {
            delete(e);
            throw e;
        }
    }

    /** Where something that is written to a path comes to stand. */
    private static Path place(Path target) throws IOException {
        Path place = target;
        for (int i = 0; Files.isSymbolicLink(place); i++) {
            if (i == MOST_LINKS) {
                throw new FileSystemLoopException(target.toString());
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        return place;
    }

    /**
     * Something new: what is left of a program that was killed may be what somebody wants to look at, and what another
     * writes beside the same place is his.
     */
    private static PartialFile beside(Path target, String prefix) throws IOException {
        Path last = target.getFileName();
        if (last == null) {
            throw new FileAlreadyExistsException(target.toString());
        }
        String name = prefix + last;
        for (int i = 1; true; i++) {
            Path beside = target.resolveSibling(shortened(name, i == 1 ? SUFFIX : SUFFIX + i));
            try {
                return new PartialFile(
                        target,
                        beside,
                        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            } catch (FileAlreadyExistsException e) {
                // Then by the next name.
            }
        }
    }

    /** A name with an end behind it, cut before that where it would grow too long. */
    private static String shortened(String name, String end) {
        int most = LONGEST_NAME - end.length();
        int length = name.length();
        while (length > 1 && name.substring(0, length).getBytes(StandardCharsets.UTF_8).length > most) {
            length -= Character.isLowSurrogate(name.charAt(length - 1)) && length > 2 ? 2 : 1;
        }
        return name.substring(0, length) + end;
    }

    /** Where it is written. */
    public Path path() {
        return path;
    }

    /**
     * Writes into the file that was made, not into what somebody put in its place: a name would be followed if it were a link by
     * now. Closed with {@link #takeName} at the latest.
     */
    public FileChannel channel() {
        return channel;
    }

    /** As {@link #channel}, from its beginning to its end. */
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** Whether something stands where it belongs. */
    public boolean replaces() {
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Takes its name, all at once.
     *
     * @throws IOException if it cannot; then it stands beside its place still, and what stood there before too
     */
    public void takeName() throws IOException {
        channel.close();
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes what was written; what keeps it from that is added to the reason. */
    public void delete(Throwable why) {
        try {
            channel.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
