package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a simulated volume by record number and by name. Guarded by its volume's monitor. A file record is used
 * again after its file was deleted, with the next sequence number.
 */
final class MasterFileTable {

    private static final long FIRST_RECORD = 24;
    private static final long FIRST_128_BIT_ID = 0x600;

    /** How many free records there must be before one is used again. */
    private static final int KEPT_FREE = 64;

    private final boolean has128BitIds;
    private final TreeMap<Long, SimulatedFile> byRecord = new TreeMap<>();
    private final Map<FileId, Map<String, SimulatedFile>> children = new HashMap<>();
    private final ArrayDeque<FileId> free = new ArrayDeque<>();
    private final SimulatedFile root;
    private long nextRecord = FIRST_RECORD;

    /**
     * @param has128BitIds whether ids are 128 bits, as on ReFS
     */
    MasterFileTable(boolean has128BitIds) {
        this.has128BitIds = has128BitIds;
        FileId id = has128BitIds ? new FileId(FIRST_128_BIT_ID, 0) : FileId.NTFS_ROOT;
        int attributes = FileAttribute.DIRECTORY.bit() | FileAttribute.SYSTEM.bit() | FileAttribute.HIDDEN.bit();
        this.root = new SimulatedFile(id, null, ".", attributes);
        byRecord.put(key(id), root);
    }

    SimulatedFile root() {
        return root;
    }

    Collection<SimulatedFile> all() {
        return byRecord.values();
    }

    /** The file of a name in a directory, whatever its case; {@code null} when there is none. */
    @Nullable
    SimulatedFile find(SimulatedFile directory, String name) {
        return names(directory).get(fold(name));
    }

    /** The file at a path below the root, for example {@code \docs\a.txt}; {@code null} when there is none. */
    @Nullable
    SimulatedFile find(String path) {
        SimulatedFile file = root;
        for (String name : path.split("\\\\")) {
            if (!name.isEmpty() && file != null) {
                file = find(file, name);
            }
        }
        return file;
    }

    /** The file of an identifier; {@code null} when there is none any more. */
    @Nullable
    SimulatedFile find(FileId id) {
        SimulatedFile file = byRecord.get(key(id));
        return file != null && file.id.equals(id) ? file : null;
    }

    /** Refuses with 2 when the file is not there any more. */
    void mustHave(SimulatedFile file) {
        if (byRecord.get(key(file.id)) != file) {
            throw new SimulatedRefusal(Win32Error.ERROR_FILE_NOT_FOUND);
        }
    }

    /** The first file whose record number is this one or above; {@code null} behind the last. */
    @Nullable
    SimulatedFile atOrAbove(long recordNumber) {
        Map.Entry<Long, SimulatedFile> entry = byRecord.ceilingEntry(recordNumber);
        return entry == null ? null : entry.getValue();
    }

    /** From the root, for example {@code \docs\a.txt}. */
    String path(SimulatedFile file) {
        SimulatedFile parent = file.parent;
        if (parent == null) {
            return "\\";
        }
        return parent == root ? "\\" + file.name : path(parent) + "\\" + file.name;
    }

    /** A name that is not taken: the one given, or with a number before its extension, as Explorer does it. */
    String vacant(SimulatedFile parent, String name) {
        Map<String, SimulatedFile> taken = names(parent);
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String extension = dot < 0 ? "" : name.substring(dot);
        String vacant = name;
        for (int i = 2; taken.containsKey(fold(vacant)); i++) {
            vacant = stem + " (" + i + ")" + extension;
        }
        return vacant;
    }

    /** A new file under a name that is not taken. */
    SimulatedFile add(SimulatedFile parent, String name, int attributes) {
        SimulatedFile file = new SimulatedFile(nextId(), parent, name, attributes);
        byRecord.put(key(file.id), file);
        names(parent).put(fold(name), file);
        return file;
    }

    void move(SimulatedFile file, SimulatedFile newParent, String newName) {
        if (file.parent != null) {
            names(file.parent).remove(fold(file.name), file);
        }
        file.parent = newParent;
        file.name = newName;
        names(newParent).put(fold(newName), file);
    }

    /** One more name for a file. */
    void link(SimulatedFile file, SimulatedFile parent, String name) {
        if (names(parent).putIfAbsent(fold(name), file) != null) {
            throw new SimulatedRefusal(Win32Error.ERROR_FILE_EXISTS);
        }
    }

    void unlink(SimulatedFile parent, String name) {
        names(parent).remove(fold(name));
    }

    void remove(SimulatedFile file) {
        byRecord.remove(key(file.id));
        children.remove(file.id);
        if (file.parent != null) {
            names(file.parent).remove(fold(file.name), file);
        }
        if (!has128BitIds) {
            free.add(file.id);
        }
    }

    /** A deleted journal takes the files' last USNs along, and what is pending in them. */
    void forgetUsns() {
        byRecord.values().forEach(file -> {
            file.lastUsn = 0;
            file.closed();
        });
    }

    private FileId nextId() {
        if (has128BitIds) {
            return new FileId(FIRST_128_BIT_ID + (nextRecord >>> 16), nextRecord++);
        }
        if (free.size() > KEPT_FREE) {
            FileId old = free.remove();
            int sequence = old.sequence() % 0xFFFF + 1;
            return FileId.ntfs(old.recordNumber(), sequence);
        }
        return FileId.ntfs(nextRecord++, 1);
    }

    private long key(FileId id) {
        return has128BitIds ? id.low() : id.recordNumber();
    }

    private Map<String, SimulatedFile> names(SimulatedFile directory) {
        return children.computeIfAbsent(directory.id, id -> new HashMap<>());
    }

    private static String fold(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
