package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.usn.Reason;

/**
 * Writes the close records: what is pending in a file ends with its last handle and its last mapped section. Guarded by its
 * volume's monitor.
 */
final class FileCloses {

    private final MasterFileTable table;
    private final SimulatedJournal journal;
    private final HeldWriters held;

    FileCloses(MasterFileTable table, SimulatedJournal journal, HeldWriters held) {
        this.table = table;
        this.journal = journal;
        this.held = held;
    }

    /** A handle or section was closed: the last one ends what is pending, or the hold that is now does. */
    void released(SimulatedFile file) {
        if (file.inUse() || held.defers(() -> released(file))) {
            return;
        }
        if (file.deleted) {
            journal.log(file, file.pending | Reason.FILE_DELETE.bit() | Reason.CLOSE.bit());
            table.remove(file);
        } else if (file.unlinked != null) {
            unlinked(file, file.unlinked);
        } else if (file.pending != 0) {
            journal.log(file, file.pending | Reason.CLOSE.bit());
        }
        file.closed();
    }

    /** Writes back what was written through sections that nobody has open any more: two records of each file. */
    void writeBack() {
        for (SimulatedFile file : table.all().toArray(SimulatedFile[]::new)) {
            SimulatedFile.Cached cached = file.cached;
            if (cached != null && !file.inUse()) {
                file.cached = null;
                journal.changed(file, cached.from(), cached.to());
                journal.log(file, Reason.DATA_OVERWRITE.bit());
                journal.log(file, Reason.DATA_OVERWRITE.bit() | Reason.CLOSE.bit());
                file.closed();
            }
        }
    }

    /** The record stands under the name that went; the file goes on under its own. */
    private void unlinked(SimulatedFile file, SimulatedFile.Link link) {
        String name = file.name;
        SimulatedFile parent = file.parent;
        file.name = link.name();
        file.parent = link.parent();
        journal.log(file, file.pending | Reason.HARD_LINK_CHANGE.bit() | Reason.CLOSE.bit());
        file.name = name;
        file.parent = parent;
        file.unlinked = null;
        table.unlink(link.parent(), link.name());
    }

    /** Writes the close records that a mount after a crash owes: of everything that is still pending. */
    void closePending() {
        for (SimulatedFile file : table.all().toArray(SimulatedFile[]::new)) {
            released(file);
        }
    }
}
