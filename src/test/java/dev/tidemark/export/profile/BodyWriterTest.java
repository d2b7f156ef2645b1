package dev.tidemark.export.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-out")
class BodyWriterTest {

    private static final Path MACTIME = Path.of("/usr/bin/mactime");

    @TempDir
    Path folder;

    private static String line(Records record) throws IOException {
        return Written.of(RecordFormat.BODY, record).lines().getFirst();
    }

    /** What mactime of the Sleuth Kit makes of a body file. */
    static List<NamedCsvRecord> mactime(Path body, Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(MACTIME), "no mactime: install the package sleuthkit");
        Path out = folder.resolve("mactime.csv");
        Process process = new ProcessBuilder(MACTIME.toString(), "-y", "-d", "-b", body.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(out)) {
            return csv.stream().toList();
        }
    }

    @Test
    void aRecordIsOneLineWhoseNameTellsReasonsAndUsn() throws IOException {
        Written written =
                Written.of(RecordFormat.BODY, Written.FILE, Written.in("\\docs", Written.record("a.txt"), "a.txt"));

        assertThat(written.text())
                .isEqualTo("0|\\docs\\a.txt ($UsnJrnl: FILE_CREATE CLOSE; USN 7000000)|40-2|r/r---------|0|0|0"
                        + "|-1|-1|1714737600|-1\n");
    }

    @Test
    void aBarAndAPercentSignThatMactimeWouldReadAreWrittenAsItReadsThem() throws IOException {
        assertThat(line(Written.record("a|b"))).startsWith("0|a%7Cb (");
        assertThat(line(Written.record("100%25"))).startsWith("0|100%2525 (");
        assertThat(line(Written.record("100% done"))).startsWith("0|100% done (");
        assertThat(line(Written.record("a\nb"))).startsWith("0|a\\u000ab (");
    }

    @Test
    void aWideIdentifierIsANumberAsMactimeTakesNothingElse() throws IOException {
        Records wide = Records.v3("w").file(new FileId(1, 2)).time(StoredRows.NOON);

        assertThat(line(wide)).contains("|18446744073709551618|");
    }

    @Test
    void recordsOfVersion4HaveTheTimeOfTheirCloseRecord() throws IOException {
        try (StoredRows rows = new StoredRows(folder)) {
            FileId file = FileId.ntfs(40, 1);
            rows.addExtents(file, FileId.NTFS_ROOT, 1, 0, 4096);
            rows.add(file, FileId.NTFS_ROOT, "big.db", StoredRows.EXTEND | StoredRows.CLOSE);
            rows.addExtents(file, FileId.NTFS_ROOT, 1, 0, 4096);
            Written written = Written.of(RecordFormat.BODY, rows.store());

            assertThat(written.lines()).hasSize(2).allMatch(line -> line.endsWith("|-1|-1|1714737600|-1"));
            assertThat(written.lines().getFirst()).startsWith("0|40-1 ($UsnJrnl: DATA_OVERWRITE; USN 4096)|40-1|-/-");
            assertThat(written.result().leftOut().timeless()).isEqualTo(1);
        }
    }

    @Test
    void whatMactimeWouldDropForItsTimeIsLeftOutAndCounted() throws IOException {
        Written written = Written.of(RecordFormat.BODY, Written.record("a").time(116_444_735_999_999_999L));

        assertThat(written.lines()).isEmpty();
        assertThat(written.result().leftOut().words("B").getFirst()).contains("without a time that B can tell");
    }

    @Test
    void mactimeGivesEveryHostileNameBack() throws Exception {
        List<String> names =
                List.of("a|b", "||||||||||", "50%41", "%7C", "q\"uo,te", "#x", "a\r\nb", "x\uD800", "=1+1");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            // The same second, id and reasons: mactime makes one of them unless the USN is told.
            body.append(
                    Written.of(RecordFormat.BODY, Written.record(names.get(i)).usn(i))
                            .text());
            body.append(
                    Written.of(RecordFormat.BODY, Written.record(names.get(i)).usn(1000 + i))
                            .text());
        }
        List<NamedCsvRecord> rows = mactime(Files.writeString(folder.resolve("body"), body), folder);

        assertThat(rows).hasSize(2 * names.size());
        assertThat(rows.stream().map(row -> row.getField("File Name").replaceFirst(" \\(\\$UsnJrnl.*", "")))
                .contains(
                        "a|b", "||||||||||", "50%41", "%7C", "q\"uo,te", "#x", "a\\u000d\\u000ab", "x\\ud800", "=1+1");
    }
}
