package dev.tidemark.export.lake;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.NOON;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.history.RecordLives;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.DuckDb;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake of rows that a test makes. */
@Tag("shows-out")
class LakeExportTest {

    private static final FileId ROOT = FileId.ntfs(5, 5);
    private static final FileId FILE = FileId.ntfs(40, 3);
    private static final long DAY = 24 * 3600 * StoredRows.SECOND;

    @TempDir
    Path folder;

    private static DuckDb duck;

    private StoredRows rows;

    @BeforeAll
    static void start() throws SQLException {
        duck = new DuckDb();
    }

    @AfterAll
    static void stop() throws SQLException {
        duck.close();
    }

    @BeforeEach
    void open() {
        rows = new StoredRows(folder);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private LakeResult write() throws IOException, InterruptedException {
        return LakeFixture.write(rows.store(), lake());
    }

    private List<List<String>> ask(String columns) throws Exception {
        return duck.rows("SELECT " + columns + " FROM read_parquet('" + lake()
                + "/usn/**/*.parquet', hive_partitioning = true) ORDER BY file_offset");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(lake())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> lake().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private StoredRows at(long time, String name) {
        // Made by hand: the rows' own clock ticks on by itself.
        Records record = Records.v2(name).file(FILE).parent(ROOT).reason(CREATE);
        return rows.add(record, time);
    }

    @Test
    void columnsAndTheirTypesAreThoseThatAreWrittenDown() throws Exception {
        rows.add(FILE, ROOT, "a.txt", CREATE);
        LakeResult result = write();
        Map<String, String> columns = duck.columns(result.files());
        assertThat(columns.entrySet().stream().map(column -> column.getKey() + " " + column.getValue()))
                .containsExactly(
                        "volume_label VARCHAR",
                        "source VARCHAR",
                        "origin VARCHAR",
                        "tool VARCHAR",
                        "volume_serial UBIGINT",
                        "journal_id UBIGINT",
                        "usn BIGINT",
                        "kind VARCHAR",
                        "time TIMESTAMP WITH TIME ZONE",
                        "filetime BIGINT",
                        "reason UINTEGER",
                        "source_info UINTEGER",
                        "attributes UINTEGER",
                        "security_id UINTEGER",
                        "reasons VARCHAR",
                        "version INTEGER",
                        "file_id UBIGINT",
                        "file_id_high UBIGINT",
                        "parent_id UBIGINT",
                        "parent_id_high UBIGINT",
                        "file_entry BIGINT",
                        "parent_entry BIGINT",
                        "file_seq INTEGER",
                        "parent_seq INTEGER",
                        "name VARCHAR",
                        "extension VARCHAR",
                        "path VARCHAR",
                        "path_certainty VARCHAR",
                        "name_utf16 BLOB",
                        "is_directory BOOLEAN",
                        "life BIGINT",
                        "old_name VARCHAR",
                        "old_path VARCHAR",
                        "file_offset BIGINT",
                        "exported_at TIMESTAMP WITH TIME ZONE");
    }

    @Test
    void aRecordIsWrittenWithAllThatIsKnownOfIt() throws Exception {
        rows.addDirectory(FILE, ROOT, "Old.D", OLD).addDirectory(FILE, ROOT, "New.TXT", NEW | CLOSE);
        write();
        assertThat(ask("volume_label, source, origin, volume_serial, journal_id, usn, kind, filetime, reason, reasons"
                                + ", version, file_id, file_entry, file_seq, parent_entry, parent_seq, is_directory")
                        .getFirst())
                .containsExactly(
                        "Data",
                        "E:\\evidence\\$J",
                        "journal",
                        Long.toUnsignedString(0xFEDC_BA98_1A2B_3C4DL),
                        Long.toString(0x01D8_347B_E2AB_90F1L),
                        "4096",
                        "record",
                        Long.toString(NOON),
                        "4096",
                        "RENAME_OLD_NAME",
                        "2",
                        Long.toString(FILE.low()),
                        "40",
                        "3",
                        "5",
                        "5",
                        "true");
        assertThat(ask("name, extension, path, old_name, old_path, life, host, volume, epoch_us(time), date"))
                .containsExactly(
                        Stream.of(
                                        "Old.D",
                                        "d",
                                        "\\Old.D",
                                        null,
                                        null,
                                        "4096",
                                        "WS-01",
                                        "v-fedcba981a2b3c4d",
                                        "1714737600000000",
                                        "2024-05-03")
                                .toList(),
                        List.of(
                                "New.TXT",
                                "txt",
                                "\\New.TXT",
                                "Old.D",
                                "\\Old.D",
                                "4096",
                                "WS-01",
                                "v-fedcba981a2b3c4d",
                                "1714737601000000",
                                "2024-05-03"));
    }

    @Test
    void theNamesOfFilesTellTheRangeAndWritingAgainReplacesThem() throws Exception {
        rows.add(FILE, ROOT, "a", CREATE);
        long last = rows.usn();
        rows.add(FILE, ROOT, "a", CREATE | CLOSE);
        String name = "usn/host=WS-01/volume=v-fedcba981a2b3c4d/date=2024-05-03/part-01d8347be2ab90f1-4096-" + last
                + ".parquet";
        write();
        assertThat(files()).containsExactly(name);
        byte[] before = Files.readAllBytes(lake().resolve(name));
        Files.write(lake().resolve(name), new byte[] {1});
        write();
        assertThat(files()).containsExactly(name);
        assertThat(lake().resolve(name)).hasBinaryContent(before);
    }

    @Test
    void gapsAreRowsAndWhatHasNoTimeTakesTheDateOfTheRowThatFollows() throws Exception {
        at(NOON, "first");
        rows.add(new Marker(RowKind.GAP, 1000, 8, 0, "lost"));
        rows.addExtents(FILE, ROOT, CLOSE, 0, 4096);
        at(NOON + DAY, "next");
        rows.add(new Marker(RowKind.STOPPED, 2000, 0, 0, "end"));
        LakeResult result = write();
        assertThat(duck.rows("SELECT kind, version, time IS NULL, date, name FROM read_parquet('" + lake()
                        + "/usn/**/*.parquet', hive_partitioning = true) ORDER BY date, file_offset"))
                .containsExactlyInAnyOrder(
                        List.of("record", "2", "false", "2024-05-03", "first"),
                        Stream.of("gap", null, "true", "2024-05-04", null).toList(),
                        Stream.of("record", "4", "true", "2024-05-04", null).toList(),
                        List.of("record", "2", "false", "2024-05-04", "next"),
                        Stream.of("stopped", null, "true", "2024-05-04", null).toList());
        assertThat(result.records()).isEqualTo(3);
        assertThat(result.others()).isEqualTo(2);
        assertThat(result.undated()).isZero();
    }

    @Test
    void aRowOfAVolumeStandsAtItsUsnAndOneOfAFileAtItsOffset() throws Exception {
        at(NOON, "a");
        rows.add(new Marker(RowKind.GAP, 777, 8, NOON, "lost"));
        LakeFixture.write(rows.store(), lake(), LakeFixture.origin(false), () -> false);
        assertThat(ask("usn, file_offset").getLast())
                .isEqualTo(Stream.of("777", null).toList());
        LakeFixture.write(rows.store(), lake(), LakeFixture.origin(true), () -> false);
        assertThat(ask("usn, file_offset").getLast())
                .isEqualTo(Stream.of(null, "777").toList());
    }

    @Test
    void rangesStandInATableOfTheirOwn() throws Exception {
        rows.add(FILE, ROOT, "a", CREATE);
        long usn = rows.usn();
        rows.addExtents(FILE, ROOT, CREATE, 0, 4096, 1L << 40, 8192).add(FILE, ROOT, "a", CREATE | CLOSE);
        LakeResult result = write();
        assertThat(result.ranges()).isEqualTo(2);
        assertThat(files()).hasSize(2).first().asString().startsWith("ranges/host=WS-01/volume=v-fedcba981a2b3c4d/");
        assertThat(duck.rows("SELECT usn, n, \"offset\", length, journal_id IS NOT NULL FROM read_parquet('" + lake()
                        + "/ranges/**/*.parquet') ORDER BY n"))
                .containsExactly(
                        List.of(Long.toString(usn), "0", "0", "4096", "true"),
                        List.of(Long.toString(usn), "1", Long.toString(1L << 40), "8192", "true"));
    }

    /** Most records have the file and the name of the record before, and are written by what was found out for that one. */
    @Test
    void aFileThatComesAgainIsWrittenWithWhatItsOwnRecordHas() throws Exception {
        FileId directory = FileId.ntfs(41, 1);
        rows.addDirectory(directory, ROOT, "docs", CREATE)
                .add(FILE, directory, "a.TXT", CREATE)
                .add(FILE, directory, "a.TXT", CLOSE)
                .addDirectory(directory, ROOT, "docs", OLD)
                .addDirectory(directory, ROOT, "papers", NEW | CLOSE)
                .add(FILE, directory, "a.TXT", EXTEND)
                .addExtents(FILE, directory, EXTEND, 0, 4096)
                .add(FILE, directory, "a.TXT", CLOSE)
                .add(RowKind.GAP, 1 << 20)
                .add(FILE, directory, "a.TXT", EXTEND)
                .add(FILE, directory, "\uD800.b", EXTEND)
                .add(FILE, directory, "\uD800.b", EXTEND)
                .add(FILE, directory, "plain", OLD)
                .add(FILE, directory, "plain", NEW)
                .add(FILE, directory, "plain", CLOSE);
        write();
        assertThat(ask("name, extension, hex(name_utf16), path, path_certainty, old_path, life").stream()
                        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" "))))
                .containsExactly(
                        "docs null null \\docs reconstructed null 4096",
                        "a.TXT txt null \\docs\\a.TXT reconstructed null 4168",
                        "a.TXT txt null \\docs\\a.TXT reconstructed null 4168",
                        "docs null null \\docs reconstructed null 4096",
                        "papers null null \\papers reconstructed \\docs 4096",
                        "a.TXT txt null \\papers\\a.TXT reconstructed null 4456",
                        "null null null \\papers\\a.TXT reconstructed null 4456",
                        "a.TXT txt null \\papers\\a.TXT reconstructed null 4456",
                        "a.TXT txt null \\papers\\a.TXT ambiguous null 4680",
                        "\uFFFD.b b 00D82E006200 \\papers\\\uFFFD.b ambiguous null 4680",
                        "\uFFFD.b b 00D82E006200 \\papers\\\uFFFD.b ambiguous null 4680",
                        "plain null null \\papers\\plain ambiguous null 4680",
                        "plain null null \\papers\\plain ambiguous \\papers\\plain 4680",
                        "plain null null \\papers\\plain ambiguous null 4680",
                        "null null null null null null null");
    }

    // --- hostile

    /** Where the dictionary of a column is full, each of them is written: what rows share is held once for each then. */
    @Test
    void longNamesThatRowsShareCountForEachOfThem() {
        for (int i = 0; i < 40; i++) {
            rows.add(FILE, ROOT, "\u4e00".repeat(30_000), EXTEND);
        }
        LakeBatch batch = new LakeBatch(PathIndex.over(rows.store()).reader(), true);
        RecordLives lives = new RecordLives();
        try (StoreReader reader = rows.store().reader()) {
            for (long at = 0; !batch.isFull(); at++) {
                RowVisitor<RuntimeException> gather = row -> {
                    lives.take(row);
                    batch.gather(row, lives, OptionalLong.empty());
                };
                assertThat(reader.readRecord(at, gather)).isEqualTo(RowReader.Outcome.READ);
                batch.take();
            }
        }
        assertThat(batch.count()).isBetween(2, 20);
        assertThat(batch.names.size()).as("held once").isLessThan(100_000);
    }

    @Test
    void aNameThatIsNoUnicodeIsKeptExactlyBesideTheReadableOne() throws Exception {
        rows.add(FILE, ROOT, "a\uD800b\uDC00.X\uD83D\uDE00", CREATE).add(FILE, ROOT, "plain", CREATE);
        write();
        assertThat(ask("name, hex(name_utf16), extension, path"))
                .containsExactly(
                        List.of(
                                "a\uFFFDb\uFFFD.X\uD83D\uDE00",
                                "610000D8620000DC2E0058003DD800DE",
                                "x\uD83D\uDE00",
                                "\\a\uFFFDb\uFFFD.X\uD83D\uDE00"),
                        Stream.of("plain", null, null, "\\plain").toList());
    }

    @Test
    void pathsHaveNamesAsTheyAre() throws Exception {
        FileId directory = FileId.ntfs(41, 1);
        rows.addDirectory(directory, ROOT, "u0041\u202Ex\\y", CREATE).add(FILE, directory, "u0042\u0001\\z ", CREATE);
        write();
        assertThat(ask("path").getLast()).containsExactly("\\u0041\u202Ex\\y\\u0042\u0001\\z ");
    }

    @Test
    void longNamesAndManyOfThemAreWritten() throws Exception {
        for (int i = 0; i < 150; i++) {
            rows.add(FileId.ntfs(i, 1), ROOT, "é".repeat(30_000) + i, CREATE);
        }
        write();
        assertThat(duck.value(
                        "SELECT sum(octet_length(encode(name))) || ' ' || count(DISTINCT name) FROM read_parquet('"
                                + lake() + "/usn/**/*.parquet')"))
                .isEqualTo(150 * 60_000 + 10 + 90 * 2 + 50 * 3 + " 150");
    }

    @Test
    void identifiersOf128BitsHaveNoEntry() throws Exception {
        FileId wide = new FileId(7, -1);
        rows.add(Records.v3("refs").file(wide).parent(wide).reason(CREATE));
        write();
        assertThat(ask("file_id, file_id_high, parent_id_high, file_entry, file_seq, parent_entry,"
                        + " parent_seq, version"))
                .containsExactly(Stream.of("18446744073709551615", "7", "7", null, null, null, null, "3")
                        .toList());
    }

    @Test
    void absurdTimesAreKeptAndHaveADateOnlyWithAYearOfFourDigits() throws Exception {
        at(0, "1601");
        at(-1, "1600");
        at(Long.MAX_VALUE, "far");
        at(Long.MIN_VALUE, "before");
        LakeResult result = write();
        assertThat(result.undated()).isEqualTo(2);
        assertThat(ask("name, date, filetime, epoch_us(time)"))
                .containsExactly(
                        List.of("1601", "1601-01-01", "0", "-11644473600000000"),
                        List.of("1600", "1600-12-31", "-1", "-11644473600000001"),
                        Stream.of("far", null, Long.toString(Long.MAX_VALUE), "910692730085477580")
                                .toList(),
                        Stream.of("before", null, Long.toString(Long.MIN_VALUE), "-933981677285477581")
                                .toList());
    }

    @Test
    void whereEveryDayIsMixedWithEveryOtherEachRowIsWrittenOnce() throws Exception {
        int days = 3 * LakeFiles.MOST_OPEN;
        for (int i = 0; i < 4 * days; i++) {
            at(NOON + i % days * DAY, "n" + i);
        }
        assertThat(write().files()).hasSize(days);
        assertThat(duck.value("SELECT count(*) || ' ' || count(DISTINCT name) FROM read_parquet('" + lake()
                        + "/usn/**/*.parquet')"))
                .isEqualTo(4 * days + " " + 4 * days);
    }

    @Test
    void daysBeyondTheMostShareOneFileWithoutADate() throws Exception {
        LakePlan plan = new LakePlan(true, row -> OptionalLong.empty(), OptionalLong.empty());
        int more = 10;
        for (int i = 0; i < LakePlan.MOST_DAYS + more; i++) {
            at(NOON + i * DAY, "n");
        }
        try (var reader = rows.store().reader()) {
            for (long row = 0; row < rows.store().endRecord(); row++) {
                reader.readRecord(row, plan::take);
            }
        }
        plan.end();
        assertThat(plan.parts()).hasSize(LakePlan.MOST_DAYS + 1);
        assertThat(plan.parts().getLast().day()).isEqualTo(Days.NONE);
        assertThat(plan.parts().getLast().rows()).isEqualTo(more);
    }

    @Test
    void anEmptySourceWritesNothing() throws Exception {
        LakeResult result = write();
        assertThat(result.files()).isEmpty();
        assertThat(lake()).doesNotExist();
    }

    @Test
    void rowsOfNullsAloneAreRead() throws Exception {
        rows.add(new Marker(RowKind.GAP, -1, 0, 0, "lost"));
        LakeResult result = write();
        assertThat(result.undated()).isEqualTo(1);
        assertThat(ask("kind, usn, time, name, life, reason, date"))
                .containsExactly(
                        Stream.of("gap", null, null, null, null, null, null).toList());
    }

    // --- where it lies

    @Test
    void aVolumeThatIsNotKnownIsCalledByItsFirstRecord() throws Exception {
        rows.add(FILE, ROOT, "a", CREATE);
        LakeOrigin unknown =
                new LakeOrigin("", "", "/e/$J", RecordOrigin.JOURNAL, true, OptionalLong.empty(), OptionalLong.empty());
        LakeFixture.write(rows.store(), lake(), unknown, () -> false);
        assertThat(files())
                .singleElement()
                .asString()
                .matches("usn/host=unknown/volume=unknown-[0-9a-f]{12}/date=2024-05-03/part-unknown-4096-4096.parquet");
        assertThat(ask("volume_serial, journal_id, volume_label").getFirst()).containsOnlyNulls();
    }

    @Test
    void aHostIsWrittenSoThatEnginesGiveItBack() throws Exception {
        rows.add(FILE, ROOT, "a", CREATE);
        LakeOrigin origin = new LakeOrigin(
                "a/b=c ä%", "", "", RecordOrigin.JOURNAL, true, OptionalLong.empty(), OptionalLong.empty());
        LakeFixture.write(rows.store(), lake(), origin, () -> false);
        assertThat(files().getFirst()).startsWith("usn/host=a%2Fb%3Dc%20%C3%A4%25/");
        assertThat(ask("host").getFirst()).containsExactly("a/b=c ä%");
        assertThat(LakeExport.isHost("x".repeat(250))).isTrue();
        assertThat(LakeExport.isHost("x".repeat(251))).isFalse();
    }

    @Test
    void whatIsCancelledLeavesWholeFilesAlone() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            at(NOON + i / 5000 * DAY, "n" + i);
        }
        AtomicInteger asked = new AtomicInteger();
        LakeResult result =
                LakeFixture.write(rows.store(), lake(), LakeFixture.origin(true), () -> asked.incrementAndGet() > 4);
        assertThat(result.cancelled()).isTrue();
        assertThat(files()).hasSize(result.files().size()).hasSizeLessThan(2);
    }
}
