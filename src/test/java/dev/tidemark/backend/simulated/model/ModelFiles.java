package dev.tidemark.backend.simulated.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of the volume, and what programs do to them. */
public final class ModelFiles {

    public static final int DATA_OVERWRITE = 0x1;
    public static final int DATA_EXTEND = 0x2;
    public static final int DATA_TRUNCATION = 0x4;
    private static final int FILE_CREATE = 0x100;
    private static final int FILE_DELETE = 0x200;
    private static final int RENAME_OLD_NAME = 0x1000;
    private static final int RENAME_NEW_NAME = 0x2000;
    private static final int CLOSE = 0x8000_0000;
    private static final long RECORD_NUMBER = 0xFFFF_FFFF_FFFFL;

    /** The root directory: record 5, sequence number 5. */
    public static final long ROOT = 0x0005_0000_0000_0005L;

    private final ModelVolume volume;
    private final TreeMap<Long, ModelFile> table = new TreeMap<>();
    private final Map<String, ModelFile> names = new HashMap<>();
    private final List<ModelOpen> opens = new ArrayList<>();
    private final List<ModelFile> closedInHold = new ArrayList<>();

    ModelFiles(ModelVolume volume) {
        this.volume = volume;
    }

    private static String key(long directory, String name) {
        return directory + "\\" + name.toUpperCase(Locale.ROOT);
    }

    // --- opening and closing

    /**
     * A program makes a file.
     *
     * @param id what the volume says is its identifier: this is all that the model has to be told
     */
    public ModelOpen create(long parent, String name, boolean directory, long id) {
        volume.enter();
        ModelFile there = names.get(key(parent, name));
        if (there != null) {
            throw new Refused(there.doomed ? 5 : 80);
        }
        ModelFile file = new ModelFile(id, parent, name, directory);
        if (table.put(id & RECORD_NUMBER, file) != null) {
            throw new AssertionError("two files have the file record of %x".formatted(id));
        }
        names.put(key(parent, name), file);
        ModelOpen open = opened(new ModelOpen(file, ModelAccess.ALL));
        changed(open, FILE_CREATE);
        return open;
    }

    public ModelOpen open(@Nullable ModelFile file, ModelAccess access) {
        volume.enter();
        if (file == null) {
            throw new Refused(2);
        }
        mayOpen(file, access);
        return opened(new ModelOpen(file, access));
    }

    /** As {@link #open}, by an id: one that no file has any more is a parameter that is wrong. */
    public ModelOpen openById(ModelFile file, ModelAccess access) {
        volume.enter();
        if (!exists(file)) {
            throw new Refused(87);
        }
        return open(file, access);
    }

    private void mayOpen(ModelFile file, ModelAccess access) {
        if (!exists(file)) {
            throw new Refused(2);
        }
        if (file.doomed || access.writes() && isMarkedAgainstWrites(file)) {
            throw new Refused(5);
        }
        if (file.opens.stream().anyMatch(open -> open.access.conflictsWith(access))) {
            throw new Refused(32);
        }
    }

    private ModelOpen opened(ModelOpen open) {
        open.live = true;
        open.file.opens.add(open);
        opens.add(open);
        return open;
    }

    public void close(ModelOpen open) {
        if (open.live) {
            open.live = false;
            open.file.opens.remove(open);
            released(open.file);
        }
    }

    /** The last close logs what is pending; while writes are held that waits for the end of the hold. */
    private void released(ModelFile file) {
        if (!file.inUse() && volume.isHeld()) {
            closedInHold.add(file);
        } else if (!file.inUse()) {
            lastClose(file);
        }
    }

    private void lastClose(ModelFile file) {
        if (file.doomed) {
            log(file, file.pending | FILE_DELETE | CLOSE);
            table.remove(file.id & RECORD_NUMBER);
            names.remove(key(file.parent, file.name));
        } else if (file.pending != 0) {
            log(file, file.pending | CLOSE);
        }
        file.nothingPending();
    }

    // --- changing

    /** Every change needs the handle; one that a dismount broke is opened anew, as any other, and has no mark then. */
    private ModelFile ready(ModelOpen open) {
        volume.enter();
        if (!open.live) {
            mayOpen(open.file, open.access);
            open.source = 0;
            open.forbidsWrites = false;
            opened(open);
        }
        return open.file;
    }

    private ModelFile readyToWrite(ModelOpen open) {
        ModelFile file = ready(open);
        if (!open.access.writes()) {
            throw new Refused(5);
        }
        if (isMarkedAgainstWrites(file)) {
            throw new Refused(348);
        }
        return file;
    }

    public void write(ModelOpen open, long from, long length) {
        ModelFile file = readyToWrite(open);
        int reasons = from < file.size ? DATA_OVERWRITE : 0;
        if (from + length > file.size) {
            file.size = from + length;
            reasons |= DATA_EXTEND;
        }
        changed(open, reasons);
    }

    public void truncate(ModelOpen open, long size) {
        readyToWrite(open).size = size;
        changed(open, DATA_TRUNCATION);
    }

