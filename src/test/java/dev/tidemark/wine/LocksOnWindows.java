package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Acts;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.TestDriver;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.VolumeLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs inside Windows: a lock is refused while any handle of the volume is open, or anything is registered on one. What a live read
 * had open and registered is gone when the first lock is sent. Started by {@link LocksOnWindowsIT}.
 */
@Timeout(300)
class LocksOnWindows {

    private static final String VOLUME = "U:";
    private static final int TIMES = 20;
    private static final String LOCK = "FSCTL_LOCK_VOLUME";

    private final WindowsBackend backend = new WindowsBackend();
    private final DeviceCallLog log = new DeviceCallLog(InstantSource.system());
    private final CopyOnWriteArrayList<LiveSource> sources = new CopyOnWriteArrayList<>();
    private final Acts acts = new Acts(backend, log, id -> List.copyOf(sources), List.of());
    private TestDriver driver;

    @BeforeEach
    void reset() throws Exception {
        driver = new TestDriver(new WindowsBackend());
        driver.reset();
        driver.rate(0, 0);
    }

    @AfterEach
    void close() throws Exception {
        acts.held().releaseAll();
        sources.forEach(LiveSource::close);
        Await.until("every handle is closed", () -> driver.volumeHandles() == 0);
        driver.close();
    }

    private VolumeFacts facts() {
        return backend.volumes().stream()
                .filter(volume -> volume.id().equals(VOLUME))
                .findFirst()
                .orElseThrow();
    }

    /** A live read that waits for a record, as it does on a quiet volume. */
    private LiveSource reading() throws Exception {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        LiveSource source = new LiveSource(backend, facts(), temp, Long.MAX_VALUE, InstantSource.system());
        sources.add(source);
        source.start(ReadOptions.DEFAULT);
        waits(source);
        return source;
    }

    private void waits(LiveSource source) throws Exception {
        driver.append(Reason.DATA_EXTEND.bit(), 0x77, "before.txt");
        Await.until("it reads", () -> source.isReading() && source.store().size() > 0);
        Await.until("it waits", () -> driver.waitingCalls() > 0);
    }

    @Test
    void theFirstLockOfAnActSucceedsEachTimeWhileItsVolumeIsRead() throws Exception {
        LiveSource source = reading();
        for (int i = 0; i < TIMES; i++) {
            OfflineVolume locked = acts.volumes().lock(facts(), Duration.ZERO, () -> false);
            assertThat(driver.locked()).isTrue();
            locked.release();
            waits(source);
        }
        assertThat(log.operations(0, true))
                .filteredOn(call -> call.call().equals(LOCK))
                .hasSize(TIMES)
                .allMatch(DeviceCall::ok);
    }

    @Test
    void theFirstLockSucceedsEachTimeRightAfterAReadWasClosed() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            LiveSource source = reading();
            sources.remove(source);
            source.close();
            try (Handle volume = backend.openVolume(VOLUME, OpenMode.ACT)) {
                VolumeLock.lock(volume, VOLUME);
                assertThat(driver.locked()).isTrue();
            }
        }
    }
}
