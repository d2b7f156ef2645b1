package dev.tidemark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One record as {@code fsutil usn readjournal} prints it.
 *
 * @param fields the words behind each name
 * @param extents the lines of its extents
 */
record FsutilRecord(Map<String, String> fields, List<String> extents) {

    static List<FsutilRecord> read(Path file) throws IOException {
        List<FsutilRecord> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(':');
            if (line.startsWith("Usn  ")) {
                records.add(new FsutilRecord(new LinkedHashMap<>(), new ArrayList<>()));
            }
            if (line.startsWith("    [")) {
                records.getLast().extents.add(line.strip());
            } else if (colon > 0 && !records.isEmpty()) {
                String name = line.substring(0, colon).strip();
                String before = records.getLast()
                        .fields
                        .put(name, line.substring(colon + 1).strip());
                if (before != null) {
                    throw new IOException("twice: " + line);
                }
            } else if (!line.isBlank() && !records.isEmpty()) {
                throw new IOException("not understood: " + line);
            }
        }
        return records;
    }

    String get(String field) {
        return Objects.requireNonNull(fields.get(field), field);
    }
}
