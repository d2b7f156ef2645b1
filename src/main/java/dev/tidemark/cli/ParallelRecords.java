package dev.tidemark.cli;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.FilePath;
import dev.tidemark.usn.RecordBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in a format, on all processors: records are copied into batches, which are made text beside the reading and
 * written in their order. Used by one thread. Nothing at all is written when the source cannot be read.
 */
final class ParallelRecords implements RecordSink {

    private static final int BATCH = 1 << 16;
    private static final int LEAST_RECORD = 32;
    private static final int MOST_WAITING = 4 * Runtime.getRuntime().availableProcessors();

    private final ExportColumns columns;
    private final OutputStream out;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private @Nullable Batch filling;
    private boolean begun;

    /**
     * @param headed whether the output has what stands before the first record already
     */
    ParallelRecords(ExportColumns columns, OutputStream out, boolean headed) {
        this.begun = headed;
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void accept(RecordView record) throws IOException {
        Batch batch = filling;
        if (batch == null || !batch.add(record)) {
            hand();
            batch = waiting.size() < MOST_WAITING ? new Batch() : writeFirst();
            batch.clear(RecordBytes.length(record.bytes(), record.position()));
            batch.add(record);
            filling = batch;
        }
    }

    @Override
    public void flush() throws IOException {
        hand();
        while (!waiting.isEmpty()) {
            writeFirst();
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        begin();
        flush();
    }

    @Override
    public void begin() throws IOException {
        if (!begun) {
            begun = true;
            RecordWriter header = columns.writer(out);
            header.begin();
            header.flush();
        }
    }

    /** Lets the batch that was filled be made text. */
    private void hand() throws IOException {
        Batch batch = filling;
        if (batch != null) {
            begin();
            filling = null;
            waiting.add(batch);
            ForkJoinPool.commonPool().execute(batch.start());
        }
    }

    private Batch writeFirst() throws IOException {
        Batch first = waiting.remove();
        first.await();
        first.text.writeTo(out);
        return first;
    }

    /** Records one after the other, and then their text. Belongs to one thread at a time. */
    private final class Batch {

        private final ByteArrayOutputStream text = new ByteArrayOutputStream(2 * BATCH);
        private final RecordWriter writer = columns.writer(text);
        private final int[] starts = new int[BATCH / LEAST_RECORD];
        private final long[] rows = new long[BATCH / LEAST_RECORD];
        private final long[] offsets = new long[BATCH / LEAST_RECORD];
        private final @Nullable FilePath[] paths = new FilePath[BATCH / LEAST_RECORD];
        private final RecordView view = new RecordView();
        private ByteBuffer records = ByteBuffer.allocate(BATCH).order(ByteOrder.LITTLE_ENDIAN);
        private int count;
        private long pathChars;
        private FutureTask<@Nullable Void> formatting = new FutureTask<>(this::format);

        /** Makes it empty, with room for a record of that length. */
        void clear(int length) {
            text.reset();
            count = 0;
            pathChars = 0;
            records.clear();
            if (length > records.capacity()) {
                records = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            }
        }

        /** Copies a record; false when it is full. Paths may be many times as long as their records: they fill it too. */
        boolean add(RecordView record) {
            int length = RecordBytes.length(record.bytes(), record.position());
            FilePath path = record.path();
            int chars =
                    path == null ? 0 : path.directory().length() + path.name().length();
            if (length > records.remaining() || count == starts.length || count > 0 && pathChars + chars > BATCH) {
                return false;
            }
            pathChars += chars;
            rows[count] = record.row();
            offsets[count] = record.offset();
            paths[count] = path;
            starts[count++] = records.position();
            records.put(records.position(), record.bytes(), record.position(), length)
                    .position(records.position() + length);
            return true;
        }

        FutureTask<@Nullable Void> start() {
            formatting = new FutureTask<>(this::format);
            return formatting;
        }

        private @Nullable Void format() throws IOException {
            for (int i = 0; i < count; i++) {
                view.show(records, starts[i]).inRow(rows[i]).atOffset(offsets[i]);
                writer.write(view.withPath(paths[i]));
            }
            writer.flush();
            return null;
        }

        /** The caller does it where no other thread has begun to. */
        void await() throws IOException {
            formatting.run();
            try {
                formatting.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }
}
