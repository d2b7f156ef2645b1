package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.util.ArrayDeque;

/** A browser's cache: small files come by the hundred and the oldest go; a database is overwritten. Not thread-safe. */
final class CacheWork implements Workload {

    private static final int MOST = 400;

    private final SimulatedFiles files;
    private final PlausibleNames names;
    private final SimulatedFile folder;
    private final SimulatedFile database;
    private final ArrayDeque<SimulatedFile> entries = new ArrayDeque<>();

    CacheWork(SimulatedFiles files, SimulatedFile parent, PlausibleNames names) {
        this.files = files;
        this.names = names;
        this.folder = files.directory(parent, "Cache_Data");
        try (SimulatedOpen open = files.create(parent, "Cookies", FileAttribute.ARCHIVE.bit())) {
            this.database = open.append(1 << 20).file();
        }
    }

    @Override
    public String process() {
        return "msedge.exe";
    }

    @Override
    public void step() {
        if (names.chance(0.2)) {
            writeDatabase();
        } else if (entries.size() > MOST) {
            try (SimulatedOpen open = files.open(entries.remove())) {
                open.delete();
            }
        } else {
            int attributes = FileAttribute.ARCHIVE.bit() | FileAttribute.NOT_CONTENT_INDEXED.bit();
            try (SimulatedOpen open = files.create(folder, files.vacant(folder, "f_" + names.hex(6)), attributes)) {
                entries.add(open.append(200 + names.below(60_000)).file());
            }
        }
    }

    private void writeDatabase() {
        try (SimulatedOpen open = files.open(database)) {
            open.write(4096L * names.below(256), 4096);
            if (names.chance(0.1)) {
                open.change(Reason.INDEXABLE_CHANGE);
            }
        }
    }
}
