package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged start script of {@code target/tidemark} as a person would. */
@DisabledOnOs(WINDOWS)
class StartScriptIT {
    private static final Path FOLDER = Path.of(System.getProperty("tidemark.folder"));

    @TempDir
    Path temp;

    @Test
    void theScriptStartsTheProgramAndNothingElsePrints() throws Exception {
        Outcome outcome = run(script(), temp, Map.of(), "--version");

        assertThat(outcome).isEqualTo(new Outcome(0, List.of("tidemark " + Version.current()), List.of()));
    }

    @Test
    void theScriptFollowsSymbolicLinksAndWorksInPathsWithSpaces() throws Exception {
        Path moved = temp.resolve("a folder/tide mark");
        copyTree(FOLDER, moved);
        Path link = Files.createSymbolicLink(temp.resolve("link"), moved.resolve("bin/tidemark"));
        Path linkToLink = Files.createSymbolicLink(temp.resolve("a folder/link"), Path.of("../link"));
        assertThat(link).isSymbolicLink();

        Outcome outcome = run(linkToLink, temp.resolve("a folder"), Map.of(), "--version");

        assertThat(outcome).isEqualTo(new Outcome(0, List.of("tidemark " + Version.current()), List.of()));
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        Path old = javaHome("old", "17.0.15");

        Outcome outcome = run(script(), temp, Map.of("JAVA_HOME", old.toString()), "--version");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void withoutAFittingJavaTheScriptSaysWhatIsMissing() throws Exception {
        Path old = javaHome("old", "1.8.0_402");
        Path script = temp.resolve("tidemark/bin/tidemark");
        copyTree(FOLDER, temp.resolve("tidemark"));
        String text = Files.readString(script)
                .replace("command -v java", "false")
                .replaceFirst("(?s)for candidate in .*?; do", "for candidate in; do");
        Files.writeString(script, text);

        Map<String, String> environment = Map.of("JAVA_HOME", old.toString(), "HOME", temp.toString());
        Outcome outcome = run(script, temp, environment, "--version");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(String.join("\n", outcome.err()))
                .contains("Java 21 or newer is needed")
                .contains(old + "/bin/java is Java 8")
                .contains("JAVA_HOME");
    }

    @Test
    @Tag("shows-scale")
    void theProgramsClassesComeFromTheArchiveMadeWithIt() throws Exception {
        assertThat(FOLDER.resolve("lib/tidemark.jsa")).isNotEmptyFile();

        assertThat(sourcesOfClasses(script(), "--version"))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects file"));
    }

    @Test
    @Tag("shows-quick")
    void theClassesOfACommandComeFromTheArchiveToo() throws Exception {
        JournalFile records = new JournalFile(0);
        records.add(Records.v2("a.txt"));
        Path journal = Files.write(temp.resolve("$J"), records.toBytes());

        assertThat(sourcesOfClasses(script(), "records", journal.toString(), "--where", "name ~ a", "--paths"))
                .anyMatch(line -> line.contains(" dev.tidemark.cli.RecordsCommand "))
                .allMatch(line -> line.contains("shared objects file"));
    }

    /** It is of Java 5, and what an archive takes of that is not linked before. */
    @Test
    @Tag("shows-quick")
    void theLibraryOfTheCommandLineComesFromTheArchive() throws Exception {
        List<String> loaded = loaded(script(), " picocli.", "--version");

        assertThat(loaded).hasSizeGreaterThan(100);
        assertThat(loaded.stream().filter(line -> line.contains("shared objects file")))
                .hasSizeGreaterThan(loaded.size() * 9 / 10);
    }

    /** A JVM that is told to have a cache or nothing ends where it cannot use it, the one that draws into memory too. */
    @Test
    @Tag("shows-quick")
    void theWindowStartsFromItsCacheWhereTheJvmHasOne() throws Exception {
        Path picture = temp.resolve("window.png");

        Outcome outcome = run(
                script(),
                temp,
                Map.of("TIDEMARK_JAVA_OPTS", "-XX:AOTMode=on", "DISPLAY", "", "WAYLAND_DISPLAY", ""),
                "--simulated",
                "--screenshot",
                picture.toString(),
                "--after",
                "0");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(picture).isNotEmptyFile();
        assertThat(Files.exists(FOLDER.resolve("lib/tidemark.aot")))
                .isEqualTo(Runtime.version().feature() >= 25);
    }

    /** The JVM would compare the jars of the first folder, and find an archive in order that belongs to those. */
    @Test
    @Tag("shows-scale")
    void aFolderThatWasCopiedStartsWithoutTheArchive() throws Exception {
        copyTree(FOLDER, temp.resolve("tidemark"));

        assertThat(sourcesOfClasses(temp.resolve("tidemark/bin/tidemark"), "--version"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("shared objects file"));
    }

    /** What the JVM logs about each class of Tidemark that it loads: its name and where it came from. */
    private List<String> sourcesOfClasses(Path script, String... args) throws Exception {
        return loaded(script, " dev.tidemark.", args);
    }

    private List<String> loaded(Path script, String within, String... args) throws Exception {
        Path log = temp.resolve("classes.log");
        Outcome outcome = run(script, temp, Map.of("TIDEMARK_JAVA_OPTS", "-Xlog:class+load=info:file=" + log), args);
        assertThat(outcome.status()).isZero();
        return lines(log).stream()
                .filter(line -> line.contains(within) && !line.contains("/0x"))
                .toList();
    }

    private record Outcome(int status, List<String> out, List<String> err) {}

    private static Path script() {
        return FOLDER.resolve("bin/tidemark");
    }

    private Outcome run(Path script, Path folder, Map<String, String> environment, String... args) throws Exception {
        Path out = temp.resolve("out.txt");
        Path err = temp.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(script.toString())
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().addAll(List.of(args));
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "TIDEMARK_JAVA_OPTS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the script did not end");
        }
        return new Outcome(process.exitValue(), lines(out), lines(err));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    /** A folder that looks like a JDK of the given version; its java only fails. */
    private Path javaHome(String name, String version) throws IOException {
        Path home = temp.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\nexit 99\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
