package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.Acts;
import dev.tidemark.act.LiveReads;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.MovedClock;
import dev.tidemark.trace.DeviceCallLog;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A simulated machine and what can be done to it. */
public final class ActModelFixture {

    public final MovedClock clock = new MovedClock();
    public final SimulatedBackend backend = SimulatedBackend.standard(3, clock);
    public final Acts acts = new Acts(backend, new DeviceCallLog(InstantSource.system()), LiveReads.NONE, List.of());

    public VolumeFacts volume(String id) {
        return backend.volume(id).facts();
    }

    /** A disk volume of another kind than those of the standard machine. */
    public static VolumeFacts disk(String id, boolean readOnly, boolean remote) {
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
    public static void until(BooleanSupplier condition, Runnable again) {
        Await.until("what an act comes to", () -> {
            boolean holds = condition.getAsBoolean();
            if (!holds) {
                again.run();
            }
            return holds;
        });
    }
}
