package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;

/** Appends to log files, which stay open for a while, and rolls them over. Not thread-safe. */
final class LogWork implements Workload {

    private static final int LOGS = 6;
    private static final long ROLL = 512 << 10;

    private final SimulatedFiles files;
    private final PlausibleNames names;
    private final SimulatedFile folder;
    private final SimulatedOpen[] logs = new SimulatedOpen[LOGS];

    LogWork(SimulatedFiles files, SimulatedFile folder, PlausibleNames names) {
        this.files = files;
        this.folder = folder;
        this.names = names;
    }

    @Override
    public String process() {
        return "svchost.exe";
    }

    @Override
    public void step() {
        int index = names.below(LOGS);
        SimulatedOpen log = logs[index];
        if (log == null) {
            String name = files.vacant(folder, "service-" + (index + 1) + ".log");
            log = files.create(folder, name, FileAttribute.ARCHIVE.bit());
            logs[index] = log;
        }
        log.append(80 + names.below(4000));
        if (log.file().size() > ROLL) {
            log.rename(folder, "service-" + (index + 1) + "." + names.hex(6) + ".log");
            log.change(Reason.COMPRESSION_CHANGE);
            log.delete().close();
            logs[index] = null;
        } else if (names.chance(0.3)) {
            SimulatedFile file = log.file();
            log.close();
            logs[index] = null;
            logs[index] = files.open(file);
        }
    }
}
