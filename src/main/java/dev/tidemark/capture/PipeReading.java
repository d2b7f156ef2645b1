package dev.tidemark.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is no file, such as a pipe, whose other end may keep silent for ever: another thread opens and reads it, and who
 * reads here ends at once when it is no longer wanted. Used by one thread.
 */
final class PipeReading implements ReadableByteChannel {

    private static final int CHUNK = 1 << 20;
    private static final int MOST_WAITING = 4;
    private static final long LOOK_MILLIS = 20;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final BooleanSupplier goOn;
    private final Thread reader;
    private volatile @Nullable IOException failure;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    /**
     * @param goOn whether it is still wanted
     */
    PipeReading(Path pipe, BooleanSupplier goOn) {
        this.goOn = goOn;
        this.reader = Thread.ofPlatform().name("tidemark-pipe").daemon().start(() -> pump(pipe));
    }

    private void pump(Path pipe) {
        try (FileChannel channel = FileChannel.open(pipe, StandardOpenOption.READ)) {
            byte[] chunk = new byte[CHUNK];
            InputStream in = Channels.newInputStream(channel);
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                waiting.put(Arrays.copyOf(chunk, count));
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            return;
        }
        try {
            waiting.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        while (!current.hasRemaining() && !ended) {
            byte[] next = next();
            ended = next == END;
            current = ByteBuffer.wrap(next);
        }
        if (ended) {
            IOException failed = failure;
            if (failed != null) {
                throw failed;
            }
            return -1;
        }
        int count = Math.min(into.remaining(), current.remaining());
        into.put(into.position(), current, current.position(), count).position(into.position() + count);
        current.position(current.position() + count);
        return count;
    }

    private byte[] next() {
        try {
            byte[] next = null;
            while (next == null && goOn.getAsBoolean()) {
                next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            return next == null ? END : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    @Override
    public boolean isOpen() {
        return !ended;
    }

    /** Lets go of the other thread, which ends when the pipe does. */
    @Override
    public void close() {
        ended = true;
        reader.interrupt();
    }
}
