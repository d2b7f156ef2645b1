package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Listening;
import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.ScriptedWorkloads;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WriteProbe;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.Privilege;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.host.ScratchVolume;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.answers.HandleOpener;
import dev.tidemark.backend.simulated.answers.MachineState;
import dev.tidemark.backend.simulated.answers.ResourceCounters;
import dev.tidemark.backend.simulated.fault.Faults;
import dev.tidemark.backend.simulated.fault.SimulatedInjection;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolumes;
import dev.tidemark.backend.simulated.workload.ScriptedProgram;
import dev.tidemark.backend.simulated.workload.Workloads;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A machine with simulated volumes: {@code C:} Windows runs from, {@code D:} where most happens, {@code E:} with range
 * tracking, {@code F:} without a journal, {@code R:} a ReFS volume, {@code X:} a FAT32 stick. Safe from any thread.
 */
public final class SimulatedBackend implements Backend, Computer {

    private static final String OPEN = "CreateFile";
    private static final String OPEN_BY_ID = "OpenFileById";
    static final String OURSELVES = "Tidemark";

    private final InstantSource clock;
    private final SimulatedVolumes volumes;
    private final Map<String, HandleOpener> openers = new ConcurrentHashMap<>();
    private final MachineState machine;
    private final SimulatedHost host;
    private final FaultInjection injection;
    private final Workloads workloads;

    private SimulatedBackend(SplittableRandom random, InstantSource clock) {
        this.clock = clock;
        this.volumes = new SimulatedVolumes(clock);
        this.machine = new MachineState(new Faults(random.split()));
        this.host = new SimulatedHost(machine, this::presentVolume);
        this.injection = new SimulatedInjection(machine.faults(), volumes);
        this.workloads = new Workloads(volumes, random.split());
    }

    /** A machine by its name, at rest as {@link #standard} is. */
    public static SimulatedBackend of(SimulatedMachine machine, long seed, InstantSource clock) {
        return switch (machine) {
            case STANDARD -> standard(seed, clock);
            case ODD_VOLUMES -> oddVolumes(seed, clock);
        };
    }

    /**
     * The standard machine. Nothing happens on it before {@link #start}, or {@link #step}.
     *
     * @param seed the same seed and the same steps give the same bytes
     * @param clock gives the records their times
     */
    public static SimulatedBackend standard(long seed, InstantSource clock) {
        SimulatedBackend backend = new SimulatedBackend(new SplittableRandom(seed), clock);
        StandardVolumes.addTo(backend);
        backend.workloads.prepare();
        return backend;
    }

    /**
     * A machine whose volumes are those that are rarely met: locked by BitLocker, raw, without a medium, away, shared by a
     * cluster, mounted in a folder; and beside them two that are busy.
     */
    public static SimulatedBackend oddVolumes(long seed, InstantSource clock) {
        SimulatedBackend backend = new SimulatedBackend(new SplittableRandom(seed), clock);
        OddVolumes.addTo(backend);
        backend.workloads.prepare();
        return backend;
    }

    /** Puts one more volume into the machine, empty and without a journal. */
    public SimulatedVolume add(VolumeFacts facts) {
        SimulatedVolume volume = volumes.add(facts);
        openers.put(facts.id(), new HandleOpener(volume, machine));
        return volume;
    }

    /**
     * Lets the workloads write in the background; may be called again for another rate. What is under way is waited for.
     *
     * @param recordsPerSecond about how many records all volumes write together, nine of ten on {@code D:}; 0 pauses
     */
    public void start(double recordsPerSecond) {
        workloads.start(recordsPerSecond);
    }

    /** Runs a volume's workload on this thread until it has logged that many records more. */
    public void step(String volume, long records) {
        workloads.step(volume, records);
    }

    /** Renames and overwrites a volume's documents one after the other, as ransomware does. */
    public void encryptDocuments(String volume, int files) {
        workloads.encryptDocuments(volume, files);
    }

    /**
     * The volume of that id, for example {@code D:}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SimulatedVolume volume(String id) {
        return volumes.get(id);
    }

    /** The faults of control codes. */
    public Faults faults() {
        return machine.faults();
    }

    /** What clients have open, wait for, have locked and hold now. */
    public ResourceCounters counters() {
        return machine.counters();
    }

    /** The privileges of the process that are enabled now. */
    public Set<Privilege> enabledPrivileges() {
        return host.enabledPrivileges();
    }

    /** Gives the process other rights: without elevation volumes cannot be opened for direct access (5). */
    public void rights(Rights rights) {
        machine.rights(rights);
    }

    /** What handles from before a dismount answer: 21, or 1005, which is as likely. */
    public void dismountedError(int error) {
        machine.dismountedError(error);
    }

