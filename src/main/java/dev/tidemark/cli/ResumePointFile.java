package dev.tidemark.cli;

import dev.tidemark.export.WholeFile;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The file that keeps a {@link ResumePoint} from one call to the next. Used by one thread. Under its name stands a whole point always,
 * the last one or the one before, also when the machine stops.
 *
 * @param path where it is, or is going to be
 */
record ResumePointFile(Path path) {

    /** A point has some 150 bytes. */
    private static final int MOST_BYTES = 4096;

    /**
     * The point that it holds; empty when there is no such file.
     *
     * @throws CommandFailedException if it holds something else, or cannot be read
     */
    Optional<ResumePoint> read() throws CommandFailedException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ContentException(Messages.text("cli.point.long", path, MOST_BYTES));
            }
            return Optional.of(ResumePoint.parse(path.toString(), new String(bytes, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (ContentException e) {
            String why = Objects.toString(e.getMessage(), "");
            throw new CommandFailedException(
                    Problem.refusal(why, Messages.text("cli.point.wrong.here"), Messages.text("cli.point.wrong.next")));
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(path.toString(), e));
        }
    }

    /**
     * Puts a point in the place of the one before.
     *
     * @throws PointNotKeptException if it cannot be written; the one before stands still
     */
    void write(ResumePoint point) throws IOException {
        try {
            WholeFile.file(path, beside -> {
                FileChannel channel = beside.channel();
                ByteBuffer bytes = ByteBuffer.wrap(point.json().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // It must not come to stand before its bytes do.
                channel.force(true);
                return bytes;
            });
        } catch (IOException e) {
            throw new PointNotKeptException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** How far the output has come could not be kept; the output is there all the same. */
    static final class PointNotKeptException extends IOException {

        private static final long serialVersionUID = 1L;

        private final String file;

        private PointNotKeptException(Path file, IOException why) {
            super(why.getMessage(), why);
            this.file = file.toString();
        }

        String file() {
            return file;
        }
    }
}
