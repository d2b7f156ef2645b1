package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordIdentity;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsCommandTest {

    private static final String TSV_HEADER =
            "usn\ttimestamp_filetime\treason\tsource_info\tattributes\tfile_ref\tparent_ref\tname\n";

    @TempDir
    Path folder;

    private static Records record(int number) {
        return Records.v2("file-" + number + (number % 10 == 0 ? ".TXT" : ".log"))
                .time(130_000_000_000_000_000L + number)
                .reason(number % 2 == 0 ? Reason.FILE_CREATE.bit() : Reason.DATA_EXTEND.bit() | Reason.CLOSE.bit())
                .file(FileId.ntfs(number, 1))
                .parent(FileId.NTFS_ROOT);
    }

    private String journal(int records, byte... tail) throws IOException {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            journal.add(record(i));
        }
        return Files.write(folder.resolve("$J"), journal.raw(tail).toBytes()).toString();
    }

    private static Cli.Outcome ok(String... args) {
        Cli.Outcome outcome = Cli.run(args);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        return outcome;
    }

    private static long rows(String... args) {
        return ok(args).out().lines().count() - 1;
    }

    // --- paths

    @Test
    void pathsAreTwoMoreColumnsWhenAskedFor() throws IOException {
        String journal = journal(1);
        assertThat(ok("records", journal, "--paths").out().lines().skip(1))
                .singleElement()
                .asString()
                .endsWith("\tfile-0.TXT\t\\file-0.TXT\treconstructed");
        assertThat(ok("records", journal, "--paths", "--format", "csv").out())
                .contains(",Extents,Path,PathCertainty\n")
                .endsWith(",\\file-0.TXT,reconstructed\n");
        assertThat(ok("records", journal, "--paths", "--format", "jsonl").out())
                .endsWith(",\"Path\":\"\\\\file-0.TXT\",\"PathCertainty\":\"reconstructed\"}\n");
    }

    @Test
    void aFileTableNamesTheDirectories() throws IOException {
        FileId docs = FileId.ntfs(30, 7);
        JournalFile journal = new JournalFile(4096);
        journal.add(record(1).parent(docs));
        journal.add(record(2).parent(FileId.ntfs(30, 6)));
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        FileTableBytes table = FileTableBytes.withRoot(40);
        table.directory(30, 7, 0)
                .name(FileId.NTFS_ROOT, "docs", FileTableBytes.WIN32_AND_DOS)
                .write();
        table.file(31, 1, 8192).name(docs, "later", FileTableBytes.POSIX).write();
        Path mft = Files.write(folder.resolve("of-the-volume"), table.toBytes());

        Cli.Outcome alone = Cli.run("records", file.toString(), "--paths");
        assertThat(alone.out()).contains("…\\unknown 0x1E-7\\file-1.log\tpartial");
        assertThat(alone.err()).contains("--mft").hasLineCount(1);
        String named = ok("records", file.toString(), "--paths", "--mft", mft.toString())
                .out();
        assertThat(named)
                .contains("\\docs\\file-1.log\tfile_table")
                .as("a stale parent is not taken for its successor")
                .contains("…\\unknown 0x1E-6\\file-2.log\tpartial");
        assertThat(rows("records", file.toString(), "--mft", mft.toString(), "--path", "\\docs\\*"))
                .isEqualTo(1);
    }

    // --- what is written

    @Test
    void tsvIsWrittenUnlessAnotherFormatIsAskedFor() throws IOException {
        assertThat(ok("records", journal(1)).out())
                .isEqualTo(TSV_HEADER + "0\t130000000000000000\t00000100\t00000000\t00000000\t0001000000000000\t"
                        + "0005000000000005\tfile-0.TXT\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'--reason', '0x100', 50",
        "'--reason', '80000100', 100",
        "'--reason', 'FILE_CREATE', 50",
        "'--reason', 'file create|close', 100",
        "'--reason', 'USN_REASON_DATA_EXTEND,FILE_DELETE', 50",
        "'--all-of', 'DATA_EXTEND|CLOSE', 50",
        "'--all-of', 'FILE_CREATE|CLOSE', 0",
        "'--none-of', 'CLOSE', 50",
        "'--name', 'txt', 10",
        "'--name', 'file-?.*', 10",
        "'--file-id', '0x0001000000000007', 1",
        "'--parent-id', '00000000000000000005000000000005', 100",
        "'--limit', '7', 7",
        "'--limit', '0', 0",
        "'--versions', '3', 0",
        "'--versions', '2,3', 100",
    })
    void optionsNarrowWhatIsWritten(String option, String value, int rows) throws IOException {
        assertThat(rows("records", journal(100), option, value)).isEqualTo(rows);
    }

    @Test
    void onlyClosedMeansRecordsWithClose() throws IOException {
        assertThat(rows("records", journal(100), "--only-closed")).isEqualTo(50);
    }

    @Test
    void optionsTogetherMustAllHold() throws IOException {
        String file = journal(100);
        assertThat(rows("records", file, "--reason", "FILE_CREATE", "--name", "TXT", "--limit", "3"))
                .isEqualTo(3);
        assertThat(rows("records", file, "--only-closed", "--name", "TXT")).isZero();
    }

    @Test
    void countGivesALineAVersionAndTheTotal() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a"));
        journal.add(Records.v3("b"));
        journal.add(Records.v2("c"));
        journal.raw(Records.v4(journal.usn(), FileId.ntfs(1, 1), FileId.NTFS_ROOT, 1, 0, 0, 16)
                .array());
        String file = Files.write(folder.resolve("$J"), journal.toBytes()).toString();
        assertThat(ok("records", file, "--count").out()).isEqualTo("V2\t2\nV3\t1\nV4\t1\ntotal\t4\n");
        assertThat(ok("records", file, "--count", "--versions", "2,4").out()).isEqualTo("V2\t2\nV4\t1\ntotal\t3\n");
        assertThat(ok("records", file, "--count", "--limit", "2").out()).isEqualTo("V2\t1\nV3\t1\ntotal\t2\n");
    }

    @Test
    void csvAndJsonlCarryEveryVersion() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a"));
        journal.raw(Records.v4(journal.usn(), FileId.ntfs(1, 1), FileId.NTFS_ROOT, 1, 0, 0, 16)
                .array());
        String file = Files.write(folder.resolve("$J"), journal.toBytes()).toString();
        assertThat(ok("records", file, "--format", "csv").out().lines()).hasSize(3);
        assertThat(ok("records", file, "--format", "JSONL").out().lines()).hasSize(2);
        assertThat(ok("records", file, "--format", "jsonl", "--versions", "4").out())
                .contains("\"Extents\":[{\"Offset\":0,\"Length\":16}]")
                .hasLineCount(1);
    }

    /** Its bytes are those of the file: the digest is of the record, whatever columns are written. */
    @Test
    void aCitedRecordThatTheTableHasNoColumnsForIsNoSuccess() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a"));
        long usn = journal.usn();
        ByteBuffer record = ByteBuffer.wrap(Records.v4(usn, FileId.ntfs(1, 1), FileId.NTFS_ROOT, 1, 0, 0, 16)
                        .array())
                .order(ByteOrder.LITTLE_ENDIAN);
        journal.raw(record.array());
        String file = Files.write(folder.resolve("$J"), journal.toBytes()).toString();
        String cited = String.format(
                "usn%d-%012x", usn, RecordIdentity.digest(record, 0).orElseThrow());

        Cli.Outcome outcome = Cli.run("records", file, "--at", cited);
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains(cited + " is of a version that was not asked for")
                .contains("--versions 4");
        assertThat(rows("records", file, "--at", cited, "--versions", "4")).isEqualTo(1);
        assertThat(rows("records", file, "--at", cited, "--format", "csv")).isEqualTo(1);
    }

    @Test
    void nothingThatIsReadIsWrittenTo() throws IOException {
        Path file = Path.of(journal(3));
        Path table =
                Files.write(folder.resolve("table"), FileTableBytes.withRoot(8).toBytes());
        Path capture = Files.createDirectory(folder.resolve("capture"));
        Files.writeString(capture.resolve("capture.json"), "{}");
        Path kept = Files.writeString(capture.resolve("journal-000.usn"), "kept");
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), kept);

        for (String[] call : List.of(
                new String[] {"records", file.toString(), "--output", file.toString()},
                new String[] {"records", file.toString(), "--mft", table.toString(), "--output", table.toString()},
                new String[] {"records", capture.toString(), "--output", kept.toString()},
                new String[] {"records", capture.toString(), "--output", linked.toString()},
                new String[] {"records", capture.resolve("capture.json").toString(), "--output", kept.toString()})) {
            Cli.Outcome outcome = Cli.run(call);
            assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
            assertThat(outcome.err()).contains("--output is the");
        }
        assertThat(kept).hasContent("kept");
        assertThat(Files.size(table)).isPositive();
    }

    @Test
    void anEmptyFileIsNoJournal() throws IOException {
        String file = Files.createFile(folder.resolve("empty")).toString();
        for (Cli.Outcome outcome : List.of(Cli.run("records", file), Cli.run("records", file, "--count"))) {
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("is an empty file").hasLineCount(1);
        }
    }

    @Test
    void gapsAreSaidOnTheErrorStream() throws IOException {
        Cli.Outcome outcome =
                Cli.run("records", journal(10, "these are no records, but forty foreign bytes".getBytes()));
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out().lines()).hasSize(11);
        assertThat(outcome.err()).contains("45 bytes at offset").hasLineCount(1);
    }

    @Test
    void recordsGoToAFileOnDemand() throws IOException {
        Path to = folder.resolve("out.tsv");
        String file = journal(10);
        assertThat(ok("records", file, "--output", to.toString()).out()).isEmpty();
        assertThat(Files.readString(to)).isEqualTo(ok("records", file).out());
    }

    @Test
    void aReaderThatLeavesEndsItQuietly() throws IOException {
        OutputStream pipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        String file = journal(20_000);
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(new String[] {"records", file}, pipe, new PrintStream(err, true));
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(err.size()).isZero();
        int printCode = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(new String[] {"records", file}, new PrintStream(pipe), new PrintStream(err, true));
        assertThat(printCode).isEqualTo(ExitCode.OK);
        assertThat(err.size()).isZero();
    }

    @Test
    void aFullDiskIsAFailureInWords() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(new String[] {"records", journal(10)}, full, new PrintStream(err, true));
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("standard output")
                .contains("No space left on device")
                .contains("could not be written");
    }

    // --- what cannot be read

    @Test
    void aMissingFileIsNamedWithWhatToDo() {
        String missing = folder.resolve("missing").toString();
        Cli.Outcome outcome = Cli.run("records", missing);
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err())
                .contains(missing)
                .contains("no such file")
                .contains("Check the path")
                .hasLineCount(1);
        assertThat(outcome.err()).doesNotContain("Exception");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aFolderWithoutEvidenceIsNoSource() {
        Cli.Outcome outcome = Cli.run("records", folder.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(folder.toString()).contains("is a folder without a journal");
    }

    @Test
    void anOutputThatCannotBeWrittenIsNamed() throws IOException {
        String to = folder.resolve("no/such/folder.tsv").toString();
        Cli.Outcome outcome = Cli.run("records", journal(1), "--output", to);
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains(to).hasLineCount(1);
    }

    // --- wrong usage

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--format xml FILE",
                "--limit -1 FILE",
                "--limit many FILE",
                "--versions 1 FILE",
                "--versions 2,x FILE",
                "--versions 2,4 FILE",
                "--reason NO_SUCH_REASON FILE",
                "--reason 0x123456789 FILE",
                "--file-id xyz FILE",
                "--follow FILE",
                "--output FILE FILE",
            })
    void wrongUsageIsSaidAndNothingIsWritten(String args) throws IOException {
        String file = journal(10);
        byte[] before = Files.readAllBytes(Path.of(file));
        String line = ("records " + args).replace("FILE", file).strip();
        Cli.Outcome outcome = Cli.run(line.split(" "));
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isNotBlank().contains("Usage: tidemark records");
        assertThat(Path.of(file)).hasBinaryContent(before);
    }

    @Test
    void whatIsWrongStandsOnAScreenWithTheSynopsis() {
        String err = Cli.run("records", "FILE", "--limit", "-1").err();
        assertThat(err).startsWith("--limit takes 0 or more\nUsage: tidemark records");
        assertThat(err.lines()).hasSizeLessThan(20).last().isEqualTo("Try tidemark records --help.");
        assertThat(Cli.run("records", "FILE", "--cuont").err())
                .contains("'--cuont'")
                .contains("--count");
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        String file = journal(1);
        assertThat(Cli.run("records", file, "--reason", "CLOSED").err()).contains("'CLOSED' is not a reason");
        assertThat(Cli.run("records", file, "--versions", "2,4").err()).contains("different columns");
        Cli.Outcome unknown = Cli.run("records", file, "--no-such-option");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("Unknown option: '--no-such-option'");
    }

    @Test
    void helpIsWrittenToTheOutput() {
        assertThat(ok("records", "--help").out()).contains("--reason").contains("--versions");
        assertThat(ok("--version").out()).startsWith("tidemark ");
    }
}
