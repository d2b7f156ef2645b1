package dev.tidemark.export.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

@Tag("shows-out")
class TimesketchWriterTest {

    @TempDir
    Path folder;

    private static Map<String, Object> object(Written written) throws IOException {
        return JSON.std.mapFrom(written.lines().getFirst());
    }

    @Test
    void aLineHasWhatTimesketchRequiresAndTheNamesOfPlaso() throws IOException {
        Map<String, Object> line = object(Written.of(
                RecordFormat.TIMESKETCH, Written.FILE, Written.in("\\docs", Written.record("a.txt"), "a.txt")));

        assertThat(line)
                .containsEntry("message", "\\docs\\a.txt FILE_CREATE CLOSE")
                .containsEntry("datetime", "2024-05-03T12:00:00.123456+00:00")
                .containsEntry("timestamp_desc", "Metadata Modification Time")
                .containsEntry("data_type", "fs:ntfs:usn_change")
                .containsEntry("filename", "a.txt")
                .containsEntry("file_reference", 2L << 48 | 40)
                .containsEntry("parent_file_reference", 1L << 48 | 30)
                .containsEntry("update_reason_flags", 0x8000_0100L)
                .containsEntry("update_sequence_number", 7_000_000)
                .containsEntry("update_source_flags", 0)
                .containsEntry("file_attribute_flags", 0x2020)
                .containsEntry("filetime", StoredRows.NOON + 1_234_567)
                .containsEntry("path_certainty", "file_table")
                .doesNotContainKeys("tag", "hostname", "time_derived", "journal_id", "volume_serial");
    }

    @Test
    void aReferenceThatAnIndexTakesForNoNumberIsOnlyInItsHex() throws IOException {
        Map<String, Object> line =
                object(Written.of(RecordFormat.TIMESKETCH, Written.record("a").file(FileId.ntfs(40, 0x8001))));

        assertThat(line).doesNotContainKey("file_reference").containsEntry("file_id", "0x8001000000000028");
        Map<String, Object> wide = object(Written.of(
                RecordFormat.TIMESKETCH, Records.v3("w").file(new FileId(1, 2)).time(StoredRows.NOON)));
        assertThat(wide)
                .doesNotContainKey("file_reference")
                .containsEntry("file_id", "0x00000000000000010000000000000002");
    }

    @Test
    void aDerivedTimeIsMarked() throws IOException {
        try (StoredRows rows = new StoredRows(folder)) {
            FileId file = FileId.ntfs(40, 1);
            rows.addExtents(file, FileId.NTFS_ROOT, 1, 0, 4096);
            rows.add(file, FileId.NTFS_ROOT, "big.db", StoredRows.CLOSE);
            Map<String, Object> line = object(Written.of(RecordFormat.TIMESKETCH, rows.store()));

            assertThat(line)
                    .containsEntry("time_derived", true)
                    .containsEntry("record_version", 4)
                    .containsEntry("datetime", "2024-05-03T12:00:00.000000+00:00")
                    .doesNotContainKey("file_attribute_flags");
        }
    }

    @Test
    void whoseRecordsTheyAreAndWhatTheyAreCalledIsTold() throws IOException {
        RecordField tag = RecordField.of("tag", FieldType.TEXT, (FieldReader.Texts) view -> "odd one")
                .words("Tag", "A tag.")
                .build();
        ProfileContext context = Written.FILE.onHost("PC-7").tagged(tag);
        Map<String, Object> line =
                object(Written.of(RecordFormat.TIMESKETCH, context, Written.view(Written.record("a"))));

        assertThat(line)
                .containsEntry("tag", List.of("odd one"))
                .containsEntry("hostname", "PC-7")
                .containsEntry("source_file", "C:\\case\\$J");
    }

    @Test
    void hostileNamesAreJsonThatAnyProgramCanKeep() throws IOException {
        for (String name : List.of("a\"b\\c", "a\nb", "\uD800", "\uDC00x", "=x", "a|b", "\u0000")) {
            Written written = Written.of(RecordFormat.TIMESKETCH, Written.record(name));
            assertThat(written.lines()).hasSize(1);
            assertThat(Escapes.rawPath((String) object(written).get("filename")))
                    .isEqualTo(name);
        }
    }
}
