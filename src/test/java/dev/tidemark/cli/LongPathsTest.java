package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
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

    /** The least of several runs is what it takes; all of these may be disturbed by what else the machine does. */
    private static final int RUNS = 5;

    private static final int ATTEMPTS = 4;

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

    private static double seconds(String... args) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                    .run(args, OutputStream.nullOutputStream(), new PrintStream(OutputStream.nullOutputStream()));
            assertThat(code).isZero();
            least = Math.min(least, (System.nanoTime() - start) / 1e9);
        }
        return least;
    }

    @Test
    void twiceTheRowsTakeTwiceTheTimeAndPathsAFewTimesThatOfNames() throws IOException {
        String half = journal(HALF).toString();
        String whole = journal(WHOLE).toString();
        double growth = Double.MAX_VALUE;
        double price = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && (growth >= 2.3 || price > 4); i++) {
            double ofHalf = seconds("records", half, "--paths");
            double ofWhole = seconds("records", whole, "--paths");
            growth = Math.min(growth, ofWhole / ofHalf);
            price = Math.min(price, ofWhole / seconds("records", whole));
        }

        assertThat(growth).as("times as long for twice the rows").isLessThan(2.3);
        assertThat(price).as("times as long as without paths").isLessThanOrEqualTo(4);
    }

    @Test
    void littleMemoryIsEnough() throws Exception {
        Path out = folder.resolve("out");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.tidemark.Main",
                        "records",
                        journal(WHOLE).toString(),
                        "--paths")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isZero();
        try (var lines = Files.lines(out)) {
            assertThat(lines.count()).isEqualTo(1 + FOLDERS.size() + WHOLE);
        }
    }
}
