package dev.tidemark.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whole files mapped read-only, in windows of 1 GiB that overlap by 64 KiB, since a mapped buffer of Java 21 ends at
 * 2 GiB. With one file an offset is an offset in it; each further file starts at the next whole GiB. A file's size is
 * taken once, when it is opened.
 */
public final class MappedFile implements RawBytes {

    /** A window spans 1 GiB, shifted by this. */
    public static final int WINDOW_SHIFT = 30;

    private static final long WINDOW = 1L << WINDOW_SHIFT;
    private static final int OVERLAP = 0x1_0000;

    private final ByteBuffer[] windows;
    private final long size;

    private MappedFile(ByteBuffer[] windows, long size) {
        this.windows = windows;
        this.size = size;
    }

    /**
     * Maps a file.
     *
     * @throws IOException if it cannot be read or mapped
     */
    public static MappedFile open(Path file) throws IOException {
        return open(List.of(file));
    }

    /**
     * Maps several files, one behind the other.
     *
     * @throws IOException if one cannot be read or mapped
     */
    public static MappedFile open(List<Path> files) throws IOException {
        return open(files, Set.of(StandardOpenOption.READ));
    }

    /**
     * As {@link #open(List)}, of files that must be no links.
     *
     * @throws IOException if one is a link, or cannot be read or mapped
     */
    public static MappedFile openUnlinked(List<Path> files) throws IOException {
        return open(files, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private static MappedFile open(List<Path> files, Set<OpenOption> options) throws IOException {
        List<ByteBuffer> windows = new ArrayList<>();
        long size = 0;
        try {
            for (Path file : files) {
                size += map(file, options, windows);
            }
        } catch (IOException e) {
            windows.forEach(Unmapper::unmap);
            throw e;
        }
        return new MappedFile(windows.toArray(ByteBuffer[]::new), size);
    }

    private static long map(Path file, Set<OpenOption> options, List<ByteBuffer> windows) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            long size = channel.size();
            for (long from = 0; from < size; from += WINDOW) {
                long length = Math.min(WINDOW + OVERLAP, size - from);
                windows.add(channel.map(MapMode.READ_ONLY, from, length).order(ByteOrder.LITTLE_ENDIAN));
            }
            return size;
        }
    }

    /** The window that holds the offset, and at least 64 KiB behind it or the end of the file. */
    @Override
    public ByteBuffer buffer(long offset) {
        return windows[(int) (offset >>> WINDOW_SHIFT)];
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
        return (long) window << WINDOW_SHIFT;
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
