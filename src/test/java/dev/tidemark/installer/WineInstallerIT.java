package dev.tidemark.installer;

import static dev.tidemark.installer.WineLab.PROGRAM_FILES;
import static dev.tidemark.installer.WineLab.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.installer.WineLab.Outcome;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Installs, runs, upgrades and removes the program as a Windows user would, under Wine. */
@Tag("shows-installer")
@Tag("profile-installer")
@Tag("profile-wine")
@Timeout(value = WineLab.LONGEST_TEST_MINUTES, unit = TimeUnit.MINUTES)
@TestMethodOrder(OrderAnnotation.class)
class WineInstallerIT {

    private static final Path SETUP = Path.of(System.getProperty("tidemark.setup"));
    private static final String REG = "C:\\windows\\system32\\reg.exe";
    private static final String UNINSTALL = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Tidemark";
    private static final String MENU = "C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\";
    private static final String SETTINGS = "HKCU\\Software\\JavaSoft\\Prefs\\dev\\tidemark";

    /** Of a test that does not need the installation for everyone, which takes longest of all. */
    private static final String BRINGS_ITS_OWN = "brings-its-own";

    private static WineLab lab;
    private static TreeSet<String> before;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        lab = WineLab.start(Path.of(System.getProperty("tidemark.wine.folder")));
        before = lab.everything();
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void installed(TestInfo test) throws Exception {
        if (!test.getTags().contains(BRINGS_ITS_OWN) && !Files.exists(lab.unix(PROGRAM_FILES + "\\uninstall.exe"))) {
            Outcome outcome = lab.install(SETUP, PROGRAM_FILES, "/DesktopIcon");
            assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
        }
    }

    @Test
    @Order(Order.DEFAULT + 1)
    void uninstallingLeavesNothingButSettings() throws Exception {
        closeWindow(openWindow("--simulated"));

        lab.uninstall(PROGRAM_FILES);

        assertThat(traces()).isNotEmpty().allMatch(WineInstallerIT::isKept);
    }

    /** Whether it is a setting of the user, or what the program keeps for the next start. */
    private static boolean isKept(String trace) {
        return trace.startsWith("[HKEY_CURRENT_USER\\Software\\JavaSoft")
                || trace.matches("users/[^/]+/AppData/Local/Tidemark(/(session|recent)[-.].*)?");
    }

    /** What is there now and was not before the first installation. */
    private static TreeSet<String> traces() throws Exception {
        TreeSet<String> traces = lab.everything();
        traces.removeAll(before);
        return traces;
    }

    private static Outcome cli(String... arguments) throws Exception {
        return cliWith(Map.of(), arguments);
    }

