package dev.tidemark.testing;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A store whose rows a test adds one by one, each seen at once; USNs and times rise by themselves. Not thread-safe. */
public final class StoredRows implements AutoCloseable {

    /** 2024-05-03T12:00:00Z. */
    public static final long NOON = 133_592_112_000_000_000L;

    public static final long SECOND = 10_000_000L;

    /** Reasons that lives and names turn on. */
    public static final int CREATE = Reason.FILE_CREATE.bit();

    public static final int EXTEND = Reason.DATA_EXTEND.bit();
    public static final int DELETE = Reason.FILE_DELETE.bit();
    public static final int OLD = Reason.RENAME_OLD_NAME.bit();
    public static final int NEW = Reason.RENAME_NEW_NAME.bit();
    public static final int LINK = Reason.HARD_LINK_CHANGE.bit();
    public static final int CLOSE = Reason.CLOSE.bit();

    private static final long HEAP = 1 << 20;

    private final RecordStore store;
    private long usn = JournalScanner.PAGE;
    private long time = NOON;

    public StoredRows(Path folder) {
        this(folder, 0);
    }

    /**
     * @param source the number of the source in the keys of its rows
     */
    public StoredRows(Path folder, int source) {
        store = RecordStore.copying(source, new SpillFolder(folder), HEAP);
    }

    public RecordStore store() {
        return store;
    }

    /** A record of version 2, one second behind the one before. */
    public StoredRows add(FileId file, FileId parent, String name, int reasons) {
        return add(Records.v2(name).file(file).parent(parent).reason(reasons));
    }

    /** A directory's. */
    public StoredRows addDirectory(FileId file, FileId parent, String name, int reasons) {
        return add(Records.v2(name).file(file).parent(parent).reason(reasons).set("FileAttributes", 0x10));
    }

    public StoredRows add(Records record) {
        put(record.usn(usn).time(time).bytes());
        time += SECOND;
        return this;
    }

    /** A record of a time, as FILETIME. */
    public StoredRows add(Records record, long when) {
        put(record.usn(usn).time(when).bytes());
        return this;
    }

    /** A record of version 4, with pairs of offset and length. */
    public StoredRows addExtents(FileId file, FileId parent, int reasons, long... extents) {
        put(Records.v4(usn, file, parent, reasons, 0, extents));
        return this;
    }

    private void put(ByteBuffer record) {
        try {
            store.append(record, 0, record.getInt(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        usn += record.getInt(0);
        store.publish();
    }

    /** A row that is no record. */
    public StoredRows add(RowKind kind, long at) {
        return add(new Marker(kind, at, 0, time, "between"));
    }

    public StoredRows add(Marker marker) {
        store.append(marker);
        store.publish();
        return this;
    }

    /** The USN of the next record. */
    public long usn() {
        return usn;
    }

    @Override
    public void close() {
        store.close();
    }
}
