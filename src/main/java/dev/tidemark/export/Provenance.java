package dev.tidemark.export;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Version;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * Says where an export comes from: the files that were read, each with its SHA-256, and what of them was written. Immutable.
 * The text formats have no room for it, since other programs take every line of them for a record; so it lies beside them.
 *
 * @param source what the source calls itself
 * @param location its whole path, or the volume
 * @param inputs the files that were read
 * @param asked which records were asked for
 * @param columns what is written of each, by their names
 * @param records how many were written
 * @param leftOut how many rows were shown and not written
 */
public record Provenance(
        String source,
        String location,
        List<Input> inputs,
        Asked asked,
        List<String> columns,
        long records,
        long leftOut) {

    private static final String SUFFIX = ".provenance.json";

    public Provenance {
        inputs = List.copyOf(inputs);
        columns = List.copyOf(columns);
    }

    /**
     * Which records were asked for.
     *
     * @param where what else than the filter, in the filter language; empty for nothing
     * @param limit how many at most, empty for all
     * @param at the citation of the only one, empty for none
     */
    public record Asked(FilterSpec filter, String where, OptionalLong limit, String at) {

        /** What a text of the filter language asks for; everything when it is empty. */
        public static Asked of(String where) {
            return new Asked(FilterSpec.ALL, where, OptionalLong.empty(), "");
        }
    }

    /**
     * A file that was read.
     *
     * @param bytes its size
     * @param modified when it was written to last
     * @param sha256 in hex, {@code null} when it is not known: the file changed, or could not be read again
     */
    public record Input(
            Path file,
            long bytes,
            Instant modified,
            @Nullable String sha256) {

        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", file.toAbsolutePath().toString());
            fields.put("bytes", bytes);
            fields.put("modified", modified.toString());
            fields.put("sha256", sha256);
            return fields;
        }
    }

    /** Where it lies that tells of an export. */
    public static Path beside(Path export) {
        return export.resolveSibling(export.getFileName() + SUFFIX);
    }

    /**
     * Writes it beside an export.
     *
     * @return where it lies
     * @throws IOException if it cannot be written
     */
    public Path writeBeside(Path export) throws IOException, InterruptedException {
        byte[] json = (json(export) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = beside(export);
        return WholeFile.file(file, half -> {
            half.stream().write(json);
            return file;
        });
    }

    private String json(Path export) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tool", "Tidemark " + Version.current());
        fields.put("written", Instant.now().toString());
        fields.put("export", String.valueOf(export.getFileName()));
        fields.put("source", source);
        fields.put("location", location);
        fields.put("inputs", inputs.stream().map(Input::fields).toList());
        fields.put("filter", conditions());
        fields.put("columns", columns);
        fields.put("records", records);
        fields.put("leftOut", leftOut);
        return JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
                .asString(fields);
    }

    /** The conditions that there are; none for every record. */
    private Map<String, Object> conditions() {
        FilterSpec filter = asked.filter();
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "reason", filter.anyOf(), FilterSpec.ANY);
        put(fields, "allOf", filter.allOf(), 0);
        put(fields, "noneOf", filter.noneOf(), 0);
        if (filter.onlyClosed()) {
            fields.put("onlyClosed", true);
        }
        put(fields, "name", filter.name());
        put(fields, "path", filter.path());
        if (filter.versions() != FilterSpec.ANY) {
            fields.put("versions", versions(filter.versions()));
        }
        put(fields, "sourceInfo", filter.sourceAnyOf(), FilterSpec.ANY);
        put(fields, "fileId", filter.file());
        put(fields, "parentId", filter.parent());
        put(fields, "where", asked.where());
        put(fields, "at", asked.at());
        asked.limit().ifPresent(limit -> fields.put("limit", limit));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, int mask, int none) {
        if (mask != none) {
            fields.put(name, Flags.hex(mask));
        }
    }

    private static void put(Map<String, Object> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, text);
        }
    }

    private static void put(Map<String, Object> fields, String name, @Nullable FileId id) {
        if (id != null) {
            fields.put(name, id.hex());
        }
    }

    private static List<Integer> versions(int mask) {
        List<Integer> versions = new ArrayList<>();
        for (int version = 2; version <= 4; version++) {
            if ((mask >>> version & 1) != 0) {
                versions.add(version);
            }
        }
        return versions;
    }
}
