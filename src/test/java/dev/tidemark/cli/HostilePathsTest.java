package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Journals made so that finding paths takes for ever, or all memory. */
@Tag("shows-evidence")
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePathsTest {

    /** Each of these took hundreds of times the processor's time that harmless records take; now it is a few times. */
    private static final double MOST_TIMES = 40;

    /** Most of it is the same then; who went up the whole chain for each would take hundreds of times as long still. */
    private static final double MOST_TIMES_BEHIND_CHAIN = 10;

    /** How many directories of one letter a path may have. */
    private static final int LONGEST = 16_000;

    private static final FileId ROOT = FileId.NTFS_ROOT;

    @TempDir
    Path folder;

    private final JournalFile journal = new JournalFile(0);

    private void directory(FileId id, FileId parent, String name) {
        directory(journal, id, parent, name);
    }

    private static void directory(JournalFile journal, FileId id, FileId parent, String name) {
        journal.add(Records.v2(name)
                .file(id)
                .parent(parent)
                .reason(Reason.FILE_CREATE.bit())
                .set("FileAttributes", FileAttribute.DIRECTORY.bit()));
    }

    private void file(long number, FileId parent, String name) {
        journal.add(Records.v2(name).file(FileId.ntfs(number, 1)).parent(parent).reason(Reason.FILE_CREATE.bit()));
    }

    /** A chain of directories; gives the deepest. */
    private FileId chain(int count, IntFunction<String> names) {
        return chain(journal, count, names);
    }

    private static FileId chain(JournalFile journal, int count, IntFunction<String> names) {
        for (int i = 0; i < count; i++) {
            directory(journal, FileId.ntfs(1000 + i, 1), i == 0 ? ROOT : FileId.ntfs(999 + i, 1), names.apply(i));
        }
        return FileId.ntfs(999 + count, 1);
    }

    private Path write() throws IOException {
        return Files.write(folder.resolve("$J"), journal.toBytes());
    }

    private static List<String> paths(Path file) {
        Cli.Outcome outcome = Cli.run("records", file.toString(), "--columns", "path,certainty");
        return outcome.out().lines().skip(1).toList();
    }

    /** The paths of the journal, after those of as many harmless records. */
    private List<String> pathsInTime() throws IOException {
        return pathsInTime(this::harmless, MOST_TIMES);
    }

    /** Makes a journal of so many records that take no time to speak of. */
    @FunctionalInterface
    private interface Harmless {
        Path make(int count) throws IOException;
    }

    private List<String> pathsInTime(Harmless others, double mostTimes) throws IOException {
        Path file = write();
        int count = Cli.run("records", file.toString(), "--columns", "usn")
                        .out()
                        .lines()
                        .mapToInt(line -> 1)
                        .sum()
                - 1;
        Path usual = others.make(count);
        long harmless = cost(() -> assertThat(paths(usual)).hasSize(count));
        List<String> found = new ArrayList<>();
        long hostile = cost(() -> found.addAll(paths(file)));
        assertThat((double) hostile / harmless)
                .as("times the cost of harmless records")
                .isLessThan(mostTimes);
        return found;
    }

    private Path harmless(int count) throws IOException {
        return harmless(new JournalFile(0), count);
    }

    /** Behind as many directories below each other as a path may tell, which are written in either case. */
    private Path harmlessBehindChain(int count) throws IOException {
        JournalFile deep = new JournalFile(0);
        chain(deep, LONGEST, i -> "d");
        return harmless(deep, count - LONGEST);
    }

    private Path harmless(JournalFile flat, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            flat.add(Records.v2("f" + i)
                    .file(FileId.ntfs(5000 + i, 1))
                    .parent(ROOT)
                    .reason(Reason.FILE_CREATE.bit()));
        }
        return Files.write(folder.resolve("harmless"), flat.toBytes());
    }

    private interface Work {
        void run() throws IOException;
    }

    /** In nanoseconds of the processor, which other programs do not add to. */
    private static long cost(Work work) throws IOException {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        work.run();
        return process.getProcessCpuTime() - before;
    }

    @Test
    void idsThatCollideWithoutAKeyCostNoMore() throws IOException {
        // The inverse of the factor that spread ids before: their products are consecutive numbers.
        long factor = 0x9E37_79B9_7F4A_7C15L;
        long back = factor;
        for (int i = 0; i < 6; i++) {
            back *= 2 - factor * back;
        }
        for (int i = 0; i < 60_000; i++) {
            directory(FileId.of64((0xABCD_1234L << 32 | i) * back), ROOT, "d");
        }
        for (int i = 0; i < 2000; i++) {
            file(9_000_000L + i, FileId.ntfs(8, 0), "f" + i);
        }

        assertThat(pathsInTime()).hasSize(62_000);
    }

    @Test
    void circlesAreGoneThroughOnce() throws IOException {
        directory(FileId.ntfs(100, 1), FileId.ntfs(101, 1), "a");
        directory(FileId.ntfs(101, 1), FileId.ntfs(100, 1), "b");
        directory(FileId.ntfs(102, 1), FileId.ntfs(102, 1), "self");
        for (int i = 0; i < 150_000; i++) {
            file(1000 + i, FileId.ntfs(i % 2 == 0 ? 102 : 100, 1), "f" + i);
        }

        List<String> paths = pathsInTime();

        assertThat(paths).hasSize(150_003);
        assertThat(paths.getLast()).isEqualTo("…\\unknown 0x64-1\\f149999\tpartial");
    }

    @Test
    void aCircleOfManyDirectoriesIsGoneThroughOnce() throws IOException {
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            directory(FileId.ntfs(100 + i, 1), FileId.ntfs(100 + (i + 1) % count, 1), "d");
        }
        for (int i = 0; i < count; i++) {
            file(1_000_000 + i, FileId.ntfs(100 + i * 7919L % count, 1), "f" + i);
        }

        assertThat(pathsInTime().subList(count, 2 * count)).allMatch(path -> path.endsWith("\tpartial"));
    }

    @Test
    void aChainWithoutEndIsCutAndSaysSo() throws IOException {
        FileId deepest = chain(200_000, i -> "d");
        for (int i = 0; i < 1000; i++) {
            file(5_000_000 + i, deepest, "f" + i);
        }

        List<String> paths = pathsInTime(this::harmlessBehindChain, MOST_TIMES_BEHIND_CHAIN);

        assertThat(paths).hasSize(201_000);
        assertThat(paths.get(16_000)).startsWith("\\d\\d").endsWith("\treconstructed");
        assertThat(paths.getLast())
                .startsWith("…\\longer than 32,767 characters\\d\\d")
                .endsWith("\\d\\d\\f999\tpartial");
        assertThat(paths).allMatch(path -> path.length() < 32_767 + 20);
    }

    @Test
    void longNamesAboveManyFilesAreReadOnce() throws IOException {
        FileId deepest = chain(1000, i -> String.format("%03d", i) + "N".repeat(252));
        for (int i = 0; i < 2000; i++) {
            file(5_000_000 + i, deepest, "f" + i);
        }

        List<String> paths = pathsInTime();

        assertThat(paths.get(50)).startsWith("\\000NNN").endsWith("\treconstructed");
        assertThat(paths.getLast())
                .startsWith("…\\longer than 32,767 characters\\")
                .contains("\\999NNN");
    }

    @Test
    void theSameDirectoryHasTheSamePathWhoeverLooksFirst() throws IOException {
        FileId deepest = chain(40_000, i -> "d" + i % 7);
        file(5_000_000, deepest, "first");
        file(5_000_001, FileId.ntfs(1000 + 30_000, 1), "higher");
        file(5_000_002, deepest, "first");

        List<String> paths = paths(write());

        assertThat(paths.get(40_000)).isEqualTo(paths.get(40_002)).startsWith("…\\longer than");
        assertThat(paths.get(40_001)).startsWith("…\\longer than");
    }

    @Test
    void ordinaryPathsTakeTimeInProportionAndNoMemoryToSpeakOf() throws IOException {
        FileId deepest = chain(7, i -> "component-store-with-a-long-name-" + i);
        for (int i = 0; i < 40_000; i++) {
            file(5_000_000 + i, deepest, String.format("f%06d.dll", i));
        }
        Path file = write();
        long[] most = new long[2];
        OutputStream measured = new OutputStream() {
            @Override
            public void write(int b) {
                most[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                most[0] += length;
                most[1] = Math.max(most[1], length);
            }
        };

        new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(
                        new String[] {"records", file.toString(), "--paths"},
                        measured,
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

        assertThat(most[0]).as("all was written").isGreaterThan(40_000L * 200);
        assertThat(most[1]).as("at once").isLessThan(1 << 18);
    }
}
