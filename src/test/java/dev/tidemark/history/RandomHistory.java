package dev.tidemark.history;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A simulated volume on which files and directories are made, written, renamed, moved, linked and deleted at random, some of them while
 * they stay open, and what it holds now, by its own word.
 */
final class RandomHistory implements AutoCloseable {

    private static final long MIB = 1 << 20;
    private static final String VOLUME = "F:";

    final RecordStore store;

    private final SplittableRandom random;
    private final SimulatedBackend backend;
    private final SimulatedVolume volume;
    private final JournalReader reader;
    private final List<SimulatedFile> directories = new ArrayList<>();
    private final List<SimulatedFile> files = new ArrayList<>();
    private final Map<SimulatedFile, SimulatedOpen> kept = new HashMap<>();
    private final Map<SimulatedFile, FileName> links = new HashMap<>();
    private final Map<SimulatedFile, SimulatedFile> linkedIn = new HashMap<>();
    private final long journalId;
    private long next;
    private int named;

    RandomHistory(long seed, Path folder) throws Win32Exception {
        random = new SplittableRandom(seed);
        backend = SimulatedBackend.standard(seed, () -> Instant.EPOCH);
        volume = backend.volume(VOLUME);
        reader = new JournalReader(backend, VOLUME);
        store = RecordStore.copying(new SpillFolder(folder), 16 * MIB);
        volume.journal().create(32 * MIB, 8 * MIB);
        try (Handle handle = backend.openVolume(VOLUME, OpenMode.READ_JOURNAL)) {
            JournalData journal = JournalControl.query(handle, backend, VOLUME);
            journalId = journal.journalId();
            next = journal.nextUsn();
        }
    }

    /** Acts, and takes in what that left in the journal. */
    void run(int acts) throws Win32Exception, IOException {
        for (int i = 0; i < acts; i++) {
            act();
            take();
        }
    }

    private void take() throws Win32Exception, IOException {
        JournalReader.Batch batch = reader.read(new ReadRequest(next, -1, false, 0, 0, journalId, 2, 3, true));
        ByteBuffer bytes = batch.records();
        int at = bytes.position();
        int end = bytes.limit();
        for (int step = PackedRecords.step(bytes, at, end); step > 0; step = PackedRecords.step(bytes, at, end)) {
            store.append(bytes, at, step);
            at += step;
        }
        next = batch.nextUsn();
        store.publish();
    }

    /** Every file that is there now, with the name it goes by. */
    Map<FileId, FileName> listing() {
        Map<FileId, FileName> all = new HashMap<>();
        for (List<SimulatedFile> list : List.of(directories, files)) {
            list.forEach(file -> all.put(
                    file.id(),
                    new FileName(file.parentId().high(), file.parentId().low(), file.name())));
        }
        return all;
    }

    // --- acts

    private void act() {
        switch (random.nextInt(14)) {
            case 0 -> create(true);
            case 1, 2, 3 -> create(false);
            case 4, 5 -> rename(directories);
            case 6, 7 -> rename(files);
            case 8 -> delete(directories);
            case 9, 10 -> delete(files);
            case 11 -> write();
            case 12 -> link();
            default -> keepOpen();
        }
    }

    private SimulatedFile anyDirectory() {
        int index = random.nextInt(directories.size() + 1);
        return index == directories.size() ? volume.files().root() : directories.get(index);
    }

    private SimulatedFile any(List<SimulatedFile> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void create(boolean directory) {
        int attributes = directory ? FileAttribute.DIRECTORY.bit() : FileAttribute.ARCHIVE.bit();
        SimulatedOpen open = volume.files().create(anyDirectory(), "n" + named++, attributes);
        (directory ? directories : files).add(open.file());
        if (!directory && random.nextInt(4) == 0) {
            kept.put(open.file(), open);
        } else {
            open.close();
        }
    }

    private void rename(List<SimulatedFile> list) {
        if (list.isEmpty()) {
            return;
        }
        SimulatedFile file = any(list);
        SimulatedFile parent = random.nextBoolean() && file.parent() != null ? file.parent() : anyDirectory();
        if (!isWithin(parent, file)) {
            try (SimulatedOpen open = volume.files().open(file)) {
                open.rename(parent, "n" + named++);
            }
        }
    }

    private static boolean isWithin(SimulatedFile directory, SimulatedFile above) {
        return directory == above || directory.parent() != null && isWithin(directory.parent(), above);
    }

    private void delete(List<SimulatedFile> list) {
        if (list.isEmpty()) {
            return;
        }
        SimulatedFile file = any(list);
        boolean inUse = kept.containsKey(file)
                || links.containsKey(file)
                || linkedIn.containsValue(file)
                || directories.stream().anyMatch(other -> other.parent() == file)
                || files.stream().anyMatch(other -> other.parent() == file);
        if (!inUse) {
            try (SimulatedOpen open = volume.files().open(file)) {
                open.delete();
            }
            list.remove(file);
        }
    }

    private void write() {
        if (!files.isEmpty()) {
            try (SimulatedOpen open = volume.files().open(any(files))) {
                open.append(10).change(Reason.SECURITY_CHANGE);
            }
        }
    }

    /** Gives a file a second name, or takes it away again. */
    private void link() {
        if (files.isEmpty()) {
            return;
        }
        SimulatedFile file = any(files);
        try (SimulatedOpen open = volume.files().open(file)) {
            FileName given = links.remove(file);
            if (given == null) {
                SimulatedFile parent = anyDirectory();
                String name = "link" + named++;
                open.link(parent, name);
                links.put(file, new FileName(parent.id().high(), parent.id().low(), name));
                linkedIn.put(file, parent);
            } else {
                SimulatedFile parent = linkedIn.remove(file);
                if (parent != null && !kept.containsKey(file)) {
                    open.unlink(parent, given.name());
                } else if (parent != null) {
                    links.put(file, given);
                    linkedIn.put(file, parent);
                }
            }
        }
    }

    private void keepOpen() {
        if (kept.size() > 4) {
            SimulatedFile file = any(List.copyOf(kept.keySet()));
            SimulatedOpen open = kept.remove(file);
            if (open != null) {
                open.close();
            }
        } else if (!files.isEmpty()) {
            SimulatedFile file = any(files);
            kept.computeIfAbsent(file, one -> volume.files().open(one).append(1));
        }
    }

    @Override
    public void close() throws IOException {
        kept.values().forEach(SimulatedOpen::close);
        reader.close();
        store.close();
        backend.close();
    }
}
