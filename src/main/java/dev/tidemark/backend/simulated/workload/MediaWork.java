package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import java.util.ArrayList;
import java.util.List;

/** Writes into large files, here and there, so that range tracking has something to say. Not thread-safe. */
final class MediaWork implements Workload {

    private static final int FILES = 8;
    private static final long MIB = 1 << 20;

    private final SimulatedFiles files;
    private final PlausibleNames names;
    private final SimulatedFile folder;
    private final List<SimulatedFile> films = new ArrayList<>();

    MediaWork(SimulatedFiles files, SimulatedFile folder, PlausibleNames names) {
        this.files = files;
        this.folder = folder;
        this.names = names;
    }

    @Override
    public String process() {
        return "Resolve.exe";
    }

    @Override
    public void step() {
        if (films.size() < FILES) {
            String name = files.vacant(folder, names.word() + "-take.mxf");
            try (SimulatedOpen open = files.create(folder, name, FileAttribute.ARCHIVE.bit())) {
                films.add(open.append(32 * MIB * (1 + names.below(40))).file());
            }
            return;
        }
        files.writeBack();
        try (SimulatedOpen open = files.open(films.get(names.below(FILES)))) {
            long at = 65_536L * names.below((int) (open.file().size() / 65_536));
            if (names.chance(0.1)) {
                open.map().writeMapped(at, 1 + names.below(300_000)).unmap();
            } else {
                open.write(at, 1 + names.below(300_000));
            }
        }
    }
}
