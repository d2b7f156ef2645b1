package dev.tidemark.cli;

import dev.tidemark.expect.RunFailedException;
import dev.tidemark.expect.WatchedCommand;
import dev.tidemark.text.DurationWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run and whose output passes through as it comes. Used by one thread, once. Nothing of it goes on when this ends:
 * what it started is ended too, where it has to be ended.
 */
final class ProcessCommand implements WatchedCommand {

    private static final long LOOK_MILLIS = 20;

    /** How long a program has to end by itself when it is asked to, before it is killed. */
    private static final long ASKED_NANOS = 1_000_000_000L;

    /** How long more of its output is waited for when it has ended: what it started may keep that open for ever. */
    private static final long REST_MILLIS = 1_000;

    /** How often that is waited for again when some came. */
    private static final int MOST_RESTS = 10;

    private final List<String> words;
    private final Output out;
    private final PrintStream err;

    /**
     * @param words the program and its arguments
     */
    ProcessCommand(List<String> words, Output out, PrintStream err) {
        this.words = List.copyOf(words);
        this.out = out;
        this.err = err;
    }

    @Override
    public int run(Duration longest, BooleanSupplier stopped) throws RunFailedException, InterruptedException {
        Process process = start();
        Passing output = new Passing(process.getInputStream(), out);
        Passing errors = new Passing(process.getErrorStream(), err);
        try {
            if (!ends(process, longest, stopped) && !stopped.getAsBoolean()) {
                throw late(words.getFirst(), longest);
            }
        } finally {
            end(process);
            output.end();
            errors.end();
        }
        return process.exitValue();
    }

    /** That a command did not end in time. */
    static RunFailedException late(String name, Duration longest) {
        return new RunFailedException(
                RunFailedException.problem("expect.command.late", name, DurationWords.of(longest.toMillis() / 1000.0)));
    }

    private Process start() throws RunFailedException {
        try {
            return new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException | IllegalArgumentException e) {
            throw new RunFailedException(RunFailedException.problem(
                    "expect.command.start",
                    words.getFirst(),
                    Objects.requireNonNullElse(e.getMessage(), e.toString())));
        }
    }

    private static boolean ends(Process process, Duration longest, BooleanSupplier stopped)
            throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!stopped.getAsBoolean() && System.nanoTime() - until < 0) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return !process.isAlive();
    }

    /** Ends it with all that it started, first kindly; itself before those, whose end it would take for that of their work. */
    private static void end(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        long until = System.nanoTime() + ASKED_NANOS;
        while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK_MILLIS);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    /** Passes one stream on, on a thread of its own; nothing comes any more behind {@link #end}. */
    private static final class Passing {

        private static final int PIECE = 1 << 13;

        private final InputStream from;
        private final Thread thread;
        private @Nullable OutputStream to;
        private final AtomicLong pieces = new AtomicLong();

        Passing(InputStream from, OutputStream to) {
            this.from = from;
            this.to = to;
            this.thread =
                    Thread.ofPlatform().daemon().name("tidemark-command-output").start(this::pass);
        }

        private void pass() {
            byte[] piece = new byte[PIECE];
            try {
                for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                    write(piece, read);
                    pieces.incrementAndGet();
                }
            } catch (IOException e) {
                // The program has ended, or nobody is there any more to read it.
            }
        }

        /** A program whose output nobody takes is read on, so that it does not wait for ever. */
        private synchronized void write(byte[] piece, int length) {
            if (to == null) {
                return;
            }
            try {
                to.write(piece, 0, length);
                to.flush();
            } catch (IOException e) {
                to = null;
            }
        }

        void end() throws InterruptedException {
            long before = -1;
            for (int i = 0; i < MOST_RESTS && thread.isAlive() && pieces.get() != before; i++) {
                before = pieces.get();
                thread.join(REST_MILLIS);
            }
            letGo();
        }

        private synchronized void letGo() {
            to = null;
        }
    }
}
