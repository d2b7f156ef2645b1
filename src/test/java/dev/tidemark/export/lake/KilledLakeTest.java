package dev.tidemark.export.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.HardwoodFiles;
import dev.tidemark.testing.JavaProgram;
import dev.tidemark.testing.Rounds;
import dev.tidemark.testing.StoredRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed while it writes leaves no half file under a name that engines read. */
@Tag("shows-out")
class KilledLakeTest {

    private static final int FULL = 20;

    @TempDir
    Path folder;

    private List<Path> files(boolean hidden) {
        if (Files.notExists(lake())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(lake())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("_") == hidden)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    @Test
    void whoIsKilledInTheMiddleLeavesNoHalfFileUnderAFinalName() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < Rounds.of(FULL); round++) {
            killed(random.nextInt(WritingLake.DAYS));
            List<Path> whole = files(false);
            assertThat(whole).isNotEmpty().allMatch(file -> file.toString().endsWith(".parquet"));
            assertThat(HardwoodFiles.sums(whole).get("kind").count())
                    .isEqualTo((long) whole.size() * WritingLake.ROWS / WritingLake.DAYS);
        }
        try (StoredRows rows = WritingLake.rows(folder)) {
            LakeFixture.write(rows.store(), lake());
        }
        assertThat(files(false)).as("written again").hasSize(WritingLake.DAYS);
        assertThat(files(true)).allMatch(file -> file.toString().contains(".parquet.partial"));
    }

    /** Kills it once so many files more were written, which is at another place each time. */
    private void killed(int more) throws Exception {
        long before = newest();
        Process writing = JavaProgram.of(WritingLake.class, folder.toString(), lake().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Await.until("more files are written", () -> written(before) > more);
        } finally {
            writing.destroyForcibly().waitFor();
        }
    }

    private long newest() throws IOException {
        long newest = -1;
        for (Path file : files(false)) {
            newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
        return newest;
    }

    private long written(long since) {
        return files(false).stream()
                .filter(file -> {
                    try {
                        return Files.getLastModifiedTime(file).toMillis() > since;
                    } catch (IOException e) {
                        return false;
                    }
                })
                .count();
    }
}
