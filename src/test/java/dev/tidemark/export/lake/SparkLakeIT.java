package dev.tidemark.export.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark, in a JVM of its own on Java 17, answers the query of the page on engines. What it needs is fetched by a POM of its own. */
@Tag("shows-out")
@Tag("profile-engines")
class SparkLakeIT {

    private static final Path ENGINES = Path.of("src", "test", "engines");
    private static final long MINUTES = 10;

    /** What Spark reaches into, as its own scripts open it. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    @TempDir
    Path folder;

    /** JAVA17_HOME, or one where Debian installs them. */
    private static Optional<Path> java17() throws IOException {
        String home = System.getenv("JAVA17_HOME");
        if (home != null) {
            return Optional.of(Path.of(home, "bin", "java"));
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(installed)) {
            return all.filter(jdk -> jdk.getFileName().toString().matches("(java|temurin)-(1\\.)?17\\b.*"))
                    .map(jdk -> jdk.resolve("bin").resolve("java"))
                    .filter(java -> Files.isExecutable(java.resolveSibling("javac")))
                    .sorted()
                    .findFirst();
        }
    }

    private String run(List<String> command) throws Exception {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", command.getFirst())
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String words = Files.readString(said);
        assertThat(process.exitValue()).as(words).isZero();
        return words;
    }

    private String classPath() throws Exception {
        Path file = folder.resolve("classpath");
        run(List.of(
                "mvn",
                "-q",
                "-B",
                "-f",
                ENGINES.resolve("pom.xml").toString(),
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + file));
        return Files.readString(file);
    }

    @Test
    void theQueryOfThePageIsAnswered() throws Exception {
        Optional<Path> java = java17();
        assumeTrue(java.isPresent(), "no JDK 17");
        Path lake = folder.resolve("lake");
        EnginesPageTest.write(folder, lake, "WS-01", 3);
        EnginesPageTest.write(folder, lake, "WS-02", 5);
        List<String> command =
                new ArrayList<>(List.of(Objects.requireNonNull(java.get()).toString()));
        command.add("-Djava.io.tmpdir=" + folder);
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        String query = EnginesPageTest.queries("## Spark", "## Trino").getFirst();
        command.addAll(List.of(
                "-cp",
                classPath(),
                ENGINES.resolve("SparkLake.java").toString(),
                query.replace("`lake/usn`", "`" + lake.resolve("usn") + "`")));
        assertThat(run(command).lines().filter(line -> line.startsWith("ROW\t")))
                .containsExactly("ROW\tWS-01\t2024-05-03 12:00:00.0\t1", "ROW\tWS-02\t2024-05-03 12:00:00.0\t1");
    }
}
