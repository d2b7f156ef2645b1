package dev.tidemark.backend.simulated;

import dev.tidemark.usn.Reason;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Safe from any thread. A program's open file on a simulated volume: what it changes is pending in the file until the last
 * such handle and the last mapped section are closed, and then logged once more with CLOSE.
 */
public final class SimulatedOpen implements AutoCloseable {

    private final SimulatedVolume volume;
    private final SimulatedFile file;
    private final ReentrantLock lock;
    private int source;
    private boolean sourceSet;
    private boolean open = true;
    private int sections;
    private int mount;

    SimulatedOpen(SimulatedVolume volume, SimulatedFile file) {
        this.volume = volume;
        this.file = file;
        this.lock = volume.lock();
        this.mount = file.mount;
        file.opens++;
    }

    public SimulatedFile file() {
        return file;
    }

    /** Marks what this handle does from now on with source information ({@code FSCTL_MARK_HANDLE}). */
    public SimulatedOpen mark(int sourceInfo) {
        return locked(() -> {
            source = sourceInfo;
            sourceSet = true;
        });
    }

    /** Overwrites bytes that are there, and extends the file by those that are not. */
    public SimulatedOpen write(long offset, long length) {
        return locked(() -> {
            if (offset < file.size) {
                note(Reason.DATA_OVERWRITE);
            }
            if (offset + length > file.size) {
                file.size = offset + length;
                note(Reason.DATA_EXTEND);
            }
            file.changed(offset, offset + length);
        });
    }

    /** Appends bytes. */
    public SimulatedOpen append(long length) {
        return locked(() -> {
            file.changed(file.size, file.size + length);
            file.size += length;
            note(Reason.DATA_EXTEND);
        });
    }

    /** Cuts the file. */
    public SimulatedOpen truncate(long size) {
        return locked(() -> {
            file.size = size;
            note(Reason.DATA_TRUNCATION);
        });
    }

    /** Changes something that has one reason of its own. */
    public SimulatedOpen change(Reason reason) {
        return locked(() -> note(reason));
    }

    /** Sets the attributes. */
    public SimulatedOpen attributes(int attributes) {
        return locked(() -> {
            file.attributes = attributes;
            note(Reason.BASIC_INFO_CHANGE);
        });
    }

    /** Renames or moves the file: one record under the old name, one under the new. */
    public SimulatedOpen rename(SimulatedFile newParent, String newName) {
        return locked(() -> {
            int before = file.pending;
            claim();
            volume.journal().log(file, before & ~Reason.RENAME_NEW_NAME.bit() | Reason.RENAME_OLD_NAME.bit());
            volume.files().move(file, newParent, newName);
            pend(before | Reason.RENAME_NEW_NAME.bit());
        });
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

    /** Unmaps a section; the last one closes the file when no handle is open. */
    public void unmap() {
        lock.lock();
        try {
            if (mount == file.mount && sections > 0) {
                sections--;
                file.sections--;
                volume.files().released(file);
            }
        } finally {
            lock.unlock();
        }
    }

    private void note(Reason reason) {
        claim();
        if ((file.pending & reason.bit()) == 0) {
            pend(file.pending | reason.bit());
        }
    }

    /** Without a journal nothing is pending: what was not logged is not logged later either. */
    private void pend(int reasons) {
        if (volume.journal().isActive()) {
            file.pending = reasons;
            volume.journal().log(file, reasons);
        }
    }

    /** A record shows a source only when every writer since the last close has set it. */
    private void claim() {
        int mine = sourceSet ? source : 0;
        file.source = file.claimed ? file.source & mine : mine;
        file.claimed = true;
    }

    /** After a crash whoever goes on has opened the file anew. */
    private void openAgain() {
        if (open && mount != file.mount) {
            mount = file.mount;
            sections = 0;
            file.opens++;
        }
    }

    private SimulatedOpen locked(Runnable change) {
        lock.lock();
        try {
            openAgain();
            change.run();
            return this;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (open && mount == file.mount) {
                file.opens--;
                volume.files().released(file);
            }
            open = false;
        } finally {
            lock.unlock();
        }
    }
}
