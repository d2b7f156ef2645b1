package dev.tidemark.cli;

import dev.tidemark.store.EqualRows;
import dev.tidemark.store.MergeOrder;
import dev.tidemark.store.MergeTime;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records that several threads write into one list by time. Safe from any thread: each part is written to by one, and one
 * writes the list. What waits is held in memory up to a bound, and then the writer of a part waits; or it is kept in a file, where
 * not all sources are read at the same time.
 */
final class MergedLines {

    private static final int BUFFER = 1 << 16;
    private static final long LOOK_NANOS = 50_000_000;
    private static final long SETTLING_NANOS = MergeOrder.SETTLING_SECONDS * 1_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final List<Part> parts = new ArrayList<>();
    private final EqualRows doubles;
    private final long mostWaiting;
    private final @Nullable LineSpill spill;
    private long waiting;
    private final AtomicLong changes = new AtomicLong();
    private @Nullable IOException failure;
    private volatile boolean enough;

    /**
     * @param count how many parts there are
     * @param mostWaiting how many bytes wait in memory
     * @param spill keeps what waits instead; {@code null} for none
     */
    MergedLines(int count, EqualRows.Sharing sharing, long mostWaiting, @Nullable LineSpill spill) {
        this.doubles = new EqualRows(sharing);
        this.mostWaiting = mostWaiting;
        this.spill = spill;
        for (int i = 0; i < count; i++) {
            parts.add(new Part(i));
        }
    }

    Part part(int number) {
        return parts.get(number);
    }

    /** Whether no more is wanted: so many records were written as there are to be, or the output failed. */
    boolean isEnough() {
        return enough;
    }

    /** How many records were left out, since another source has the same. */
    long doubles() {
        return doubles.count();
    }

    /** Throws what the output failed with. */
    void check() throws IOException {
        lock.lock();
        try {
            IOException failed = failure;
            if (failed != null) {
                throw failed;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes the list, until all parts have ended.
     *
     * @param limit how many records to write at most
     * @param atOnce whether what is written is not to wait for more
     */
    void writeTo(OutputStream out, long limit, boolean atOnce) {
        try {
            OutputStream to = new BufferedOutputStream(out, BUFFER);
            boolean all = write(to, limit, atOnce);
            to.flush();
            if (!all) {
                end(null);
            }
        } catch (UncheckedIOException e) {
            end(e.getCause());
        } catch (IOException e) {
            end(e);
        } catch (RuntimeException | Error e) {
            end(new IOException(e));
        }
    }

    /** Whether it was written to its end, and not only to the limit. */
    private boolean write(OutputStream out, long limit, boolean atOnce) throws IOException {
        MergeOrder<Part> order = new MergeOrder<>(parts);
        long left = limit;
        while (left > 0 && !order.isAtEnd()) {
            long seen = changes.get();
            Part next = order.next();
            if (next == null) {
                if (atOnce) {
                    out.flush();
                }
                await(seen, order);
            } else {
                left -= next.take(out) ? 1 : 0;
                order.taken();
            }
        }
        return left > 0;
    }

    private void await(long seen, MergeOrder<Part> order) throws IOException {
        lock.lock();
        try {
            if (changes.get() == seen && !order.isAtEnd()) {
                // Rows settle though nothing comes.
                change.awaitNanos(LOOK_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable IOException why) {
        lock.lock();
        try {
            failure = why;
            enough = true;
            parts.forEach(part -> part.room.signal());
        } finally {
            lock.unlock();
        }
    }

    /** What one source writes. */
    final class Part implements MergeOrder.Head {

        private final int number;
        private final Condition room = lock.newCondition();
        private final Deque<Object> queue = new ArrayDeque<>();
        private volatile MergeOrder.Coming coming = MergeOrder.Coming.OLD;
        private final Deque<LineBatch> empty = new ArrayDeque<>();
        private @Nullable LineBatch batch;
        private int at;
        private long time = MergeTime.FIRST;
        private volatile long written;

        Part(int number) {
            this.number = number;
        }

        // --- by the thread of the source

        /**
         * Hands on what comes next; waits until there is room. But each part may hold something, since that is what others wait for.
         *
         * @return one that was written, to be filled again; {@code null} when there is none
         * @throws IOException if the output failed
         */
        @Nullable
        LineBatch put(LineBatch more) throws IOException {
            Object kept = spill == null ? more : spill.put(more);
            long bytes = spill == null ? more.bytes() : 0;
            lock.lock();
            try {
                while (!enough && !queue.isEmpty() && waiting + bytes > mostWaiting) {
                    // What was begun is ended by whoever reads for it.
                    room.awaitUninterruptibly();
                }
                check();
                if (!enough) {
                    waiting += bytes;
                    queue.add(kept);
                    changed();
                }
                return spill == null ? empty.poll() : more.clear();
            } finally {
                lock.unlock();
            }
        }

        /** What comes is new, or cannot come for now: others no longer wait for it. */
        void level() {
            if (coming == MergeOrder.Coming.OLD) {
                come(MergeOrder.Coming.NEW);
            }
        }

        /** Nothing more comes. */
        void end() {
            come(MergeOrder.Coming.NONE);
        }

        private void come(MergeOrder.Coming now) {
            lock.lock();
            try {
                coming = now;
                changed();
            } finally {
                lock.unlock();
            }
        }

        private void changed() {
            changes.incrementAndGet();
            change.signal();
        }

        /** How many of its records were written. */
        long written() {
            return written;
        }

        // --- by the thread that writes the list

        @Override
        public int number() {
            return number;
        }

        @Override
        public long time() {
            return time;
        }

        @Override
        public MergeOrder.Coming coming() {
            return coming;
        }

        @Override
        public boolean isSettled() {
            LineBatch now = batch;
            return now != null && System.nanoTime() - now.arrived() >= SETTLING_NANOS;
        }

        @Override
        public boolean find() {
            if (batch == null) {
                batch = next();
                at = 0;
            }
            if (batch != null) {
                time = batch.time(at);
            }
            return batch != null;
        }

        private @Nullable LineBatch next() {
            Object kept;
            lock.lock();
            try {
                kept = queue.poll();
                if (kept instanceof LineBatch held) {
                    giveRoom(held.bytes());
                }
            } finally {
                lock.unlock();
            }
            try {
                return switch (kept) {
                    case null -> null;
                    case LineBatch held -> held;
                    case LineSpill.Place place when spill != null -> spill.get(place);
                    default -> throw new IllegalStateException();
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Others are woken when there is much room: there may be hundreds. */
        private void giveRoom(long bytes) {
            boolean full = waiting > mostWaiting / 2;
            waiting -= bytes;
            if (full && waiting <= mostWaiting / 2) {
                parts.forEach(part -> part.room.signal());
            }
            room.signal();
        }

        /** Writes the record that was found, unless another source had it. */
        private boolean take(OutputStream out) throws IOException {
            LineBatch now = batch;
            if (now == null) {
                return false;
            }
            boolean wanted = !doubles.isDouble(now.time(at), now.identity(at), number);
            if (wanted) {
                now.writeTo(out, at);
                written++;
            }
            if (++at == now.count()) {
                batch = null;
                giveBack(now);
            }
            return wanted;
        }

        /** One of a part is kept: those that were read from a file are of nobody. */
        private void giveBack(LineBatch done) {
            lock.lock();
            try {
                if (spill == null && empty.isEmpty()) {
                    empty.add(done.clear());
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
