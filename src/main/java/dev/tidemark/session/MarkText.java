package dev.tidemark.session;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.JsonFields;
import dev.tidemark.field.Citation;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** Marks as a file: a JSON object on each line. Pure functions. Anyone may have written what is read; it is bounded. */
public final class MarkText {

    /** The most bytes that are read, or kept. */
    static final int MOST_BYTES = CaptureAddition.MARKS.most();

    private static final String RECORD = "record";
    private static final String NAME = "name";
    private static final String TIME = "time";
    private static final String TAG = "tag";
    private static final String NOTE = "note";

    private MarkText() {}

    /**
     * The bytes of marks.
     *
     * @throws IOException if they are more than are read again
     */
    public static byte[] write(Collection<RecordMark> marks) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (RecordMark mark : marks) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put(RECORD, mark.record().toString());
            line.put(NAME, mark.name());
            line.put(TIME, mark.time());
            line.put(TAG, mark.tag());
            line.put(NOTE, mark.note());
            lines.append(JSON.std.asString(line)).append('\n');
            if (lines.length() > MOST_BYTES) {
                throw new IOException(Messages.text("marks.large", MOST_BYTES));
            }
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IOException(Messages.text("marks.large", MOST_BYTES));
        }
        return bytes;
    }

    /**
     * Reads marks.
     *
     * @param place where they are from, for what is wrong
     * @throws IOException if they are not what {@link #write} makes; names the line
     */
    public static List<RecordMark> read(String place, byte[] written) throws IOException {
        if (written.length > MOST_BYTES) {
            throw new IOException(Messages.text("error.file.what", place, Messages.text("marks.large", MOST_BYTES)));
        }
        List<RecordMark> marks = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) Utf8.read(place, written).lines()::iterator) {
            number++;
            String where = Messages.text("capture.line", place, Integer.toString(number));
            if (number > Marks.MOST) {
                throw new IOException(Messages.text("marks.many", where, Marks.MOST));
            }
            marks.add(mark(where, JsonFields.parse(where, line)));
        }
        return marks;
    }

    private static RecordMark mark(String place, JsonFields fields) throws IOException {
        Optional<Citation> record = Citation.parse(fields.text(RECORD)).filter(Citation::isRecord);
        if (record.isEmpty()) {
            throw fields.wrong(RECORD);
        }
        try {
            return new RecordMark(
                    record.get(),
                    fields.text(NAME, ""),
                    fields.has(TIME) ? fields.number(TIME) : 0,
                    fields.text(TAG, ""),
                    fields.text(NOTE, ""));
        } catch (IllegalArgumentException e) {
            throw new IOException(Messages.text("marks.long", place), e);
        }
    }
}
