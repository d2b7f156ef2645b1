package dev.tidemark.ui.acts;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.act.Acts;
import dev.tidemark.capture.act.LiveReads;
import dev.tidemark.capture.act.OperationLog;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.MovedClock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A simulated machine and what can be done to it. */
final class ActRig {

    final MovedClock clock = new MovedClock();
    final SimulatedBackend backend = SimulatedBackend.standard(3, clock);
    final Acts acts = new Acts(backend, new OperationLog(InstantSource.system()), LiveReads.NONE, List.of());

    VolumeFacts volume(String id) {
        return backend.volume(id).facts();
    }

    /** A disk volume of another kind than those of the standard machine. */
    static VolumeFacts disk(String id, boolean readOnly, boolean remote) {
        return new VolumeFacts(
                id,
                id,
                "",
                "NTFS",
                1L << 30,
                1L << 29,
                1,
                VolumeFacts.State.MOUNTED,
                false,
                false,
                readOnly,
                remote,
                false,
                false,
                VolumeFacts.FILE_DEVICE_DISK);
    }

    /** Does something again and again until a condition holds. */
    static void until(BooleanSupplier condition, Runnable again) {
        Await.until("what an act comes to", () -> {
            boolean holds = condition.getAsBoolean();
            if (!holds) {
                again.run();
            }
            return holds;
        });
    }
}