    /** Says that a volume carries a folder of this computer, as the program's own folder might. */
    public void carries(String volume, Path folder) {
        host.carries(volume, folder);
    }

    // --- as a computer

    @Override
    public Backend backend() {
        return this;
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public ScratchVolume attachScratchVolume() {
        VolumeFacts facts = SimulatedScratchVolume.facts(volumes.all());
        add(facts);
        machine.counters().attached();
        return new SimulatedScratchVolume(facts.id(), () -> {
            volumes.remove(facts.id());
            openers.remove(facts.id());
            machine.counters().detached();
        });
    }

    // --- as a backend

    @Override
    public String name() {
        return "Simulated";
    }

    @Override
    public boolean takesCallerWidth() {
        return true;
    }

    @Override
    public List<VolumeFacts> volumes() {
        return volumes.all().stream()
                .filter(volume -> !volume.isPulledOut())
                .map(SimulatedVolume::facts)
                .toList();
    }

    @Override
    public Handle openVolume(String volume, OpenMode mode) throws Win32Exception {
        HandleOpener on = present(volume);
        try {
            return opened(OPEN, () -> on.openVolume(mode), volume);
        } catch (Win32Exception e) {
            throw toWhoeverAsks(e, on.volume());
        }
    }

    /** Who is denied a volume as administrator is told who else may have it; who takes a folder for one, that it is none. */
    private Win32Exception toWhoeverAsks(Win32Exception e, SimulatedVolume volume) {
        if (!e.is(Win32Error.ERROR_ACCESS_DENIED)) {
            return e;
        }
        boolean folder = volume.mountedFacts().isFolder();
        return folder ? e.when(Win32Exception.SUBST) : machine.rights().elevated() ? e.when("elevated") : e;
    }

    @Override
    public Handle openFile(String volume, String path, OpenMode mode) throws Win32Exception {
        HandleOpener on = present(volume);
        return opened(
                OPEN, () -> on.openFile(OURSELVES, () -> on.volume().files().find(path), mode), volume + path);
    }

    @Override
    public Handle openById(String volume, FileId id, OpenMode mode) throws Win32Exception {
        HandleOpener on = present(volume);
        return opened(
                OPEN_BY_ID,
                () -> on.openById(OURSELVES, () -> on.volume().files().find(id), mode),
                volume + " " + id.hex());
    }

    private SimulatedVolume presentVolume(String id) throws Win32Exception {
        return present(id).volume();
    }

    private HandleOpener present(String id) throws Win32Exception {
        HandleOpener on = openers.get(OwnNames.letter(id));
        if (on == null || on.volume().isPulledOut()) {
            throw new Win32Exception(Win32Error.ERROR_FILE_NOT_FOUND.code(), OPEN, id);
        }
        return on;
    }

    private static Handle opened(String call, Supplier<Handle> open, String what) throws Win32Exception {
        try {
            return open.get();
        } catch (SimulatedRefusal e) {
            throw e.of(call, what);
        }
    }

    @Override
    public Optional<String> ownName(String volume) {
        return OwnNames.of(volume);
    }

    @Override
    public ScratchFiles scratchFiles(String volume) throws Win32Exception {
        return new SimulatedScratchFiles(present(volume).volume(), OURSELVES);
    }

    @Override
    public Listening listen(String volume, Consumer<VolumeEvent> heard) throws Win32Exception {
        return present(volume).volume().listen(heard);
    }

    @Override
    public WriteProbe probe(String volume) throws Win32Exception {
        SimulatedVolume on = present(volume).volume();
        int refused = on.mountedFacts().refusal().error();
        if (on.mountedFacts().isFolder()) {
            throw toWhoeverAsks(new Win32Exception(Win32Error.ERROR_ACCESS_DENIED.code(), OPEN, volume), on);
        }
        if (refused != Win32Error.SUCCESS) {
            throw toWhoeverAsks(new Win32Exception(refused, OPEN, volume), on);
        }
        return HeldWriteProbe.on(on, clock);
    }

    @Override
    public List<Minifilter> minifilters(String volume) throws Win32Exception {
        SimulatedVolume on = present(volume).volume();
        if (!machine.rights().elevated()) {
            throw new Win32Exception(Win32Error.ERROR_ACCESS_DENIED.code(), "FilterVolumeInstanceFindFirst", volume);
        }
        return on.traits().minifilters();
    }

    @Override
    public Optional<ScriptedWorkloads> scriptedWorkloads() {
        return Optional.of(
                (volume, script) -> ScriptedProgram.prepared(present(volume).volume(), script));
    }

    @Override
    public Optional<FaultInjection> faultInjection() {
        return Optional.of(injection);
    }

    @Override
    public ByteBuffer allocate(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        workloads.stop();
    }
}
