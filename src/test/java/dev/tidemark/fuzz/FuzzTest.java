package dev.tidemark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mutated journals, file tables and captures are read in 64 MB of heap, one after the other, and none of them for long. */
@Tag("shows-evidence")
class FuzzTest {

    /** It takes most of a minute here; a machine that does much else may take several. */
    private static final long LIMIT_MINUTES = 15;

    @TempDir
    Path folder;

    private String fuzz(int expected, String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Fuzz.class.getName());
        program.command().addAll(List.of(arguments));
        Process running = program.redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .directory(folder.toFile())
                .start();
        try {
            assertThat(running.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        String said = Files.readString(out);
        assertThat(running.exitValue()).as(said).isEqualTo(expected);
        return said;
    }

    @Test
    @Timeout(value = LIMIT_MINUTES + 1, unit = TimeUnit.MINUTES)
    void mutantsOfWhatOnceFailedAreReadAsTheyShouldBe() throws Exception {
        int count = Rounds.of(1_000_000);

        String said = fuzz(0, Integer.toString(count), "14");

        assertThat(said)
                .contains(String.format(Locale.ROOT, "journal: %,d mutants", count * 6L / 10))
                .contains(String.format(Locale.ROOT, "table: %,d mutants", count * 3L / 10))
                .contains(String.format(Locale.ROOT, "capture: %,d mutants", count / 10L));
    }

    @Test
    void oneMutantIsReadAgainByItsNumber() throws Exception {
        assertThat(fuzz(0, "0", "14", "table:77")).isEmpty();
    }
}
