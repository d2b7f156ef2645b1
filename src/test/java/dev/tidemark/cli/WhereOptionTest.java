package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-ask")
class WhereOptionTest {

    /** 2024-05-03T12:00:00Z. */
    private static final long NOON = 133_592_112_000_000_000L;

    private static final long MINUTE = 600_000_000L;

    @TempDir
    Path folder;

    /** One record a minute from noon on: a.txt and docs, -hello.txt and c.exe in docs, and a version 4 with its close record. */
    private String journal() throws IOException {
        FileId docs = FileId.ntfs(30, 7);
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt").parent(FileId.NTFS_ROOT).time(NOON).reason(Reason.FILE_CREATE.bit()));
        journal.add(Records.v2("docs")
                .file(docs)
                .parent(FileId.NTFS_ROOT)
                .time(NOON + MINUTE)
                .set("FileAttributes", 0x10)
                .reason(Reason.FILE_CREATE.bit() | Reason.CLOSE.bit()));
        journal.add(
                Records.v3("-hello.txt").parent(docs).time(NOON + 2 * MINUTE).reason(Reason.FILE_DELETE.bit()));
        FileId exe = FileId.ntfs(40, 1);
        ByteBuffer extents = Records.v4(journal.usn(), exe, docs, Reason.DATA_EXTEND.bit(), 0, 0, 0x1000);
        journal.raw(extents.array());
        journal.add(Records.v2("c.exe")
                .file(exe)
                .parent(docs)
                .time(NOON + 3 * MINUTE)
                .reason(Reason.CLOSE.bit()));
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    private List<String> names(String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("records", journal(), "--columns", "name"));
        args.addAll(List.of(options));
        Cli.Outcome outcome = Cli.run(args.toArray(String[]::new));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        return Stream.of(outcome.out().split("\n", -1))
                .skip(1)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "txt§a.txt -hello.txt",
                "-hello§a.txt docs c.exe",
                "-h§a.txt docs c.exe",
                "--hello§-hello.txt",
                "not reason any CLOSE and has name§a.txt -hello.txt",
                "is dir or ext == exe§docs c.exe",
                "\\docs\\§-hello.txt c.exe",
                "dir under \\docs§-hello.txt c.exe",
                "path == \\docs§docs",
                "time >= 2024-05-03T12:02§-hello.txt c.exe",
                "time >= -1m§-hello.txt c.exe",
                "usn in {0 .. 100}§a.txt docs",
            })
    void recordsThatPassAreWritten(String text, String expected) throws IOException {
        List<String> wanted = List.of(expected.split(" "));
        assertThat(names("--where", text)).isEqualTo(wanted);
        assertThat(names("--where=" + text)).isEqualTo(wanted);
    }

    @Test
    void aVersionFourRecordHasTheTimeOfItsCloseRecord() throws IOException {
        Cli.Outcome outcome =
                Cli.run("records", journal(), "--where", "time == 2024-05-03T12:03", "--columns", "version");
        assertThat(outcome.out()).isEqualTo("version\n4\n2\n");
    }

    @Test
    void fromAndToTakeAPlaceSinceAndUntilATime() throws IOException {
        assertThat(names("--since", "2024-05-03T12:01", "--until", "2024-05-03T12:02"))
                .containsExactly("docs", "-hello.txt");
        assertThat(names("--since", "-1m")).containsExactly("-hello.txt", "c.exe");
        assertThat(names("--since", "today", "--where", "docs")).containsExactly("docs");
        assertThat(names("--from", "0", "--to", "1")).containsExactly("a.txt");
        assertThat(names("--from", "2024-05-03T12:02")).containsExactly("-hello.txt", "c.exe");
        assertThat(names("--to", "usn80-1f0c29d4b7a3")).containsExactly("a.txt", "docs");
    }

    @Test
    void whereNarrowsTogetherWithTheOtherOptions() throws IOException {
        assertThat(names("--where", "not docs", "--only-closed")).containsExactly("c.exe");
        assertThat(names("--where", "has path", "--path", "\\docs\\", "--name", "hello"))
                .containsExactly("-hello.txt");
        assertThat(names("--where", "txt", "--limit", "1")).containsExactly("a.txt");
    }

    @Test
    void aTextThatIsNoFilterIsAMistakeInTheArgumentsWithItsPlace() throws IOException {
        Cli.Outcome outcome = Cli.run("records", journal(), "--where", "txt nmae == x");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("No field is called nmae; did you mean name?")
                .contains("  txt nmae == x" + System.lineSeparator() + "      ^^^^" + System.lineSeparator());
        assertThat(Cli.run("records", journal(), "--where", "time > 12:30").err())
                .contains("has no date");
        assertThat(Cli.run("records", journal(), "--where").err()).contains("Expected TEXT");
        assertThat(Cli.run("records", journal(), "--since", "5").err()).contains("'5' is no time");
        assertThat(Cli.run("records", journal(), "--from", "x").err()).contains("'x' is no place");
    }

    @Test
    void aCountCountsWhatPasses() throws IOException {
        assertThat(Cli.run("records", journal(), "--count", "--where", "has name")
                        .out())
                .isEqualTo("V2\t3\nV3\t1\ntotal\t4\n");
    }
}
