package dev.tidemark.capture;

import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code rows.jsonl} line by line, in memory for one line, whatever somebody wrote into it. Belongs to one thread.
 */
final class SavedRows implements AutoCloseable {

    /** In characters; the longest that is written holds a problem in words. */
    static final int LONGEST_LINE = 1 << 16;

    /** Each row is kept in memory while the capture is open. */
    static final int MOST_ROWS = 1 << 20;

    private final Path file;
    private final int journals;
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private @Nullable SavedRow before;
    private int count;
    private boolean returned;

    private SavedRows(Path file, int journals) throws IOException {
        this.file = file;
        this.journals = journals;
        // Whatever is no UTF-8 is an error, and not a question mark.
        this.reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8.newDecoder()));
    }

    /**
     * Opens the file of a capture.
     *
     * @param journals how many files of records the capture has
     * @return {@code null} when there is no such file
     * @throws IOException if it cannot be opened, or is none of the folder's own files
     */
    static @Nullable SavedRows open(Path file, int journals) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ContentException(Messages.text("capture.elsewhere", file));
        }
        return new SavedRows(file, journals);
    }

    /**
     * The next row; {@code null} at the end.
     *
     * @throws IOException if it is no row, or stands before the one before it: it would be lost
     */
    @Nullable
    SavedRow next() throws IOException {
        if (!readLine()) {
            return null;
        }
        count++;
        String place = Messages.text("capture.line", file, Integer.toString(count));
        if (count > MOST_ROWS) {
            throw new ContentException(Messages.text("capture.rows", place, MOST_ROWS));
        }
        SavedRow row = SavedRow.parse(place, line.toString());
        requireOrder(place, row);
        before = row;
        return row;
    }

    /** How many rows were read. */
    int count() {
        return count;
    }

    private boolean readLine() throws IOException {
        line.setLength(0);
        try {
            int c = reader.read();
            if (c == '\n' && returned) {
                c = reader.read();
            }
            if (c < 0) {
                return false;
            }
            while (c >= 0 && c != '\n' && c != '\r') {
                add((char) c);
                c = reader.read();
            }
            returned = c == '\r';
            return true;
        } catch (CharacterCodingException e) {
            throw new ContentException(Messages.text("capture.not.text", file), e);
        }
    }

    private void add(char c) throws IOException {
        if (line.length() == LONGEST_LINE) {
            String place = Messages.text("capture.line", file, Integer.toString(count + 1));
            throw new ContentException(Messages.text("capture.long", place, LONGEST_LINE));
        }
        line.append(c);
    }

    private void requireOrder(String place, SavedRow row) throws IOException {
        SavedRow last = before;
        int journal = last == null ? 0 : last.journal();
        if (row.journal() < journal || row.journal() >= journals) {
            throw JsonFields.wrong(place, SavedRow.JOURNAL, Integer.toString(row.journal()));
        }
        long after = last == null || row.journal() > journal ? 0 : last.after();
        if (row.after() < after) {
            throw JsonFields.wrong(place, SavedRow.AFTER, Long.toString(row.after()));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
