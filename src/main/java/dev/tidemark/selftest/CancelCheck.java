package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.volume.ReadRequest;
import java.time.Duration;

/** What a read that waits ends with when it is cancelled from another thread. */
final class CancelCheck implements Check {

    private static final Duration BEFORE = Duration.ofMillis(300);
    private static final Duration LET_GO = Duration.ofSeconds(2);
    private static final Expected ABORTED = Expected.error("AssumedWindows.CANCELLED", AssumedWindows.CANCELLED);

    @Override
    public int number() {
        return 10;
    }

    @Override
    public void run(Trial trial) {
        trial.ask("CancelIoEx, synchronous", ABORTED, () -> cancelled(trial, OpenMode.READ_JOURNAL));
        trial.ask(
                "CancelIoEx, overlapped",
                ABORTED,
                () -> cancelled(trial, OpenMode.READ_JOURNAL.withFlags(OpenMode.FLAG_OVERLAPPED)));
    }

    private static Observation cancelled(Trial trial, OpenMode mode) throws Win32Exception {
        ReadRequest request = Journals.waiting(Journals.now(trial), Journals.ALL_REASONS, 0);
        Handle volume = trial.open(mode);
        Waiting waiting = Waiting.begin(() -> Journals.read(trial, volume, request));
        if (waiting.endsWithin(BEFORE)) {
            return Observation.of("came back by itself");
        }
        Completion done = waiting.cancel(volume, LET_GO);
        return done == null ? Observation.of("is not answered") : Observation.of(done);
    }
}
