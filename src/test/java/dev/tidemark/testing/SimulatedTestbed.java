package dev.tidemark.testing;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.SimulatedFile;
import dev.tidemark.backend.simulated.SimulatedOpen;
import dev.tidemark.backend.simulated.SimulatedVolume;
import dev.tidemark.usn.FileAttribute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** A volume of the simulator. */
final class SimulatedTestbed implements Testbed {

    private static final String ID = "F:";

    private SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public String volume() {
        return ID;
    }

    @Override
    public void reset() {
        backend.close();
        backend = SimulatedBackend.standard(1, InstantSource.system());
        there().journal().create(32 << 20, 8 << 20);
        there().journal().deletionTime(Duration.ZERO);
        file("first.txt");
    }

    private SimulatedVolume there() {
        return backend.volume(ID);
    }

    private SimulatedOpen create(String name) {
        SimulatedFile root = there().files().root();
        return there().files().create(root, name, FileAttribute.ARCHIVE.bit());
    }

    @Override
    public void file(String name) {
        create(name).append(10).close();
    }

    @Override
    public void append(String name) {
        create(name).close();
    }

    @Override
    public void trim() {
        for (int i = 0; i < 200; i++) {
            file("trimmed-" + i);
        }
        there().journal().trimTo(8192);
    }

    @Override
    public void failOnce(int code, int error) {
        backend.faults().failOnce(code, error);
    }

    @Override
    public int openHandles() {
        return backend.leaks().openHandles();
    }

    @Override
    public int waitingCalls() {
        return backend.leaks().waitingCalls();
    }

    @Override
    public boolean holding() {
        return backend.leaks().holds() > 0;
    }
}