    private static Outcome cliWith(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PROGRAM_FILES + "\\tidemark-cli.exe"));
        command.addAll(List.of(arguments));
        return lab.runWith(environment, command.toArray(String[]::new));
    }

    /** The same program as it was built for this system. */
    private Outcome here(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("tidemark.folder") + "/bin/tidemark"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.ISO_8859_1),
                Files.readString(err, StandardCharsets.ISO_8859_1));
    }

    private Path journal() throws IOException {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 500; i++) {
            journal.add(Records.v2("Größe-" + i + ".txt"));
        }
        return Files.write(folder.resolve("$J"), journal.toBytes());
    }

    @Test
    void theVersionIsTheSameAsOnLinux() throws Exception {
        assertThat(cli("--version").out().strip())
                .isEqualTo(here("--version").out().strip());
    }

    @Test
    void recordsAreTheSameAsOnLinux() throws Exception {
        Path journal = journal();

        Outcome installed = cli("records", WineLab.windows(journal));

        assertThat(installed).isEqualTo(here("records", journal.toString()));
        assertThat(installed.out().lines()).hasSizeGreaterThan(500);
    }

    @Test
    void recordsOfRealJournalsAreTheSameAsOnLinux() throws Exception {
        for (String set : Journals.SETS) {
            Path journal = Journals.file(set, "$J");
            Outcome expected = here("records", journal.toString(), "--format", "csv");

            Outcome installed = cli("records", WineLab.windows(journal), "--format", "csv");

            assertThat(installed.out().equals(expected.out())).as(set).isTrue();
            assertThat(installed.code()).isEqualTo(expected.code());
        }
    }

    @Test
    void exitCodesReachTheCaller() throws Exception {
        Outcome missing = cli("records", WineLab.windows(folder.resolve("missing")));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).startsWith("tidemark: ");
        assertThat(cli("records").code()).isEqualTo(2);
    }

    @Test
    void argumentsReachTheProgramAsTheyAre() throws Exception {
        Outcome outcome = cli("lives", "source", "two words", "a \"quoted\" one", "C:\\with\\end\\", "*.txt", "");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("'two words', 'a \"quoted\" one', 'C:\\with\\end\\', '*.txt', ''");
    }

    /** The launcher asks for UTF-8, in which every character has its place. */
    @Test
    @Tag("shows-windows")
    void argumentsOfAnyScriptReachTheProgramAsTheyAre() throws Exception {
        Outcome outcome = cli("lives", "source", "D:\\日本\\a b\"c.txt", "отчёт");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(utf8(outcome.err())).contains("'D:\\日本\\a b\"c.txt', 'отчёт'");

        JournalFile journal = new JournalFile(0);
        for (String name : List.of("отчёт", "отчеты", "report", "日本")) {
            journal.add(Records.v2(name));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        Outcome named = cli("records", WineLab.windows(file), "--name", "отчёт", "--format", "csv");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(utf8(named.out()).lines()).hasSize(2).last().asString().contains("отчёт");
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void anInstallationForAllHasItsClassesReadyInItsFolderAlone() throws Exception {
        Path archive = lab.unix(PROGRAM_FILES + "\\app\\classes.jsa");
        Path made = archive.resolveSibling("classes.jsa.folder");
        assertThat(archive).isNotEmptyFile();
        assertThat(Files.readString(made, StandardCharsets.UTF_16LE)).isEqualTo(PROGRAM_FILES);
        assertThat(whereMainCameFrom()).isEqualTo("shared objects file");

        Files.writeString(made, "C:\\elsewhere", StandardCharsets.UTF_16LE);
        assertThat(whereMainCameFrom()).endsWith(".jar");
        Files.writeString(made, PROGRAM_FILES, StandardCharsets.UTF_16LE);
    }

    private static String whereMainCameFrom() throws Exception {
        Path options = lab.unix(PROGRAM_FILES + "\\app\\java.options");
        String before = Files.readString(options);
        Path log = lab.file("classes.log");
        Files.writeString(options, before + "-Xlog:class+load:file=classes.log:none\n");
        try {
            assertThat(cli("--version").code()).isZero();
        } finally {
            Files.writeString(options, before);
        }
        String found = "dev.tidemark.Main source: ";
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(found))
                .map(line -> line.substring(found.length()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void javaOptionsInTheEnvironmentDoNotReachTheProgram() throws Exception {
        Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS", "-XX:+NoSuchOption",
                "_JAVA_OPTIONS", "-XX:+NoSuchOption",
                "JDK_JAVA_OPTIONS", "-XX:+NoSuchOption",
                "CLASSPATH", "Z:\\nowhere");

        Outcome outcome = cliWith(environment, "--version");

        assertThat(outcome).isEqualTo(cli("--version"));
        assertThat(outcome.code()).isZero();
    }

    @Test
    void theWindowShowsTheSimulatedVolumeWithModulesOfItsOwnFolderAndOfWindows() throws Exception {
        Process window = openWindow("--simulated");
        Path picture = lab.file("window.png");
        until("rows of text in the window", () -> {
            lab.call("picture", picture.toString());
            return linesOfText(picture) >= 25;
        });
        List<String> modules = lab.modules("Tidemark.exe");
        closeWindow(window);

        assertThat(modules)
                .allMatch(WineInstallerIT::isOwnOrOfWindows)
                .contains(PROGRAM_FILES + "\\runtime\\bin\\server\\jvm.dll", PROGRAM_FILES + "\\app\\bin\\glass.dll");
    }

    @Test
    void readingRealVolumesLoadsNoModuleFromElsewhereEither() throws Exception {
        List<String> modules = new ArrayList<>();
        Process window = openWindow();
        until("the way to the functions of Windows", () -> {
            modules.clear();
            modules.addAll(lab.modules("Tidemark.exe"));
            return modules.contains(PROGRAM_FILES + "\\app\\bin\\jnidispatch.dll");
        });
        closeWindow(window);

        assertThat(modules).allMatch(WineInstallerIT::isOwnOrOfWindows);
    }

    private static boolean isOwnOrOfWindows(String module) {
        return module.startsWith(PROGRAM_FILES + "\\") || module.regionMatches(true, 0, "C:\\windows\\", 0, 11);
    }

    @Test
    void aPictureOfTheInstalledProgramShowsRows() throws Exception {
        Path picture = lab.file("screenshot.png");

        Outcome outcome = lab.run(
                PROGRAM_FILES + "\\Tidemark.exe",
                "--simulated",
                "--after",
                "3",
                "--screenshot",
                WineLab.windows(picture));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(linesOfText(picture)).isGreaterThan(25);
    }

    @Test
    void anUpgradeWhileItRunsIsRefusedInWordsAndOneAfterwardsKeepsSettingsAndForeignFiles() throws Exception {
        Process window = openWindow("--simulated");
        Path foreign = Files.writeString(lab.unix(PROGRAM_FILES).resolve("notes.txt"), "mine");
        Outcome refused = lab.install(SETUP, PROGRAM_FILES);
        assertThat(window.isAlive()).isTrue();
        closeWindow(window);
        lab.run(REG, "add", SETTINGS, "/v", "kept", "/d", "yes", "/f");
        Outcome done = lab.install(SETUP, PROGRAM_FILES);

        assertThat(refused.code()).isEqualTo(10);
        assertThat(refused.err()).contains("Tidemark is running from C:\\Program Files\\Tidemark. Close it");
        assertThat(done).isEqualTo(new Outcome(0, "", ""));
        assertThat(cli("--version").code()).isZero();
        assertThat(lab.registry(SETTINGS, "kept")).isEqualTo("yes");
        assertThat(foreign).hasContent("mine");
        Files.delete(foreign);
    }

    @Test
    void shortcutsAndTheEntryInAppsAndFeaturesAreThere() throws Exception {
        String version = System.getProperty("tidemark.version");
        assertThat(lab.unix(MENU + "Tidemark.lnk")).isRegularFile();
        assertThat(lab.unix("C:\\users\\Public\\Desktop\\Tidemark.lnk")).isRegularFile();
        byte[] administrator = Files.readAllBytes(lab.unix(MENU + "Tidemark (administrator).lnk"));
        assertThat(administrator[21] & 0x20).as("RunAsUser").isNotZero();
        assertThat(lab.registry(UNINSTALL, "DisplayName")).isEqualTo("Tidemark");
        assertThat(lab.registry(UNINSTALL, "DisplayVersion")).isEqualTo(version);
        assertThat(lab.registry(UNINSTALL, "Publisher")).isEqualTo("Tidemark contributors");
        assertThat(lab.registry(UNINSTALL, "DisplayIcon")).isEqualTo(PROGRAM_FILES + "\\Tidemark.exe,0");
        assertThat(Integer.decode(lab.registry(UNINSTALL, "EstimatedSize"))).isBetween(100_000, 200_000);
    }

    @Test
    void explorerOffersToOpenCapturesAndJournals() throws Exception {
        for (String type : List.of("Directory", "SystemFileAssociations\\.json", "*")) {
            String key = "HKLM\\Software\\Classes\\" + type + "\\shell\\Tidemark";
            assertThat(lab.registry(key, "AppliesTo")).startsWith("System.");
            assertThat(lab.run(REG, "query", key + "\\command", "/ve").out())
                    .contains("\"" + PROGRAM_FILES + "\\Tidemark.exe\" \"%1\"");
        }
    }

    @Test
    void aDoubleClickOpensACapture() throws Exception {
        String classes = "HKLM\\Software\\Classes\\";
        assertThat(lab.run(REG, "query", classes + ".tidemark", "/ve").out()).contains("Tidemark.Capture");
        assertThat(lab.run(REG, "query", classes + "Tidemark.Capture\\shell\\open\\command", "/ve")
                        .out())
                .contains("\"" + PROGRAM_FILES + "\\Tidemark.exe\" \"%1\"");
    }

    @Test
    @Order(Order.DEFAULT + 3)
    void theUninstallerRemovesSettingsWhenAskedTo() throws Exception {
        closeWindow(openWindow("--simulated"));
        assertThat(lab.run(REG, "query", SETTINGS).code()).isZero();

        Path data = lab.unix(lab.userFolder() + "\\AppData\\Local\\Tidemark");
        Path marks = Files.writeString(data.resolve("marks.jsonl"), "");
        Files.writeString(data.resolve("session-2.json.damaged1"), "");
        Files.writeString(data.resolve("recent.jsonl.damaged2"), "");

        lab.uninstall(PROGRAM_FILES, "/RemoveData");

        assertThat(traces()).as("the user's own work stays").hasSize(2);
        Files.delete(marks);
        Files.delete(data);
        assertThat(traces()).isEmpty();
    }

    @Test
    @Order(Order.DEFAULT + 2)
    @Tag(BRINGS_ITS_OWN)
    void oneUserCanInstallInAFolderOfHisChoice() throws Exception {
        String home = lab.userFolder() + "\\My programs\\Tidemark & more";
        Files.createDirectories(lab.unix(home));

        List<String> options = new ArrayList<>(List.of("/CurrentUser"));
        options.addAll(List.of(("/D=" + home).split(" "))); // which must not be quoted as a whole
        assertThat(lab.install(SETUP, home, options.toArray(String[]::new)).code())
                .isZero();

        assertThat(lab.run(home + "\\tidemark-cli.exe", "--version").out()).startsWith("tidemark ");
        assertThat(lab.unix(home + "\\app\\classes.jsa")).doesNotExist();
        assertThat(lab.registry(UNINSTALL.replace("HKLM", "HKCU"), "InstallLocation"))
                .isEqualTo(home);
        assertThat(lab.unix(MENU + "Tidemark.lnk")).doesNotExist();
        String menu = lab.userFolder() + "\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\";
        assertThat(lab.unix(menu + "Tidemark.lnk")).isRegularFile();
        assertThat(lab.unix(menu + "Tidemark (administrator).lnk")).doesNotExist();

        lab.uninstall(home);
        Files.delete(lab.unix(home).getParent());
        assertThat(traces()).allMatch(WineInstallerIT::isKept);
    }

    private static Process openWindow(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PROGRAM_FILES + "\\Tidemark.exe"));
        command.addAll(List.of(arguments));
        Process process = lab.begin(command.toArray(String[]::new));
        until("a window", () -> {
            assertThat(process.isAlive()).isTrue();
            return lab.call("do", "xdotool", "search", "--name", "Tidemark").code() == 0;
        });
        return process;
    }

    /** As its user does, who leaves without saving what was read live; the program then ends by itself. */
    private static void closeWindow(Process process) throws Exception {
        until("the window's end", () -> {
            lab.call("do", "xdotool", "search", "--name", "Tidemark", "windowactivate", "sleep", "1", "key", "alt+F4");
            if (process.waitFor(2, TimeUnit.SECONDS)) {
                return true;
            }
            lab.call("do", "xdotool", "key", "alt+l");
            return process.waitFor(5, TimeUnit.SECONDS);
        });
        assertThat(process.exitValue()).isZero();
    }

    /** How many lines of text the picture's middle has: groups of pixel rows with dark pixels on a light ground. */
    private static int linesOfText(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        int left = image.getWidth() / 3;
        int width = image.getWidth() / 4;
        int lines = 0;
        boolean inText = false;
        for (int y = 0; y < image.getHeight(); y++) {
            long dark = Arrays.stream(image.getRGB(left, y, width, 1, null, 0, width))
                    .filter(pixel -> (pixel >> 8 & 0xff) < 0x80)
                    .count();
            boolean text = dark > 5 && dark < width / 2;
            lines += text && !inText ? 1 : 0;
            inText = text;
        }
        return lines;
    }
}
