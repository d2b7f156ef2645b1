package dev.tidemark.installer;

import static dev.tidemark.installer.WineLab.PROGRAM_FILES;
import static dev.tidemark.installer.WineLab.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.installer.WineLab.Outcome;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Installs and removes the program where others have been before, and where there is something to lose, under Wine. */
@Tag("shows-evidence")
@Tag("shows-installer")
@Tag("profile-installer")
@Tag("profile-wine")
@Timeout(value = WineLab.LONGEST_TEST_MINUTES, unit = TimeUnit.MINUTES)
class HostileInstallIT {

    private static final Path SETUP = Path.of(System.getProperty("tidemark.setup"));
    private static final String REG = "C:\\windows\\system32\\reg.exe";
    private static final String UNINSTALL = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Tidemark";
    private static final String SETTINGS = "HKCU\\Software\\JavaSoft\\Prefs\\dev\\tidemark";
    private static final List<String> PROGRAMS =
            List.of("uninstall.exe", "Tidemark.exe", "tidemark-cli.exe", "runtime/bin/java.exe");

    private static WineLab lab;
    private static Path planted;
    private static Outcome there;
    private static Outcome usual;

    /** First one user has it, who then puts other programs in the place of his own; then everyone gets one. */
    @BeforeAll
    static void start() throws Exception {
        lab = WineLab.start(Path.of(System.getProperty("tidemark.wine.folder")).resolveSibling("wine-hostile"));
        String home = lab.userFolder() + "\\AppData\\Local\\Programs\\Tidemark";
        assertThat(lab.install(SETUP, home, "/CurrentUser").code()).isZero();
        planted = lab.unix(home);
        plant(planted);
        there = lab.install(SETUP, home, "/AllUsers", "/D=" + home);
        usual = lab.install(SETUP, PROGRAM_FILES, "/AllUsers");
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @Test
    void aProgramThatAUserPlantedInHisFolderDoesNotRunWhenEveryoneGetsOne() throws Exception {
        assertThat(there.code()).isEqualTo(14);
        assertThat(there.err()).contains("in Program Files only");
        assertThat(usual).isEqualTo(new Outcome(0, "", ""));
        nothingPlantedRan();
    }

    private static void nothingPlantedRan() throws IOException {
        assertThat(ran(planted)).isEmpty();
        for (String program : PROGRAMS) {
            assertThat(planted.resolve(program)).hasSameBinaryContentAs(lab.file("lab.exe"));
        }
    }

    private static void plant(Path folder) throws Exception {
        for (String program : PROGRAMS) {
            Files.copy(lab.file("lab.exe"), folder.resolve(program), StandardCopyOption.REPLACE_EXISTING);
        }
        // Whoever runs one of them is found out.
        lab.run(WineLab.windows(folder.resolve(PROGRAMS.getFirst())), "/S");
        assertThat(ran(folder)).hasSize(1);
        Files.delete(ran(folder).getFirst());
    }

    private static List<Path> ran(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".ran")).toList();
        }
    }

    /** What a user keeps: a capture, what he wrote for the program, and his settings. */
    private static Map<Path, byte[]> keep() throws Exception {
        Path capture = Files.createDirectories(lab.unix(lab.userFolder() + "\\Documents\\case-capture"));
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 30; i++) {
            journal.add(Records.v2("file-" + i));
        }
        Files.write(capture.resolve("journal-000.usn"), journal.toBytes());
        Files.writeString(capture.resolve("rows.jsonl"), "");
        Files.writeString(
                capture.resolve("capture.json"),
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\",\"records\":30}],\"rows\":0}");
        Path data = Files.createDirectories(lab.unix(lab.userFolder() + "\\AppData\\Local\\Tidemark"));
        Files.writeString(data.resolve("presets.txt"), "of the user");
        lab.run(REG, "add", SETTINGS, "/v", "kept", "/d", "yes", "/f");
        return contents(capture, data);
    }

    private static Map<Path, byte[]> contents(Path... folders) throws IOException {
        Map<Path, byte[]> contents = new HashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    contents.put(file, Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }

    private static void isKept(Map<Path, byte[]> contents) throws Exception {
        assertThat(contents).hasSizeGreaterThanOrEqualTo(4);
        contents.forEach((file, bytes) -> assertThat(file).hasBinaryContent(bytes));
        assertThat(lab.registry(SETTINGS, "kept")).isEqualTo("yes");
    }

    @Test
    void anUpgradeWithACaptureOpenAndARemovalKeepWhatIsTheUsers() throws Exception {
        older();
        Map<Path, byte[]> kept = keep();
        String capture = lab.userFolder() + "\\Documents\\case-capture";
        Process window = lab.begin(PROGRAM_FILES + "\\Tidemark.exe", capture);
        until("a window", () -> {
            assertThat(window.isAlive()).isTrue();
            return lab.call("do", "xdotool", "search", "--name", "Tidemark").code() == 0;
        });

        Outcome refused = lab.install(SETUP, PROGRAM_FILES, "/AllUsers");

        assertThat(refused.code()).isEqualTo(10);
        assertThat(refused.err()).contains("Close it, then install again");
        assertThat(window.isAlive()).isTrue();
        assertThat(lab.registry(UNINSTALL, "DisplayVersion")).isEqualTo("0.0.9");
        isKept(kept);
        leave(window);

        Outcome done = lab.install(SETUP, PROGRAM_FILES, "/AllUsers");

        assertThat(done).isEqualTo(new Outcome(0, "", ""));
        assertThat(lab.registry(UNINSTALL, "DisplayVersion")).isEqualTo(System.getProperty("tidemark.version"));
        assertThat(lab.run(PROGRAM_FILES + "\\tidemark-cli.exe", "records", capture, "--count")
                        .out())
                .contains("30");
        isKept(kept);

        lab.uninstall(PROGRAM_FILES);

        assertThat(lab.unix(PROGRAM_FILES)).doesNotExist();
        isKept(kept);
        nothingPlantedRan();
    }

    /** As an earlier version left it, to the installer: its number is another. */
    private static void older() throws Exception {
        lab.run(REG, "add", UNINSTALL, "/v", "DisplayVersion", "/d", "0.0.9", "/f");
    }

    private static void leave(Process window) throws Exception {
        until("the window's end", () -> {
            List<String> keys = new ArrayList<>(List.of("do", "xdotool", "search", "--name", "Tidemark"));
            keys.addAll(List.of("windowactivate", "sleep", "1", "key", "alt+F4"));
            lab.call(keys.toArray(String[]::new));
            return window.waitFor(5, TimeUnit.SECONDS);
        });
    }
}
