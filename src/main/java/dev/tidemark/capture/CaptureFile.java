package dev.tidemark.capture;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.Messages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * Saves a capture as one file: a zip of the records of each journal id as they were returned, packed at 8 bytes, in blocks of a
 * gzip file; {@code rows.jsonl}, the rows that are no records, with what they tell and its words; {@code capture.json}, which
 * says what it is; and where the blocks lie. Not thread-safe.
 */
public final class CaptureFile {

    /** What the name of such a file ends with. */
    public static final String SUFFIX = ".tidemark";

    private static final int PROGRESS_ROWS = 1 << 16;
    private static final int PIECE = 1 << 16;

    private final Source source;
    private final ZipWriter zip;
    private final BlockWriter blocks;
    private final Function<Marker, String> words;
    private final Additions added;
    private final List<Map<String, Object>> journals = new ArrayList<>();
    private boolean open;
    private long done;
    private long recordsWritten;
    private long rowsWritten;
    private @Nullable Long journalId;

    private CaptureFile(
            Source source, ZipWriter zip, BlockWriter blocks, Function<Marker, String> words, Additions added) {
        this.added = added;
        this.source = source;
        this.zip = zip;
        this.blocks = blocks;
        this.words = words;
    }

    /** What a person added to the records of a source; asked on the thread that saves it. */
    public interface Additions {

        /** Nothing. */
        Additions NONE = Map::of;

        /** Is shown each record that is saved. */
        default void saved(RecordCursor row) {}

        /** What to keep with the records that were saved. */
        Map<CaptureAddition, byte[]> all() throws IOException;
    }

    /**
     * Saves what a source holds now.
     *
     * @param out an empty file, open for writing, which stays open; an interrupt closes it
     * @param words what a person reads of a row that is no record; kept beside what it tells
     * @param added gives what a person added to the records
     * @param goOn asked with the rows written so far; false ends the saving, and the file is none then
     * @throws IOException if it cannot be written, or a record cannot be read
     */
    public static void save(
            Source source, FileChannel out, Function<Marker, String> words, Additions added, LongPredicate goOn)
            throws IOException {
        ZipWriter zip = new ZipWriter(out);
        try (BlockWriter blocks = new BlockWriter(zip)) {
            new CaptureFile(source, zip, blocks, words, added).write(goOn);
        }
    }

