package dev.tidemark.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a line as a person types it, with the packaged program and the build's own Maven in the path. */
final class Shell {

    private static final long LONGEST_MINUTES = 5;

    /** How a command ended, and all that it said. */
    record Ended(int code, String said) {}

    private Shell() {}

    /**
     * Without a display, and without what the build's Maven told its own JVM.
     *
     * @param folder where the command runs
     * @param log a file for what it says
     */
    static Ended run(Path folder, Path log, String line) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment()
                .keySet()
                .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "MAVEN_OPTS", "MAVEN_CMD_LINE_ARGS"));
        String programs = System.getProperty("tidemark.folder") + "/bin:" + System.getProperty("maven.home") + "/bin:";
        builder.environment().merge("PATH", "", (path, none) -> programs + path);
        Process process = builder.start();
        boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(ended).as("%s ended; it said%n%s", line, said).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
