package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program does in one transaction: the journal sees nothing of it until it is committed, and then of each file all
 * reasons at once, with TRANSACTED_CHANGE. Not thread-safe; the commit takes the volume's monitor. A file that others have open
 * cannot take part: 6800.
 */
public final class SimulatedTransaction {

    private static final int TRANSACTED = Reason.TRANSACTED_CHANGE.bit();
    private static final int CLOSED = TRANSACTED | Reason.CLOSE.bit();

    private final VolumeState volume;
    private final List<Runnable> steps = new ArrayList<>();

    SimulatedTransaction(VolumeState volume) {
        this.volume = volume;
    }

    /** Creates a file of some bytes. */
    public SimulatedTransaction create(SimulatedFile parent, String name, long bytes) {
        return then(() -> {
            SimulatedFile file = volume.table().add(parent, name, FileAttribute.ARCHIVE.bit());
            file.size = bytes;
            close(file, Reason.FILE_CREATE.bit() | Reason.DATA_EXTEND.bit());
        });
    }

    /** Changes a file for these reasons; for none, as the directory in which something else was changed. */
    public SimulatedTransaction change(SimulatedFile file, Reason... reasons) {
        int all = 0;
        for (Reason reason : reasons) {
            all |= reason.bit();
        }
        int changed = all;
        return then(() -> close(idle(file), changed));
    }

    /** Renames or moves a file: a record under the old name and one under the new, as without a transaction. */
    public SimulatedTransaction rename(SimulatedFile file, SimulatedFile parent, String name) {
        return then(() -> {
            log(idle(file), Reason.RENAME_OLD_NAME.bit() | TRANSACTED);
            volume.table().move(file, parent, name);
            log(file, Reason.RENAME_NEW_NAME.bit() | TRANSACTED);
            close(file, Reason.RENAME_NEW_NAME.bit());
        });
    }

    /** Deletes a file. */
    public SimulatedTransaction delete(SimulatedFile file) {
        return then(() -> {
            close(idle(file), Reason.FILE_DELETE.bit());
            volume.table().remove(file);
        });
    }

    private SimulatedTransaction then(Runnable step) {
        steps.add(step);
        return this;
    }

    private SimulatedFile idle(SimulatedFile file) {
        if (file.inUse() || file.pending != 0) {
            throw new SimulatedRefusal(Win32Error.ERROR_TRANSACTIONAL_CONFLICT);
        }
        volume.table().mustHave(file);
        return file;
    }

    private void close(SimulatedFile file, int reasons) {
        log(file, reasons | CLOSED);
        file.closed();
    }

    private void log(SimulatedFile file, int reasons) {
        volume.journal().log(file, reasons);
    }

    /**
     * Commits: what was done is there now, and logged.
     *
     * @throws SimulatedRefusal 6800 when a file is in use, 5 while the volume is locked; what came before it is done then
     */
    public void commit() {
        volume.monitor().lock();
        try {
            volume.held().pass();
            volume.mount().enter();
            steps.forEach(Runnable::run);
        } finally {
            volume.monitor().unlock();
        }
    }
}
