package dev.tidemark.contract;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.usn.FileAttribute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** The simulated NTFS, which lacks nothing. Every reset is a new machine. */
final class SimulatedMachine implements Machine {

    private static final long MIB = 1 << 20;

    private SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public Host host() {
        return backend.host();
    }

    @Override
    public String volume() {
        return "F:";
    }

    @Override
    public Set<Ability> lacks() {
        return EnumSet.noneOf(Ability.class);
    }

    @Override
    public void reset() {
        close();
        backend = SimulatedBackend.standard(1, InstantSource.system());
        on().journal().deletionTime(Duration.ZERO);
        on().journal().create(32 * MIB, 8 * MIB);
        for (int i = 0; i < 3; i++) {
            record("first-" + i + ".txt");
        }
    }

    private SimulatedVolume on() {
        return backend.volume(volume());
    }

    private SimulatedFiles files() {
        return on().files();
    }

    @Override
    public String file(String name) {
        files().create(files().root(), name, FileAttribute.ARCHIVE.bit()).close();
        return "\\" + name;
    }

    @Override
    public String directory(String name) {
        files().directory(files().root(), name);
        return "\\" + name;
    }

    @Override
    public void record(String name) {
        file(name);
    }

    @Override
    public void trim() {
        on().journal().trimTo(1 << 12);
    }

    @Override
    public void inject(int code, int error) {
        backend.faults().clear();
        if (error != 0) {
            backend.faults().fail(code, error, 1);
        }
    }

    @Override
    public OptionalInt waitingCalls() {
        return OptionalInt.of(backend.counters().waitingCalls());
    }

    @Override
    public void rights(Rights rights) {
        backend.rights(rights);
    }

    private SimulatedFile found(String path) {
        return Objects.requireNonNull(files().find(path));
    }

    @Override
    public AutoCloseable hold(String path) {
        return files().open(found(path));
    }

    @Override
    public void transact(String path) {
        files().transacted(found(path), true);
    }

    @Override
    public void deletionTakes(long millis) {
        on().journal().deletionTime(Duration.ofMillis(millis));
    }

    @Override
    public void close() {
        backend.close();
    }
}
