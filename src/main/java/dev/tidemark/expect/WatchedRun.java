package dev.tidemark.expect;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command while the journal of a volume is read, and waits until what it did is closed. Used by one thread, once. Reads from the
 * place at which the journal stood, and touches no file.
 */
public final class WatchedRun {

    private static final long LOOK_MILLIS = 2;
    private static final long LONGEST_LOOK_MILLIS = 250;

    /** How long a volume may take to give what its journal holds already. */
    private static final Duration READING = Duration.ofSeconds(30);

    private final Backend backend;
    private final VolumeFacts volume;
    private final Path temporary;
    private final RunLimits limits;
    private final BooleanSupplier stopped;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Problem unread;
    private OptionalInt exit = OptionalInt.empty();
    private List<SeenLife> seen = List.of();

    /** What is looked for. */
    public interface Watch {

        /** Whether a life matters. */
        boolean matters(SeenLife life);

        /**
         * Whether all is there and closed, so that nothing more is waited for.
         *
         * @param lives those that matter
         */
        boolean isDone(List<SeenLife> lives);

        /** Those that should have been closed. */
        List<SeenLife> open(List<SeenLife> lives);
    }

    /**
     * @param temporary a folder for records that do not fit into memory
     * @param stopped whether it is no longer wanted
     */
    public WatchedRun(Backend backend, VolumeFacts volume, Path temporary, RunLimits limits, BooleanSupplier stopped) {
        this.backend = backend;
        this.volume = volume;
        this.temporary = temporary;
        this.limits = limits;
        this.stopped = stopped;
    }

    /**
     * Runs the command.
     *
     * @throws Win32Exception if the journal cannot be read to begin with
     */
    public RunResult run(WatchedCommand command, Watch watch) throws Win32Exception, InterruptedException {
        JournalData before = journal();
        try (LiveSource source = new LiveSource(backend, volume, temporary, Long.MAX_VALUE, InstantSource.system())) {
            source.start(ReadOptions.DEFAULT.from(ReadOptions.Start.USN, before.nextUsn()));
            await(() -> source.journal() != null || !source.isReading(), READING);
            source.paths();
            await(() -> source.directoriesAsked() || !source.isReading(), Duration.ofDays(1));
            SeenLives lives = new SeenLives(source.store(), source.paths());
            long begun = System.nanoTime();
            execute(command);
            if (!stopped.getAsBoolean()) {
                watch(source, lives, watch);
            }
            judge(source, lives, watch, before);
            return new RunResult(
                    seen,
                    List.copyOf(problems),
                    exit,
                    before.nextUsn(),
                    source.nextUsn(),
                    Duration.ofNanos(System.nanoTime() - begun),
                    lives.nowhere(),
                    source.paths().edition() == 0 ? source.pathWords() : "",
                    source.isLimited());
        }
    }

    private JournalData journal() throws Win32Exception {
        try (Handle handle = JournalHandle.open(backend, volume.id()).handle()) {
            return JournalControl.query(handle, backend, volume.id());
        }
    }

    private boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean() && !stopped.getAsBoolean() && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK_MILLIS);
        }
        return condition.getAsBoolean();
    }

    private void execute(WatchedCommand command) throws InterruptedException {
        try {
            exit = OptionalInt.of(command.run(limits.command(), stopped));
        } catch (RunFailedException e) {
            problems.add(e.problem());
        }
    }

    /** Looks again and again until all is there and closed, or time is up. */
    private void watch(LiveSource source, SeenLives lives, Watch watch) throws InterruptedException {
        readToEnd(source);
        long ended = System.nanoTime();
        Duration longest = limits.settle().compareTo(limits.linger()) > 0 ? limits.settle() : limits.linger();
        long looked = -1;
        boolean done = false;
        while (!stopped.getAsBoolean()) {
            long begun = System.nanoTime();
            int revision = source.paths().revision();
            if (looked != source.store().endRecord() + revision) {
                looked = source.store().endRecord() + revision;
                seen = lives.look(watch::matters);
                done = watch.isDone(seen);
            }
            long now = System.nanoTime();
            boolean late = now - ended >= longest.toNanos();
            boolean early = now - ended < limits.linger().toNanos();
            if (late || done && !early || lives.loss() != null || !source.isReading()) {
                return;
            }
            Thread.sleep(Math.clamp(2 * (now - begun) / 1_000_000, LOOK_MILLIS, LONGEST_LOOK_MILLIS));
        }
    }

    /** All that the command did is in the journal when it has ended. */
    private void readToEnd(LiveSource source) throws InterruptedException {
        try {
            long end = journal().nextUsn();
            if (!await(() -> source.nextUsn() >= end || !source.isReading(), READING)) {
                unread = RunFailedException.problem("expect.unread", volume.name());
            }
        } catch (Win32Exception e) {
            unread = Win32Problems.of(e);
        }
    }

    private void judge(LiveSource source, SeenLives lives, Watch watch, JournalData before) {
        MarkerDetail loss = lives.loss();
        Problem failed = source.state().problem();
        JournalData read = source.journal();
        if (stopped.getAsBoolean()) {
            problems.add(RunFailedException.problem("expect.stopped"));
        } else if (loss != null) {
            problems.add(RunFailedException.problem("expect.gap", volume.name(), MarkerWords.of(loss)));
        } else if (unread != null) {
            problems.add(unread);
        } else if (failed != null) {
            problems.add(failed);
        } else if (read == null || read.journalId() != before.journalId()) {
            problems.add(RunFailedException.problem("expect.other", volume.name()));
        }
        List<SeenLife> open = watch.open(seen);
        if (problems.isEmpty() && !open.isEmpty()) {
            problems.add(RunFailedException.problem(
                    "expect.open",
                    open.size(),
                    open.getFirst().words(),
                    limits.settle().toMillis() / 1000.0));
        }
        if (seen.size() > SeenLives.MOST) {
            problems.add(RunFailedException.problem("expect.many", SeenLives.MOST));
        }
    }
}
