package dev.tidemark.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A whole file mapped read-only, in windows of 1 GiB that overlap by 64 KiB, since a mapped buffer of Java 21 ends at
 * 2 GiB. An offset is an offset in the file. The file's size is taken once, when it is opened.
 */
public final class MappedFile implements RawBytes {

    private static final int SHIFT = 30;
    private static final long WINDOW = 1L << SHIFT;
    private static final int OVERLAP = 0x1_0000;

    private final ByteBuffer[] windows;
    private final long size;

    private MappedFile(ByteBuffer[] windows, long size) {
        this.windows = windows;
        this.size = size;
    }

    /**
     * Maps the file.
     *
     * @throws IOException if it cannot be read or mapped
     */
    public static MappedFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer[] windows = new ByteBuffer[(int) (size + WINDOW - 1 >>> SHIFT)];
            for (int i = 0; i < windows.length; i++) {
                long from = (long) i << SHIFT;
                long length = Math.min(WINDOW + OVERLAP, size - from);
                windows[i] = channel.map(MapMode.READ_ONLY, from, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            return new MappedFile(windows, size);
        }
    }

    /** The window that holds the offset, and at least 64 KiB behind it or the end of the file. */
    @Override
    public ByteBuffer buffer(long offset) {
        return windows[(int) (offset >>> SHIFT)];
    }

    @Override
    public int position(long offset) {
        return (int) (offset & WINDOW - 1);
    }

    /** How many windows there are: window {@code i} starts at {@code i} GiB. */
    public int windowCount() {
        return windows.length;
    }

    /** The offset in the file of the start of a window. */
    public static long windowStart(int window) {
        return (long) window << SHIFT;
    }

    @Override
    public void dropBelow(long offset) {
        // The file is the user's: nothing to free.
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {
        for (ByteBuffer window : windows) {
            Unmapper.unmap(window);
        }
    }
}
