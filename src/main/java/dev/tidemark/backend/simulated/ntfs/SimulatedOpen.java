package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;

/**
 * A program's open file on a simulated volume: what it changes is pending in the file until the last such handle and the
 * last mapped section are closed, and then logged once more with CLOSE. Safe from any thread; changes wait while writes are
 * held. What the volume refuses is a {@link SimulatedRefusal}: 5 while it is locked or for want of access, 348 for a file
 * marked against writes.
 */
public final class SimulatedOpen implements AutoCloseable {

    /** What most programs ask for: reading and writing, and everything shared. */
    static final OpenMode SHARED =
            new OpenMode(OpenMode.GENERIC_READ | OpenMode.GENERIC_WRITE, OpenMode.SHARE_ALL, 0, 64);

    private final VolumeState volume;
    private final OpenFiles opens;
    private final SimulatedFile file;
    private final OpenMode mode;
    private final String process;
    private final VolumeMonitor monitor;
    private boolean disallowsWrites;
    private int source;
    private boolean sourceSet;
    private boolean open = true;
    private int sections;
    private int mount;

    /** Under the monitor. */
    SimulatedOpen(VolumeState volume, OpenFiles opens, SimulatedFile file, OpenMode mode, String process) {
        this.volume = volume;
        this.opens = opens;
        this.file = file;
        this.mode = mode;
        this.process = process;
        this.monitor = volume.monitor();
        this.mount = file.mount;
        file.opens++;
    }

    public SimulatedFile file() {
        return file;
    }

    /** Marks what this handle does from now on with source information ({@code FSCTL_MARK_HANDLE}). */
    public SimulatedOpen mark(int sourceInfo) {
        return mark(sourceInfo, false);
    }

    /** As {@link #mark(int)}; may also forbid everyone to write to the file while this handle is open. */
    public SimulatedOpen mark(int sourceInfo, boolean againstWrites) {
        monitor.lock();
        try {
            source = sourceInfo;
            sourceSet = true;
            file.forbidWrites(againstWrites, disallowsWrites);
            disallowsWrites = againstWrites;
            return this;
        } finally {
            monitor.unlock();
        }
    }

    /** Overwrites bytes that are there, and extends the file by those that are not: one write, and so one record. */
    public SimulatedOpen write(long offset, long length) {
        return writing(() -> {
            volume.journal().changed(file, offset, offset + length);
            int reasons = offset < file.size ? Reason.DATA_OVERWRITE.bit() : 0;
            if (offset + length > file.size) {
                file.size = offset + length;
                reasons |= Reason.DATA_EXTEND.bit();
            }
            note(reasons);
        });
    }

    /** Appends bytes. */
    public SimulatedOpen append(long length) {
        return writing(() -> {
            volume.journal().changed(file, file.size, file.size + length);
            file.size += length;
            note(Reason.DATA_EXTEND);
        });
    }

    /** Cuts the file. */
    public SimulatedOpen truncate(long size) {
        return writing(() -> {
            file.size = size;
            note(Reason.DATA_TRUNCATION);
        });
    }

    /** Changes something that has one reason of its own. */
    public SimulatedOpen change(Reason reason) {
        return locked(() -> note(reason));
    }

    /** Sets the attributes; whether the file is indexed is one of them, and has a reason of its own in the same record. */
    public SimulatedOpen attributes(int attributes) {
        return locked(() -> {
            boolean indexing = FileAttribute.NOT_CONTENT_INDEXED.in(file.attributes ^ attributes);
            file.attributes = attributes;
            note(Reason.BASIC_INFO_CHANGE.bit() | (indexing ? Reason.INDEXABLE_CHANGE.bit() : 0));
        });
    }

    /** Wants another storage class; what is created in a directory takes over that of the directory, and is logged so. */
    public SimulatedOpen storageClass() {
        return locked(() -> {
            file.storageClass = true;
            note(Reason.DESIRED_STORAGE_CLASS_CHANGE);
        });
    }

    /** Gives the file one more name. */
    public SimulatedOpen link(SimulatedFile parent, String name) {
        return locked(() -> {
            volume.table().link(file, parent, name);
            note(Reason.HARD_LINK_CHANGE);
        });
    }

    /** Takes a name of several from the file, once its last handle is closed: one record, under that name. */
    public SimulatedOpen unlink(SimulatedFile parent, String name) {
        return locked(() -> {
            if (volume.table().find(parent, name) != file) {
                throw new SimulatedRefusal(Win32Error.ERROR_FILE_NOT_FOUND);
            }
            claim();
            file.unlinked = new SimulatedFile.Link(parent, name);
        });
    }

    /**
     * Renames or moves the file: one record under the old name, one under the new. Replaces what has that name already,
     * unless it is in use (5).
     */
    public SimulatedOpen rename(SimulatedFile newParent, String newName) {
        return locked(() -> {
            replace(newParent, newName);
            int before = file.pending;
            claim();
            volume.journal().log(file, before & ~Reason.RENAME_NEW_NAME.bit() | Reason.RENAME_OLD_NAME.bit());
            volume.table().move(file, newParent, newName);
            pend(before | Reason.RENAME_NEW_NAME.bit());
        });
    }

