package dev.tidemark.summary;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

/**
 * A store of seeded random records over a busy and a quiet day: of all versions, with markers between them, a clock that is set back
 * now and then, and records without a plausible time. Not thread-safe.
 */
final class TimedStore implements AutoCloseable {

    /** 2024-05-03 00:00 UTC. */
    static final long START = 133_591_680_000_000_000L;

    static final long SECOND = 10_000_000L;

    private static final String[] NAMES = {
        "a.txt", "b.TXT", "report.docx", "~wrl0001.tmp", "noext", "c.tar.gz", ".bashrc"
    };
    private static final int[] REASONS = {
        Reason.FILE_CREATE.bit(),
        Reason.DATA_EXTEND.bit() | Reason.FILE_CREATE.bit(),
        Reason.DATA_OVERWRITE.bit(),
        Reason.RENAME_OLD_NAME.bit(),
        Reason.RENAME_NEW_NAME.bit(),
        Reason.FILE_DELETE.bit() | Reason.CLOSE.bit(),
        Reason.BASIC_INFO_CHANGE.bit(),
        Reason.CLOSE.bit(),
        0x08000000,
        0
    };

    final RecordStore store;
    private final Random random;
    private long usn = 4096;
    private long clock = START;

    TimedStore(Path folder, long seed) {
        store = RecordStore.copying(new SpillFolder(folder), 1 << 26);
        random = new Random(seed);
    }

    TimedStore add(int count) {
        for (int i = 0; i < count; i++) {
            addOne();
        }
        store.publish();
        return this;
    }

    /** Adds a record of version 2 at a time. */
    TimedStore at(long time, int reason) {
        append(Records.v2("x.txt").time(time).reason(reason).usn(next()).bytes());
        store.publish();
        return this;
    }

    /** From here on USNs begin anew, as with another journal. */
    TimedStore anotherJournal() {
        usn = 0;
        return this;
    }

    /** Adds a row that is no record. */
    TimedStore marker(RowKind kind) {
        store.append(new Marker(kind, usn, 8, 0, "what happened"));
        store.publish();
        return this;
    }

    /** Adds a record of version 4. */
    TimedStore ranges(long file) {
        append(Records.v4(next(), FileId.of64(file), FileId.NTFS_ROOT, Reason.DATA_OVERWRITE.bit(), 0, 0, 4096));
        store.publish();
        return this;
    }

    /** Adds a close record of a file. */
    TimedStore close(long file, long time) {
        append(Records.v3("x.txt")
                .file(FileId.of64(file))
                .time(time)
                .reason(Reason.CLOSE.bit())
                .usn(next())
                .bytes());
        store.publish();
        return this;
    }

    private void addOne() {
        int kind = random.nextInt(400);
        clock += kind < 380 ? random.nextInt(20_000_000) : random.nextLong(3600 * SECOND);
        if (kind == 0) {
            store.append(new Marker(RowKind.GAP, usn, 8, 0, "a gap"));
        } else if (kind == 1) {
            clock -= random.nextLong(7200 * SECOND);
        } else if (kind < 40) {
            append(Records.v4(next(), id(), id(), reason(), 0, 0, 0x1000));
        } else if (kind < 42) {
            append(Records.v3("later").usn(next()).bytes().putShort(4, (short) 5));
        } else {
            append(named(kind < 120 ? Records.v3(name()) : Records.v2(name())));
        }
    }

    private ByteBuffer named(Records record) {
        return record.usn(next())
                .time(time())
                .reason(reason())
                .file(id())
                .parent(FileId.NTFS_ROOT)
                .set("SourceInfo", random.nextInt(3))
                .bytes();
    }

    private long time() {
        return switch (random.nextInt(200)) {
            case 0 -> 0;
            case 1 -> random.nextLong();
            case 2 -> Long.MAX_VALUE;
            case 3 -> -1;
            default -> clock;
        };
    }

    private int reason() {
        return REASONS[random.nextInt(REASONS.length)] | (random.nextInt(4) == 0 ? Reason.CLOSE.bit() : 0);
    }

    private FileId id() {
        return random.nextInt(5) == 0 ? new FileId(1, random.nextInt(3)) : FileId.ntfs(30 + random.nextInt(12), 1);
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private long next() {
        usn += 80;
        return usn;
    }

    private void append(ByteBuffer bytes) {
        try {
            store.append(bytes, 0, bytes.capacity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
