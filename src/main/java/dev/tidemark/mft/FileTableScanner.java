package dev.tidemark.mft;

import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;

/**
 * Goes through an {@code $MFT} piece by piece, from its first record on, and gives files and their names to a sink: those in
 * use, what a torn or damaged record says before the damage, and those that records no longer in use tell of. Not thread-safe.
 *
 * <p>Names in extension records are found by their base references; attribute lists are not followed, since a long one lies
 * outside the table.
 */
public final class FileTableScanner {

    private static final int FIRST_RECORD = 0;
    private static final int MOST_SEQUENCE = 0xFFFF;

    private final FileTableSink sink;
    private final FileRecord record;
    private final boolean fixupsUndone;
    private long next = FIRST_RECORD;
    private long files;
    private long damaged;
    private long damagedFirst;

    /** Behind the last attribute of the record that is given. */
    private int end;

    public FileTableScanner(FileTableForm form, FileTableSink sink) {
        this.record = new FileRecord(form.recordSize());
        this.fixupsUndone = form.fixupsUndone();
        this.sink = sink;
    }

    /**
     * Goes through the whole records in a piece, the first of which follows the last one of the piece before.
     *
     * @param bytes little-endian
     * @param to where the piece ends, at most the limit
     * @return the position behind the last whole record
     */
    public int scan(ByteBuffer bytes, int from, int to) {
        int at = from;
        for (; at + record.array.length <= to; at += record.array.length) {
            record.copy(bytes, at);
            read(next);
            damagedFirst = next == FIRST_RECORD ? damaged : damagedFirst;
            next++;
        }
        return at;
    }

    /** Passes over records that are blank: all zeros. */
    public void pass(long blank) {
        next += blank;
    }

    /** How many records were gone through: the number of the next one. */
    public long records() {
        return next;
    }

    /** How many files and directories in use were found in sound records. */
    public long files() {
        return files;
    }

    /** How many records are damaged, also those of which a part was given. */
    public long damaged() {
        return damaged;
    }

    /** How many of them are not the first, which is the table's own. */
    public long damagedOthers() {
        return damaged - damagedFirst;
    }

    private void read(long number) {
        boolean bad = record.isMarkedBad();
        if (!bad && !record.hasSignature()) {
            damaged += record.isBlank() ? 0 : 1;
            return;
        }
        int sound = record.isNumbered(number) ? record.soundBytes(fixupsUndone) : 0;
        boolean whole = prepare(sound) && !bad;
        if (record.isInUse()) {
            damaged += whole ? 0 : 1;
            if (sound > 0) {
                give(number, whole ? RecordState.SOUND : RecordState.DAMAGED);
            }
        } else if (whole) {
            giveFreed(number);
        }
    }

    /** Makes the attributes ready that lie in sound sectors; tells whether all of the record is whole. */
    private boolean prepare(int sound) {
        if (!fixupsUndone) {
            record.undoFixups(sound);
        }
        int used = record.used();
        int limit = Math.min(sound, used < 0 ? sound : used);
        end = Attribute.endOfValid(record.bytes, record.firstAttribute(), limit);
        return sound == record.array.length && used >= 0 && Attribute.isEnd(record.bytes, end, used);
    }

    private void give(long number, RecordState state) {
        if (record.base() != 0) {
            giveNames(record.base(), false, state);
            return;
        }
        files += state == RecordState.SOUND ? 1 : 0;
        long reference = FileId.ntfs(number, record.sequence()).low();
        giveFile(reference, state);
        giveNames(reference, true, state);
    }

    /** NTFS counts the sequence number on when it frees a record. */
    private void giveFreed(long number) {
        if (record.base() == 0) {
            int sequence = record.sequence() <= 1 ? MOST_SEQUENCE : record.sequence() - 1;
            long reference = FileId.ntfs(number, sequence).low();
            giveFile(reference, RecordState.FREED);
            giveNames(reference, true, RecordState.FREED);
        }
    }

    private void giveFile(long reference, RecordState state) {
        ByteBuffer bytes = record.bytes;
        long usn = 0;
        boolean extended = false;
        for (int at = record.firstAttribute(); at < end; at = Attribute.next(bytes, at)) {
            int type = Attribute.type(bytes, at);
            extended |= type == Attribute.ATTRIBUTE_LIST;
            if (type == Attribute.STANDARD_INFORMATION && Attribute.isResident(bytes, at)) {
                usn = Attribute.usn(bytes, at);
            }
        }
        sink.file(reference, state, record.isDirectory(), record.links(), extended, usn);
    }

    private void giveNames(long reference, boolean inBase, RecordState state) {
        ByteBuffer bytes = record.bytes;
        for (int at = record.firstAttribute(); at < end; at = Attribute.next(bytes, at)) {
            if (Attribute.type(bytes, at) == Attribute.FILE_NAME && Attribute.isResident(bytes, at)) {
                sink.name(
                        reference,
                        state,
                        inBase,
                        Attribute.parent(bytes, at),
                        Attribute.nameSpace(bytes, at),
                        bytes,
                        Attribute.name(bytes, at),
                        Attribute.nameLength(bytes, at));
            }
        }
    }
}
