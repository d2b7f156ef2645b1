package dev.tidemark.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of this system. */
final class Run {

    private static final long LONGEST_MINUTES = 15;

    private Run() {}

    /** What a program said; a failure if it ends with an exit code other than 0. */
    static String successfully(Path folder, List<String> command) throws Exception {
        Path log = Files.createTempFile(folder, "run", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES))
                .as("%s ended", command)
                .isTrue();
        String said = Files.readString(log);
        assertThat(process.exitValue()).as("%s said%n%s", command, said).isZero();
        return said;
    }
}
