package dev.tidemark.capture;

import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.JournalScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongPredicate;

/** Reads a {@code $J} from front to back, for files that may vanish and so must not be mapped. */
final class StreamCopy {

    private final FileChannel channel;
    private final ByteBuffer window = ByteBuffer.allocateDirect(FileSource.SLICE + 2 * JournalScanner.LOOK_AHEAD)
            .order(ByteOrder.LITTLE_ENDIAN);
    private long base;

    private StreamCopy(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param goOn asked with the bytes read so far; false ends the reading
     */
    static void scan(Path file, RecordStore store, LongPredicate goOn) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            new StreamCopy(channel).run(store, goOn);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void run(RecordStore store, LongPredicate goOn) throws IOException {
        JournalScanner scanner = new JournalScanner(StoreSink.copying(store));
        int at = 0;
        boolean last = false;
        while (!last && goOn.test(base + at)) {
            last = fill();
            int limit = window.position();
            at = scanner.scan(window, base, at, limit - JournalScanner.LOOK_AHEAD, limit, last);
            store.publish();
            at -= shift(at);
        }
    }

    /** Fills the window; true when the file ends in it. */
    private boolean fill() throws IOException {
        while (window.hasRemaining()) {
            if (channel.read(window) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Moves what was not scanned to the front of the window. */
    private int shift(int scanned) {
        window.limit(window.position()).position(Math.min(scanned, window.position()));
        int moved = window.position();
        window.compact();
        base += moved;
        return moved;
    }
}
