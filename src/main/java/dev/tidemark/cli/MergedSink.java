package dev.tidemark.cli;

import dev.tidemark.export.ExportForm;
import dev.tidemark.field.RecordIdentity;
import dev.tidemark.field.RecordView;
import dev.tidemark.store.MergeTime;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.TimeBounds;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes the records of one of several sources, which are put into one list by time. Not thread-safe. */
final class MergedSink implements RecordSink {

    private static final int NONE = -1;

    /** What the last line of a batch may take beyond its size, most times. */
    private static final int LAST_LINE = 1 << 12;

    private static final int EXTENTS = 4;

    private final MergedLines.Part part;
    private final FormattedRecords lines;
    private final long key;
    private final int batchSize;
    private final MergeTime times = new MergeTime();
    private LineBatch batch;
    private long rowTime = MergeTime.FIRST;
    private boolean ofRow;

    /** The first record of version 4 in the batch that no record with a time was seen behind. */
    private int untimed = NONE;

    private boolean flushed;

    /**
     * @param key as {@link RecordIdentity#mixed} takes it, for all sources the same
     * @param batchSize how many bytes are handed on at a time
     */
    MergedSink(ExportForm form, MergedLines.Part part, long key, int batchSize) {
        this.part = part;
        this.key = key;
        this.batchSize = batchSize;
        this.batch = new LineBatch(batchSize + LAST_LINE);
        this.lines = new FormattedRecords(form, new ToBatch(), true);
    }

    /** What is written goes to the batch that is being filled. */
    private final class ToBatch extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            batch.text().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            batch.text().write(bytes, from, length);
        }
    }

    @Override
    public void seen(ByteBuffer bytes, int at) {
        ofRow = false;
        if (RecordBytes.hasTimeAndName(RecordBytes.majorVersion(bytes, at))) {
            long time = RecordBytes.time(bytes, at);
            times.follow(time);
            if (untimed != NONE && Filetime.isPlausible(time)) {
                batch.setTimes(untimed, times.latest());
                untimed = NONE;
            }
        }
    }

    @Override
    public void seen(RecordCursor row) {
        ofRow = true;
        rowTime = times.of(row);
    }

    @Override
    public void accept(RecordView record) throws IOException {
        flushed = false;
        int before = batch.textLength();
        lines.accept(record);
        lines.flush();
        if (batch.textLength() == before) {
            return;
        }
        ByteBuffer bytes = record.bytes();
        int at = record.position();
        if (!ofRow && record.kind() == EXTENTS && untimed == NONE) {
            untimed = batch.count();
        }
        batch.add(ofRow ? rowTime : times.latest(), RecordIdentity.mixed(bytes, at, key));
        boolean waits = untimed != NONE && batch.count() - untimed <= TimeBounds.ROWS_TO_CLOSE;
        if (batch.textLength() >= batchSize && !waits) {
            hand();
        }
    }

    private void hand() throws IOException {
        untimed = NONE;
        if (batch.count() > 0) {
            batch.end(System.nanoTime());
            LineBatch empty = part.put(batch);
            batch = empty == null ? new LineBatch(batchSize + LAST_LINE) : empty;
        }
    }

    /** A record of version 4 waits for the one behind it; but not where none comes. */
    @Override
    public void flush() throws IOException {
        if (untimed == NONE || flushed) {
            hand();
        }
        flushed = true;
    }

    @Override
    public void level() {
        part.level();
    }

    @Override
    public void end() throws IOException {
        hand();
        part.end();
    }

    @Override
    public long leftOut() {
        return lines.leftOut();
    }

    @Override
    public List<String> leftOutWords() {
        return lines.leftOutWords();
    }
}
