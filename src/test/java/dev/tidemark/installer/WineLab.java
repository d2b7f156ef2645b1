package dev.tidemark.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Windows of {@code src/test/wine/installer/lab.sh}: installs Tidemark, runs it and looks at what is there. */
final class WineLab implements AutoCloseable {

    static final String PROGRAM_FILES = "C:\\Program Files\\Tidemark";

    /**
     * An installation for everyone takes more than a minute here: for each class that the JVM archives it asks Wine for the
     * volume of jar after jar. A test that upgrades one and reads with it takes two or three.
     */
    static final int LONGEST_TEST_MINUTES = 8;

    private static final Path SCRIPTS = Path.of("src/test/wine/installer").toAbsolutePath();
    private static final long LONGEST_RUN_SECONDS = 240;

    private final Path folder;
    private int files;

    /** How a program ended. */
    record Outcome(int code, String out, String err) {}

    private WineLab(Path folder) {
        this.folder = folder;
    }

    /** A running lab in a folder of the build. */
    static WineLab start(Path folder) throws Exception {
        WineLab lab = new WineLab(Files.createDirectories(folder));
        Outcome started = lab.call("start");
        assertThat(started.code()).as(started.err()).isZero();
        until("a Windows that runs", () -> !lab.modules("lab.exe").isEmpty());
        return lab;
    }

    @Override
    public void close() throws Exception {
        call("stop");
    }

    /** Runs a Windows program to its end. */
    Outcome run(String... command) throws Exception {
        return runWith(Map.of(), command);
    }

    Outcome runWith(Map<String, String> environment, String... command) throws Exception {
        List<String> whole = new ArrayList<>(List.of("run"));
        whole.addAll(List.of(command));
        return call(environment, whole);
    }

    /** Starts a Windows program and lets it run. */
    Process begin(String... command) throws IOException {
        List<String> whole = new ArrayList<>(List.of("run"));
        whole.addAll(List.of(command));
        ProcessBuilder builder = builder(Map.of(), whole);
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("begun.log").toFile());
        return builder.start();
    }

    Outcome call(String... command) throws Exception {
        return call(Map.of(), List.of(command));
    }

    private Outcome call(Map<String, String> environment, List<String> command) throws Exception {
        Path out = folder.resolve("out-" + files);
        Path err = folder.resolve("err-" + files++);
        Process process = builder(environment, command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end");
        }
        return new Outcome(process.exitValue(), text(out), text(err));
    }

    private ProcessBuilder builder(Map<String, String> environment, List<String> command) {
        List<String> whole = new ArrayList<>(List.of(SCRIPTS.resolve("lab.sh").toString()));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().put("TIDEMARK_LAB", folder.toString());
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Runs an installer silently; if it succeeds, adds to the installed options what the JVM needs under Wine. */
    Outcome install(Path setup, String home, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(windows(setup), "/S"));
        command.addAll(List.of(options));
        Outcome outcome = run(command.toArray(String[]::new));
        if (outcome.code() == 0) {
            String security = windows(SCRIPTS.resolve("security.properties"));
            Files.writeString(
                    unix(home).resolve("app/java.options"),
                    Files.readString(SCRIPTS.resolve("wine.options")).replace("@security@", security),
                    StandardOpenOption.APPEND);
        }
        return outcome;
    }

    /** Runs the uninstaller of a folder silently, and waits for the copy of itself that does the work. */
    void uninstall(String home, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(home + "\\uninstall.exe", "/S"));
        command.addAll(List.of(options));
        assertThat(run(command.toArray(String[]::new)).code()).isZero();
        until("the end of the uninstaller", () -> modules("Un.exe").isEmpty());
    }

    /** A file beside the disk of this Windows; it stays for whoever looks at it after the tests. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** A file of this system as Windows names it. */
    static String windows(Path file) {
        return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
    }

    /** A file of the disk C: as this system names it. */
    Path unix(String file) {
        assertThat(file).startsWith("C:\\");
        return folder.resolve("prefix/drive_c").resolve(file.substring(3).replace('\\', '/'));
    }

    /** The folder of the user on the disk C:. */
    String userFolder() throws IOException {
        try (Stream<Path> users = Files.list(unix("C:\\users"))) {
            return users.map(user -> user.getFileName().toString())
                    .filter(name -> !name.equals("Public"))
                    .map(name -> "C:\\users\\" + name)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The value of a key as the registry tool prints it, or an empty text. */
    String registry(String key, String value) throws Exception {
        String out =
                run("C:\\windows\\system32\\reg.exe", "query", key, "/v", value).out();
        return out.lines()
                .filter(line -> line.contains("    REG_"))
                .map(line -> line.strip().replaceFirst(".*?\\s+REG_\\w+\\s+", ""))
                .collect(Collectors.joining());
    }

    /** The modules of the newest process of that name, as Windows lists them. */
    List<String> modules(String program) throws Exception {
        return run(windows(folder.resolve("lab.exe")), "modules", program)
                .out()
                .lines()
                .toList();
    }

    /** What Wine writes for itself, when its services get to it. */
    private static final Pattern OF_WINE = Pattern.compile("(?i)\\[HKEY_CURRENT_USER\\\\Software\\\\Wine\\b.*"
            + "|\\[HKEY_CURRENT_USER\\\\Console\\b.*|.*\\\\Windows NT\\\\CurrentVersion\\\\NetworkCards\\b.*");

    /** All files and folders of the disk but temporary ones, and all keys and values of the registry that programs use. */
    TreeSet<String> everything() throws Exception {
        TreeSet<String> all = new TreeSet<>();
        Path disk = folder.resolve("prefix/drive_c");
        try (Stream<Path> paths = Files.walk(disk)) {
            paths.map(path -> disk.relativize(path).toString())
                    .filter(path -> !path.matches("(windows/temp|users/[^/]+/(Temp|AppData/Local/Temp))/.*"))
                    .forEach(all::add);
        }
        Path exported = folder.resolve("registry");
        for (String hive : List.of("HKLM\\Software", "HKCU")) {
            Outcome outcome = run("C:\\windows\\system32\\reg.exe", "export", hive, windows(exported), "/y");
            assertThat(outcome.code()).as(outcome.err()).isZero();
            String key = "";
            for (String line : Files.readAllLines(exported, StandardCharsets.UTF_16)) {
                key = line.startsWith("[") ? line : key;
                if (!line.isBlank() && !OF_WINE.matcher(key).matches()) {
                    all.add(line.startsWith("[") ? key : key + " " + line);
                }
            }
        }
        return all;
    }

    /** Waits until something is so; says what it was waiting for if it never is. */
    static void until(String what, Await.Condition condition) {
        Await.until(Duration.ofSeconds(90), what, condition);
    }
}
