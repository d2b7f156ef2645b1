package dev.tidemark.path;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.FileTableEnumerator;
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
import org.jspecify.annotations.Nullable;

/**
 * A simulated volume on which files and directories are made, renamed, moved, linked and deleted at random, and the true
 * path of each of its records, from a model of its own.
 */
final class RandomVolume implements AutoCloseable {

    private static final long MIB = 1 << 20;

    private record Place(FileId parent, String name) {}

    final RecordStore store;
    final List<@Nullable String> truth = new ArrayList<>();

    private final SplittableRandom random;
    private final SimulatedBackend backend;
    private final SimulatedVolume volume;
    private final String id;
    private final JournalReader reader;
    private final Map<FileId, Place> places = new HashMap<>();
    private final List<SimulatedFile> directories = new ArrayList<>();
    private final List<SimulatedFile> files = new ArrayList<>();
    private final List<SimulatedOpen> kept = new ArrayList<>();
    private final Map<FileId, Integer> children = new HashMap<>();
    private long journalId;
    private long next;
    private int named;

    RandomVolume(long seed, String id, Path folder) throws Win32Exception {
        this.random = new SplittableRandom(seed);
        this.backend = SimulatedBackend.standard(seed, () -> Instant.EPOCH);
        this.id = id;
        this.volume = backend.volume(id);
        this.reader = new JournalReader(backend, id);
        this.store = RecordStore.copying(new SpillFolder(folder), 16 * MIB);
    }

    /** Acts before anything is journaled, then begins the journal. */
    void begin(int acts) throws Exception {
        for (int i = 0; i < acts; i++) {
            act();
        }
        volume.journal().create(32 * MIB, 8 * MIB);
        try (Handle handle = backend.openVolume(id, OpenMode.READ_JOURNAL)) {
            JournalData journal = JournalControl.query(handle, backend, id);
            journalId = journal.journalId();
            next = journal.nextUsn();
        }
    }

    /** Acts, and takes the records of each act into the store, or loses them. */
    void run(int acts, boolean lose) throws Exception {
        for (int i = 0; i < acts; i++) {
            act();
            take(lose);
        }
        if (lose) {
            store.append(new Marker(RowKind.GAP, 0, -1, 0, "lost"));
            truth.add(null);
            store.publish();
        }
    }

    private void take(boolean lose) throws Win32Exception, IOException {
        JournalReader.Batch batch = reader.read(new ReadRequest(next, -1, false, 0, 0, journalId, 2, 3, true));
        ByteBuffer bytes = batch.records();
        int end = bytes.limit();
        int at = bytes.position();
        for (int step = PackedRecords.step(bytes, at, end); step > 0; step = PackedRecords.step(bytes, at, end)) {
            if (!lose) {
                store.append(bytes, at, step);
                FileId parent = new FileId(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at));
                truth.add(path(parent) + "\\" + RecordBytes.name(bytes, at));
            }
            at += step;
        }
        next = batch.nextUsn();
        store.publish();
    }

    /** The directories of the volume as it says they are now. */
    DirectoryTable table() throws Win32Exception {
        DirectoryTable table = new DirectoryTable(Certainty.LIVE, next);
        try (Handle handle = backend.openVolume(id, OpenMode.READ_JOURNAL)) {
            FileTableEnumerator all = new FileTableEnumerator(handle, backend, id, 0, Long.MAX_VALUE, 3);
            for (ByteBuffer page = all.next(); page != null; page = all.next()) {
                int at = page.position();
                int end = page.limit();
                for (int step = PackedRecords.step(page, at, end); step > 0; step = PackedRecords.step(page, at, end)) {
                    table.add(page, at);
                    at += step;
                }
            }
        }
        return table;
    }

    private String path(FileId directory) {
        Place place = places.get(directory);
        return place == null ? "" : path(place.parent()) + "\\" + place.name();
    }

    // --- acts

    private void act() {
        switch (random.nextInt(12)) {
            case 0, 1 -> create(true);
            case 2, 3 -> create(false);
            case 4, 5 -> rename(directories);
            case 6 -> rename(files);
            case 7 -> delete(directories);
            case 8, 9 -> delete(files);
            case 10 -> touch();
            default -> keepOpen();
        }
    }

    private SimulatedFile anyDirectory() {
        int index = random.nextInt(directories.size() + 1);
        return index == directories.size() ? volume.files().root() : directories.get(index);
    }

    private String name(boolean directory) {
        String name = (directory ? "d" : "f") + named++;
        return random.nextInt(4) == 0 ? name + "-Größe-☃" : name;
    }

    private void create(boolean directory) {
        SimulatedFile parent = anyDirectory();
        String name = name(directory);
        int attributes = directory ? FileAttribute.DIRECTORY.bit() : FileAttribute.ARCHIVE.bit();
        try (SimulatedOpen open = volume.files().create(parent, name, attributes)) {
            SimulatedFile file = open.file();
            places.put(file.id(), new Place(parent.id(), name));
            children.merge(parent.id(), 1, Integer::sum);
            (directory ? directories : files).add(file);
        }
    }

    private void rename(List<SimulatedFile> list) {
        SimulatedFile parent = anyDirectory();
        if (list.isEmpty()) {
            return;
        }
        SimulatedFile file = list.get(random.nextInt(list.size()));
        if (isWithin(parent.id(), file.id())) {
            return;
        }
        // Sometimes back to a name that another had before.
        String name = name(file.isDirectory());
        try (SimulatedOpen open = volume.files().open(file)) {
            open.rename(parent, name);
        }
        Place before = places.put(file.id(), new Place(parent.id(), name));
        if (before != null) {
            children.merge(before.parent(), -1, Integer::sum);
        }
        children.merge(parent.id(), 1, Integer::sum);
    }

    private boolean isWithin(FileId directory, FileId above) {
        if (directory.equals(above)) {
            return true;
        }
        Place place = places.get(directory);
        return place != null && isWithin(place.parent(), above);
    }

    private void delete(List<SimulatedFile> list) {
        if (list.isEmpty()) {
            return;
        }
        SimulatedFile file = list.get(random.nextInt(list.size()));
        boolean open = kept.stream().anyMatch(one -> one.file() == file);
        if (open || children.getOrDefault(file.id(), 0) > 0) {
            return;
        }
        try (SimulatedOpen handle = volume.files().open(file)) {
            handle.delete();
        }
        list.remove(file);
        Place place = places.get(file.id());
        if (place != null) {
            children.merge(place.parent(), -1, Integer::sum);
        }
    }

    private void touch() {
        List<SimulatedFile> list = random.nextBoolean() || files.isEmpty() ? directories : files;
        if (!list.isEmpty()) {
            SimulatedFile file = list.get(random.nextInt(list.size()));
            boolean link = !file.isDirectory() && random.nextInt(4) == 0;
            try (SimulatedOpen open = volume.files().open(file)) {
                open.change(link ? Reason.HARD_LINK_CHANGE : Reason.SECURITY_CHANGE);
            }
        }
    }

    /** Some handles stay open, so that reasons gather. */
    private void keepOpen() {
        if (kept.size() > 4) {
            kept.remove(random.nextInt(kept.size())).close();
        } else if (!directories.isEmpty()) {
            kept.add(volume.files().open(directories.get(random.nextInt(directories.size()))));
        }
    }

    @Override
    public void close() throws IOException {
        kept.forEach(SimulatedOpen::close);
        reader.close();
        store.close();
        backend.close();
    }
}
