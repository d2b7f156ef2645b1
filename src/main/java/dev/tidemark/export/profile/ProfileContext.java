package dev.tidemark.export.profile;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.Source;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.text.OneLine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a line tells beside its record: where the records come from. Immutable.
 *
 * @param source the whole path of the file, or the volume's id; what cannot be seen of it as an escape
 * @param inFile whether records lie in that file, each at its offset
 * @param host the name of the machine; empty when it is not known
 * @param volume the drive letter with its colon; empty when it is not known, or has none
 * @param fileSystem for example {@code NTFS}; empty when it is not known
 * @param serial the serial number of the volume; empty when it is not known
 * @param journal the id of the journal that a row came from, 0 when it is not known
 * @param tag what a person called a record; {@code null} where nobody can
 * @param parts what is known of the source of a row, where rows are of several; {@code null} where they are of one
 */
public record ProfileContext(
        String source,
        boolean inFile,
        String host,
        String volume,
        String fileSystem,
        OptionalLong serial,
        ToLongFunction<RecordCursor> journal,
        @Nullable RecordField tag,
        @Nullable Function<RecordCursor, ProfileContext> parts) {

    /**
     * Of a file, of which no more is known.
     *
     * @param inFile whether the records lie in it, each at its offset
     */
    public static ProfileContext ofFile(String source, boolean inFile) {
        return new ProfileContext(OneLine.of(source), inFile, "", "", "", OptionalLong.empty(), row -> 0, null, null);
    }

    /**
     * Of a source.
     *
     * @param fields among which there may be one for what a person called a record
     * @param computer the name of the computer whose volumes are read; empty when it is not known
     */
    public static ProfileContext of(Source source, FieldRegistry fields, String computer) {
        return source.isMerged() ? ofSeveral(source, fields, computer) : ofOne(source, fields, computer);
    }

    private static ProfileContext ofSeveral(Source source, FieldRegistry fields, String computer) {
        Map<Integer, ProfileContext> each = new HashMap<>();
        for (Source part : source.parts()) {
            each.put(part.store().source(), ofOne(part, fields, computer));
        }
        boolean here = source.parts().stream().anyMatch(part -> part.volume() != null);
        ProfileContext all = ofFile(source.location(), false)
                .onHost(here ? computer : "")
                .tagged(fields.find("tag").orElse(null))
                .ofJournals(row -> source.journalIdAt(row.record()).orElse(0));
        return new ProfileContext(
                all.source,
                false,
                all.host,
                "",
                "",
                OptionalLong.empty(),
                all.journal,
                all.tag,
                row -> Objects.requireNonNullElse(each.get(RecordKey.source(row.sourceKey())), all));
    }

    /** What is known of the source that a row is of; the machine is the one that a person named. */
    ProfileContext at(@Nullable RecordCursor row) {
        Function<RecordCursor, ProfileContext> each = parts;
        if (each == null || row == null) {
            return this;
        }
        ProfileContext part = each.apply(row);
        return new ProfileContext(
                part.source, part.inFile, host, part.volume, part.fileSystem, part.serial, journal, tag, null);
    }

    private static ProfileContext ofOne(Source source, FieldRegistry fields, String computer) {
        return ofFile(source.location(), source.isInFile())
                .on(source.volume())
                .onHost(source.volume() == null ? "" : computer)
                .tagged(fields.find("tag").orElse(null))
                .ofJournals(row -> source.journalIdAt(row.record()).orElse(0));
    }

    /** The serial number as Windows shows the longer one; empty when it is not known. */
    String serialInHex() {
        return serial.isPresent() ? String.format(Locale.ROOT, "%016x", serial.getAsLong()) : "";
    }

    /** On a volume that is known. */
    public ProfileContext on(@Nullable VolumeFacts facts) {
        if (facts == null) {
            return this;
        }
        String drive = facts.name().matches("[A-Za-z]:") ? facts.name() : "";
        OptionalLong number = OptionalLong.of(facts.serial());
        return new ProfileContext(source, inFile, host, drive, facts.fileSystem(), number, journal, tag, parts);
    }

    /** On a machine of a name; empty when it is not known. */
    public ProfileContext onHost(String name) {
        return new ProfileContext(source, inFile, name, volume, fileSystem, serial, journal, tag, parts);
    }

    /** With the journals that rows came from. */
    public ProfileContext ofJournals(ToLongFunction<RecordCursor> byRow) {
        return new ProfileContext(source, inFile, host, volume, fileSystem, serial, byRow, tag, parts);
    }

    /** With what a person called the records. */
    public ProfileContext tagged(@Nullable RecordField field) {
        return new ProfileContext(source, inFile, host, volume, fileSystem, serial, journal, field, parts);
    }
}
