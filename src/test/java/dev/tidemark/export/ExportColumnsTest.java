package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.TestField;
import dev.tidemark.usn.FileId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("shows-rows")
class ExportColumnsTest {

    @TempDir
    Path folder;

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    private static final ByteBuffer V2 =
            Records.v2("a.txt").usn(4096).file(FileId.ntfs(9, 2)).bytes();
    private static final ByteBuffer V4 = Records.v4(64, FileId.of64(1), FileId.of64(2), 1, 0, 8192, 512);

    private static String written(ExportColumns columns, RecordView... records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = columns.writer(out);
        writer.begin();
        for (RecordView record : records) {
            writer.write(record);
        }
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static RecordView view(ByteBuffer record) {
        return new RecordView().show(record, 0);
    }

    private static ExportColumns chosen(ExportFormat format, String... ids) {
        return ExportColumns.of(format, FIELDS.all(ids));
    }

    @Test
    void theHeadersAreWhatTheyAlwaysWere() throws IOException {
        assertThat(written(ExportColumns.withPaths(FIELDS, ExportFormat.TSV, false)))
                .isEqualTo("usn\ttimestamp_filetime\treason\tsource_info\tattributes\tfile_ref\tparent_ref\tname"
                        + "\tpath\tpath_certainty\n");
        assertThat(written(ExportColumns.standard(FIELDS, ExportFormat.TSV, true)))
                .isEqualTo("usn\treason\tsource_info\tfile_ref\tparent_ref\tremaining_and_extents_hex\n");
        assertThat(written(ExportColumns.withPaths(FIELDS, ExportFormat.CSV, false)))
                .isEqualTo("RecordLength,MajorVersion,MinorVersion,FileReferenceNumber,ParentFileReferenceNumber,Usn,"
                        + "TimeStamp,Reason,ReasonSymbols,SourceInfo,SecurityId,FileAttributes,FileNameLength,"
                        + "FileNameOffset,FileName,RemainingExtents,NumberOfExtents,ExtentSize,Extents,Path,"
                        + "PathCertainty\n");
        assertThat(written(ExportColumns.withPaths(FIELDS, ExportFormat.JSONL, false)))
                .isEmpty();
    }

    @Test
    void aNewColumnIsNamedByItsIdAndAnOldOneAsItWas() throws IOException {
        assertThat(written(chosen(ExportFormat.CSV, "file.entry", "attr", "ext", "path")))
                .isEqualTo("file_entry,FileAttributes,ext,Path\n");
        assertThat(written(chosen(ExportFormat.TSV, "file.entry", "attr", "ext", "path")))
                .isEqualTo("file_entry\tattributes\text\tpath\n");
    }

    @Test
    void chosenColumnsHaveLinesOfEveryVersion() throws IOException {
        assertThat(written(chosen(ExportFormat.TSV, "name", "usn", "extents.count"), view(V2), view(V4)))
                .isEqualTo("name\tusn\textents_count\na.txt\t4096\t\n\t64\t1\n");
        assertThat(written(chosen(ExportFormat.CSV, "file", "file.entry", "name"), view(V2), view(V4)))
                .isEqualTo("FileReferenceNumber,file_entry,FileName\n"
                        + "0x0002000000000009,9,a.txt\n0x0000000000000001,1,\n");
    }

    @Test
    void anObjectHasOnlyWhatTheRecordHas() throws IOException {
        ExportColumns columns = chosen(ExportFormat.JSONL, "path", "ext", "usn", "row");
        FilePath path = new FilePath("\\d", "a.txt", Certainty.LIVE);
        assertThat(written(columns, view(V2), view(V4).inRow(3), view(V2).withPath(path)))
                .isEqualTo("{\"ext\":\"txt\",\"Usn\":4096}\n{\"Usn\":64,\"row\":3}\n"
                        + "{\"Path\":\"\\\\d\\\\a.txt\",\"ext\":\"txt\",\"Usn\":4096}\n");
        assertThat(written(chosen(ExportFormat.JSONL, "path"), view(V2))).isEqualTo("{}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSV | ,test_left | ,904",
                "TSV | \ttest_left | \t904",
                "JSONL | '' | ,\"test_left\":904}",
            })
    void aContributedFieldStandsBehindTheColumnsOfEveryFormat(ExportFormat format, String header, String end)
            throws IOException {
        ExportColumns columns = ExportColumns.standard(TestField.registry(), format, false);
        assertThat(written(columns).stripTrailing()).endsWith(header.strip());
        assertThat(written(columns, view(V2)).stripTrailing()).endsWith(end.strip());
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldCanBeWrittenInEveryFormat(ExportFormat format) throws IOException {
        FilePath path = new FilePath("\\d", "a.txt", Certainty.LIVE);
        for (ByteBuffer record : RandomRecords.of(8, 300)) {
            String text = written(
                    ExportColumns.of(format, FIELDS.fields()),
                    view(record).withPath(path).inRow(1).atOffset(8));
            assertThat(text.lines()).hasSize(format == ExportFormat.JSONL ? 1 : 2);
        }
    }

    @Test
    void whatIsLeftOutIsToldWithItsReason() throws Exception {
        try (FileSource source = FileSource.open(Journals.file("win10-v4-dfirntfs", "$J"), folder)) {
            source.awaitLoaded();
            RecordWriter writer =
                    ExportColumns.standard(FIELDS, ExportFormat.TSV, false).writer(new ByteArrayOutputStream());
            Export.Result result =
                    Export.write(source.store(), 0, source.store().size(), writer, () -> false, rows -> {});

            assertThat(result.written() + result.leftOut().total())
                    .isEqualTo(source.store().size());
            assertThat(result.leftOut().extents()).isPositive();
            assertThat(result.leftOut().words("TSV"))
                    .first()
                    .asString()
                    .isEqualTo(result.leftOut().extents() + " records of version 4: TSV has no line for them here");
        }
    }

    /** Columns that a format has always had are put at once; behind another column they are put one by one. */
    @ParameterizedTest
    @EnumSource
    void aLineIsTheSamePutAtOnceAndPartByPart(ExportFormat format) throws IOException {
        List<RecordField> standard =
                ExportColumns.standard(FIELDS, format, false).fields();
        List<RecordField> behindAnother = new ArrayList<>(standard);
        behindAnother.addFirst(FIELDS.get("file.seq"));
        for (ByteBuffer record : RandomRecords.of(77, 2_000)) {
            String atOnce = written(ExportColumns.of(format, standard), view(record));
            String partByPart = written(ExportColumns.of(format, behindAnother), view(record));
            assertThat(partByPart.replaceAll("(?md)^(file_seq|\\d*)[,\t]|(?<=^\\{)\"file_seq\":\\d+,", ""))
                    .isEqualTo(atOnce);
        }
    }

    @Test
    void nothingLeftOutNeedsNoWords() {
        assertThat(LeftOut.NOTHING.words("CSV")).isEmpty();
        assertThat(new LeftOut(0, 0, 1, 2, 1, 0).words("TSV"))
                .containsExactly(
                        "1 record of a version that is not known: TSV has no line for them here",
                        "2 rows that cannot be read: the file was cut short",
                        "1 row that is no longer held");
    }
}
