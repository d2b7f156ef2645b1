package dev.tidemark.export.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.ColumnSum;
import dev.tidemark.testing.DuckDb;
import dev.tidemark.testing.HardwoodFiles;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.ParquetJavaFiles;
import dev.tidemark.testing.StoredRows;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lakes of real journals: three readers that others wrote give back what the program itself reads. */
@Tag("shows-out")
class RealLakesTest {

    private static final long MOST_BYTES = 30_000_000;
    private static final int TIMES = 10;
    private static final int PAGE = 4096;

    /** A bit more than from the first record to the last: each copy goes on where the one before ended. */
    private static final long SPAN = 32 * 60 * StoredRows.SECOND;

    @TempDir
    Path folder;

    private FileSource open(Path journal) throws Exception {
        FileSource source = FileSource.open(journal, folder);
        source.awaitLoaded();
        source.paths().awaitSettled();
        return source;
    }

    private LakeResult write(FileSource source) throws Exception {
        return LakeExport.write(
                LakeFixture.shown(source.store(), source.paths()),
                source.store(),
                LakeFixture.origin(true),
                source::journalIdAt,
                LakeOptions.of(folder.resolve("lake"), LakeFixture.EXPORTED),
                () -> false,
                done -> {});
    }

    private static Map<String, ColumnSum> agreed(List<Path> files) throws Exception {
        Map<String, ColumnSum> hardwood = HardwoodFiles.sums(files);
        assertThat(ParquetJavaFiles.sums(files)).as("parquet-java and Hardwood").isEqualTo(hardwood);
        Map<String, ColumnSum> without = new LinkedHashMap<>();
        hardwood.forEach((name, sum) -> without.put(name, sum.withoutContent()));
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.sums(files)).as("DuckDB and Hardwood").isEqualTo(without);
        }
        return hardwood;
    }

    private static List<Path> ofUsn(LakeResult result) {
        return result.files().stream()
                .filter(file -> !file.toString().contains("ranges"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"win7-orc", "win10-v4-dfirntfs"})
    void threeReadersAgreeOnEveryColumnOfARealJournal(String set) throws Exception {
        try (FileSource source = open(Journals.file(set, "$J"))) {
            LakeResult result = write(source);
            Map<String, ColumnSum> sums = agreed(ofUsn(result));
            RecordStore store = source.store();
            assertThat(sums.get("kind").count()).isEqualTo(store.endRecord());
            assertThat(sums).isEqualTo(plain(source));
        }
    }

    /** What the program reads itself, record by record, by its fields and its lives. */
    private static Map<String, ColumnSum> plain(FileSource source) throws Exception {
        Map<String, ColumnSum> sums = new PlainLake(source).sums();
        assertThat(sums).hasSize(35);
        return sums;
    }

    /** Ten times the journal, with gaps and names that are no Unicode; in CI a tenth of it, twice. */
    @Test
    void threeReadersAgreeOnALargeJournalWithGaps() throws Exception {
        boolean full = "full".equals(System.getProperty("tidemark.rounds"));
        byte[] bytes = Files.readAllBytes(Journals.file("win10-aptsim", "$J"));
        int times = full ? TIMES : 2;
        // Whole pages: a record that crosses two after a shift is none that Windows would have written.
        int pages = full ? (bytes.length + PAGE - 1) / PAGE : bytes.length / TIMES / PAGE;
        Path journal = repeated(Arrays.copyOf(bytes, pages * PAGE), times);
        try (FileSource source = open(journal)) {
            LakeResult result = write(source);
            Map<String, ColumnSum> sums = agreed(ofUsn(result));
            assertThat(sums.get("kind").count()).isEqualTo(source.store().endRecord());
            assertThat(sums.get("name_utf16").count()).isEqualTo(times);
            assertThat(result.others()).as("gaps").isPositive();
            assertThat(result.records()).isBetween(20_000L * times, 275_540L * TIMES);
            assertThat(result.bytes()).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    /** With rising USNs and times, a name without the other half of a surrogate, and bytes that are no record between. */
    private Path repeated(byte[] bytes, int times) throws Exception {
        Path file = folder.resolve("$J");
        byte[] damage = new byte[PAGE];
        Arrays.fill(damage, (byte) 0x5A);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < times; i++) {
                ByteBuffer copy = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
                shift(copy, (long) i * bytes.length, i * SPAN);
                out.write(copy.array());
                out.write(damage);
            }
        }
        return file;
    }

    private static void shift(ByteBuffer copy, long usns, long ticks) {
        boolean spoilt = false;
        for (int at = 0; at + 60 <= copy.capacity(); ) {
            int length = copy.getInt(at);
            boolean record = length >= 60 && length <= 4096 && length % 8 == 0 && copy.getShort(at + 4) == 2;
            if (record) {
                copy.putLong(at + 24, copy.getLong(at + 24) + usns);
                copy.putLong(at + 32, copy.getLong(at + 32) + ticks);
                if (!spoilt && copy.getShort(at + 56) > 4) {
                    copy.putChar(at + copy.getShort(at + 58), '\uD834');
                    spoilt = true;
                }
            }
            at += record ? length : 8;
        }
    }
}
