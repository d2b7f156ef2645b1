package dev.tidemark.ui.shell;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import java.util.OptionalLong;

/** What a source knows of where its rows come from, for citations of them. Pure functions. */
final class Citations {

    private Citations() {}

    /** What is known of a row. Only in a bare {@code $J} is an offset that of the record in the file. */
    static Citation.Origin origin(Source shown, RecordCursor row) {
        Source source = shown.partOf(row.key());
        OptionalLong journal = source.journalIdAt(RecordKey.record(row.sourceKey()));
        boolean inFile = source instanceof FileSource && journal.isEmpty() && row.isRecord();
        return new Citation.Origin(
                serial(source), journal, inFile ? OptionalLong.of(row.offset()) : OptionalLong.empty());
    }

    /** Whether a row of a source may be the one that is cited. */
    static boolean fit(Citation citation, Source source, long key) {
        return !citation.contradicts(serial(source.partOf(key)), source.journalIdAt(RecordKey.record(key)));
    }

    private static OptionalLong serial(Source source) {
        VolumeFacts volume = source.volume();
        return volume == null ? OptionalLong.empty() : OptionalLong.of(volume.serial());
    }
}
