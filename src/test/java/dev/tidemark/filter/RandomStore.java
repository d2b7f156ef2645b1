package dev.tidemark.filter;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.Rows;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A store of seeded random records of all versions, with markers between them. */
final class RandomStore implements AutoCloseable {

    private static final String[] NAMES = {
        "a.txt",
        "A.TXT",
        "straße.doc",
        "STRASSE.DOC",
        "ÄPFEL.xlsx",
        "äpfel.xlsx",
        "pagefile.sys",
        "x",
        "",
        "\uD83D\uDE00.png",
        "\uDC00lone",
        "NTUSER.DAT",
        "ntuser.dat.LOG1",
        "very long name of a file that goes on and on.tmp",
        "VERY LONG NAME.tmp"
    };

    final RecordStore store;
    private final Random random;
    private long usn;

    RandomStore(Path folder, long seed) {
        store = RecordStore.copying(new SpillFolder(folder), 1 << 26);
        random = new Random(seed);
    }

    RandomStore add(int count) {
        for (int i = 0; i < count; i++) {
            addOne();
        }
        store.publish();
        return this;
    }

    private void addOne() {
        usn += 8L * (1 + random.nextInt(40));
        int kind = random.nextInt(200);
        if (kind == 0) {
            store.append(new Marker(RowKind.GAP, usn, 8, 0, "a gap"));
            return;
        }
        ByteBuffer bytes =
                kind < 20 ? v4() : kind < 22 ? later() : named(kind < 80 ? Records.v3(name()) : Records.v2(name()));
        try {
            store.append(bytes, 0, bytes.capacity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer named(Records record) {
        return record.usn(usn)
                .time(usn / 64 * 10_000_000)
                .reason(reason())
                .file(id())
                .parent(id())
                .set("SourceInfo", random.nextInt(4))
                .set("FileAttributes", random.nextInt(64))
                .set("SecurityId", random.nextInt())
                .bytes();
    }

    private ByteBuffer v4() {
        return Records.v4(usn, id(), id(), reason(), random.nextInt(3), 0, 0x1000);
    }

    private static ByteBuffer later() {
        ByteBuffer bytes = Records.v3("later").bytes();
        return bytes.putShort(4, (short) 5);
    }

    private FileId id() {
        return random.nextInt(5) == 0
                ? new FileId(random.nextInt(3) - 1, random.nextInt(4))
                : FileId.ntfs(random.nextInt(50), -1);
    }

    private int reason() {
        int mask = random.nextInt() & random.nextInt() & random.nextInt() & Reason.ALL;
        return random.nextInt(3) == 0 ? mask | Reason.CLOSE.bit() : mask;
    }

    String name() {
        return NAMES[random.nextInt(NAMES.length)]
                + (random.nextBoolean() ? "" : Integer.toString(random.nextInt(100)));
    }

    /** The record numbers that a slow and plain look at every row gives. */
    List<Long> naive(Predicate<RecordCursor> test) {
        List<Long> records = new ArrayList<>();
        Reading.all(store, row -> !row.isMarker() && !test.test(row) || records.add(row.record()));
        return records;
    }

    static List<Long> records(Rows rows) {
        List<Long> records = new ArrayList<>();
        for (long row = 0; row < rows.size(); row++) {
            records.add(rows.keyAt(row));
        }
        return records;
    }

    @Override
    public void close() {
        store.close();
    }
}