    /** Deletes what stands in the way of a rename. */
    private void replace(SimulatedFile newParent, String newName) {
        SimulatedFile other = volume.table().find(newParent, newName);
        if (other == null || other == file) {
            return;
        }
        if (other.inUse()) {
            throw new SimulatedRefusal(Win32Error.ERROR_ACCESS_DENIED);
        }
        claim(other);
        other.deleted = true;
        volume.closes().released(other);
    }

    /** Deletes the file once its last handle is closed. */
    public SimulatedOpen delete() {
        return locked(() -> {
            claim();
            file.deleted = true;
        });
    }

    /** Maps a section of the file, which keeps it in use beyond the handle. */
    public SimulatedOpen map() {
        return locked(() -> {
            sections++;
            file.sections++;
        });
    }

    /** Writes through a section: the journal is told when the pages are written back, which may be after the last close. */
    public SimulatedOpen writeMapped(long offset, long length) {
        return writing(() -> {
            long end = Math.min(offset + length, file.size);
            if (sections > 0 && offset < end) {
                SimulatedFile.Cached before = file.cached;
                file.cached = before == null ? new SimulatedFile.Cached(offset, end) : before.and(offset, end);
            }
        });
    }

    /** Unmaps a section; the last one closes the file when no handle is open. */
    public void unmap() {
        monitor.lock();
        try {
            if (mount == file.mount && sections > 0) {
                sections--;
                file.sections--;
                volume.closes().released(file);
            }
        } finally {
            monitor.unlock();
        }
    }

    private void note(Reason reason) {
        note(reason.bit());
    }

    /** What one act has for reasons is logged at once, unless all of them are pending. */
    private void note(int reasons) {
        claim();
        if ((reasons & ~file.pending) != 0) {
            pend(file.pending | reasons);
        }
    }

    /** Without a journal nothing is pending: what was not logged is not logged later either. */
    private void pend(int reasons) {
        if (volume.journal().isActive()) {
            file.pending = reasons;
            volume.journal().log(file, reasons);
        }
    }

    private void claim() {
        claim(file);
    }

    /** A record shows a source only when every writer since the last close has set it; without a journal nobody counts. */
    private void claim(SimulatedFile written) {
        if (volume.journal().isActive()) {
            int mine = sourceSet ? source : 0;
            written.source = written.claimed ? written.source & mine : mine;
            written.claimed = true;
        }
    }

    /** After a crash or a dismount whoever goes on has opened the file anew, which mounts the volume. */
    private void openAgain() {
        volume.mount().enter();
        if (open && mount != file.mount) {
            opens.mayOpen(file, mode);
            mount = file.mount;
            sections = 0;
            disallowsWrites = false;
            sourceSet = false;
            file.opens++;
            opens.add(this);
        }
    }

    private SimulatedOpen writing(Runnable change) {
        return locked(() -> {
            if (!mode.writes()) {
                throw new SimulatedRefusal(Win32Error.ERROR_ACCESS_DENIED);
            }
            if (file.writesForbidden()) {
                throw new SimulatedRefusal(Win32Error.ERROR_MARKED_TO_DISALLOW_WRITES);
            }
            change.run();
        });
    }

    private SimulatedOpen locked(Runnable change) {
        monitor.lock();
        try {
            volume.held().pass();
            openAgain();
            change.run();
            return this;
        } finally {
            monitor.unlock();
        }
    }

    @Override
    public void close() {
        monitor.lock();
        try {
            if (open && mount == file.mount) {
                file.opens--;
                file.forbidWrites(false, disallowsWrites);
                opens.remove(this);
                volume.closes().released(file);
            }
            open = false;
        } finally {
            monitor.unlock();
        }
    }

    // --- under the monitor

    /** The file is new. */
    SimulatedOpen created() {
        SimulatedFile parent = file.parent;
        file.storageClass = parent != null && parent.storageClass;
        note(Reason.FILE_CREATE.bit() | (file.storageClass ? Reason.DESIRED_STORAGE_CLASS_CHANGE.bit() : 0));
        return this;
    }

    /**
     * Logs what is pending with CLOSE, even when nothing is; the reasons then begin anew.
     *
     * @return the USN of that record
     */
    public long forceClose() {
        if (!file.claimed) {
            claim();
        }
        volume.journal().log(file, file.pending | Reason.CLOSE.bit());
        file.closed();
        return file.lastUsn;
    }

    /** Whether it has the file open now. */
    public boolean isLive() {
        return open && mount == file.mount;
    }

    Holder holder() {
        return new Holder(process, ProcessIds.of(process), volume.table().path(file), mode.writes());
    }

    /** Whether the file cannot be opened in that mode as long as this handle is open. Who asks for facts only may. */
    boolean conflictsWith(OpenMode other) {
        boolean both = (mode.reads() || mode.writes()) && (other.reads() || other.writes());
        return both && (clash(mode, other) || clash(other, mode));
    }

    private static boolean clash(OpenMode asks, OpenMode shares) {
        return asks.reads() && (shares.share() & OpenMode.SHARE_READ) == 0
                || asks.writes() && (shares.share() & OpenMode.SHARE_WRITE) == 0;
    }
}
