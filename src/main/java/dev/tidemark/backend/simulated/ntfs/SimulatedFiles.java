package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What programs find and open on a simulated volume, and who has what open. Safe from any thread: every public method takes
 * the volume's monitor unless it says otherwise. What a program could not do is a {@link SimulatedRefusal} with the error it
 * would get.
 */
public final class SimulatedFiles {

    private final VolumeState volume;
    private final VolumeMonitor monitor;
    private final MasterFileTable table;
    private final OpenFiles opens;
    private String process = "System";

    SimulatedFiles(VolumeState volume, OpenFiles opens) {
        this.volume = volume;
        this.monitor = volume.monitor();
        this.table = volume.table();
        this.opens = opens;
    }

    /** The root directory. */
    public SimulatedFile root() {
        return table.root();
    }

    /** Creates a file or directory, opened by its creator; refused with 80 when the name is taken, 5 while it is deleted. */
    public SimulatedOpen create(SimulatedFile parent, String name, int attributes) {
        monitor.lock();
        try {
            volume.held().pass();
            volume.mount().enter();
            SimulatedFile there = table.find(parent, name);
            if (there != null) {
                throw new SimulatedRefusal(
                        there.deleted ? Win32Error.ERROR_ACCESS_DENIED : Win32Error.ERROR_FILE_EXISTS);
            }
            SimulatedFile file = table.add(parent, name, attributes);
            return opened(file, SimulatedOpen.SHARED).created();
        } finally {
            monitor.unlock();
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
        monitor.lock();
        try {
            return table.vacant(parent, name);
        } finally {
            monitor.unlock();
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
        monitor.lock();
        try {
            volume.mount().enter();
            opens.mayOpen(file, mode);
            return opened(file, mode);
        } finally {
            monitor.unlock();
        }
    }

    /** As {@link #open(SimulatedFile, OpenMode)}, in the name of a program; under the monitor. */
    public SimulatedOpen openAs(String program, SimulatedFile file, OpenMode mode) {
        String before = process;
        process = program;
        try {
            return open(file, mode);
        } finally {
            process = before;
        }
    }

    private SimulatedOpen opened(SimulatedFile file, OpenMode mode) {
        SimulatedOpen open = new SimulatedOpen(volume, opens, file, mode, process);
        opens.add(open);
        return open;
    }

    /** Writes back what programs wrote through sections, as the lazy writer does in its time, and a lock at once. */
    public void writeBack() {
        monitor.lock();
        try {
            volume.closes().writeBack();
        } finally {
            monitor.unlock();
        }
    }

    /** Begins a transaction. */
    public SimulatedTransaction transaction() {
        return new SimulatedTransaction(volume);
    }

    /** Who has files open. */
    public List<Holder> holders() {
        monitor.lock();
        try {
            return opens.holders();
        } finally {
            monitor.unlock();
        }
    }

    /** Makes a file a link to another: who opens it is led there, unless he opens the link itself. */
    public void link(SimulatedFile file, SimulatedFile target) {
        try (SimulatedOpen open = open(file, SimulatedOpen.SHARED)) {
            open.attributes(file.attributes() | FileAttribute.REPARSE_POINT.bit())
                    .change(Reason.REPARSE_POINT_CHANGE);
            file.leadsTo(target);
        }
    }

    /** Locks a file by a transaction, or lets it go. */
    public void transacted(SimulatedFile file, boolean locked) {
        monitor.lock();
        try {
            file.transacted(locked);
        } finally {
            monitor.unlock();
        }
    }

    /** The file at a path below the root, for example {@code \docs\a.txt}; {@code null} when there is none. */
    public @Nullable SimulatedFile find(String path) {
        monitor.lock();
        try {
            return table.find(path);
        } finally {
            monitor.unlock();
        }
    }

    /** The file of an identifier; {@code null} when there is none any more. */
    public @Nullable SimulatedFile find(FileId id) {
        monitor.lock();
        try {
            return table.find(id);
        } finally {
            monitor.unlock();
        }
    }

    // --- under the monitor

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

    /** Whether any file is open or mapped; under the monitor. */
    public boolean anyInUse() {
        return opens.anyInUse();
    }

    /** The first file whose record number is this one or above; {@code null} behind the last. Under the monitor. */
    public @Nullable SimulatedFile atOrAbove(long recordNumber) {
        return table.atOrAbove(recordNumber);
    }
}
