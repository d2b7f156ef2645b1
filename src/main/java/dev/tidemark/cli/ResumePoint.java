package dev.tidemark.cli;

import dev.tidemark.capture.JsonFields;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import dev.tidemark.volume.JournalField;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * How far the output of a command has come in the journal of a volume: from there the next call goes on. Immutable.
 *
 * @param volumeSerial of the volume
 * @param position the journal's id, and the USN of the first record that was not written
 * @param writtenAt when the output had come so far
 */
record ResumePoint(long volumeSerial, ReadingPosition position, Instant writtenAt) {

    private static final String SERIAL = "volumeSerial";
    private static final String JOURNAL = "journalId";
    private static final String USN = "nextUsn";
    private static final String TIME = "writtenAt";

    /** One JSON object on one line. */
    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(SERIAL, JournalField.id(volumeSerial));
        fields.put(JOURNAL, JournalField.id(position.journalId()));
        fields.put(USN, position.nextUsn());
        fields.put(TIME, writtenAt.toString());
        return JSON.std.asString(fields) + "\n";
    }

    /**
     * Reads {@link #json}.
     *
     * @param place the file, for what is wrong with it
     * @throws IOException if it is none; says what is wrong
     */
    static ResumePoint parse(String place, String json) throws IOException {
        JsonFields fields = JsonFields.parse(place, json);
        long usn = fields.number(USN);
        if (usn < 0) {
            throw fields.wrong(USN);
        }
        return new ResumePoint(
                hex(fields, SERIAL), new ReadingPosition(hex(fields, JOURNAL), usn), time(place, fields.text(TIME)));
    }

    private static long hex(JsonFields fields, String key) throws IOException {
        return fields.hexIfThere(key).orElseThrow(() -> fields.wrong(key));
    }

    private static Instant time(String place, String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ContentException(Messages.text("cli.point.time", place, text), e);
        }
    }
}
