package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the description of a saved capture says. Immutable. Anyone may have written it, so nothing but regular files that
 * lie in the folder itself are opened for it.
 *
 * @param folder where the capture lies
 * @param name what the source was called
 * @param saved when it was saved
 * @param journals its files of records, in order
 */
record CaptureDescription(Path folder, String name, Instant saved, List<Journal> journals) {

    /** The version of the format that is written; those before it are read too. */
    static final int FORMAT = 2;

    /** When it was saved; captures of earlier versions do not tell. */
    static final String SAVED = "saved";

    private static final String FILE = "file";

    /**
     * A file of records.
     *
     * @param id the journal's id, empty when it is not known
     * @param complete whether its first records are all that the journal had, whatever their reason
     */
    record Journal(Path file, OptionalLong id, boolean complete) {}

    /**
     * Reads a description.
     *
     * @throws IOException if it is damaged, of a format this program does not know, or names a file elsewhere
     */
    static CaptureDescription read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        JsonFields said = JsonFields.parse(file.toString(), text(file));
        if (folder == null || !said.has("format") || said.number("format") < 1 || said.number("format") > FORMAT) {
            throw new IOException(Messages.text("capture.format", file));
        }
        List<Journal> journals = new ArrayList<>();
        for (JsonFields journal : said.objects("journals")) {
            boolean complete = journal.flag(SavedRow.COMPLETE, true);
            journals.add(new Journal(file(folder, journal), journal.hexIfThere("id"), complete));
        }
        return new CaptureDescription(
                folder, said.text("name", folder.toString()), saved(file, said), List.copyOf(journals));
    }

    /** Where it does not tell, the file itself does, unless it was copied since. */
    private static Instant saved(Path file, JsonFields said) throws IOException {
        try {
            return Instant.parse(said.text(SAVED, ""));
        } catch (DateTimeParseException e) {
            return Files.getLastModifiedTime(file).toInstant();
        }
    }

    private static Path file(Path folder, JsonFields journal) throws IOException {
        String name = journal.text(FILE);
        boolean bare = !name.isEmpty() && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
        if (!bare || !Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw journal.wrong(FILE);
        }
        return folder.resolve(name);
    }

    /**
     * The rows that are no records, in order. Reads the disk.
     *
     * @throws IOException if the file is no such file, or a row stands before the one before it: it would be lost
     */
    Deque<SavedRow> rows() throws IOException {
        Path file = folder.resolve(CaptureFolder.ROWS);
        if (Files.isSymbolicLink(file) || Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(Messages.text("capture.elsewhere", file));
        }
        Deque<SavedRow> rows = new ArrayDeque<>();
        int number = 0;
        for (String line : text(file).lines().toList()) {
            number++;
            String place = Messages.text("capture.line", file, Integer.toString(number));
            SavedRow row = SavedRow.parse(place, line);
            requireOrder(place, rows.peekLast(), row);
            rows.add(row);
        }
        return rows;
    }

    private void requireOrder(String place, @Nullable SavedRow before, SavedRow row) throws IOException {
        int journal = before == null ? 0 : before.journal();
        if (row.journal() < journal || row.journal() >= journals.size()) {
            throw JsonFields.wrong(place, SavedRow.JOURNAL, Integer.toString(row.journal()));
        }
        long after = before == null || row.journal() > journal ? 0 : before.after();
        if (row.after() < after) {
            throw JsonFields.wrong(place, SavedRow.AFTER, Long.toString(row.after()));
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(Messages.text("capture.not.text", file), e);
        }
    }
}