    /** Whether a path is a capture that is one file: by its name, or by how it begins. Reads the disk. */
    public static boolean test(Path path) {
        Path name = path.getFileName();
        if (name == null || !Files.isRegularFile(path)) {
            return false;
        }
        return name.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX) || begins(path);
    }

    private static boolean begins(Path path) {
        byte[] magic = magic();
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] magic() {
        byte[] text = ZipLayout.ascii(CaptureNames.MAGIC_TEXT);
        byte[] header = ZipLayout.local(new ZipMember(CaptureNames.MAGIC, 0, text.length, ZipWriter.sum(text)))
                .array();
        byte[] all = Arrays.copyOf(header, header.length + text.length);
        System.arraycopy(text, 0, all, header.length, text.length);
        return all;
    }

    private void write(LongPredicate goOn) throws IOException {
        zip.add(CaptureNames.MAGIC, ZipLayout.ascii(CaptureNames.MAGIC_TEXT));
        ByteArrayOutputStream packedRows = new ByteArrayOutputStream();
        if (!writeRecords(packedRows, goOn)) {
            return;
        }
        zip.begin(CaptureNames.ROWS);
        try (InputStream rows = new InflaterInputStream(new ByteArrayInputStream(packedRows.toByteArray()))) {
            byte[] piece = new byte[PIECE];
            for (int count = rows.read(piece); count >= 0; count = rows.read(piece)) {
                zip.add(piece, 0, count);
            }
        }
        zip.end();
        if (!awaitSums(goOn)) {
            return;
        }
        zip.add(CaptureNames.DESCRIPTION, (JSON.std.asString(description()) + "\n").getBytes(StandardCharsets.UTF_8));
        zip.add(CaptureNames.INDEX, blocks.index());
        for (Map.Entry<CaptureAddition, byte[]> one : added.all().entrySet()) {
            zip.add(one.getKey().part(), one.getValue());
        }
        zip.finish();
    }

    private Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format", CaptureDescription.FORMAT);
        description.put("name", source.name());
        description.put("location", source.location());
        description.put(CaptureDescription.SAVED, Instant.now().toString());
        description.put("journals", journals);
        description.put(CaptureDescription.ROWS, rowsWritten);
        OpenedFiles files = source.openedFiles();
        if (files != null) {
            description.put(
                    "inputs",
                    files.files().stream().map(OpenedFiles.Opened::fields).toList());
        }
        return description;
    }

    /** Waits for the sums of the files that the source is read from; of large ones that takes longer than saving. */
    private boolean awaitSums(LongPredicate goOn) throws IOException {
        OpenedFiles files = source.openedFiles();
        try {
            return files == null || files.awaitSums(() -> goOn.test(done));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    /**
     * Writes the records.
     *
     * @param packedRows takes the rows that are no records: these stand behind them, and there may be many
     * @return whether all were written
     */
    private boolean writeRecords(ByteArrayOutputStream packedRows, LongPredicate goOn) throws IOException {
        RecordStore store = source.store();
        long end = store.endRecord();
        long from = store.firstRecord();
        try (Writer rows = new OutputStreamWriter(new DeflaterOutputStream(packedRows), StandardCharsets.UTF_8)) {
            while (from < end && goOn.test(done)) {
                long to = writeSome(store, from, Math.min(end, from + PROGRESS_ROWS), rows);
                done += to - from;
                from = to;
            }
        }
        endJournal();
        return from >= end;
    }

    private long writeSome(RecordStore store, long from, long to, Writer rows) throws IOException {
        try (StoreReader reader = store.reader()) {
            for (long record = Math.max(from, store.firstRecord()); record < to; record++) {
                require(reader.readRecord(record, row -> writeRow(row, rows)));
            }
        }
        return to;
    }

    /** Only rows that the source drops meanwhile may be missing: else what is saved would pass for all there was. */
    private void require(Outcome outcome) throws IOException {
        if (outcome == Outcome.UNREADABLE) {
            throw new IOException(Messages.text("capture.unreadable", source.name()));
        }
        if (outcome == Outcome.GONE && source.store().isClosed()) {
            throw new IOException(Messages.text("capture.closed", source.name()));
        }
    }

    private void writeRow(RecordCursor row, Writer rows) throws IOException {
        Marker marker = row.marker();
        requireJournalOf(row.record());
        if (marker == null) {
            blocks.add(row);
            added.saved(row);
            recordsWritten++;
            return;
        }
        SavedRow saved = new SavedRow(journals.size() - 1, recordsWritten, marker, source.isComplete(row.record()));
        rows.write(saved.line(words.apply(marker)));
        rows.write('\n');
        rowsWritten++;
    }

    private void requireJournalOf(long record) throws IOException {
        OptionalLong at = source.journalIdAt(record);
        Long id = at.isPresent() ? at.getAsLong() : null;
        if (open && (id == null || id.equals(journalId))) {
            return;
        }
        endJournal();
        journalId = id;
        recordsWritten = 0;
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("file", CaptureNames.journal(journals.size()));
        journal.put(SavedRow.COMPLETE, source.isComplete(record));
        journals.add(journal);
        blocks.begin();
        open = true;
    }

    private void endJournal() throws IOException {
        if (open) {
            blocks.end();
            Map<String, Object> last = journals.getLast();
            last.put(CaptureDescription.RECORDS, recordsWritten);
            if (journalId != null) {
                last.put("id", String.format(Locale.ROOT, "%016x", journalId));
            }
            open = false;
        }
    }
}
