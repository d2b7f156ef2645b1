package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.cli.ExitCode;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.store.SpillLeftovers;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs inside Windows: what is read, and what others own, is not written to. Started by {@link EvidenceOnWindowsIT}. */
class EvidenceOnWindows {

    @TempDir
    Path folder;

    private Path journal;

    @BeforeEach
    void lay() throws IOException {
        JournalFile file = new JournalFile(0);
        for (int i = 0; i < 100; i++) {
            file.add(Records.v2("file-" + i));
        }
        journal = Files.write(folder.resolve("Journal.bin"), file.toBytes());
    }

    private int records(String output) {
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(
                        new String[] {"records", journal.toString(), "--output", output},
                        new ByteArrayOutputStream(),
                        err);
    }

    @Test
    void theSourceInOtherLettersOrBehindAPrefixIsNoOutput() throws IOException {
        long before = Files.size(journal);

        for (String alias : new String[] {
            journal.toString().toUpperCase(Locale.ROOT),
            journal.toString().replace('\\', '/'),
            "\\\\?\\" + journal,
            "\\\\?\\" + journal.toString().toLowerCase(Locale.ROOT),
            folder.resolve("x").resolve("..").resolve("Journal.bin").toString(),
            Files.createLink(folder.resolve("hard"), journal).toString(),
        }) {
            assertThat(records(alias)).as(alias).isEqualTo(ExitCode.USAGE);
            assertThat(Files.size(journal)).isEqualTo(before);
        }
    }

    @Test
    void anOldResultIsReplacedByAWholeOne() throws IOException {
        Path old = Files.writeString(folder.resolve("old.tsv"), "of yesterday");

        assertThat(records(old.toString())).isZero();
        assertThat(Files.readAllLines(old)).hasSize(101);
    }

    @Test
    void theDeviceNulIsWrittenTo() throws IOException {
        assertThat(records("NUL")).isZero();
        assertThat(records(folder.resolve("nul.csv").toString())).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(journal);
        }
    }

    /** Neither is a folder that does not hold our lock. */
    @Test
    void aDirectoryLinkThatIsNamedLikeOneOfOursIsNotTouched() throws IOException {
        Path victim = Files.createDirectory(folder.resolve("victim"));
        Files.writeString(victim.resolve("letter"), "dear");
        Files.writeString(victim.resolve("segment-000000.usn"), "mine");
        Files.createSymbolicLink(folder.resolve("tidemark-store-1"), victim);
        Path folderOfOthers = Files.createDirectory(folder.resolve("tidemark-store-2"));
        Files.writeString(folderOfOthers.resolve("segment-000000.usn"), "mine");

        for (int i = 0; i < 20; i++) {
            SpillLeftovers.removeFrom(folder);
        }

        assertThat(victim.resolve("letter")).hasContent("dear");
        assertThat(victim.resolve("segment-000000.usn")).hasContent("mine");
        assertThat(folderOfOthers.resolve("segment-000000.usn")).hasContent("mine");
    }

    @Test
    void anElevatedProgramKeepsWhatItSpillsWhereAdministratorsAloneMayWrite() throws IOException {
        try (WindowsBackend backend = new WindowsBackend()) {
            Path kept = backend.host().temporaryFolder();
            // Wine keeps other rights than it is given, so the usual name is not trusted a second time.
            assertThat(kept.toString().toLowerCase(Locale.ROOT)).startsWith("c:\\windows\\temp\\tidemark");
            Path made = Files.createTempDirectory(kept, "tidemark-test-");
            Files.writeString(made.resolve("file"), "text");
            Files.delete(made.resolve("file"));
            Files.delete(made);
        }
    }
}
