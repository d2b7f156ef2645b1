package dev.tidemark.capture;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.Messages;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * Saves a capture as a folder: per journal id one file of the records as they were returned, packed at 8 bytes; {@code
 * rows.jsonl}, the rows that are no records, with what they tell and its words; and {@code capture.json}, which says what it
 * is. Not thread-safe.
 */
public final class CaptureFolder {

    /** The file that makes a folder a capture. */
    public static final String DESCRIPTION = "capture.json";

    static final String ROWS = "rows.jsonl";

    private static final int PROGRESS_ROWS = 1 << 16;

    private final Source source;
    private final Path folder;
    private final Function<Marker, String> words;
    private final List<Map<String, Object>> journals = new ArrayList<>();
    private @Nullable OutputStream records;
    private long recordsWritten;
    private long rowsWritten;
    private @Nullable Long journalId;

    private CaptureFolder(Source source, Path folder, Function<Marker, String> words) {
        this.source = source;
        this.folder = folder;
        this.words = words;
    }

    /**
     * Saves what a source holds now.
     *
     * @param folder a folder that is empty or does not exist
     * @param words what a person reads of a row that is no record; kept beside what it tells
     * @param goOn asked with the rows written so far; false ends the saving, and the folder is incomplete then
     * @throws IOException if the folder holds something, or cannot be written
     */
    public static void save(Source source, Path folder, Function<Marker, String> words, LongPredicate goOn)
            throws IOException {
        Files.createDirectories(folder);
        requireEmpty(folder);
        new CaptureFolder(source, folder, words).write(goOn);
    }

    /**
     * Refuses a folder that a capture cannot be saved in.
     *
     * @throws IOException if it holds something, or cannot be read; not if there is none
     */
    public static void requireEmpty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var present = Files.list(folder)) {
            if (present.findAny().isPresent()) {
                throw new IOException(folder + ": the folder is not empty");
            }
        }
    }

    private void write(LongPredicate goOn) throws IOException {
        RecordStore store = source.store();
        long end = store.endRecord();
        try (BufferedWriter rows = Files.newBufferedWriter(folder.resolve(ROWS))) {
            long from = store.firstRecord();
            while (from < end && goOn.test(from - store.firstRecord())) {
                from = writeSome(store, from, Math.min(end, from + PROGRESS_ROWS), rows);
            }
        } finally {
            closeJournal();
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format", CaptureDescription.FORMAT);
        description.put("name", source.name());
        description.put("location", source.location());
        description.put(CaptureDescription.SAVED, Instant.now().toString());
        description.put("journals", journals);
        description.put(CaptureDescription.ROWS, rowsWritten);
        putInputs(description);
        Files.writeString(folder.resolve(DESCRIPTION), JSON.std.asString(description) + "\n");
    }

    /** Which files the source was read from, and their sums. */
    private void putInputs(Map<String, Object> description) {
        OpenedFiles files = source.openedFiles();
        if (files == null) {
            return;
        }
        try {
            files.awaitSums();
        } catch (InterruptedException e) {
            // What is not known yet is left out.
            Thread.currentThread().interrupt();
        }
        description.put(
                "inputs", files.files().stream().map(OpenedFiles.Opened::fields).toList());
    }

    private long writeSome(RecordStore store, long from, long to, BufferedWriter rows) throws IOException {
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

    private void writeRow(RecordCursor row, BufferedWriter rows) throws IOException {
        Marker marker = row.marker();
        OutputStream out = journalOf(row.record());
        if (marker == null) {
            out.write(row.copy());
            recordsWritten++;
            return;
        }
        SavedRow saved = new SavedRow(journals.size() - 1, recordsWritten, marker, source.isComplete(row.record()));
        rows.write(saved.line(words.apply(marker)));
        rows.newLine();
        rowsWritten++;
    }

    private OutputStream journalOf(long record) throws IOException {
        OptionalLong at = source.journalIdAt(record);
        Long id = at.isPresent() ? at.getAsLong() : null;
        OutputStream open = records;
        if (open != null && (id == null || id.equals(journalId))) {
            return open;
        }
        closeJournal();
        journalId = id;
        recordsWritten = 0;
        String file = String.format(Locale.ROOT, "journal-%03d.usn", journals.size());
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("file", file);
        journal.put(SavedRow.COMPLETE, source.isComplete(record));
        journals.add(journal);
        OutputStream fresh = new BufferedOutputStream(Files.newOutputStream(folder.resolve(file)), 1 << 16);
        records = fresh;
        return fresh;
    }

    private void closeJournal() throws IOException {
        if (records != null) {
            records.close();
            Map<String, Object> last = journals.getLast();
            last.put(CaptureDescription.RECORDS, recordsWritten);
            if (journalId != null) {
                last.put("id", String.format(Locale.ROOT, "%016x", journalId));
            }
            records = null;
        }
    }

    /** Whether a path is a saved capture. Reads the disk. */
    public static boolean test(Path path) {
        return Files.isRegularFile(description(path));
    }

    /** The description of a capture, given its folder or the description itself. */
    static Path description(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().equals(DESCRIPTION) ? path : path.resolve(DESCRIPTION);
    }
}
