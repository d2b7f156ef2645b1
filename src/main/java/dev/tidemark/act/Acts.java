package dev.tidemark.act;

import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.volume.VolumeReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that can be done to volumes, what is held on them, and the record of both. Safe from any thread. */
public final class Acts {

    private final Computer computer;
    private final DeviceCallLog log;
    private final ActHistory history;
    private final SafetyGate gate = new SafetyGate();
    private final HeldThings held = new HeldThings();
    private final LiveReads reads;
    private final PreFlight preFlight;
    private final FileActs files;
    private final VolumeActs volumes;
    private final JournalActs journals;

    /**
     * @param computer with a backend that is not traced: every act traces its own calls
     * @param reads the live reads that must stop before a volume is locked
     * @param ownFolders what Tidemark runs from and writes to: writes of a volume that carries one are never held
     */
    public Acts(Computer computer, DeviceCallLog log, LiveReads reads, List<Path> ownFolders) {
        this.computer = computer;
        this.log = log;
        this.reads = reads;
        this.history = new ActHistory(log::now);
        ActRunner runner = new ActRunner(computer, log, history, gate);
        this.preFlight = new PreFlight(computer.host(), held, reads, ownFolders);
        this.files = new FileActs(runner, held);
        this.volumes = new VolumeActs(runner, held, reads, preFlight);
        this.journals = new JournalActs(runner);
    }

    public FileActs files() {
        return files;
    }

    public VolumeActs volumes() {
        return volumes;
    }

    public JournalActs journals() {
        return journals;
    }

    public PreFlight preFlight() {
        return preFlight;
    }

    /** What is kept now. */
    public HeldThings held() {
        return held;
    }

    /** The calls that were sent. */
    public DeviceCallLog log() {
        return log;
    }

    /** The acts that were begun. */
    public ActHistory history() {
        return history;
    }

    /** What every act passes. */
    public SafetyGate gate() {
        return gate;
    }

    /** The volume of an id, as it is now. Empty when it has gone. */
    public Optional<VolumeFacts> volume(String id) throws Win32Exception {
        return VolumeFacts.named(present(), id);
    }

    /** Everything that a volume tells of itself now. Waits for the volume. */
    public VolumeReport report(VolumeFacts volume) throws Win32Exception {
        VolumeFacts now = volume(volume.id()).orElseGet(() -> volume.in(VolumeFacts.State.GONE));
        return VolumeReport.of(log.traced(computer.backend()), now);
    }

    /** The file that a person names, or drops on the window; empty when it lies on none of the volumes. */
    public Optional<FileTarget> file(String text) throws Win32Exception {
        return FileTarget.parse(text, present());
    }

    /** Whether a volume's journal is being read. */
    public boolean isReading(String volume) {
        return reads.of(volume).stream().anyMatch(LiveReading::isReading);
    }

    /** The live reads of a volume that are open, whether or not they read just now. */
    public List<LiveReading> reads(String volume) {
        return reads.of(volume);
    }

    /** Stops the live reads of a volume and waits until their handles are closed; they do not go on by themselves. */
    public void stopReading(String volume) {
        reads.of(volume).forEach(LiveReading::stop);
    }

    /** Faults on demand, where the backend has them. */
    public Optional<FaultInjection> faults() {
        return computer.backend().faultInjection();
    }

    /** The volumes there are now. */
    public List<VolumeFacts> present() throws Win32Exception {
        return computer.backend().volumes();
    }

    /** What this process may do, and how it gets more. */
    public Host host() {
        return computer.host();
    }
}
