package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Win32Exception;
import java.time.Duration;

/** Whether the request that holds writes is taken without an input, and whether writers go on when it is over. */
final class HoldCheck implements Check {

    private static final Duration HELD = Duration.ofSeconds(1);
    private static final Duration BLOCKED = Duration.ofMillis(300);
    private static final String PENDING = "pending, writers wait";
    private static final String GO_ON = "writers go on";
    private static final String AFTER_RELEASE = "writers go on after RELEASE_WRITES";

    private static final Expected TAKEN = Expected.words(
            "AssumedWindows.HOLD_STAYS_PENDING", AssumedWindows.HOLD_STAYS_PENDING ? PENDING : Observation.words(0));
    private static final Expected OVER = Expected.words(
            "AssumedWindows.HOLDS_BELOW_AFTER_CANCEL", AssumedWindows.HOLDS_BELOW_AFTER_CANCEL ? AFTER_RELEASE : GO_ON);

    @Override
    public int number() {
        return 21;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        if (trial.host().mayMakeShadowCopy(trial.volume())) {
            trial.skip("without an input", TAKEN, "a shadow copy may be in the making; try again in some minutes");
            return;
        }
        Holding holding = Holding.begin(trial);
        trial.ask("without an input, while a program writes", TAKEN, () -> pending(holding));
        Completion ended = holding.endsWithin(Duration.ZERO);
        if (ended != null && !ended.ok()) {
            trial.skip("when it is over", OVER, "it was refused");
            return;
        }
        trial.ask("when it is over", OVER, () -> over(holding));
    }

    private static Observation pending(Holding holding) {
        Completion ended = holding.endsWithin(HELD);
        if (ended != null) {
            return Observation.of(ended);
        }
        return Observation.of(holding.isWriterBlockedFor(BLOCKED) ? PENDING : "pending, " + GO_ON);
    }

    private static Observation over(Holding holding) {
        if (holding.cancel() == null) {
            return Observation.of("pending still, though cancelled");
        }
        if (holding.writes()) {
            return Observation.of(GO_ON);
        }
        Completion released = holding.release();
        return Observation.of(
                holding.writes()
                        ? AFTER_RELEASE
                        : "writers wait, RELEASE_WRITES " + Observation.words(released.status()));
    }
}
