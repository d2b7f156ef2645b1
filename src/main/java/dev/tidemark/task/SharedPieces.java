package dev.tidemark.task;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Pieces of work that threads take one by one. The thread that asks for them takes part; one that comes late finds nothing left and
 * goes. Used once.
 */
public final class SharedPieces implements Runnable {

    private final int pieces;
    private final Supplier<IntConsumer> workers;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch left;

    private SharedPieces(int pieces, Supplier<IntConsumer> workers) {
        this.pieces = pieces;
        this.workers = workers;
        this.left = new CountDownLatch(pieces);
    }

    /**
     * How many threads work that is worth several takes: one for each processor; while rows come in one fewer, for reading and
     * painting them go on meanwhile.
     *
     * @param live whether rows still come
     */
    public static int threads(boolean live) {
        int processors = Runtime.getRuntime().availableProcessors();
        return live ? Math.max(1, processors - 1) : processors;
    }

    /**
     * Does all pieces; returns when the last is done. An interrupt does not end that, and is kept.
     *
     * @param pieces how many, numbered from 0
     * @param threads how many threads may take part, this one included
     * @param executor gives the others; may run tasks in the calling thread
     * @param workers makes what does the pieces that one thread takes
     */
    public static void run(int pieces, int threads, Executor executor, Supplier<IntConsumer> workers) {
        new SharedPieces(pieces, workers).runAll(threads, executor);
    }

    private void runAll(int threads, Executor executor) {
        int helpers = Math.min(pieces, threads) - 1;
        try {
            for (int i = 0; i < helpers; i++) {
                executor.execute(this);
            }
        } catch (RejectedExecutionException e) {
            // The program ends: this thread does what is left alone.
        }
        run();
        awaitOthers();
    }

    @Override
    public void run() {
        IntConsumer worker = null;
        for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
            try {
                worker = worker == null ? workers.get() : worker;
                worker.accept(i);
            } finally {
                left.countDown();
            }
        }
    }

    /** Each piece that is left is being done by a running thread, so this is short. */
    private void awaitOthers() {
        boolean interrupted = false;
        while (left.getCount() > 0) {
            try {
                left.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
