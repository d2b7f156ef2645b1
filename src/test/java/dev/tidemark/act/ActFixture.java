package dev.tidemark.act;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.SourceState;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.MovedClock;
import dev.tidemark.testing.Reading;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.usn.FileAttribute;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated machine to act on, with a quiet volume F: that has a journal; nothing is left open behind a test. */
@Timeout(60)
public abstract class ActFixture {

    static final long MIB = 1 << 20;
    static final ReadOptions FLOWING = new ReadOptions(
            ReadOptions.Start.OLDEST, 0, OptionalLong.empty(), ReadOptions.Versions.OFFERED, -1, false, 1, 0);

    @TempDir
    Path folder;

    final MovedClock clock = new MovedClock();
    public final SimulatedBackend backend = SimulatedBackend.standard(3, clock);
    final SimulatedVolume volume = backend.volume("F:");
    public final DeviceCallLog log = new DeviceCallLog(InstantSource.system());
    final CopyOnWriteArrayList<LiveSource> sources = new CopyOnWriteArrayList<>();
    public final Acts acts = new Acts(
            backend,
            log,
            id -> sources.stream()
                    .<LiveReading>map(source -> source)
                    .filter(source -> source.location().equals(id))
                    .toList(),
            List.of());

    public ActFixture() {
        volume.journal().create(32 * MIB, 8 * MIB);
    }

    @AfterEach
    void nothingIsLeft() {
        acts.held().releaseAll();
        sources.forEach(LiveSource::close);
        backend.faults().clear();
        await(backend.counters()::none);
        backend.close();
    }

    public VolumeFacts facts(String id) throws Win32Exception {
        return acts.volume(id).orElseThrow();
    }

    public VolumeFacts facts() throws Win32Exception {
        return facts("F:");
    }

    /** A new file on F:, closed. */
    public SimulatedFile file(String name) {
        try (SimulatedOpen open = opened(name)) {
            return open.file();
        }
    }

    public SimulatedOpen opened(String name) {
        return volume.files().create(volume.files().root(), name, FileAttribute.ARCHIVE.bit());
    }

    public static FileTarget path(String path) {
        return new FileTarget.ByPath("F:", path);
    }

    public LiveSource read(String id) throws Win32Exception {
        LiveSource source = new LiveSource(backend, facts(id), folder, Long.MAX_VALUE, InstantSource.system());
        sources.add(source);
        source.start(FLOWING);
        await(() -> source.state().phase() == SourceState.Phase.READING);
        return source;
    }

    static void await(BooleanSupplier condition) {
        Await.until("what an act comes to", condition::getAsBoolean);
    }

    /** The kinds of the rows that are not records, in order. */
    static List<RowKind> markers(LiveSource source) {
        List<RowKind> kinds = new ArrayList<>();
        RecordStore store = source.store();
        RecordCursor cursor = new RecordCursor();
        for (long record = store.firstRecord(); record < store.endRecord(); record++) {
            if (Reading.read(store, record, cursor)) {
                Optional.ofNullable(cursor.marker()).map(Marker::kind).ifPresent(kinds::add);
            }
        }
        return kinds;
    }

    /** The calls that an act sent. */
    List<String> calls(Act act) {
        return log.operations(0, true).stream()
                .filter(operation -> operation.purpose() == act)
                .map(DeviceCall::call)
                .toList();
    }
}
