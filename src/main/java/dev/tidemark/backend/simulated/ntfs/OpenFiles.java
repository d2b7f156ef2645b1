package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Holder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who has which files of a simulated volume open, and who may open them besides. Guarded by its volume's monitor. */
final class OpenFiles {

    private final MasterFileTable table;
    private final Set<SimulatedOpen> opens = new LinkedHashSet<>();

    OpenFiles(MasterFileTable table) {
        this.table = table;
    }

    void add(SimulatedOpen open) {
        opens.add(open);
    }

    void remove(SimulatedOpen open) {
        opens.remove(open);
    }

    List<Holder> holders() {
        return opens.stream().map(SimulatedOpen::holder).toList();
    }

    boolean anyInUse() {
        return !opens.isEmpty() || table.all().stream().anyMatch(SimulatedFile::inUse);
    }

    /** Refuses what {@link SimulatedFiles#open(SimulatedFile, OpenMode)} says. */
    void mayOpen(SimulatedFile file, OpenMode mode) {
        table.mustHave(file);
        if (file.deleted) {
            throw new SimulatedRefusal(NtStatus.STATUS_DELETE_PENDING);
        }
        if (mode.writes() && file.writesForbidden()) {
            throw new SimulatedRefusal(Win32Error.ERROR_ACCESS_DENIED);
        }
        if (file.opens > 0 && opens.stream().anyMatch(open -> open.file() == file && open.conflictsWith(mode))) {
            throw new SimulatedRefusal(Win32Error.ERROR_SHARING_VIOLATION);
        }
    }

    /** A dismount or a crash breaks all handles, and no close record is written. */
    void forget() {
        opens.clear();
        table.all().forEach(SimulatedFile::forgetOpens);
    }
}
