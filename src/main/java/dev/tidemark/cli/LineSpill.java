package dev.tidemark.cli;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps what is written of many sources until all are read, in one temporary file, which goes when this is closed or the program ends.
 * Safe from any thread.
 */
final class LineSpill implements AutoCloseable {

    /** The temporary file failed, and not the output. */
    static final class FailedException extends IOException {

        private static final long serialVersionUID = 1L;

        private FailedException(IOException why) {
            super(why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage(), why);
        }
    }

    private final FileChannel file;
    private long end;

    /** Where a batch is kept. */
    record Place(long offset, int length) {}

    LineSpill(Path folder) throws FailedException {
        try {
            file = open(Files.createTempFile(folder, "tidemark-merged-", ".tmp"));
        } catch (IOException e) {
            throw new FailedException(e);
        }
    }

    /** The system deletes it, also when the program is killed. */
    private static FileChannel open(Path path) throws IOException {
        try {
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Keeps a batch. */
    Place put(LineBatch batch) throws FailedException {
        ByteBuffer bytes = batch.toBytes();
        Place place;
        synchronized (this) {
            place = new Place(end, bytes.remaining());
            end += bytes.remaining();
        }
        try {
            for (long at = place.offset(); bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            throw new FailedException(e);
        }
        return place;
    }

    /** What was kept at a place. */
    LineBatch get(Place place) throws FailedException {
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, place.offset() + bytes.position()) < 0) {
                    throw new EOFException();
                }
            }
        } catch (IOException e) {
            throw new FailedException(e);
        }
        return LineBatch.of(bytes.flip());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
