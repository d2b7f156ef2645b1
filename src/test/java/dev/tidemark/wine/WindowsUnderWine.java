package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lab of {@code src/test/wine}: a Windows JVM, and a volume {@code U:} with a journal, under Wine. */
final class WindowsUnderWine {

    private static final Path SCRIPTS = Path.of("src/test/wine").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/wine").toAbsolutePath();
    private static final Path JAVAFX = Path.of(System.getProperty("tidemark.javafx.windows", "target/wine/javafx"));
    private static final long LONGEST_SECONDS = 600;

    private WindowsUnderWine() {}

    /** One line of what ran inside: how a test ended, and why. */
    record Outcome(String how, String type, String method, String name, String why) {}

    /** Sets the lab up, or finds that it stands already. */
    static void start() throws Exception {
        Files.createDirectories(FOLDER);
        assertThat(run("setup", "setup.sh")).as("see target/wine/setup.log").isZero();
        tool("reset");
    }

    /** The driver's test side. */
    static void tool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tool.sh"));
        command.addAll(List.of(arguments));
        assertThat(run("tool", command.toArray(String[]::new)))
                .as("see target/wine/tool.log")
                .isZero();
    }

    /** What the driver's test side says. */
    static String toolSays(String... arguments) throws Exception {
        tool(arguments);
        return log("tool");
    }

    /** A picture of the display, under {@code target/wine}. */
    static Path picture(String name) throws Exception {
        Path file = FOLDER.resolve(name + ".png");
        assertThat(run("picture", "screenshot.sh", file.toString())).isZero();
        return file;
    }

    /** Runs test classes in the Windows JVM to their end. */
    static List<Outcome> runInside(Class<?>... tests) throws Exception {
        String name = tests[0].getSimpleName();
        Path results = FOLDER.resolve(name + ".tsv");
        Files.deleteIfExists(results);
        List<String> command = javaCommand("dev.tidemark.testing.RunTests", windows(results));
        Stream.of(tests).map(Class::getName).forEach(command::add);
        int code = run(name, command.toArray(String[]::new));
        assertThat(results)
                .as("exit code %d, see target/wine/%s.log", code, name)
                .exists();
        List<String> lines = Files.readAllLines(results, StandardCharsets.UTF_8);
        assertThat(lines).as("the run came to its end").endsWith("end");
        return lines.stream()
                .filter(line -> !line.equals("end"))
                .map(line -> line.split("\t", -1))
                .map(field -> new Outcome(field[0], field[1], field[2], field[3], field[4]))
                .toList();
    }

    static List<Outcome> failed(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.how().equals("failed"))
                .toList();
    }

    /** Starts a class of the tests or of the program in the Windows JVM. */
    static Process begin(String log, String mainClass, String... arguments) throws IOException {
        return builder(log, javaCommand(mainClass, arguments).toArray(String[]::new))
                .start();
    }

    /** Runs a class of the tests in the Windows JVM to its end; what it wrote. */
    static List<String> runMain(String log, String mainClass, String... arguments) throws Exception {
        run(log, javaCommand(mainClass, arguments).toArray(String[]::new));
        return Files.readAllLines(FOLDER.resolve(log + ".log"), StandardCharsets.UTF_8);
    }

    /** Runs the program in the Windows JVM to its end; the exit code. Its output is in a log under {@code target/wine}. */
    static int tidemark(String log, String... arguments) throws Exception {
        return run(log, javaCommand("dev.tidemark.Main", arguments).toArray(String[]::new));
    }

    static String log(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".log"), StandardCharsets.ISO_8859_1);
    }

    private static List<String> javaCommand(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java.sh", "-Xss2m"));
        command.addAll(List.of(
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dtidemark.pictures=" + windows(FOLDER),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The class path of this run with JavaFX for Windows. */
    private static String classPath() {
        String here = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream<Path> ours =
                Arrays.stream(here.split(File.pathSeparator)).map(Path::of).filter(WindowsUnderWine::isForAnySystem);
        File[] javafx = JAVAFX.toFile().listFiles();
        assertThat(javafx).as("JavaFX for Windows in " + JAVAFX).isNotEmpty();
        return Stream.concat(ours, Stream.of(javafx).map(File::toPath))
                .map(WindowsUnderWine::windows)
                .collect(Collectors.joining(";"));
    }

    /** Whether a jar or folder is neither JavaFX for this system nor JavaFX without a display. */
    private static boolean isForAnySystem(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith("javafx-") && !name.startsWith("openjfx-monocle");
    }

    private static int run(String log, String... command) throws Exception {
        Process process = builder(log, command).start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end, see target/wine/" + log + ".log");
        }
        return process.exitValue();
    }

    private static ProcessBuilder builder(String log, String... command) {
        List<String> whole = new ArrayList<>(List.of(command));
        whole.set(0, SCRIPTS.resolve(command[0]).toString());
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(FOLDER.resolve(log + ".log").toFile());
    }

    /** A file of this system as Windows names it. */
    static String windows(Path file) {
        return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
    }
}
