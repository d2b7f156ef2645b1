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
            folder.resolve("x").resolve("..").resolve("Journal.bin").toString(),
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
    void theDeviceNulIsWrittenTo() {
        assertThat(records("NUL")).isZero();
        assertThat(folder.resolve("NUL.partial")).doesNotExist();
    }

    /** Wine shows a link to a folder as the folder itself: what is in it is still not ours. */
    @Test
    void aDirectoryLinkThatIsNamedLikeOneOfOursIsNotTouched() throws IOException {
        Path victim = Files.createDirectory(folder.resolve("victim"));
        Files.writeString(victim.resolve("letter"), "dear");
        Path link = folder.resolve("tidemark-store-1");
        try {
            Files.createSymbolicLink(link, victim);
        } catch (IOException e) {
            // Without the right to make links there is none to follow.
            Files.createDirectory(link);
            Files.writeString(link.resolve("letter"), "dear");
        }

        for (int i = 0; i < 20; i++) {
            SpillLeftovers.removeFrom(folder);
        }

        assertThat(victim.resolve("letter")).hasContent("dear");
        assertThat(link.resolve("letter")).hasContent("dear");
    }

    @Test
    void anElevatedProgramKeepsWhatItSpillsWhereAdministratorsAloneMayWrite() throws IOException {
        try (WindowsBackend backend = new WindowsBackend()) {
            Path kept = backend.host().temporaryFolder();
            assertThat(kept.toString().toLowerCase(Locale.ROOT)).isEqualTo("c:\\windows\\temp\\tidemark");
            assertThat(backend.host().temporaryFolder()).isEqualTo(kept);
            Path made = Files.createTempDirectory(kept, "tidemark-test-");
            Files.writeString(made.resolve("file"), "text");
            Files.delete(made.resolve("file"));
            Files.delete(made);
        }
    }
}
