package dev.tidemark.backend.simulated;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.ScratchVolume;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A small NTFS volume on a virtual disk of the simulated machine. Safe from any thread. */
final class SimulatedScratchVolume implements ScratchVolume {

    private static final long SIZE = 256L << 20;
    private static final String LABEL = "TIDEMARK";

    private final String id;
    private final Runnable detach;
    private final AtomicBoolean attached = new AtomicBoolean(true);

    /**
     * @param detach takes it out of the machine
     */
    SimulatedScratchVolume(String id, Runnable detach) {
        this.id = id;
        this.detach = detach;
    }

    /** What one is that is put beside others: it takes a letter that none of them has. */
    static VolumeFacts facts(List<SimulatedVolume> others) {
        List<String> taken =
                others.stream().map(volume -> volume.mountedFacts().id()).toList();
        String letter = Stream.of("V:", "W:", "Y:", "Z:")
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
        return new VolumeFacts(
                letter,
                letter,
                LABEL,
                "NTFS",
                SIZE,
                SIZE - (SIZE >> 4),
                0x5C7A_7C40L,
                VolumeFacts.State.MOUNTED,
                false,
                false,
                false,
                false,
                false,
                false,
                VolumeFacts.FILE_DEVICE_VIRTUAL_DISK);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void close() {
        if (attached.compareAndSet(true, false)) {
            detach.run();
        }
    }
}
