package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolumes;
import dev.tidemark.usn.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What happens on the simulated volumes: by itself at a rate, or step by step. Starts and stops are safe from any thread;
 * the work itself runs on one thread at a time.
 */
public final class Workloads {

    private static final long TICK_NANOS = 2_000_000;
    private static final int SHARE_OF_OTHERS = 10;

    /** How many pieces of work more than records a step tries: one piece may log nothing at all. */
    private static final long SPARE = 1000;

    private static final String[] OTHERS = {"C:", "E:", "R:"};

    /** A volume's mix: each piece of work as often as it stands here. */
    private record Mix(List<Workload> work, PlausibleNames names) {
        /** Does a piece of work; what the volume refuses is left undone. False when the volume lets nobody in. */
        boolean step(SimulatedVolume volume) {
            Workload next = work.get(names.below(work.size()));
            return volume.act(next.process(), () -> {
                try {
                    next.step();
                } catch (SimulatedRefusal e) {
                    // As with real programs: a file that is in use is tried again another time.
                }
            });
        }
    }

    private final SimulatedVolumes volumes;
    private final SplittableRandom random;
    private final Map<String, Mix> mixes = new LinkedHashMap<>();
    private final Map<String, OfficeWork> offices = new LinkedHashMap<>();
    private final Object turn = new Object();
    private int turns;
    private double othersDue;
    private double due;
    private volatile double rate;
    private volatile @Nullable Thread thread;

    public Workloads(SimulatedVolumes volumes, SplittableRandom random) {
        this.volumes = volumes;
        this.random = random;
    }

    /** Makes the folders that the work happens in, on those of the volumes that there are. */
    public void prepare() {
        for (String id : List.of("C:", "D:", "R:")) {
            SimulatedVolume volume = volumes.find(id);
            if (volume == null) {
                continue;
            }
            SimulatedFiles files = volume.files();
            PlausibleNames names = new PlausibleNames(random.split());
            SimulatedFile users = files.directory(files.directory(files.root(), "Users"), "mara");
            OfficeWork office = new OfficeWork(files, files.directory(users, "Documents"), names);
            BuildWork build = new BuildWork(files, files.directory(users, "source"), names);
            LogWork logs = new LogWork(files, files.directory(files.root(), "Logs"), names);
            CacheWork cache = new CacheWork(files, files.directory(users, "AppData"), names);
            ServiceWork services = new ServiceWork(files, files.directory(users, "OneDrive"), names);
            ServicingWork servicing = new ServicingWork(files, files.directory(files.root(), "Windows"), names);
            offices.put(id, office);
            mixes.put(
                    id,
                    new Mix(
                            List.of(office, build, build, build, logs, logs, cache, cache, services, servicing),
                            names));
        }
        SimulatedVolume footage = volumes.find("E:");
        if (footage == null) {
            return;
        }
        SimulatedFiles media = footage.files();
        PlausibleNames names = new PlausibleNames(random.split());
        mixes.put("E:", new Mix(List.of(new MediaWork(media, media.directory(media.root(), "Footage"), names)), names));
    }

    /**
     * Works on a volume until that many records more are logged, or a few more: a piece of work is not cut in two.
     *
     * @return how many were logged
     */
    public long step(String volume, long records) {
        synchronized (turn) {
            Mix mix = mixes.get(volume);
            if (mix == null) {
                return records;
            }
            SimulatedVolume on = volumes.get(volume);
            if (on.queueWhileHeld(records)) {
                return records;
            }
            SimulatedJournal journal = on.journal();
            long before = journal.recordsLogged();
            long until = before + records + on.takeQueued();
            boolean goesOn = true;
            for (long pieces = until - before + SPARE;
                    pieces > 0 && goesOn && journal.recordsLogged() < until;
                    pieces--) {
                goesOn = journal.isActive() && mix.step(on);
            }
            return journal.recordsLogged() - before;
        }
    }

    /** Renames and overwrites documents one after the other, as ransomware does. */
    public void encryptDocuments(String volume, int count) {
        synchronized (turn) {
            OfficeWork office = offices.get(volume);
            SimulatedFiles files = volumes.get(volume).files();
            for (int i = 0;
                    office != null && i < Math.min(count, office.documents().size());
                    i++) {
                SimulatedFile file = office.documents().get(i);
                try (SimulatedOpen open = files.open(file)) {
                    open.write(0, Math.max(1, file.size())).change(Reason.BASIC_INFO_CHANGE);
                    open.rename(Objects.requireNonNullElse(file.parent(), files.root()), file.name() + ".locked");
                }
            }
        }
    }

    /** Works at a rate in the background; what is under way at another rate is waited for. */
    public synchronized void start(double recordsPerSecond) {
        rate = Math.max(0, recordsPerSecond);
        if (thread == null) {
            Thread fresh =
                    Thread.ofPlatform().name("tidemark-workloads").daemon().unstarted(this::run);
            thread = fresh;
            fresh.start();
        }
        // Once the work under way has ended, nothing is written at the rate before: nothing at all after a pause.
        synchronized (turn) {
            due = 0;
        }
    }

    /** Ends the work in the background. */
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        long last = System.nanoTime();
        while (thread == Thread.currentThread()) {
            long now = System.nanoTime();
            tick((now - last) / 1e9);
            last = now;
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private void tick(double seconds) {
        synchronized (turn) {
            due = rate == 0 ? 0 : Math.min(due + rate * seconds, rate / 4 + 1);
            if (due >= 1) {
                due -= spread((long) due);
            }
        }
    }

    /** Nine of ten records go to D:, the others take turns. Gives how many were logged: what is too much is owed. */
    private long spread(long records) {
        long onD = step("D:", records);
        othersDue += (double) onD / (SHARE_OF_OTHERS - 1);
        long onOthers = 0;
        if (othersDue >= 1) {
            onOthers = step(OTHERS[turns++ % OTHERS.length], (long) othersDue);
            othersDue -= onOthers;
        }
        return Math.max(1, onD + onOthers);
    }
}
