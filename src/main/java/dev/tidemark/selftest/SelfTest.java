package dev.tidemark.selftest;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Host;
import dev.tidemark.volume.JournalControl;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Makes all checks on one volume, one after the other, each on a thread of its own that is given up when a question is not answered
 * in time; then undoes what was made. One thread runs it, once; {@link #cancel} may come from any other.
 */
public final class SelfTest {

    private static final long MIB = 1 << 20;

    /** What goes onto a small volume. */
    private static final long JOURNAL_SIZE = 8 * MIB;

    private static final long JOURNAL_DELTA = MIB;

    private static final long LONGEST_QUESTION_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LET_GO_MILLIS = 3_000;
    private static final long LOOK_MILLIS = 20;

    /** A program that was ended, or a scanner that looks at new files, lets go of them in its own time. */
    private static final long UNDO_MILLIS = 8_000;

    private static final long UNDO_AGAIN_MILLIS = 100;

    /** Longer than it takes to give a check up, and then to undo everything. */
    public static final Duration LONGEST_END = Duration.ofMillis(LET_GO_MILLIS + UNDO_MILLIS + 1_000);

    private final Backend backend;
    private final Host host;
    private final String volume;
    private final Tally tally;
    private final IntConsumer begins;
    private final List<Check> checks;
    private volatile boolean cancelled;
    private volatile Runnable giveUp = () -> {};

    /**
     * @param volume its id: one that is there for checks, see {@link ScratchRules}
     * @param findings gets each answer, one at a time, from any thread
     * @param begins is told the number of each check as it begins
     */
    public SelfTest(Backend backend, Host host, String volume, Consumer<Finding> findings, IntConsumer begins) {
        this(backend, host, volume, findings, begins, Checks.WITH_JOURNAL);
    }

    /** As the other, with some of the checks. */
    SelfTest(
            Backend backend,
            Host host,
            String volume,
            Consumer<Finding> findings,
            IntConsumer begins,
            List<Check> checks) {
        this.checks = checks;
        this.backend = backend;
        this.host = host;
        this.volume = volume;
        this.tally = new Tally(findings);
        this.begins = begins;
    }

    /**
     * What came of it.
     *
     * @param undone whether everything that was made is gone again
     * @param cancelled whether it was cancelled before its end
     */
    public record Outcome(int same, int other, int skipped, boolean undone, boolean cancelled) {

        /** Whether everything that was asked was as expected, and nothing is left. */
        public boolean isAsExpected() {
            return other == 0 && undone && !cancelled;
        }
    }

    /**
     * Makes them.
     *
     * @throws Win32Exception when the volume does not even tell whether it has a journal
     */
    public Outcome run() throws Win32Exception {
        ScratchFiles files = backend.scratchFiles(volume);
        Subject subject = new Subject(backend, host, volume, files);
        boolean undone;
        boolean made = false;
        try {
            boolean had = hasJournal();
            if (!had) {
                make(subject, Checks.WITHOUT_JOURNAL);
                made = !cancelled && createJournal();
            }
            if (had || made || cancelled) {
                for (Check check : checks) {
                    make(subject, check);
                }
            }
        } finally {
            undone = undo(files, made);
        }
        return new Outcome(
                tally.count(Verdict.SAME), tally.count(Verdict.OTHER), tally.count(Verdict.SKIPPED), undone, cancelled);
    }

    /** Ends the check that is made now, and makes no other; what was made is undone. Returns when the check has let go. */
    public void cancel() {
        cancelled = true;
        giveUp.run();
    }

    private boolean hasJournal() throws Win32Exception {
        try (Handle handle = backend.openVolume(volume, OpenMode.READ_JOURNAL)) {
            JournalControl.query(handle, backend, volume);
            return true;
        } catch (Win32Exception e) {
            if (!e.is(Win32Error.ERROR_JOURNAL_NOT_ACTIVE)) {
                throw e;
            }
            return false;
        }
    }

    /** Whether there is one now: without it no other check can be made. */
    private boolean createJournal() {
        try (Handle handle = backend.openVolume(volume, OpenMode.ACT)) {
            JournalControl.create(handle, backend, volume, JOURNAL_SIZE, JOURNAL_DELTA);
            return true;
        } catch (Win32Exception e) {
            tally.unprepared(Checks.WITHOUT_JOURNAL, e);
            return false;
        }
    }

    private void deleteJournal() throws Win32Exception {
        try (Handle handle = backend.openVolume(volume, OpenMode.ACT)) {
            long id = JournalControl.query(handle, backend, volume).journalId();
            JournalControl.delete(handle, backend, volume, id, JournalControl.DELETE);
        }
    }

    private void make(Subject subject, Check check) {
        if (cancelled) {
            tally.skipped(check, "cancelled");
            return;
        }
        begins.accept(check.number());
        Trial trial = new Trial(subject, check.number(), tally::add);
        giveUp = trial::giveUp;
        if (cancelled) {
            trial.giveUp();
        }
        Thread thread = Thread.ofPlatform().name("tidemark-selftest").daemon().start(() -> run(check, trial));
        try {
            while (!thread.join(Duration.ofMillis(LOOK_MILLIS))) {
                if (trial.nanos() > LONGEST_QUESTION_NANOS) {
                    tally.unanswered(check, trial);
                    trial.giveUp();
                }
                if (trial.undo().isClosed()) {
                    thread.join(LET_GO_MILLIS);
                    break;
                }
            }
        } catch (InterruptedException e) {
            cancelled = true;
            trial.giveUp();
            Thread.currentThread().interrupt();
        }
        if (cancelled) {
            tally.skipped(check, "cancelled");
        }
        tally.left(check, trial);
    }

    private void run(Check check, Trial trial) {
        try (trial) {
            check.run(trial);
        } catch (Undo.GivenUpException e) {
            // Whoever gave it up has noted that.
        } catch (Win32Exception e) {
            tally.unprepared(check, e);
        } catch (RuntimeException e) {
            tally.faulty(check, e);
        }
    }

    /** Bounded as the checks are: a volume that does not answer keeps nobody. */
    private boolean undo(ScratchFiles files, boolean deletesJournal) {
        Undo all = new Undo();
        if (deletesJournal) {
            all.add(this::deleteJournal);
        }
        all.add(() -> remove(files));
        Thread thread =
                Thread.ofPlatform().name("tidemark-selftest-undo").daemon().start(all::close);
        boolean interrupted = Thread.interrupted();
        try {
            return thread.join(Duration.ofMillis(UNDO_MILLIS)) && all.failure() == null;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static void remove(ScratchFiles files) throws Win32Exception, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(UNDO_MILLIS / 2);
        while (true) {
            try {
                files.close();
                return;
            } catch (Win32Exception e) {
                if (System.nanoTime() - until >= 0) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(UNDO_AGAIN_MILLIS);
            }
        }
    }
}
