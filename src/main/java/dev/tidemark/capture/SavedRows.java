package dev.tidemark.capture;

import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code rows.jsonl} line by line, in memory for one line, whatever somebody wrote into it. Belongs to one thread.
 */
final class SavedRows implements AutoCloseable {

    /** In characters; the longest that is written holds a problem in words. */
    static final int LONGEST_LINE = 1 << 16;

    /** Each row is kept in memory while the capture is open. */
    static final int MOST_ROWS = 1 << 20;

    /** In characters: the words that rows bring with them are kept too. */
    static final long MOST_TEXT = 1 << 24;

    private final String file;
    private final int journals;
    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private @Nullable SavedRow before;
    private int count;
    private long text;
    private boolean returned;

    private SavedRows(String file, InputStream in, int journals) {
        this.file = file;
        this.journals = journals;
        // Whatever is no UTF-8 is an error, and not a question mark.
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }

    /**
     * Opens the rows of a capture.
     *
     * @param journals how many parts with records the capture has
     * @return {@code null} when it has none
     * @throws IOException if they cannot be opened, or lie elsewhere
     */
    static @Nullable SavedRows open(CaptureParts parts, int journals) throws IOException {
        String rows = CaptureNames.ROWS;
        return parts.has(rows) ? new SavedRows(parts.place(rows), parts.open(rows), journals) : null;
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
        text += row.textLength();
        if (text > MOST_TEXT) {
            throw new ContentException(Messages.text("capture.text", place, MOST_TEXT));
        }
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
