package dev.tidemark.session;

import dev.tidemark.field.Citation;
import dev.tidemark.text.OneLine;
import java.util.Locale;

/**
 * A record that a person marked. Immutable. It is known over captures, files and years as its citation says; what else is kept of
 * it lets it be listed while its source is not open.
 *
 * @param record which record it is
 * @param name of the record's file; empty for a record without a name
 * @param time of the record, as FILETIME; 0 for a record without a time
 * @param tag a word or a few, for several records of one kind; may be empty
 * @param note what a person has to say of it; may be empty, and have several lines
 */
public record RecordMark(Citation record, String name, long time, String tag, String note) {

    /** The longest tag, in characters. */
    public static final int LONGEST_TAG = 200;

    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 10_000;

    /**
     * @throws IllegalArgumentException if it marks no record, or tag or note are longer than any
     */
    public RecordMark {
        tag = OneLine.of(tag.strip());
        if (!record.isRecord() || tag.length() > LONGEST_TAG || note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException(record.toString());
        }
    }

    /** The same record with other words. */
    public RecordMark with(String newTag, String newNote) {
        return new RecordMark(record, name, time, newTag, newNote);
    }

    /** Whether it goes by a name: its tag, in any case. */
    public boolean isCalled(String word) {
        return !tag.isEmpty()
                && tag.toLowerCase(Locale.ROOT).equals(word.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether both are of the same record, as far as that is known. */
    boolean isOfSame(RecordMark other) {
        return record.usn() == other.record.usn()
                && record.digest() == other.record.digest()
                && !record.contradicts(other.record.serial(), other.record.journalId());
    }
}