    public void change(ModelOpen open, int reason) {
        ready(open);
        changed(open, reason);
    }

    public void map(ModelOpen open) {
        ready(open).sections++;
        open.sections++;
    }

    public void unmap(ModelOpen open) {
        if (open.sections > 0) {
            open.sections--;
            open.file.sections--;
            released(open.file);
        }
    }

    public void delete(ModelOpen open) {
        ModelFile file = ready(open);
        if (volume.logs()) {
            file.written(open.source);
        }
        file.doomed = true;
    }

    /** One record with the old name, one with the new; only the second reason stays pending. */
    public void rename(ModelOpen open, long parent, String name) {
        ModelFile file = ready(open);
        ModelFile other = names.get(key(parent, name));
        if (other != null && other != file) {
            replace(other, open);
        }
        boolean logs = volume.logs();
        if (logs) {
            file.written(open.source);
            log(file, file.pending & ~RENAME_NEW_NAME | RENAME_OLD_NAME);
        }
        names.remove(key(file.parent, file.name));
        file.parent = parent;
        file.name = name;
        names.put(key(parent, name), file);
        if (logs) {
            file.pending |= RENAME_NEW_NAME;
            log(file, file.pending);
        }
    }

    private void replace(ModelFile other, ModelOpen by) {
        if (other.inUse()) {
            throw new Refused(5);
        }
        if (volume.logs()) {
            other.written(by.source);
        }
        other.doomed = true;
        lastClose(other);
    }

    /** What is pending already is not logged again, but its writer counts; what one act does is logged at once. */
    private void changed(ModelOpen open, int reasons) {
        if (volume.logs()) {
            ModelFile file = open.file;
            file.written(open.source);
            if ((reasons & ~file.pending) != 0) {
                file.pending |= reasons;
                log(file, file.pending);
            }
        }
    }

    private void log(ModelFile file, int reasons) {
        if (volume.logs()) {
            volume.journal().log(file, reasons, volume.now());
        }
    }

    // --- control codes

    /** A record with CLOSE and all that is pending, even when nothing is; who forces it is its writer then. */
    public long closeRecord(ModelOpen open, int room) {
        mayForce(open, room);
        ModelFile file = open.file;
        if (!file.hasWriter()) {
            file.written(open.source);
        }
        log(file, file.pending | CLOSE);
        file.nothingPending();
        return file.lastUsn;
    }

    public void mayForce(ModelOpen open, int room) {
        isThere(open);
        if (room < 8) {
            throw new Refused(87);
        }
        volume.needsJournal();
    }

    public void isThere(ModelOpen open) {
        if (!open.live) {
            throw new Refused(21);
        }
    }

    /**
     * Marks a handle.
     *
     * @param proof 0 when the volume handle in the structure is one of this volume, else the error it gives
     */
    public void mark(ModelOpen open, int source, int info, int proof) {
        isThere(open);
        if ((info & 0x4) != 0) {
            throw new Refused(5);
        }
        boolean knownInfo = (info & ~(0x1 | 0x8 | 0x400 | 0x1000 | 0x2000 | 0x4000)) == 0;
        if (!knownInfo || (source & ~0xF) != 0) {
            throw new Refused(87);
        }
        if ((source & 0x7) != 0 && proof != 0) {
            throw new Refused(proof);
        }
        open.source = source;
        open.forbidsWrites = (info & 0x4000) != 0;
    }

    // --- for the volume

    /** A dismount or a crash: every handle is broken, and what was to be deleted or closed is not. */
    void breakAll() {
        for (ModelOpen open : opens) {
            open.live = false;
            open.sections = 0;
        }
        opens.clear();
        closedInHold.clear();
        for (ModelFile file : table.values()) {
            file.opens.clear();
            file.sections = 0;
            file.doomed = false;
        }
    }

    /** What a mount after a dismount or a crash owes, in the order of the file table. */
    void closePending() {
        List.copyOf(table.values()).forEach(this::lastClose);
    }

    void holdEnded() {
        List<ModelFile> closed = List.copyOf(closedInHold);
        closedInHold.clear();
        for (ModelFile file : closed) {
            if (!file.inUse() && exists(file)) {
                lastClose(file);
            }
        }
    }

    void forgetUsns() {
        for (ModelFile file : table.values()) {
            file.lastUsn = 0;
            file.nothingPending();
        }
    }

    boolean anyInUse() {
        return table.values().stream().anyMatch(ModelFile::inUse);
    }

    private static boolean isMarkedAgainstWrites(ModelFile file) {
        return file.opens.stream().anyMatch(open -> open.forbidsWrites);
    }

    // --- for who looks

    public boolean exists(ModelFile file) {
        return table.get(file.id & RECORD_NUMBER) == file;
    }

    public @Nullable ModelFile find(long parent, String name) {
        return names.get(key(parent, name));
    }

    public List<ModelFile> all() {
        return List.copyOf(table.values());
    }

    /** The names of the files that are open, one for each handle. */
    public List<String> openNames() {
        return table.values().stream()
                .flatMap(file -> file.opens.stream().map(open -> file.name))
                .sorted()
                .toList();
    }
}
