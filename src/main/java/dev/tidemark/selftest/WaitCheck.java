package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.ReadRequest;
import java.time.Duration;

/** When a read that waits at the end of the journal comes back: with a timeout and without, past what its mask leaves out. */
final class WaitCheck implements Check {

    private static final Duration BEFORE_WRITING = Duration.ofMillis(300);
    private static final Duration AFTER_WRITING = Duration.ofMillis(900);
    private static final Duration LET_GO = Duration.ofSeconds(2);

    /** Well after the write, and before the timeout of a second. */
    private static final Duration EARLY = Duration.ofMillis(950);

    private static final String AT_ONCE = "with the record";
    private static final String LATE = "when the second is over";
    private static final String WAITS = "goes on waiting";
    private static final String ENDS = "comes back";

    private static final Expected AT_THE_RECORD = Expected.successAnd("AssumedWindows.TIMEOUT_DELAYS_RECORDS", AT_ONCE);

    @Override
    public int number() {
        return 9;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        String path = trial.files().create("wait.txt");
        OpenMode overlapped = OpenMode.READ_JOURNAL.withFlags(OpenMode.FLAG_OVERLAPPED);
        trial.ask("BytesToWaitFor 1, Timeout 0", AT_THE_RECORD, () -> wait(trial, path, OpenMode.READ_JOURNAL, 0));
        trial.ask(
                "BytesToWaitFor 1, Timeout 1",
                Expected.successAnd(
                        "AssumedWindows.TIMEOUT_DELAYS_RECORDS",
                        AssumedWindows.TIMEOUT_DELAYS_RECORDS ? LATE : AT_ONCE),
                () -> wait(trial, path, OpenMode.READ_JOURNAL, 1));
        boolean late = AssumedWindows.TIMEOUT_COUNTS_WHEN_OVERLAPPED && AssumedWindows.TIMEOUT_DELAYS_RECORDS;
        trial.ask(
                "BytesToWaitFor 1, Timeout 1, overlapped",
                Expected.successAnd("AssumedWindows.TIMEOUT_COUNTS_WHEN_OVERLAPPED", late ? LATE : AT_ONCE),
                () -> wait(trial, path, overlapped, 1));
        trial.ask(
                "BytesToWaitFor 1, Timeout 0, records that the mask leaves out",
                Expected.words(
                        "AssumedWindows.FILTERED_RECORDS_END_A_WAIT",
                        AssumedWindows.FILTERED_RECORDS_END_A_WAIT ? ENDS : WAITS),
                () -> narrow(trial, path));
    }

    private static Observation wait(Trial trial, String path, OpenMode mode, long timeout) throws Win32Exception {
        ReadRequest request = Journals.waiting(Journals.now(trial), Journals.ALL_REASONS, timeout);
        Handle volume = trial.open(mode);
        Thread writer = trial.later(BEFORE_WRITING, () -> trial.files().write(path));
        long from = System.nanoTime();
        Completion done = Journals.read(trial, volume, request);
        boolean late = System.nanoTime() - from > EARLY.toNanos();
        // Its last record must not be the first of the next question.
        end(writer);
        Observation seen = Observation.of(done);
        return done.ok() ? seen.and(late ? LATE : AT_ONCE) : seen;
    }

    private static void end(Thread writer) {
        try {
            writer.join(LET_GO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Observation narrow(Trial trial, String path) throws Win32Exception {
        ReadRequest request = Journals.waiting(Journals.now(trial), Reason.OBJECT_ID_CHANGE.bit(), 0);
        Handle volume = trial.open(OpenMode.READ_JOURNAL);
        Waiting waiting = Waiting.begin(() -> Journals.read(trial, volume, request));
        trial.files().write(path);
        boolean ends = waiting.endsWithin(AFTER_WRITING);
        waiting.cancel(volume, LET_GO);
        return Observation.of(ends ? ENDS : WAITS);
    }
}
