package dev.tidemark.capture;

import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail.CaptureLost;
import dev.tidemark.store.MarkerDetail.Failed;
import dev.tidemark.store.MarkerDetail.JournalGone;
import dev.tidemark.store.MarkerDetail.NoJournal;
import dev.tidemark.store.MarkerDetail.Said;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * A line of {@code rows.jsonl}: a row that is no record, and its place among the records. Immutable.
 *
 * @param journal the file of records it stands among, counted from 0
 * @param after how many records of that file stand before it
 * @param complete whether the records behind it are all that the journal had, whatever their reason
 */
record SavedRow(int journal, long after, Marker marker, boolean complete) {

    static final String COMPLETE = "complete";

    static final String JOURNAL = "journal";
    static final String AFTER = "after";

    /**
     * @throws IOException if it is no such line; names the place
     */
    static SavedRow parse(String place, String line) throws IOException {
        JsonFields fields = JsonFields.parse(place, line);
        return new SavedRow(
                fields.count(JOURNAL), fields.number(AFTER), MarkerFields.read(fields), fields.flag(COMPLETE, true));
    }

    /** How many characters of the line stay in memory as they stand there. */
    int textLength() {
        return switch (marker.detail()) {
            case Said said -> said.text().length();
            case Failed failed -> failed.what().length();
            case CaptureLost lost -> lost.file().length();
            case JournalGone gone -> gone.symbol().length() + gone.call().length();
            case NoJournal none -> none.symbol().length();
            default -> 0;
        };
    }

    /**
     * @param words what a person reads of the marker
     */
    String line(String words) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(JOURNAL, journal);
        line.put(AFTER, after);
        MarkerFields.put(marker, words, line);
        line.put(COMPLETE, complete);
        return JSON.std.asString(line);
    }
}
