package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and names that somebody made so that the command line does something else than it is asked for. */
@Tag("shows-evidence")
class HostileInputTest {

    private static final int RECORDS = 200_000;

    @TempDir
    Path folder;

    private Path journal(String name, int records) throws IOException {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("file-" + i));
        }
        return Files.write(folder.resolve(name), journal.toBytes());
    }

    // --- what is printed

    @Test
    void aCaptureCommandsNoTerminal() throws IOException {
        Files.writeString(
                folder.resolve("capture.json"),
                "{\"format\":2,\"name\":\"a\\u001b[2J\",\"journals\":[{\"file\":\"j\"}]}");
        Files.write(folder.resolve("j"), new byte[0]);
        Files.writeString(
                folder.resolve("rows.jsonl"),
                "{\"journal\":0,\"after\":0,\"kind\":\"gap\",\"at\":0,\"length\":0,\"time\":0,"
                        + "\"text\":\"\\u001b[2J\\u001b]0;owned\\u0007\\r\\ntidemark: all is well\"}\n");

        Cli.Outcome outcome = Cli.run("records", folder.toString());

        assertThat(outcome.err())
                .hasLineCount(1)
                .contains("\\u001b[2J\\u001b]0;owned\\u0007\\u000d\\u000atidemark: all is well");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameThatIsWrongCommandsNoTerminal() {
        String hostile = folder.resolve("a\u001b[2J\nb").toString();

        assertThat(Cli.run("records", hostile).err()).doesNotContain("\u001b").hasLineCount(1);
        assertThat(Cli.run("records", "FILE", hostile).err()).doesNotContain("\u001b");
        assertThat(Cli.run("records", "FILE", "--output", "x\u0000y").err()).doesNotContain("\u0000");
        assertThat(Cli.run("records", "FILE", "--" + hostile).err()).doesNotContain("\u001b");
    }

    @Test
    void aNameWithAnAtSignIsAName() throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "--count\n");
        Path journal = journal("$J", 3);

        Cli.Outcome outcome = Cli.run("records", journal.toString(), "@" + arguments);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("@" + arguments + ": There is no such file");
        assertThat(outcome.out()).as("the rows, not their count").hasLineCount(1 + 3);
    }

    // --- what is said of it

    @Test
    void aMissingSourceIsSaidOnce() {
        String missing = folder.resolve("missing").toString();

        assertThat(Cli.run("records", missing).err())
                .isEqualToIgnoringNewLines("tidemark: " + missing + ": There is no such file. Check the path.");
    }

    @Test
    void aMissingTableIsNotBlamedOnTheJournal() throws IOException {
        Path journal = journal("$J", 3);
        String missing = folder.resolve("missing").toString();

        Cli.Outcome outcome = Cli.run("records", journal.toString(), "--paths", "--mft", missing);

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).startsWith("tidemark: " + missing + ":").doesNotContain("$J");
        Path text = Files.writeString(folder.resolve("text"), "no table");
        assertThat(Cli.run("records", journal.toString(), "--mft", text.toString())
                        .err())
                .startsWith("tidemark: " + text + " is text")
                .doesNotContain("$J:");
    }

    @Test
    void nothingIsNoFolder() {
        for (String nothing : new String[] {"", " "}) {
            Cli.Outcome outcome = Cli.run("records", nothing);
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.err()).contains("This is not a path").doesNotContain("folder, but");
        }
    }

    @Test
    void damageAtTheEndPromisesNoRecordBehindIt() throws IOException {
        Path file = journal("$J", 3);
        Files.write(file, "these are no records, but forty foreign bytes".getBytes(), StandardOpenOption.APPEND);

        assertThat(Cli.run("records", file.toString()).err())
                .contains("45 bytes at offset", "up to the end of the file")
                .doesNotContain("next valid");
    }

    @Test
    void aCaptureThatLostRecordsIsNoSuccess() throws IOException {
        Files.move(journal("x", 3), folder.resolve("j"));
        Files.writeString(
                folder.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"j\",\"records\":4}],\"rows\":0}");
        Files.writeString(folder.resolve("rows.jsonl"), "");

        for (String[] call :
                new String[][] {{"records", folder.toString()}, {"records", folder.toString(), "--paths"}}) {
            Cli.Outcome outcome = Cli.run(call);
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.out().lines()).hasSize(4);
            assertThat(outcome.err()).contains("j of this capture was saved with 4 entries, and 3 are there");
        }
    }

    // --- while it is read

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsCutShortWhileItIsReadIsWrittenAsFarAsItWentAndNoSuccess() throws IOException {
        Path file = journal("$J", RECORDS);
        Doing cut = new Doing(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() - 4096);
            }
        });

        assertThatThrownBy(() -> new FileRecords(
                                file,
                                AllocatedRanges.UNKNOWN,
                                StreamScan.SLICE,
                                new PrintStream(OutputStream.nullOutputStream()))
                        .read(cut.selection()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("bytes when it was opened")
                .hasMessageContaining("Read up to offset " + Files.size(file));
        assertThat(cut.taken).isBetween(1, RECORDS - 1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatIsReplacedWhileItIsReadIsNoSuccess() throws IOException {
        Path file = journal("$J", RECORDS);
        Path other = journal("other", 5);
        Doing replace = new Doing(() -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING));

        assertThatThrownBy(() -> new FileRecords(
                                file,
                                AllocatedRanges.UNKNOWN,
                                StreamScan.SLICE,
                                new PrintStream(OutputStream.nullOutputStream()))
                        .read(replace.selection()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("another file stands there now");
        assertThat(replace.taken).isEqualTo(RECORDS);
    }

    /** Does something to the file at its first record. */
    private static final class Doing implements RecordSink {

        private final Deed deed;
        private int taken;

        Doing(Deed deed) {
            this.deed = deed;
        }

        Selection selection() {
            PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            return new Selection(
                    RecordPredicate.of(FilterSpec.ALL), row -> true, true, -1, Long.MAX_VALUE, this, err, null);
        }

        @Override
        public void accept(RecordView record) throws IOException {
            if (taken++ == 0) {
                deed.run();
            }
        }

        @Override
        public void flush() {
            // Counts alone.
        }

        @Override
        public void end() {
            // Counts alone.
        }
    }

    /** What somebody does. */
    private interface Deed {
        void run() throws IOException;
    }
}
