package dev.tidemark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Records that lie packed in blocks of at most 4 MiB, each read whole when one of its records is wanted. So many blocks are held
 * on the heap at once, and those that were not looked at lately leave first. Safe from any thread; who wants a block that
 * another thread reads waits for that one. Offsets are those in all blocks one behind the other; no record crosses from one
 * block into the next.
 */
public final class BlockBytes implements RawBytes {

    private static final int SHIFT = 22;

    /** The most bytes of a block. */
    public static final int BLOCK = 1 << SHIFT;

    private static final int LOCKS = 64;
    private static final int NOT_FETCHED = 0;
    private static final int FETCHING = 1;
    private static final int UNREADABLE = 2;
    private static final long MOST_HELD = 256L << 20;

    /** Of the heap, this part is used at most, as far as that is enough for every processor. */
    private static final int PART_OF_HEAP = 8;

    /** Beside one block for each thread that filters. */
    private static final int BESIDE = 4;

    private final Blocks blocks;
    private final long[] starts;

    /** For each 4 MiB, the block that they begin in. */
    private final int[] guesses;

    private final int most;
    private final AtomicReferenceArray<ByteBuffer> held;
    private final boolean[] used;

    /** What is done for who did not wait. */
    private final AtomicIntegerArray fetching;

    private final int[] order;
    private final Object[] locks = new Object[LOCKS];
    private int hand;
    private int count;
    private volatile boolean closed;

    /** Where blocks come from. Safe from any thread. */
    public interface Blocks extends AutoCloseable {

        /**
         * Reads a block.
         *
         * @param number from 0
         * @return its records from position 0 to the limit, little-endian, on the heap
         * @throws IOException if it cannot be read, or is not what was written
         */
        ByteBuffer read(int number) throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * @param starts where each block begins, and where the last one ends
     */
    public BlockBytes(Blocks blocks, long[] starts) {
        this(blocks, starts, usual());
    }

    /**
     * @param most how many blocks are held at once: fewer than threads that read would make each read them again and again
     */
    BlockBytes(Blocks blocks, long[] starts, int most) {
        int count = starts.length - 1;
        this.blocks = blocks;
        this.starts = starts.clone();
        this.guesses = guesses(starts);
        this.most = most;
        this.held = new AtomicReferenceArray<>(count);
        this.used = new boolean[count];
        this.fetching = new AtomicIntegerArray(count);
        this.order = new int[most];
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    private static int[] guesses(long[] starts) {
        int[] guesses = new int[(int) (starts[starts.length - 1] >>> SHIFT) + 1];
        int block = 0;
        for (int i = 0; i < guesses.length; i++) {
            while (block < starts.length - 2 && starts[block + 1] <= (long) i << SHIFT) {
                block++;
            }
            guesses[i] = block;
        }
        return guesses;
    }

    /** The number of the block that holds an offset. */
    private int number(long offset) {
        int block = guesses[(int) (offset >>> SHIFT)];
        while (starts[block + 1] <= offset) {
            block++;
        }
        return block;
    }

    private static int usual() {
        Runtime runtime = Runtime.getRuntime();
        long affordable = Math.min(MOST_HELD, runtime.maxMemory() / PART_OF_HEAP) >>> SHIFT;
        return (int) Math.max(runtime.availableProcessors() + BESIDE, affordable);
    }

    /**
     * The block that holds the offset.
     *
     * @throws UnreadableBytesException if it cannot be read
     */
    @Override
    public ByteBuffer buffer(long offset) {
        int number = number(offset);
        ByteBuffer block = held.getAcquire(number);
        if (block == null) {
            return fetch(number);
        }
        if (!used[number]) {
            used[number] = true;
        }
        return block;
    }

    @Override
    public int position(long offset) {
        return (int) (offset - starts[number(offset)]);
    }

    @Override
    public boolean isAtHand(long offset) {
        int number = number(offset);
        if (held.getAcquire(number) != null || closed) {
            return true;
        }
        int was = fetching.getAndUpdate(number, now -> now == NOT_FETCHED ? FETCHING : now);
        if (was == NOT_FETCHED) {
            Thread.ofVirtual().name("tidemark-block").start(() -> fetchAhead(number));
        }
        return was == UNREADABLE;
    }

    private void fetchAhead(int number) {
        int then = UNREADABLE;
        try {
            fetch(number);
            then = NOT_FETCHED;
        } catch (UnreadableBytesException e) {
            // Who reads it is told.
        } finally {
            fetching.set(number, then);
        }
    }

    private ByteBuffer fetch(int number) {
        synchronized (locks[number & LOCKS - 1]) {
            ByteBuffer block = held.getAcquire(number);
            if (block == null) {
                try {
                    block = blocks.read(number);
                } catch (IOException e) {
                    throw new UnreadableBytesException(e);
                }
                hold(number, block);
            }
            return block;
        }
    }

    /** Goes round among those held, and lets the first one go that was not looked at since it came by last. */
    private synchronized void hold(int number, ByteBuffer block) {
        if (count < most) {
            order[count++] = number;
        } else {
            while (used[order[hand]]) {
                used[order[hand]] = false;
                hand = (hand + 1) % most;
            }
            held.setRelease(order[hand], null);
            order[hand] = number;
            hand = (hand + 1) % most;
        }
        held.setRelease(number, block);
    }

    @Override
    public void dropBelow(long offset) {
        // The file is the user's: nothing to free.
    }

    @Override
    public long size() {
        return starts[starts.length - 1];
    }

    @Override
    public void close() {
        closed = true;
        for (int i = 0; i < held.length(); i++) {
            held.setRelease(i, null);
        }
        try {
            blocks.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
