package dev.tidemark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thread appends, any thread reads what the store has published. Records lie packed at 8 bytes in segments of 16 MiB;
 * none crosses from one segment into the next, the rest of a segment is zero. The first segments lie on the heap, the
 * others in files of a folder of their own, filled with zeros before they are mapped: a full disk shows itself as an
 * {@link IOException} here and not as a fault in the middle of a record.
 */
final class SegmentedBytes implements RawBytes {

    static final int SHIFT = 24;
    static final int SEGMENT = 1 << SHIFT;

    private final SpillFolder folder;
    private final int heapSegments;
    private final ByteBuffer zeros = ByteBuffer.allocate(1 << 20);
    private volatile @Nullable ByteBuffer[] segments = new ByteBuffer[16];
    private long end;
    private volatile long dropped;

    /**
     * @param folder where segments beyond the heap go
     * @param heapSegments how many segments of 16 MiB stay on the heap
     */
    SegmentedBytes(SpillFolder folder, int heapSegments) {
        this.folder = folder;
        this.heapSegments = heapSegments;
    }

    /**
     * Copies a record behind the last.
     *
     * @return its offset
     * @throws IOException if a new segment cannot be made: the disk is full, or the folder is gone
     */
    long append(ByteBuffer bytes, int at, int length) throws IOException {
        int room = length + 7 & -8;
        if ((end & SEGMENT - 1) + room > SEGMENT) {
            end = (end + SEGMENT - 1) & -SEGMENT;
        }
        ByteBuffer segment = segmentFor(end);
        segment.put((int) (end & SEGMENT - 1), bytes, at, length);
        long offset = end;
        end += room;
        return offset;
    }

    private ByteBuffer segmentFor(long offset) throws IOException {
        int index = (int) (offset >>> SHIFT);
        @Nullable ByteBuffer[] now = segments;
        if (index < now.length && now[index] != null) {
            return now[index];
        }
        ByteBuffer fresh =
                (index < heapSegments ? ByteBuffer.allocate(SEGMENT) : map(index)).order(ByteOrder.LITTLE_ENDIAN);
        @Nullable ByteBuffer[] next = Arrays.copyOf(now, Math.max(now.length, index + 1 + (index >> 1)));
        next[index] = fresh;
        segments = next;
        return fresh;
    }

    private ByteBuffer map(int index) throws IOException {
        Path file = folder.segment(index);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int written = 0; written < SEGMENT; written += zeros.capacity()) {
                zeros.clear();
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
            }
            return channel.map(MapMode.READ_WRITE, 0, SEGMENT);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public ByteBuffer buffer(long offset) {
        return Objects.requireNonNull(segments[(int) (offset >>> SHIFT)]);
    }

    @Override
    public int position(long offset) {
        return (int) (offset & SEGMENT - 1);
    }

    @Override
    public long size() {
        return end - dropped;
    }

    /** The writer's own call; the store makes sure that no reader is inside. */
    @Override
    public void dropBelow(long offset) {
        @Nullable ByteBuffer[] next = segments.clone();
        int until = (int) (offset >>> SHIFT);
        for (int i = 0; i < until; i++) {
            release(next, i);
        }
        segments = next;
        dropped = (long) until << SHIFT;
    }

    private void release(@Nullable ByteBuffer[] from, int index) {
        ByteBuffer segment = from[index];
        from[index] = null;
        if (segment != null && segment.isDirect()) {
            Unmapper.unmap(segment);
            folder.delete(index);
        }
    }

    @Override
    public void close() {
        @Nullable ByteBuffer[] all = segments.clone();
        segments = new ByteBuffer[0];
        for (int i = 0; i < all.length; i++) {
            release(all, i);
        }
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
