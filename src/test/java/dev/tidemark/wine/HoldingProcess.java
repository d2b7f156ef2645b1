package dev.tidemark.wine;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.volume.VolumeLock;
import dev.tidemark.volume.WriteHold;
import java.time.Duration;

/** Runs inside Windows: locks U:, holds its writes, says so, and waits to be killed. */
public final class HoldingProcess {

    /** What it says once it holds both. */
    static final String HOLDS = "holds a lock and a hold";

    private HoldingProcess() {}

    public static void main(String[] args) throws Exception {
        try (WindowsBackend backend = new WindowsBackend();
                Handle volume = backend.openVolume("U:", OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED))) {
            VolumeLock.lock(volume, "U:");
            Thread hold = new Thread(() -> WriteHold.hold(volume, null));
            hold.setDaemon(true);
            hold.start();
            boolean holds = Await.lasts(Duration.ofSeconds(1), hold::isAlive);
            System.out.println(holds ? HOLDS : "holds a lock only");
            System.out.flush();
            Await.forever();
        }
    }
}
