package dev.tidemark.backend.simulated;

import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread; every public method takes the volume's lock. The names of a simulated volume. A file record is
 * used again after its file was deleted, with the next sequence number.
 */
public final class SimulatedFiles {

    private static final long FIRST_RECORD = 24;

    private final SimulatedVolume volume;
    private final boolean wide;
    private final TreeMap<Long, SimulatedFile> byRecord = new TreeMap<>();
    private final Map<FileId, Map<String, SimulatedFile>> children = new HashMap<>();
    private final ArrayDeque<FileId> free = new ArrayDeque<>();
    private final SimulatedFile root;
    private long nextRecord = FIRST_RECORD;

    SimulatedFiles(SimulatedVolume volume, boolean wide) {
        this.volume = volume;
        this.wide = wide;
        FileId id = wide ? new FileId(0x600, 0) : FileId.NTFS_ROOT;
        int attributes = FileAttribute.DIRECTORY.bit() | FileAttribute.SYSTEM.bit() | FileAttribute.HIDDEN.bit();
        this.root = new SimulatedFile(id, null, ".", attributes);
        byRecord.put(key(id), root);
    }

    /** The root directory. */
    public SimulatedFile root() {
        return root;
    }

    /** Creates a file or directory, opened by its creator. */
    public SimulatedOpen create(SimulatedFile parent, String name, int attributes) {
        volume.lock().lock();
        try {
            SimulatedFile file = new SimulatedFile(nextId(), parent, name, attributes);
            byRecord.put(key(file.id), file);
            names(parent).put(fold(name), file);
            return new SimulatedOpen(volume, file).change(Reason.FILE_CREATE);
        } finally {
            volume.lock().unlock();
        }
    }

    /** Creates a directory and closes it. */
    public SimulatedFile directory(SimulatedFile parent, String name) {
        try (SimulatedOpen open = create(parent, name, FileAttribute.DIRECTORY.bit())) {
            return open.file();
        }
    }

    /** Opens a file or directory. */
    public SimulatedOpen open(SimulatedFile file) {
        volume.lock().lock();
        try {
            return new SimulatedOpen(volume, file);
        } finally {
            volume.lock().unlock();
        }
    }

    /** The file at a path below the root, for example {@code \docs\a.txt}; {@code null} when there is none. */
    public @Nullable SimulatedFile find(String path) {
        volume.lock().lock();
        try {
            SimulatedFile file = root;
            for (String name : path.split("\\\\")) {
                if (!name.isEmpty() && file != null) {
                    file = names(file).get(fold(name));
                }
            }
            return file;
        } finally {
            volume.lock().unlock();
        }
    }

    /** The file of an identifier; {@code null} when there is none any more. */
    public @Nullable SimulatedFile find(FileId id) {
        volume.lock().lock();
        try {
            SimulatedFile file = byRecord.get(key(id));
            return file != null && file.id.equals(id) ? file : null;
        } finally {
            volume.lock().unlock();
        }
    }

    // --- under the lock

    /** The first file whose record number is this one or above; {@code null} behind the last. */
    @Nullable
    SimulatedFile atOrAbove(long recordNumber) {
        var entry = byRecord.ceilingEntry(recordNumber);
        return entry == null ? null : entry.getValue();
    }

    void move(SimulatedFile file, SimulatedFile newParent, String newName) {
        if (file.parent != null) {
            names(file.parent).remove(fold(file.name), file);
        }
        file.parent = newParent;
        file.name = newName;
        names(newParent).put(fold(newName), file);
    }

    /** A handle or section was closed: the last one ends what is pending. */
    void released(SimulatedFile file) {
        if (file.inUse()) {
            return;
        }
        if (file.deleted) {
            volume.journal().log(file, file.pending | Reason.FILE_DELETE.bit() | Reason.CLOSE.bit());
            remove(file);
        } else if (file.pending != 0) {
            volume.journal().log(file, file.pending | Reason.CLOSE.bit());
        }
        file.closed();
    }

    /** Closes everything as the mount after a crash does: what was pending gets its close record. */
    void closeAfterCrash() {
        for (SimulatedFile file : byRecord.values().toArray(SimulatedFile[]::new)) {
            file.mount++;
            file.opens = 0;
            file.sections = 0;
            file.deleted = false;
            released(file);
        }
    }

    /** A deleted journal takes the files' last USNs along, and what is pending in them. */
    void forgetUsns() {
        byRecord.values().forEach(file -> {
            file.lastUsn = 0;
            file.closed();
        });
    }

    private void remove(SimulatedFile file) {
        byRecord.remove(key(file.id));
        children.remove(file.id);
        if (file.parent != null) {
            names(file.parent).remove(fold(file.name), file);
        }
        if (!wide) {
            free.add(file.id);
        }
    }

    private FileId nextId() {
        if (wide) {
            return new FileId(0x600 + (nextRecord >>> 16), nextRecord++);
        }
        if (free.size() > 64) {
            FileId old = free.remove();
            int sequence = old.sequence() % 0xFFFF + 1;
            return FileId.ntfs(old.recordNumber(), sequence);
        }
        return FileId.ntfs(nextRecord++, 1);
    }

    private long key(FileId id) {
        return wide ? id.low() : id.recordNumber();
    }

    private Map<String, SimulatedFile> names(SimulatedFile directory) {
        return children.computeIfAbsent(directory.id, id -> new HashMap<>());
    }

    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
