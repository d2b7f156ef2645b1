package dev.tidemark.cli;

import dev.tidemark.export.Devices;
import dev.tidemark.export.PartialFile;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file that records go to. Not thread-safe. It is begun with the first byte, when the input is open, and written beside
 * its place; it takes its name when it is {@link #whole}, so what stood there before stays until then. What is followed, and
 * what goes to a device or a pipe, is written where it belongs at once.
 */
final class OutputFile extends OutputStream {

    private final Path target;
    private final boolean inPlace;
    private final @Nullable ResumedFile resumed;
    private final PrintStream err;
    private @Nullable PartialFile partial;
    private @Nullable OutputStream out;
    private @Nullable FileChannel written;

    /**
     * @param follow whether records are written as they come, without an end
     * @param resumed what stands there already, to be gone on with; {@code null} for a new file
     * @param err is told when what stands there does not join what comes
     * @throws IOException if there is no folder for it
     */
    OutputFile(Path target, boolean follow, @Nullable ResumedFile resumed, PrintStream err) throws IOException {
        this.target = target;
        this.err = err;
        this.resumed = resumed;
        boolean device = Devices.test(target);
        this.inPlace = follow || device;
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !device && Files.notExists(folder)) {
            throw new NoSuchFileException(target.toString());
        }
        if (folder != null && !device && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    private OutputStream stream() throws IOException {
        OutputStream open = out;
        if (open == null) {
            open = inPlace ? inPlace() : beside();
            out = open;
        }
        return open;
    }

    private OutputStream inPlace() throws IOException {
        if (Devices.test(target)) {
            return Files.newOutputStream(target, StandardOpenOption.WRITE);
        }
        FileChannel channel = resumed == null
                ? OnlyWriter.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                : OnlyWriter.open(target, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        written = channel;
        return resumed == null ? Channels.newOutputStream(channel) : ResumedStream.of(channel, resumed, err);
    }

    private OutputStream beside() throws IOException {
        PartialFile made = PartialFile.file(target);
        partial = made;
        written = made.channel();
        return made.stream();
    }

    @Override
    public void write(int b) throws IOException {
        stream().write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
            stream().write(bytes, from, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }

    /** What was written stays, also when the machine stops. What goes to a device or a pipe is only handed on. */
    void force() throws IOException {
        flush();
        if (written != null && written.isOpen()) {
            written.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    /** All of it was written: it takes its name. */
    void whole() throws IOException {
        stream();
        close();
        if (partial != null) {
            partial.takeName();
            partial = null;
        }
    }

    /**
     * What was written is not all there is: it takes its name where nothing has it, and else stays beside what stands there.
     *
     * @return where it is, in words; empty when nothing was written
     */
    String keep() throws IOException {
        close();
        if (out == null) {
            return "";
        }
        PartialFile written = partial;
        if (written == null) {
            return Messages.text("cli.partly", target);
        }
        partial = null;
        if (written.replaces()) {
            return Messages.text("cli.partly.beside", written.path(), target);
        }
        written.takeName();
        return Messages.text("cli.partly", target);
    }

    /** Nobody wants what was written: what stood there before stays. */
    void drop(Throwable why) {
        try {
            close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        if (partial != null) {
            partial.delete(why);
            partial = null;
        }
    }
}
