package dev.tidemark.testing;

import dev.tidemark.usn.JournalScanner;
import java.io.ByteArrayOutputStream;

/** Builds the bytes of a {@code $J}: records at their USN pages, padding, holes, foreign bytes. */
public final class JournalFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long firstUsn;

    public JournalFile(long firstUsn) {
        this.firstUsn = firstUsn;
    }

    /** The USN of the next byte. */
    public long usn() {
        return firstUsn + bytes.size();
    }

    /** The bytes of a journal that begins at 0, with such records. */
    public static byte[] bytesOf(Records... records) {
        JournalFile journal = new JournalFile(0);
        for (Records record : records) {
            journal.add(record);
        }
        return journal.toBytes();
    }

    /** The bytes of a journal with two records, and between them 8 bytes that are none. */
    public static byte[] damaged() {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a"));
        journal.raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        journal.add(Records.v2("b"));
        return journal.toBytes();
    }

    /** Adds a record at the next place Windows would take, with its USN set; gives that USN. */
    public long add(Records record) {
        int left = (int) (JournalScanner.PAGE - (usn() & JournalScanner.PAGE - 1));
        if (record.array().length > left) {
            zeros(left);
        }
        long usn = usn();
        bytes.writeBytes(record.usn(usn).array());
        return usn;
    }

    public JournalFile zeros(int count) {
        return raw(new byte[count]);
    }

    public JournalFile raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
