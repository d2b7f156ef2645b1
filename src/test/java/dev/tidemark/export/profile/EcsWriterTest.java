package dev.tidemark.export.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

@Tag("shows-out")
class EcsWriterTest {

    private static final ProfileContext VOLUME =
            new ProfileContext("D:", false, "PC-7", "D:", "NTFS", OptionalLong.of(0x1234), row -> 0x77, null, null);

    @TempDir
    Path folder;

    private static Map<String, Object> object(Written written) throws IOException {
        return JSON.std.mapFrom(written.lines().getFirst());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> object, String... names) {
        Map<String, Object> part = object;
        for (String name : names) {
            part = (Map<String, Object>) part.get(name);
        }
        return part;
    }

    @Test
    void aLineHasTheFieldsOfTheSchema() throws IOException {
        Map<String, Object> line =
                object(Written.of(RecordFormat.ECS, VOLUME, Written.in("\\docs", Written.record("a.TXT"), "a.TXT")));

        assertThat(line).containsEntry("@timestamp", "2024-05-03T12:00:00.1234567Z");
        assertThat(part(line, "event"))
                .containsEntry("kind", "event")
                .containsEntry("category", List.of("file"))
                .containsEntry("type", List.of("creation"))
                .containsEntry("action", "created")
                .containsEntry("code", "0x80000100")
                .containsEntry("sequence", 7_000_000)
                .containsEntry("dataset", "usn.journal");
        assertThat(part(line, "file"))
                .containsEntry("path", "D:\\docs\\a.TXT")
                .containsEntry("directory", "D:\\docs")
                .containsEntry("name", "a.TXT")
                .containsEntry("extension", "TXT")
                .containsEntry("inode", "40-2")
                .containsEntry("type", "file")
                .containsEntry("attributes", List.of("archive", "not_content_indexed"));
        assertThat(part(line, "host")).containsEntry("name", "PC-7");
        assertThat(part(line, "volume"))
                .containsOnly(Map.entry("dos_name", "D:"), Map.entry("file_system_type", "NTFS"));
        assertThat(part(line, "tidemark", "usn"))
                .containsEntry("volume_serial", "0000000000001234")
                .containsEntry("reasons", List.of("FILE_CREATE", "CLOSE"))
                .doesNotContainKeys("offset", "time_derived", "partial_path");
    }

    @ParameterizedTest
    @CsvSource({
        "0x80000000, info, closed",
        "0x00000002, change, written",
        "0x80000302, creation change deletion, deleted",
        "0x00002000, change, renamed",
        "0x00008000, change, metadata-changed",
        "0x00000000, info, closed"
    })
    void typesAndActionFollowFromTheReasons(String mask, String types, String action) throws IOException {
        Map<String, Object> line = object(Written.of(
                RecordFormat.ECS, Written.record("a").reason(Long.decode(mask).intValue())));

        assertThat(part(line, "event"))
                .containsEntry("type", List.of(types.split(" ")))
                .containsEntry("action", action);
    }

    @Test
    void aPathThatIsNotWholeIsNoPathOfTheSchema() throws IOException {
        Map<String, Object> line = object(Written.of(
                RecordFormat.ECS,
                VOLUME,
                Written.view(Written.record("a")).withPath(new FilePath("\u2026", "a", Certainty.PARTIAL))));

        assertThat(part(line, "file")).doesNotContainKeys("path", "directory");
        assertThat(part(line, "tidemark", "usn"))
                .containsEntry("partial_path", "\u2026\\a")
                .containsEntry("path_certainty", "partial");
    }

    @Test
    void recordsOfVersion4TakeTheTimeOfTheirCloseRecordAndSaySo() throws IOException {
        try (StoredRows rows = new StoredRows(folder)) {
            FileId file = FileId.ntfs(40, 1);
            rows.addExtents(file, FileId.NTFS_ROOT, 1, 0, 4096);
            rows.add(file, FileId.NTFS_ROOT, "big.db", StoredRows.CLOSE);
            Map<String, Object> line = object(Written.of(RecordFormat.ECS, rows.store()));

            assertThat(line).containsEntry("@timestamp", "2024-05-03T12:00:00.0000000Z");
            assertThat(part(line, "tidemark", "usn")).containsEntry("time_derived", true);
            assertThat(part(line, "file")).containsOnlyKeys("inode");
        }
    }
}
