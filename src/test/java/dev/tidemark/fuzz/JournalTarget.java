package dev.tidemark.fuzz;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordCheck;
import dev.tidemark.usn.ScanSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code $J}: scanned, walked as an answer of the volume, searched for records, each record written in each format; now and
 * then read by the command line with paths, and carved.
 */
final class JournalTarget implements Target {

    /** Of so many mutants, one is read by the command line. */
    private static final int WHOLE = 400;

    private final List<Input> corpus = JournalCorpus.inputs();
    private final FieldRegistry fields = FieldRegistry.standard();
    private final Path file;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final RecordWriter tsv = writer(ExportFormat.TSV);
    private final RecordWriter csv = writer(ExportFormat.CSV);
    private final RecordWriter jsonl = writer(ExportFormat.JSONL);
    private final RecordView view = new RecordView();

    /**
     * @param folder where files may be made
     */
    JournalTarget(Path folder) {
        file = folder.resolve("journal");
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public List<Input> corpus() {
        return corpus;
    }

    @Override
    public void read(Input input, long number) throws IOException {
        byte[] bytes = input.only();
        Inside inside = new Inside(bytes.length);
        new JournalScanner(inside).scan(buffer(bytes), 0, 0, bytes.length, bytes.length, true);
        walk(buffer(bytes));
        search(buffer(bytes));
        if (number < 0 || number % WHOLE == 0) {
            Files.write(file, bytes);
            Expect.command("records", file.toString(), "--paths");
            Expect.command("records", file.toString(), "--format", "csv", "--guard-formulas");
            Expect.command("carve", file.toString());
        }
    }

    /** What is read beyond it is an exception. */
    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void walk(ByteBuffer bytes) {
        int at = 0;
        for (int step = PackedRecords.step(bytes, at, bytes.limit());
                step > 0;
                step = PackedRecords.step(bytes, at, bytes.limit())) {
            decode(bytes, at);
            at += step;
            Expect.that(at <= bytes.limit(), "the walk stays inside");
        }
    }

    private static void search(ByteBuffer bytes) {
        int at = RecordCheck.find(bytes, 0, bytes.limit(), bytes.limit());
        while (at >= 0) {
            decode(bytes, at);
            int next = RecordCheck.find(bytes, at + RecordBytes.ALIGNMENT, bytes.limit(), bytes.limit());
            Expect.that(next < 0 || next > at, "the search goes on");
            at = next;
        }
    }

    /** All of it lies inside. */
    private static void decode(ByteBuffer bytes, int at) {
        int end = at + RecordBytes.length(bytes, at);
        Expect.that(end <= bytes.limit(), "the record is inside");
        if (!RecordBytes.isKnown(RecordBytes.majorVersion(bytes, at))) {
            return;
        }
        int name = at + RecordBytes.nameOffset(bytes, at) + RecordBytes.nameLength(bytes, at);
        Expect.that(
                !RecordBytes.hasTimeAndName(RecordBytes.majorVersion(bytes, at)) || name <= end, "the name is inside");
    }

    private void write(ByteBuffer bytes, int at) throws IOException {
        Expect.that(at + RecordBytes.length(bytes, at) <= bytes.limit(), "the record is inside");
        view.show(bytes, at).inRow(at).atOffset(at);
        for (RecordField field : fields.fields()) {
            String text = field.text(view, Long::toString);
            if (text != null) {
                Expect.visible(text);
            }
        }
        Expect.visible(line(tsv));
        Expect.visible(line(csv));
        Expect.exact(line(jsonl));
    }

    private RecordWriter writer(ExportFormat format) {
        return ExportColumns.standard(fields, format, false).guarding(true).writer(written);
    }

    private String line(RecordWriter writer) throws IOException {
        written.reset();
        writer.write(view);
        writer.flush();
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Records and gaps come in order, inside the stream, and no record lies in a gap. */
    private final class Inside implements ScanSink {

        private final long size;
        private long end;
        private long last = -1;

        Inside(long size) {
            this.size = size;
        }

        @Override
        public void record(long offset, ByteBuffer bytes, int at, int length) {
            Expect.that(offset > last && offset >= end && offset + length <= size, "record at " + offset);
            last = offset;
            try {
                write(bytes, at);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            Expect.that(length > 0 && offset > last && offset >= end && offset + length <= size, "gap at " + offset);
            end = offset + length;
        }
    }
}
