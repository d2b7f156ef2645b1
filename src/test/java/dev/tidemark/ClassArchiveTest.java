package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** Which class-data archive the start script hands to the JVM; its java is one that only prints its arguments. */
@Tag("shows-scale")
@DisabledOnOs(WINDOWS)
class ClassArchiveTest {

    private static final String OPTION = "-XX:SharedArchiveFile=";
    private static final String OF_WINDOW = "-XX:AOTCache=";

    @TempDir
    Path temp;

    private Path home;
    private Path java;

    @BeforeEach
    void installs() throws IOException {
        temp = temp.toRealPath();
        home = temp.resolve("tide mark");
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bin"));
        executable(Files.copy(Path.of("src/main/launcher/tidemark"), home.resolve("bin/tidemark")));
        java = temp.resolve("java");
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        executable(Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n"));
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void archiveMadeIn(Path folder) throws IOException {
        Files.writeString(home.resolve("lib/tidemark.jsa"), "an archive");
        Files.writeString(home.resolve("lib/tidemark.jsa.folder"), folder + "\n");
    }

    private List<String> archives(Path script, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString()).directory(temp.toFile());
        builder.command().addAll(List.of(words));
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().remove("TIDEMARK_JAVA_OPTS");
        Process process = builder.redirectErrorStream(true).start();
        List<String> arguments = process.inputReader().lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(arguments).contains("--module-path", home.resolve("lib").toString());
        return arguments.stream()
                .filter(argument -> argument.contains("Archive") || argument.contains("AOT"))
                .toList();
    }

    @Test
    void theArchiveOfTheFolderIsUsed() throws Exception {
        archiveMadeIn(home.resolve("lib"));

        assertThat(archives(home.resolve("bin/tidemark"))).containsExactly(OPTION + home.resolve("lib/tidemark.jsa"));
    }

    @Test
    void throughALinkItIsTheArchiveBesideTheProgramAndNotBesideTheLink() throws Exception {
        archiveMadeIn(home.resolve("lib"));
        Path link = Files.createDirectories(temp.resolve("elsewhere/bin")).resolve("tidemark");
        Files.createDirectories(temp.resolve("elsewhere/lib"));
        Files.writeString(temp.resolve("elsewhere/lib/tidemark.jsa"), "another archive");
        Files.createSymbolicLink(link, home.resolve("bin/tidemark"));

        assertThat(archives(link)).containsExactly(OPTION + home.resolve("lib/tidemark.jsa"));
    }

    @Test
    void anArchiveMadeInAnotherFolderIsPassedOver() throws Exception {
        archiveMadeIn(temp.resolve("first/lib"));

        assertThat(archives(home.resolve("bin/tidemark"))).isEmpty();
    }

    @Test
    void anArchiveOfUnknownOriginIsPassedOver() throws Exception {
        archiveMadeIn(home.resolve("lib"));
        Files.delete(home.resolve("lib/tidemark.jsa.folder"));

        assertThat(archives(home.resolve("bin/tidemark"))).isEmpty();
    }

    @Test
    void anArchiveInTheCurrentFolderIsNeverLookedAt() throws Exception {
        archiveMadeIn(home.resolve("lib"));
        for (String name : List.of("tidemark.jsa", "tidemark.jsa.folder")) {
            Files.move(home.resolve("lib").resolve(name), temp.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(archives(home.resolve("bin/tidemark"))).isEmpty();
    }

    private Path cacheOfTheWindow() throws IOException {
        return Files.writeString(home.resolve("lib/tidemark.aot"), "a cache");
    }

    @Test
    @Tag("shows-quick")
    void theWindowHasACacheOfItsOwn() throws Exception {
        archiveMadeIn(home.resolve("lib"));
        Path cache = cacheOfTheWindow();
        Path file = Files.writeString(temp.resolve("$J of a person"), "");
        Path script = home.resolve("bin/tidemark");

        for (List<String> start : List.of(
                List.<String>of(),
                List.of(file.toString()),
                List.of(file.toString(), "--theme", "dark"),
                List.of("--simulated"),
                List.of("--simulated", file.toString()),
                List.of("bench", "start"),
                List.of("bench", "start", "--json"))) {
            assertThat(archives(script, start.toArray(String[]::new)))
                    .as("%s", start)
                    .containsExactly(OF_WINDOW + cache);
        }
    }

    @Test
    @Tag("shows-quick")
    void commandsHaveTheArchive() throws Exception {
        archiveMadeIn(home.resolve("lib"));
        cacheOfTheWindow();
        String archive = OPTION + home.resolve("lib/tidemark.jsa");

        for (List<String> command : List.of(
                List.of("--version"),
                List.of("records", "$J"),
                List.of("bench", "cli"),
                List.of("bench"),
                List.of("$J"))) {
            assertThat(archives(home.resolve("bin/tidemark"), command.toArray(String[]::new)))
                    .as("%s", command)
                    .containsExactly(archive);
        }
    }

    @Test
    @Tag("shows-quick")
    void aCacheOfAnotherFolderIsPassedOverToo() throws Exception {
        archiveMadeIn(temp.resolve("first/lib"));
        cacheOfTheWindow();

        assertThat(archives(home.resolve("bin/tidemark"))).isEmpty();
    }
}
