package dev.tidemark.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Puts what several threads write at the same time one behind the other: first all that was written to the first part, then all of
 * the second. Safe from any thread; each part is written to by one. The first that is not closed goes straight to the output; what is
 * written to others waits in memory up to a bound, and then the writer waits. So the parts must be begun in their order.
 */
final class TurnOutput {

    private final OutputStream out;
    private final long mostWaiting;
    private final Part[] parts;
    private long waiting;
    private int turn;
    private @Nullable IOException failure;

    /**
     * @param parts how many there are
     * @param mostWaiting how many bytes wait in memory, at most
     */
    TurnOutput(OutputStream out, int parts, long mostWaiting) {
        this.out = out;
        this.mostWaiting = mostWaiting;
        this.parts = new Part[parts];
        for (int i = 0; i < parts; i++) {
            this.parts[i] = new Part(i);
        }
    }

    /**
     * A part, to be closed with {@link #close}. Writing to it fails once the output has failed, whoever wrote to that.
     */
    OutputStream part(int number) {
        return parts[number];
    }

    /**
     * Nothing more is written to a part: the next has its turn. An output that fails then fails what is written behind it, and
     * {@link #check}.
     */
    synchronized void close(int number) {
        parts[number].closed = true;
        while (turn < parts.length && parts[turn].closed && failure == null) {
            turn++;
            if (turn < parts.length) {
                parts[turn].handKept();
            }
        }
        notifyAll();
    }

    private final class Part extends OutputStream {

        private final int number;
        private final Deque<byte[]> kept = new ArrayDeque<>();
        private boolean closed;

        Part(int number) {
            this.number = number;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            synchronized (TurnOutput.this) {
                await(length);
                if (turn == number) {
                    hand(bytes, from, length);
                } else {
                    kept.add(Arrays.copyOfRange(bytes, from, from + length));
                    waiting += length;
                }
            }
        }

        /** Until it is its turn, or there is room. */
        private void await(int length) throws IOException {
            boolean interrupted = false;
            while (turn != number && failure == null && waiting + length > mostWaiting) {
                try {
                    TurnOutput.this.wait();
                } catch (InterruptedException e) {
                    // What was begun is ended by whoever reads for it.
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            check();
        }

        @Override
        public void flush() throws IOException {
            synchronized (TurnOutput.this) {
                check();
            }
        }

        @Override
        public void close() {
            TurnOutput.this.close(number);
        }

        private void handKept() {
            try {
                for (byte[] bytes = kept.poll(); bytes != null; bytes = kept.poll()) {
                    waiting -= bytes.length;
                    hand(bytes, 0, bytes.length);
                }
            } catch (IOException e) {
                // It is kept.
                kept.clear();
            }
        }
    }

    /** Throws what the output has failed with. */
    synchronized void check() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void hand(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            notifyAll();
            throw e;
        }
    }
}
