package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.FileSource;
import dev.tidemark.field.Citation;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.session.MarkText;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.RecordMark;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks on the command line: those of a capture, and those that the user keeps. */
@Tag("shows-ask")
class MarkedOptionTest {

    @TempDir
    Path folder;

    private Path journal;
    private Path capture;
    private Path data;

    @BeforeEach
    void save() throws Exception {
        data = folder.resolve("data");
        JournalFile file = new JournalFile(4096);
        for (int i = 0; i < 100; i++) {
            file.add(Records.v2("file-" + i).time(i));
        }
        journal = Files.write(folder.resolve("$J"), file.toBytes());
        capture = folder.resolve("saved.tidemark");
        List<RecordMark> marks = List.of(mark(10, "begin", ""), mark(20, "end", "the last"), mark(15, "begin", ""));
        try (FileSource source = FileSource.open(journal, folder)) {
            source.awaitLoaded();
            Captures.save(
                    source,
                    capture,
                    MarkerWords::of,
                    () -> Map.of(CaptureAddition.MARKS, MarkText.write(marks)),
                    rows -> true);
        }
    }

    private RecordMark mark(int record, String tag, String note) throws IOException {
        try (FileSource source = FileSource.open(journal, folder);
                var reader = source.store().reader()) {
            source.awaitLoaded();
            Citation[] cited = new Citation[1];
            reader.readRecord(
                    record,
                    row -> cited[0] = Citation.of(row, Citation.Origin.UNKNOWN).orElseThrow());
            return new RecordMark(cited[0], "file-" + record, record, tag, note);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Cli.Outcome run(String... args) {
        return Cli.withData(data, args);
    }

    private List<String> names(Path source, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "records";
        args[1] = source.toString();
        args[2] = "--columns";
        args[3] = "name";
        System.arraycopy(more, 0, args, 4, more.length);
        Cli.Outcome outcome = run(args);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        return outcome.out().lines().skip(1).toList();
    }

    @Test
    void onlyTheMarkedRecordsOfACaptureAreWritten() {
        assertThat(names(capture, "--marked")).containsExactly("file-10", "file-15", "file-20");
        assertThat(names(capture, "--where", "is marked and tag == end")).containsExactly("file-20");
        assertThat(names(capture, "--marked", "--where", "path ~ file-1")).containsExactly("file-10", "file-15");
        assertThat(names(journal, "--marked")).isEmpty();
    }

    @Test
    void tagsAndNotesAreColumns() {
        assertThat(run("records", capture.toString(), "--marked", "--columns", "name,tag,note", "--format", "csv")
                        .out())
                .isEqualToIgnoringNewLines("FileName,tag,note\nfile-10,begin,\nfile-15,begin,\nfile-20,end,the last\n");
        assertThat(run("records", capture.toString(), "--columns", "tag", "--limit", "11")
                        .out())
                .contains("begin");
    }

    @Test
    void recordsBeginAndEndAtMarks() {
        assertThat(names(capture, "--from", "begin", "--to", "END")).hasSize(11).contains("file-10", "file-20");
        assertThat(names(capture, "--to", "begin")).hasSize(16);

        Cli.Outcome unknown = run("records", capture.toString(), "--from", "nowhere");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("'nowhere' is no place").contains("the tag of a mark");
    }

    @Test
    void whatTheUserMarkedIsFoundInAnyFormOfTheSameRecords() throws Exception {
        new MarksFile(data).write(List.of(mark(30, "mine", ""), mark(20, "other", "")), List.of());

        assertThat(names(journal, "--marked")).containsExactly("file-20", "file-30");
        assertThat(names(capture, "--marked")).containsExactly("file-10", "file-15", "file-20", "file-30");
        assertThat(names(capture, "--where", "tag == end")).isEmpty();
    }

    @Test
    void damagedMarksAreAFailureOnlyWhereTheyAreAskedFor() throws Exception {
        Files.createDirectory(data);
        Files.writeString(data.resolve("marks.jsonl"), "{\n");

        Cli.Outcome asked = run("records", capture.toString(), "--marked");
        assertThat(asked.code()).isEqualTo(ExitCode.FAILED);
        assertThat(asked.err()).contains("marks.jsonl, line 1");
        assertThat(run("records", capture.toString()).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void marksOfACaptureAreReadAsWhatAnybodyMayHaveWritten() throws Exception {
        Path hostile = hostile();
        Cli.Outcome asked = run("records", hostile.toString(), "--marked");
        assertThat(asked.code()).isEqualTo(ExitCode.FAILED);
        assertThat(asked.err()).contains("\"record\" cannot be 7");
        assertThat(run("records", hostile.toString()).code()).isEqualTo(ExitCode.OK);
    }

    private Path hostile() throws Exception {
        Path hostile = folder.resolve("hostile.tidemark");
        try (FileSource source = FileSource.open(journal, folder)) {
            source.awaitLoaded();
            byte[] marks = "{\"record\":7}\n".getBytes(StandardCharsets.UTF_8);
            Captures.save(source, hostile, MarkerWords::of, () -> Map.of(CaptureAddition.MARKS, marks), rows -> true);
        }
        return hostile;
    }

    @Test
    void ofSeveralSourcesDamagedMarksAreAFailureOfTheirOwnAlone() throws Exception {
        Cli.Outcome outcome = run("records", hostile().toString(), capture.toString(), "--marked", "--columns", "name");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out().lines().skip(1)).containsExactly("file-10", "file-15", "file-20");
        assertThat(outcome.err()).contains("\"record\" cannot be 7", "2 sources: 1 read, 1 failed");
    }

    @Test
    void ofSeveralSourcesTheDamagedMarksOfTheUserAreAFailureOfAll() throws Exception {
        Files.createDirectory(data);
        Files.writeString(data.resolve("marks.jsonl"), "{\n");

        Cli.Outcome outcome = run("records", journal.toString(), capture.toString(), "--marked");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("marks.jsonl, line 1");
    }

    @Test
    void theLanguageKnowsMarks() {
        assertThat(run("filter", "check", "is marked and note ~ odd").code()).isEqualTo(ExitCode.OK);
        assertThat(run("records", "--help").out()).contains("--marked", "is marked", "tag", "note");
    }
}
