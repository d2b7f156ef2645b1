package dev.tidemark.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of real journals, when {@code -Dtidemark.journals} names it. */
public final class Journals {

    public static final List<String> SETS =
            List.of("win10-aptsim", "win7-orc", "winxp-orc", "win10-v4-dfirntfs", "janstarke-2018", "plaso-2015");

    private Journals() {}

    /** A file of a set: skips the test when no folder was named, fails it when the folder lacks the file. */
    public static Path file(String set, String name) {
        String folder = System.getProperty("tidemark.journals", "");
        assumeTrue(!folder.isBlank(), "no -Dtidemark.journals");
        Path file = Path.of(folder, set, name);
        assertThat(Files.isRegularFile(file)).as("%s is there", file).isTrue();
        return file;
    }
}
