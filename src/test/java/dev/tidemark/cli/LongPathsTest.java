package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Main;
import dev.tidemark.testing.JavaProgram;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files below one long chain of folders, as Windows itself has them: time and memory in proportion. */
@Tag("shows-evidence")
class LongPathsTest {

    private static final int HALF = 20_000;
    private static final int WHOLE = 40_000;

    private static final List<String> FOLDERS = List.of(
            "Windows",
            "WinSxS",
            "amd64_some-long-component-name-data-package_0123456789abcdef_10.0.19041.1_none_0123456789abcdef",
            "en-US",
            "resources",
            "packages",
            "component-store");

    @TempDir
    Path folder;

    private Path journal(int files) throws IOException {
        JournalFile journal = new JournalFile(0);
        FileId parent = FileId.NTFS_ROOT;
        for (int i = 0; i < FOLDERS.size(); i++) {
            FileId id = FileId.ntfs(1000 + i, 1);
            journal.add(Records.v2(FOLDERS.get(i))
                    .file(id)
                    .parent(parent)
                    .reason(Reason.FILE_CREATE.bit())
                    .set("FileAttributes", FileAttribute.DIRECTORY.bit()));
            parent = id;
        }
        for (int i = 0; i < files; i++) {
            journal.add(Records.v2(String.format(Locale.ROOT, "f%06d.dll", i))
                    .file(FileId.ntfs(5_000_000 + i, 1))
                    .parent(parent)
                    .reason(Reason.FILE_CREATE.bit()));
        }
        return Files.write(folder.resolve("$J" + files), journal.toBytes());
    }

    private static Process start(Path out, ProcessBuilder program) throws IOException {
        return program.redirectOutput(out.toFile())
                .redirectError(Redirect.DISCARD)
                .start();
    }

    @Test
    void twiceTheRowsTakeTwiceTheTimeAndPathsAFewTimesThatOfNames() throws Exception {
        Path out = folder.resolve("times");
        Process program = start(
                out,
                JavaProgram.of(
                        LongPathsTimes.class,
                        journal(HALF).toString(),
                        journal(WHOLE).toString()));

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String[] times = Files.readString(out).strip().split(" ");
        assertThat(Double.parseDouble(times[0]))
                .as("times as long for twice the rows")
                .isLessThan(LongPathsTimes.MOST_GROWTH);
        assertThat(Double.parseDouble(times[1]))
                .as("times as long as without paths")
                .isLessThanOrEqualTo(LongPathsTimes.MOST_PRICE);
    }

    @Test
    void littleMemoryIsEnough() throws Exception {
        Path out = folder.resolve("out");
        Process program = start(
                out,
                JavaProgram.with(
                        List.of("-Xmx48m"),
                        Main.class,
                        "records",
                        journal(WHOLE).toString(),
                        "--paths"));

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isZero();
        try (var lines = Files.lines(out)) {
            assertThat(lines.count()).isEqualTo(1 + FOLDERS.size() + WHOLE);
        }
    }
}
