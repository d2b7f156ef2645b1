package dev.tidemark.cli;

import dev.tidemark.backend.BuiltInWorkloads;
import dev.tidemark.backend.ScriptedWorkloads;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.WorkloadScript;
import dev.tidemark.expect.RunFailedException;
import dev.tidemark.expect.WatchedCommand;
import dev.tidemark.session.DocumentFile;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.text.Utf8;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A script that is run on a simulated volume, as a program would be. Used by one thread, once. */
final class WorkloadCommand implements WatchedCommand, AutoCloseable {

    private static final long LOOK_MILLIS = 5;

    private final String name;
    private final ScriptedWorkloads.Prepared prepared;

    private WorkloadCommand(String name, ScriptedWorkloads.Prepared prepared) {
        this.name = name;
        this.prepared = prepared;
    }

    /**
     * What a word stands for: a workload that comes with Tidemark, or a file of one. What it wants to find is made.
     *
     * @param volume the volume's id
     * @throws CommandFailedException if there is none, or what it wants cannot be made
     */
    static WorkloadCommand of(String word, ScriptedWorkloads workloads, String volume) throws CommandFailedException {
        try {
            return new WorkloadCommand(word, workloads.prepare(volume, script(word)));
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        } catch (IllegalArgumentException e) {
            throw failed(word, e);
        } catch (IOException e) {
            throw failed(word, e);
        }
    }

    private static WorkloadScript script(String word) throws IOException {
        Optional<WorkloadScript> builtIn = BuiltInWorkloads.named(word);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        Path file = file(word).orElseThrow(() -> new IOException(word));
        return WorkloadScript.parse(word, Utf8.read(word, DocumentFile.read(file, WorkloadScript.MOST_CHARS)));
    }

    /** The file that a word stands for; empty for a workload that comes with Tidemark, and for what cannot be a path. */
    static Optional<Path> file(String word) {
        try {
            return BuiltInWorkloads.text(word).isPresent() ? Optional.empty() : Optional.of(Path.of(word));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static CommandFailedException failed(String word, Exception e) {
        String what = e.getMessage() == null ? word : e.getMessage();
        return new CommandFailedException(Problem.refusal(
                what,
                Messages.text("workload.here"),
                Messages.text("workload.next", String.join(", ", BuiltInWorkloads.names()))));
    }

    @Override
    public int run(Duration longest, BooleanSupplier stopped) throws RunFailedException, InterruptedException {
        FutureTask<Integer> running = new FutureTask<>(prepared::run);
        Thread.ofPlatform().daemon().name("tidemark-script").start(running);
        long until = System.nanoTime() + longest.toNanos();
        try {
            while (true) {
                try {
                    return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (stopped.getAsBoolean()) {
                        prepared.stop();
                        return ExitCode.FAILED;
                    }
                    if (System.nanoTime() - until >= 0) {
                        prepared.stop();
                        throw ProcessCommand.late(name, longest);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new RunFailedException(
                    e.getCause() instanceof Win32Exception refused
                            ? Win32Problems.of(refused)
                            : Problem.fault(Objects.requireNonNullElse(e.getCause(), e)));
        }
    }

    @Override
    public void close() {
        prepared.close();
    }
}
