package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Win32Exception;
import java.time.Duration;

/** What a hold ends with that is cancelled. */
final class HoldCancelCheck implements Check {

    private static final Duration BEFORE = Duration.ofMillis(500);
    private static final String NAME = "cancelled after 500 ms";
    private static final Expected ABORTED = Expected.error("AssumedWindows.CANCELLED", AssumedWindows.CANCELLED);

    @Override
    public int number() {
        return 22;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        if (trial.host().mayMakeShadowCopy(trial.volume())) {
            trial.skip(NAME, ABORTED, "a shadow copy may be in the making; try again in some minutes");
            return;
        }
        Holding holding = Holding.begin(trial);
        Completion early = holding.endsWithin(BEFORE);
        if (early != null) {
            trial.skip(NAME, ABORTED, "it ended before: " + Observation.words(early.status()));
        } else {
            trial.ask(NAME, ABORTED, () -> cancelled(holding));
        }
        boolean granted = early == null || early.ok();
        if (granted && !holding.writes()) {
            holding.release();
        }
    }

    private static Observation cancelled(Holding holding) {
        Completion done = holding.cancel();
        return done == null ? Observation.of("is not answered") : Observation.of(done);
    }
}
