package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * What services do to other people's files: a sync client replicates, a virus scanner adds a stream of its own, storage
 * tiering moves data, updates touch everything that has a reason of its own. Not thread-safe.
 */
final class ServiceWork implements Workload {

    private static final int FILES = 120;
    private static final Reason[] RARE = {
        Reason.EA_CHANGE,
        Reason.SECURITY_CHANGE,
        Reason.INDEXABLE_CHANGE,
        Reason.BASIC_INFO_CHANGE,
        Reason.HARD_LINK_CHANGE,
        Reason.COMPRESSION_CHANGE,
        Reason.ENCRYPTION_CHANGE,
        Reason.OBJECT_ID_CHANGE,
        Reason.REPARSE_POINT_CHANGE,
        Reason.TRANSACTED_CHANGE,
        Reason.INTEGRITY_CHANGE,
        Reason.DESIRED_STORAGE_CLASS_CHANGE,
        Reason.NAMED_DATA_OVERWRITE,
        Reason.NAMED_DATA_TRUNCATION
    };

    private final SimulatedFiles files;
    private final PlausibleNames names;
    private final SimulatedFile folder;
    private final List<SimulatedFile> known = new ArrayList<>();

    ServiceWork(SimulatedFiles files, SimulatedFile folder, PlausibleNames names) {
        this.files = files;
        this.folder = folder;
        this.names = names;
    }

    @Override
    public String process() {
        return "OneDrive.exe";
    }

    @Override
    public void step() {
        if (known.size() < FILES) {
            String name = files.vacant(folder, names.document());
            try (SimulatedOpen open = files.create(folder, name, FileAttribute.ARCHIVE.bit())) {
                known.add(open.mark(0).append(names.below(90_000)).file());
            }
            return;
        }
        try (SimulatedOpen open = files.open(known.get(names.below(FILES)))) {
            switch (names.below(4)) {
                case 0 -> replicate(open);
                case 1 -> scan(open);
                case 2 -> tier(open);
                default -> open.change(RARE[names.below(RARE.length)]);
            }
        }
    }

    private void replicate(SimulatedOpen open) {
        boolean client = names.chance(0.5);
        open.mark((client ? SourceInfo.CLIENT_REPLICATION_MANAGEMENT : SourceInfo.REPLICATION_MANAGEMENT).bit());
        open.write(0, 4096).change(Reason.BASIC_INFO_CHANGE);
    }

    private void scan(SimulatedOpen open) {
        open.mark(SourceInfo.AUXILIARY_DATA.bit());
        open.change(Reason.STREAM_CHANGE).change(Reason.NAMED_DATA_EXTEND);
    }

    private void tier(SimulatedOpen open) {
        open.mark(SourceInfo.DATA_MANAGEMENT.bit());
        open.change(Reason.DATA_OVERWRITE).change(Reason.REPARSE_POINT_CHANGE);
    }
}
