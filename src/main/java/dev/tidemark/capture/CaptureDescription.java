package dev.tidemark.capture;

import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the description of a saved capture says. Immutable. Anyone may have written it.
 *
 * @param parts what the capture is made of
 * @param name what the source was called
 * @param saved when it was saved
 * @param journals its files of records, in order
 * @param rows how many rows that are no records it was saved with, empty when that is not told
 */
record CaptureDescription(CaptureParts parts, String name, Instant saved, List<Journal> journals, OptionalLong rows) {

    /** The version of the format that is written; those before it are read too. */
    static final int FORMAT = 2;

    /** When it was saved; captures of earlier versions do not tell. */
    static final String SAVED = "saved";

    /** How many rows that are no records were saved; captures of earlier versions do not tell. */
    static final String ROWS = "rows";

    /** How many records a file of records was saved with. */
    static final String RECORDS = "records";

    private static final String FILE = "file";

    /** The years in which a file can have been written: those that have a FILETIME, and four digits. */
    private static final Instant EARLIEST = Instant.parse("1601-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    /**
     * A part with records.
     *
     * @param file its name
     * @param id the journal's id, empty when it is not known
     * @param complete whether its first records are all that the journal had, whatever their reason
     * @param records how many it was saved with, empty when that is not told
     */
    record Journal(String file, OptionalLong id, boolean complete, OptionalLong records) {}

    /**
     * Reads a description.
     *
     * @throws IOException if it is damaged, of a format this program does not know, or names a part that lies elsewhere
     */
    static CaptureDescription read(CaptureParts parts) throws IOException {
        String place = parts.place(CaptureNames.DESCRIPTION);
        JsonFields said = JsonFields.parse(place, text(place, parts));
        if (!said.has("format") || said.number("format") < 1 || said.number("format") > FORMAT) {
            throw new ContentException(Messages.text("capture.format", place));
        }
        List<Journal> journals = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonFields journal : said.objects("journals")) {
            boolean complete = journal.flag(SavedRow.COMPLETE, true);
            String records = journal.text(FILE);
            if (!parts.isRecords(records) || !names.add(records.toLowerCase(Locale.ROOT))) {
                throw journal.wrong(FILE);
            }
            journals.add(new Journal(records, journal.hexIfThere("id"), complete, journal.countIfThere(RECORDS)));
        }
        return new CaptureDescription(
                parts,
                said.text("name", parts.path().toString()),
                saved(said, parts),
                List.copyOf(journals),
                said.countIfThere(ROWS));
    }

    /** Where it does not tell, the file itself does, unless it was copied since. */
    private static Instant saved(JsonFields said, CaptureParts parts) throws IOException {
        try {
            Instant saved = Instant.parse(said.text(SAVED, ""));
            if (saved.isBefore(EARLIEST) || !saved.isBefore(LATEST)) {
                throw said.wrong(SAVED);
            }
            return saved;
        } catch (DateTimeParseException e) {
            return parts.modified();
        }
    }

    /**
     * Looks at the rows that are no records: what cannot be read is refused before anything of it is shown. Reads the disk.
     *
     * @return how many there are, -1 when there is no file of them
     * @throws IOException if the file is no such file, or a row stands before the one before it
     */
    long checkRows() throws IOException {
        try (SavedRows rows = openRows()) {
            while (rows != null && rows.next() != null) {
                // Looked at already.
            }
            return rows == null ? -1 : rows.count();
        }
    }

    /** The names of the parts with records, in their order. */
    List<String> files() {
        return journals.stream().map(Journal::file).toList();
    }

    /** Opens the rows that are no records; {@code null} when there is no part with them. */
    @Nullable
    SavedRows openRows() throws IOException {
        return SavedRows.open(parts, journals.size());
    }

    private static String text(String place, CaptureParts parts) throws IOException {
        try (InputStream in = parts.open(CaptureNames.DESCRIPTION)) {
            byte[] bytes = in.readNBytes(CaptureNames.LARGEST_DESCRIPTION + 1);
            if (bytes.length > CaptureNames.LARGEST_DESCRIPTION) {
                throw new ContentException(Messages.text("capture.large", place, CaptureNames.LARGEST_DESCRIPTION));
            }
            return Utf8.read(place, bytes);
        }
    }
}
