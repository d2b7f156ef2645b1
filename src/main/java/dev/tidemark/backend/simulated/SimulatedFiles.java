package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Holder;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread; every public method takes the volume's lock. The names of a simulated volume, and who has what
 * open. A file record is used again after its file was deleted, with the next sequence number. What a program could not do
 * is a {@link SimulatedRefusal} with the error it would get.
 */
public final class SimulatedFiles {

    private static final long FIRST_RECORD = 24;

    private final SimulatedVolume volume;
    private final boolean wide;
    private final TreeMap<Long, SimulatedFile> byRecord = new TreeMap<>();
    private final Map<FileId, Map<String, SimulatedFile>> children = new HashMap<>();
    private final Set<SimulatedOpen> opens = new LinkedHashSet<>();
    private final ArrayDeque<FileId> free = new ArrayDeque<>();
    private final SimulatedFile root;
    private long nextRecord = FIRST_RECORD;
    private String process = "System";

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

    /** Creates a file or directory, opened by its creator; refused with 80 when the name is taken, 5 while it is deleted. */
    public SimulatedOpen create(SimulatedFile parent, String name, int attributes) {
        volume.lock().lock();
        try {
            volume.hold().pass();
            volume.admit();
            SimulatedFile there = names(parent).get(fold(name));
            if (there != null) {
                throw new SimulatedRefusal(
                        there.deleted ? Win32Error.ERROR_ACCESS_DENIED : Win32Error.ERROR_FILE_EXISTS);
            }
            SimulatedFile file = new SimulatedFile(nextId(), parent, name, attributes);
            byRecord.put(key(file.id), file);
            names(parent).put(fold(name), file);
            return opened(new SimulatedOpen(volume, file, SimulatedOpen.SHARED, process))
                    .created();
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

    /** A name that is not taken: the one given, or with a number before its extension, as Explorer does it. */
    public String vacant(SimulatedFile parent, String name) {
        volume.lock().lock();
        try {
            Map<String, SimulatedFile> taken = names(parent);
            int dot = name.lastIndexOf('.');
            String stem = dot < 0 ? name : name.substring(0, dot);
            String extension = dot < 0 ? "" : name.substring(dot);
            String free = name;
            for (int i = 2; taken.containsKey(fold(free)); i++) {
                free = stem + " (" + i + ")" + extension;
            }
            return free;
        } finally {
            volume.lock().unlock();
        }
    }

    /** Opens a file or directory for reading and writing, sharing it with everyone. */
    public SimulatedOpen open(SimulatedFile file) {
        return open(file, SimulatedOpen.SHARED);
    }

    /**
     * Opens a file or directory; refused with 32 when others do not share it, with 5 when it is marked against writes or to
     * be deleted, or the volume is locked, with 2 when there is no such file any more.
     */
    public SimulatedOpen open(SimulatedFile file, OpenMode mode) {
        volume.lock().lock();
        try {
            volume.admit();
            mayOpen(file, mode);
            return opened(new SimulatedOpen(volume, file, mode, process));
        } finally {
            volume.lock().unlock();
        }
    }

    /** As {@link #open(SimulatedFile, OpenMode)}, in the name of a program. */
    SimulatedOpen openAs(String program, SimulatedFile file, OpenMode mode) {
        String before = process;
        process = program;
        try {
            return open(file, mode);
        } finally {
            process = before;
        }
    }

    /** Who has files open. */
    public List<Holder> holders() {
        volume.lock().lock();
        try {
            return opens.stream().map(SimulatedOpen::holder).toList();
        } finally {
            volume.lock().unlock();
        }
    }

    /** Locks a file by a transaction, or lets it go. */
    public void transacted(SimulatedFile file, boolean locked) {
        volume.lock().lock();
        try {
            file.transacted(locked);
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

    /** Lets a program act: what it opens is held in its name. */
    void as(String program, Runnable acts) {
        String before = process;
        process = program;
        try {
            acts.run();
        } finally {
            process = before;
        }
    }

    SimulatedOpen opened(SimulatedOpen open) {
        opens.add(open);
        return open;
    }

    void closed(SimulatedOpen open) {
        opens.remove(open);
        released(open.file());
    }

    boolean anyInUse() {
        return !opens.isEmpty() || byRecord.values().stream().anyMatch(SimulatedFile::inUse);
    }

    /** From the root, for example {@code \docs\a.txt}. */
    String path(SimulatedFile file) {
        SimulatedFile parent = file.parent;
        if (parent == null) {
            return "\\";
        }
        return parent == root ? "\\" + file.name : path(parent) + "\\" + file.name;
    }

    /** Refuses what {@link #open(SimulatedFile, OpenMode)} says. */
    void mayOpen(SimulatedFile file, OpenMode mode) {
        if (byRecord.get(key(file.id)) != file) {
            throw new SimulatedRefusal(Win32Error.ERROR_FILE_NOT_FOUND);
        }
        if (file.deleted || mode.writes() && file.writesForbidden()) {
            throw new SimulatedRefusal(Win32Error.ERROR_ACCESS_DENIED);
        }
        if (file.opens > 0 && opens.stream().anyMatch(open -> open.file() == file && open.conflictsWith(mode))) {
            throw new SimulatedRefusal(Win32Error.ERROR_SHARING_VIOLATION);
        }
    }

    /** Deletes what stands in the way of a rename. */
    void replace(SimulatedOpen by, SimulatedFile newParent, String newName) {
        SimulatedFile other = names(newParent).get(fold(newName));
        if (other == null || other == by.file()) {
            return;
        }
        if (other.inUse()) {
            throw new SimulatedRefusal(Win32Error.ERROR_ACCESS_DENIED);
        }
        by.claim(other);
        other.deleted = true;
        released(other);
    }

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

    /** A handle or section was closed: the last one ends what is pending, or the hold that is now does. */
    void released(SimulatedFile file) {
        if (file.inUse() || volume.hold().defers(() -> released(file))) {
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

    /** A dismount or a crash breaks all handles, and no close record is written. */
    void forgetOpens() {
        opens.clear();
        byRecord.values().forEach(SimulatedFile::forgetOpens);
    }

    /** Writes the close records that a mount after a crash owes: of everything that is still pending. */
    void closePending() {
        for (SimulatedFile file : byRecord.values().toArray(SimulatedFile[]::new)) {
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
