package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class ProposedNameTest {

    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 26, 9, 1);

    @TempDir
    Path folder;

    private String of(String in, String name) throws Exception {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a"));
        Path file = Files.write(Files.createDirectory(folder.resolve(in)).resolve(name), journal.toBytes());
        try (FileSource source = FileSource.open(file, folder)) {
            return ProposedName.of(source, AT);
        }
    }

    @Test
    void aFileOfRowsIsCalledAfterItsSourceAndTheTime() throws Exception {
        assertThat(of("win7-orc", "$J")).isEqualTo("win7-orc $J 2026-11-26 0901");
        assertThat(of("отчёт", "日本.bin")).isEqualTo("отчёт 日本.bin 2026-11-26 0901");
    }

    @Test
    void whatEvidenceIsCalledLeadsToNoOtherFolder() throws Exception {
        assertThat(of("a\\..\\b:c", "x\u202e|*$J")).isEqualTo("a..bc xu202e$J 2026-11-26 0901");
        assertThat(of("c".repeat(100), "$J")).isEqualTo("c".repeat(60) + " 2026-11-26 0901");
    }
}
