package dev.tidemark.export.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.export.RecordWriter;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-out")
class MftecmdWriterTest {

    private static final String HEADER = "\uFEFFName,Extension,EntryNumber,SequenceNumber,ParentEntryNumber,"
            + "ParentSequenceNumber,ParentPath,UpdateSequenceNumber,UpdateTimestamp,UpdateReasons,FileAttributes,"
            + "OffsetToData,SourceFile\r\n";

    @TempDir
    Path folder;

    private static String line(Records record) throws IOException {
        return Written.of(RecordFormat.MFTECMD, record).lines().getFirst();
    }

    private static String cell(Records record, int index) throws IOException {
        return line(record).split(",", -1)[index];
    }

    @Test
    void theHeaderIsByteForByteWhatTimelineExplorerKnows() throws IOException {
        byte[] bytes = Written.of(RecordFormat.MFTECMD, Written.FILE).text().getBytes(StandardCharsets.UTF_8);

        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF, 'N', 'a', 'm', 'e', ',').endsWith('\r', '\n');
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(HEADER);
    }

    @Test
    void aRecordIsOneLineOfThirteenCells() throws IOException {
        Written written = Written.of(
                RecordFormat.MFTECMD,
                Written.FILE,
                Written.in("\\Users\\mara", Written.record("report.docx"), "report.docx")
                        .atOffset(4096));

        assertThat(written.text())
                .isEqualTo(HEADER
                        + "report.docx,.docx,40,2,30,1,.\\Users\\mara,7000000,2024-05-03 12:00:00.1234567,"
                        + "FileCreate|Close,Archive|NotContentIndexed,4096,C:\\case\\$J\r\n");
    }

    @Test
    void theRootIsADotAndAnUnknownParentIsEmpty() throws IOException {
        Written root = Written.of(RecordFormat.MFTECMD, Written.FILE, Written.in("", Written.record("a"), "a"));

        assertThat(root.lines().getFirst()).startsWith("a,,40,2,30,1,.,7000000,");
        assertThat(line(Written.record("a"))).startsWith("a,,40,2,30,1,,7000000,");
    }

    @Test
    void aLiveSourceHasNoOffsetAndItIsZero() throws IOException {
        Written live = Written.of(
                RecordFormat.MFTECMD,
                ProfileContext.ofFile("D:", false),
                Written.view(Written.record("a")).atOffset(96));

        assertThat(live.lines().getFirst()).endsWith(",0,D:");
    }

    @ParameterizedTest
    @CsvSource({
        "a.tar.gz, .gz",
        ".gitignore, .gitignore",
        "noext, ''",
        "dot., ''",
        "UPPER.TXT, .TXT",
        "a b.c d, .c d",
    })
    void theExtensionIsAsDotNetTakesIt(String name, String extension) throws IOException {
        assertThat(cell(Written.record(name), 1)).isEqualTo(extension);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0, 0",
        "0x80000000, Close",
        "0x80000302, DataExtend|FileCreate|FileDelete|Close",
        "0x00403000, RenameOldName|RenameNewName|TransactedChange",
        "0x01000000, DesiredStorageClassChange",
        "0x40000100, FileCreate|0x40000000",
    })
    void reasonsHaveTheWordsOfTheToolAndUnknownBitsAreNotLost(String mask, String words) throws IOException {
        int bits = Long.decode(mask).intValue();
        assertThat(cell(Written.record("a").reason(bits), 9)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0x27, ReadOnly|Hidden|System|Archive", "0x42010, Directory|NotContentIndexed|HasEa", "0x80, Normal"})
    void attributesHaveTheWordsOfTheTool(String mask, String words) throws IOException {
        assertThat(cell(Written.record("a").set("FileAttributes", Integer.decode(mask)), 10))
                .isEqualTo(words);
    }

    @Test
    void whatTheFormHasNoPlaceForIsLeftOutAndCounted() throws IOException {
        try (StoredRows rows = new StoredRows(folder)) {
            rows.addExtents(FileId.ntfs(40, 1), FileId.NTFS_ROOT, 1, 0, 4096);
            rows.add(Records.v3("wide").file(new FileId(1, 2)).parent(FileId.NTFS_ROOT));
            rows.add(Records.v3("fits").file(FileId.ntfs(41, 1)).parent(FileId.NTFS_ROOT));
            rows.add(RowKind.GAP, 0);
            Written written = Written.of(RecordFormat.MFTECMD, rows.store());

            assertThat(written.lines()).hasSize(1);
            assertThat(written.result().written()).isEqualTo(1);
            assertThat(written.result().leftOut().words(RecordFormat.MFTECMD.title()))
                    .containsExactly(
                            "1 record of version 4: MFTECmd CSV has no line for them here",
                            "1 record with a file identifier of 128 bits: MFTECmd CSV has no place for it",
                            "1 row that is not a record, such as a gap");
        }
    }

    @Test
    void aTimeBeyondWhatTheToolHasIsNeverMadeUp() throws IOException {
        for (long time : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            Written written =
                    Written.of(RecordFormat.MFTECMD, Written.record("a").time(time));
            assertThat(written.lines()).isEmpty();
            assertThat(written.result().leftOut().timeless()).isEqualTo(1);
        }
        assertThat(line(Written.record("a").time(0))).contains(",1601-01-01 00:00:00.0000000,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a,b.txt; \"a,b.txt\",.txt,",
                "say \"hi\".txt; \"say \"\"hi\"\".txt\",.txt,",
                "` lead`; \" lead\",,",
            })
    void namesAreQuotedWhereCsvNeedsIt(String name, String begin) throws IOException {
        assertThat(line(Written.record(name))).startsWith(begin);
    }

    @Test
    void hostileNamesStayOnTheirLine() throws IOException {
        assertThat(line(Written.record("a\r\nb"))).startsWith("a\\u000d\\u000ab,,40,");
        assertThat(line(Written.record("x\uD800.txt"))).startsWith("x\\ud800.txt,.txt,40,");
        assertThat(line(Written.record("a\u202Egpj.exe"))).startsWith("a\\u202egpj.exe,.exe,40,");
        assertThat(line(Written.record("a|b"))).startsWith("a|b,,40,");
    }

    @Test
    void formulasAreGuardedAsInCsv() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = RecordFormat.MFTECMD.profile(Written.FILE, true).writer(out);
        writer.write(Written.view(Written.record("=cmd()")));
        writer.flush();

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("'=cmd(),,40,");
        assertThat(line(Written.record("=cmd()"))).startsWith("=cmd(),,40,");
    }
}
