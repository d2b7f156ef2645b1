package dev.tidemark.export.profile;

import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON Lines of the Elastic Common Schema. Not thread-safe. What the schema has no field for stands below {@code
 * tidemark.usn}: the serial number of the volume too, since {@code volume.serial_number} is that of the device. A record of version 4
 * has the time of the close record behind it, and {@code tidemark.usn.time_derived} says so.
 *
 * @see <a href="https://www.elastic.co/docs/reference/ecs/ecs-field-reference">ECS field reference</a>
 */
final class EcsWriter extends ProfileWriter {

    /** The version of the schema; the first that has fields for volumes. */
    static final String VERSION = "8.16.0";

    static final String DATASET = "usn.journal";

    private static final int CREATED = Reason.FILE_CREATE.bit();
    private static final int DELETED = Reason.FILE_DELETE.bit();
    private static final int CLOSE = Reason.CLOSE.bit();
    private static final int RENAMED = Flags.mask(Reason.RENAME_OLD_NAME, Reason.RENAME_NEW_NAME);
    private static final int WRITTEN = Flags.mask(
            Reason.DATA_OVERWRITE,
            Reason.DATA_EXTEND,
            Reason.DATA_TRUNCATION,
            Reason.NAMED_DATA_OVERWRITE,
            Reason.NAMED_DATA_EXTEND,
            Reason.NAMED_DATA_TRUNCATION);

    private static final FileAttribute[] ATTRIBUTES = FileAttribute.values();

    private final ProfileContext shown;
    private ProfileContext context;

    EcsWriter(ProfileContext context, OutputStream out) {
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
        line.text("@timestamp", Filetime.isoUtc(record.time()));
        line.open("ecs").text("version", VERSION).close();
        event(record, line);
        file(record, line);
        if (!context.host().isEmpty()) {
            line.open("host").text("name", context.host()).close();
        }
        if (!context.volume().isEmpty() || !context.fileSystem().isEmpty()) {
            line.open("volume").text("dos_name", context.volume());
            line.text("file_system_type", context.fileSystem()).close();
        }
        ours(record, line);
        line.end();
    }

    private static void event(RecordFacts record, JsonLine line) {
        int reason = record.reason();
        line.open("event").text("kind", "event");
        line.texts("category", List.of("file")).texts("type", types(reason));
        line.text("action", action(reason)).text("code", RecordFacts.hex(reason));
        line.text("dataset", DATASET).number("sequence", record.usn()).close();
    }

    /** What the schema calls such changes; a record that only tells that the file was closed informs. */
    private static List<String> types(int reason) {
        List<String> types = new ArrayList<>();
        if ((reason & CREATED) != 0) {
            types.add("creation");
        }
        if ((reason & ~(CREATED | DELETED | CLOSE)) != 0) {
            types.add("change");
        }
        if ((reason & DELETED) != 0) {
            types.add("deletion");
        }
        return types.isEmpty() ? List.of("info") : types;
    }

    /** The one that matters most of what happened since the file was opened. */
    private static String action(int reason) {
        if ((reason & DELETED) != 0) {
            return "deleted";
        }
        if ((reason & CREATED) != 0) {
            return "created";
        }
        if ((reason & RENAMED) != 0) {
            return "renamed";
        }
        if ((reason & WRITTEN) != 0) {
            return "written";
        }
        return (reason & ~CLOSE) != 0 ? "metadata-changed" : "closed";
    }

    private void file(RecordFacts record, JsonLine line) {
        line.open("file").text("inode", RecordFacts.address(record.fileHigh(), record.fileLow()));
        line.text("name", record.name());
        FilePath path = record.wholePath();
        if (path != null) {
            String directory = path.directory().isEmpty() ? "\\" : path.directory();
            line.text("path", context.volume() + path.text()).text("directory", context.volume() + directory);
        }
        if (record.isNamed()) {
            line.text("extension", extension(record.name()));
            line.text("type", record.isDirectory() ? "dir" : "file");
            line.texts("attributes", attributes(record.attributes()));
        }
        line.close();
    }

    /** Behind the last dot, without it; none where the dot begins the name. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }

    private static List<String> attributes(int mask) {
        List<String> words = new ArrayList<>();
        for (FileAttribute attribute : ATTRIBUTES) {
            if (attribute.in(mask)) {
                words.add(attribute.name().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private void ours(RecordFacts record, JsonLine line) {
        line.open("tidemark").open("usn");
        line.texts("reasons", record.reasons());
        line.text("reason", RecordFacts.hex(record.reason()));
        line.text("source_info", RecordFacts.hex(record.sourceInfo()));
        line.number("version", record.view().version()).number("filetime", record.time());
        line.text("file_id", RecordFacts.id(record.fileHigh(), record.fileLow()));
        line.text("parent_id", RecordFacts.id(record.parentHigh(), record.parentLow()));
        if (record.isNamed()) {
            line.text("attributes", RecordFacts.hex(record.attributes()));
            line.number("security_id", record.securityId());
        } else {
            line.flag("time_derived", true);
        }
        path(record.view().path(), line);
        if (context.inFile()) {
            line.number("offset", record.view().offset());
        }
        line.text("journal_id", record.journal(context)).text("volume_serial", context.serialInHex());
        line.text("source", context.source()).text("tag", record.tag(context));
        line.close().close();
    }

    /** A path that is not whole is none to the schema. */
    private static void path(@Nullable FilePath path, JsonLine line) {
        if (path != null) {
            line.text("path_certainty", path.certainty().id());
            if (path.certainty() == Certainty.PARTIAL) {
                line.text("partial_path", path.text());
            }
        }
    }
}
