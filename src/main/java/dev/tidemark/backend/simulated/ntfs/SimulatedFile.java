package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import org.jspecify.annotations.Nullable;

/**
 * A file or directory of a simulated volume: what its USN records say, and what is pending until it is closed. Guarded by
 * its volume's monitor.
 */
public final class SimulatedFile {

    final FileId id;
    String name;

    @Nullable
    SimulatedFile parent;

    int attributes;
    int securityId;
    long size;
    int opens;
    int sections;
    boolean deleted;

    /** What was written through a section and is not written back yet; {@code null} for nothing. */
    @Nullable
    Cached cached;

    /** A range of bytes in the cache. */
    record Cached(long from, long to) {

        Cached and(long otherFrom, long otherTo) {
            return new Cached(Math.min(from, otherFrom), Math.max(to, otherTo));
        }
    }

    /** Whether it wants another storage class than the volume's, and what is created in it as well. */
    boolean storageClass;

    /** The name that goes with the last close; {@code null} for none. */
    @Nullable
    Link unlinked;

    /** A name of a file besides its own. */
    record Link(SimulatedFile parent, String name) {}

    /** How often the volume was dismounted or crashed: what was opened before holds nothing any more. */
    int mount;

    /** Reasons since the last close. */
    int pending;

    /** The source that every writer since the last close has set. */
    int source;

    /** Whether anybody has written since the last close. */
    boolean claimed;

    /** The USN of the last record of this file, 0 when there is none. */
    long lastUsn;

    /** What was changed since the last close while ranges were tracked. */
    private @Nullable ChangedRanges changed;

    private @Nullable SimulatedFile target;
    private int forbidders;
    private boolean transacted;

    SimulatedFile(FileId id, @Nullable SimulatedFile parent, String name, int attributes) {
        this.id = id;
        this.parent = parent;
        this.name = name;
        this.attributes = attributes;
    }

    public FileId id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The directory it is in, {@code null} for the root. */
    public @Nullable SimulatedFile parent() {
        return parent;
    }

    public boolean isDirectory() {
        return FileAttribute.DIRECTORY.in(attributes);
    }

    public int attributes() {
        return attributes;
    }

    public int securityId() {
        return securityId;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** The USN of the last record of this file, 0 when there is none. */
    public long lastUsn() {
        return lastUsn;
    }

    /** The parent's identifier; the root is its own parent. */
    public FileId parentId() {
        return parent == null ? id : parent.id;
    }

    /** The file that is opened in that mode: where a link leads, unless the mode asks for the link itself. */
    public SimulatedFile meantBy(OpenMode mode) {
        SimulatedFile there = target;
        boolean itself = !AssumedWindows.IDS_OF_LINKS_LEAD_ON || (mode.flags() & OpenMode.FLAG_OPEN_REPARSE_POINT) != 0;
        return there == null || itself ? this : there;
    }

    void leadsTo(SimulatedFile other) {
        target = other;
    }

    /** Whether a transaction has locked the file. */
    public boolean isTransacted() {
        return transacted;
    }

    void transacted(boolean now) {
        transacted = now;
    }

    /** What has no data, as a mounted folder, is closed with its last handle. */
    boolean inUse() {
        return opens > 0 || sections > 0 && !isDirectory();
    }

    void changed(long from, long to, long chunk) {
        if (changed == null) {
            changed = new ChangedRanges();
        }
        changed.add(from, to, chunk);
    }

    /** Pairs of offset and length of what was changed below a size since the last close. */
    long[] changedExtents(long below) {
        return changed == null ? new long[0] : changed.extents(below);
    }

    void closed() {
        pending = 0;
        source = 0;
        claimed = false;
        changed = null;
    }

    /** One handle begins or ends to forbid writes to this file. */
    void forbidWrites(boolean now, boolean before) {
        forbidders += (now ? 1 : 0) - (before ? 1 : 0);
    }

    boolean writesForbidden() {
        return forbidders > 0;
    }

    /** A dismount or a crash takes all handles; what is pending stays for the next mount. */
    void forgetOpens() {
        mount++;
        opens = 0;
        sections = 0;
        forbidders = 0;
        deleted = false;
        unlinked = null;
        transacted = false;
    }
}
