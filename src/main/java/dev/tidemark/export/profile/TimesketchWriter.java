package dev.tidemark.export.profile;

import dev.tidemark.path.FilePath;
import dev.tidemark.usn.Filetime;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON Lines that Timesketch imports: its three required members, the names that plaso gives what a change journal tells, so
 * that searches written for plaso find these too, and ours. Not thread-safe.
 *
 * <p>Times are in microseconds, as Timesketch keeps them; {@code filetime} is the exact one. A record of version 4 has the time of the
 * close record behind it, and {@code time_derived} says so. A file reference that is beyond what a search index takes for a number is
 * only in {@code file_id}, which every line has.
 *
 * @see <a href="https://timesketch.org/guides/user/import-from-json-csv/">Import from JSON or CSV</a>
 */
final class TimesketchWriter extends ProfileWriter {

    /** The kind of time, one for all lines: it names no reason. */
    static final String DESCRIPTION = "Metadata Modification Time";

    /** What plaso calls a change of the journal. */
    static final String DATA_TYPE = "fs:ntfs:usn_change";

    private static final int MICROSECONDS = 26;

    private final ProfileContext shown;
    private ProfileContext context;

    TimesketchWriter(ProfileContext context, OutputStream out) {
        super(out);
        this.shown = context;
        this.context = context;
    }

    @Override
    @Nullable
    Refusal refuse(RecordFacts record) {
        return record.findTime() ? null : Refusal.TIME;
    }

    @Override
    void put(RecordFacts record, StringBuilder into) {
        context = shown.at(record.view().cursor());
        JsonLine line = new JsonLine(into);
        line.text("message", message(record)).text("datetime", time(record.time()));
        line.text("timestamp_desc", DESCRIPTION).text("data_type", DATA_TYPE);
        plaso(record, line);
        ours(record, line);
        String tag = record.tag(context);
        line.texts("tag", tag.isEmpty() ? List.of() : List.of(tag));
        line.end();
    }

    private static String message(RecordFacts record) {
        return (record.bestPath() + " " + String.join(" ", record.reasons())).stripTrailing();
    }

    /** With an offset, as the import wants it. */
    static String time(long filetime) {
        return Filetime.format(filetime, ZoneOffset.UTC, 'T').substring(0, MICROSECONDS) + "+00:00";
    }

    private static void plaso(RecordFacts record, JsonLine line) {
        line.text("filename", record.name());
        reference(line, "file_reference", record.fileHigh(), record.fileLow());
        reference(line, "parent_file_reference", record.parentHigh(), record.parentLow());
        line.number("update_reason_flags", Integer.toUnsignedLong(record.reason()));
        line.number("update_sequence_number", record.usn());
        line.number("update_source_flags", Integer.toUnsignedLong(record.sourceInfo()));
        if (record.isNamed()) {
            line.number("file_attribute_flags", Integer.toUnsignedLong(record.attributes()));
        }
    }

    private static void reference(JsonLine line, String name, long high, long low) {
        if (high == 0 && low >= 0) {
            line.number(name, low);
        }
    }

    private void ours(RecordFacts record, JsonLine line) {
        FilePath path = record.view().path();
        if (path != null) {
            line.text("path", path.text());
            line.text("path_certainty", path.certainty().id());
        }
        line.texts("update_reasons", record.reasons());
        line.number("filetime", record.time());
        if (record.isNamed()) {
            line.number("security_id", record.securityId());
        } else {
            line.flag("time_derived", true);
        }
        line.number("record_version", record.view().version());
        line.text("file_id", RecordFacts.id(record.fileHigh(), record.fileLow()));
        line.text("parent_file_id", RecordFacts.id(record.parentHigh(), record.parentLow()));
        line.text("journal_id", record.journal(context));
        line.text("volume_serial", context.serialInHex());
        line.text("volume", context.volume()).text("hostname", context.host());
        line.text("source_file", context.source());
    }
}
