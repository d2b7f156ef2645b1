package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Programs that are ended from outside, as by Ctrl+C, while they do something. */
@Tag("shows-evidence")
@EnabledOnOs(OS.LINUX)
class InterruptedProgramTest {

    @TempDir
    Path folder;

    private Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tidemark.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Without a word before its end, a program tells by its threads how far it is. */
    private static boolean hasThread(Process process, String name) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                if (name(thread).startsWith(name)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Empty for a thread that has ended since it was listed. */
    private static String name(Path thread) throws IOException {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException e) {
            if (Files.exists(thread)) {
                throw e;
            }
            return "";
        }
    }

    /** How much a process has read, in bytes. */
    private static long read(Process process) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "io"))
                .lines()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .findFirst()
                .orElse(0);
    }

    @Test
    @Tag("shows-story")
    void aRunThatIsWatchedEndsAndSaysSo() throws IOException, InterruptedException {
        Path steps = Files.writeString(folder.resolve("steps"), "tidemark-workload 1\nrun\npause 60000\n");
        Path expected = Files.writeString(folder.resolve("expected"), "tidemark-expect 1\n");
        Process process = run("expect", expected.toString(), "--simulated", "--", steps.toString());
        Await.until("the workload runs", () -> hasThread(process, "tidemark-script"));

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).contains("The run was interrupted");
    }

    private Path withHole(String name, byte... before) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(before), 0);
            channel.write(ByteBuffer.wrap(new byte[1]), (1L << 40) - 1);
        }
        return file;
    }

    private static byte[] journal() {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        return journal.toBytes();
    }

    /** At its beginning, in the middle, in a table. */
    @ParameterizedTest
    @ValueSource(
            strings = {"records", "carve", "records middle", "carve middle", "records --paths middle", "records --mft"})
    void aTebibyteOfNothingIsLeftAtOnce(String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        if (command.endsWith("--mft")) {
            Path table = withHole("table", FileTableBytes.withRoot(61).toBytes());
            arguments.addAll(List.of(
                    table.toString(),
                    "--paths",
                    Files.write(folder.resolve("$J"), journal()).toString()));
        } else {
            boolean middle = arguments.remove("middle");
            arguments.add(withHole("$J", middle ? journal() : new byte[0]).toString());
        }
        Process program = run(arguments.toArray(String[]::new));
        Await.until("it reads", () -> read(program) > 1L << 29);

        program.toHandle().destroy();

        assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).doesNotContain("Exception");
    }

    @Test
    void aHoldThatTheDriverDoesNotLetGoIsSaidToHoldStillWhenItIsInterrupted() throws Exception {
        Process program = run("hold", "D:", "--simulated", "--yes", "--for", "10", "--fault", "hold=stuck");
        Await.until(
                "writes are held", () -> Files.readString(folder.resolve("out")).contains("are held"));

        program.toHandle().destroy();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).contains("ignores the cancel", "RELEASE_WRITES was sent");
    }

    @Test
    void aHoldThatIsInterruptedStillWritesItsObject() throws Exception {
        Process program = run("hold", "D:", "--simulated", "--yes", "--for", "10", "--json");
        Await.until("writes are held", () -> hasThread(program, "tidemark-hold"));

        program.toHandle().destroy();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(JSON.std.mapFrom(Files.readString(folder.resolve("out"))))
                .containsEntry("ok", true)
                .containsEntry("endedBy", "RELEASED");
    }

    @Tag("shows-windows")
    @Test
    void aSelfTestThatIsInterruptedUndoesEverythingAndItsReportIsWhole() throws Exception {
        Path report = folder.resolve("report.jsonl");
        Process program = run("selftest", "--simulated", "--output", report.toString());
        Await.until("it checks", () -> hasThread(program, "tidemark-selft"));

        program.toHandle().destroy();

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(report);
        assertThat(JSON.std.mapFrom(lines.getFirst())).containsKey("selftest");
        assertThat(JSON.std.mapFrom(lines.getLast()))
                .containsEntry("end", true)
                .containsEntry("cancelled", true)
                .containsEntry("undone", true);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("cancelled")
                .doesNotContain("Exception");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("out", "err", "report.jsonl");
        }
    }
}
