package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.jr.ob.JSON;

/** Records are counted on the command line, by words that fields have. */
@Tag("shows-when")
class StatsCommandTest {

    /** 2024-05-03 00:00 UTC, a Friday. */
    private static final long FRIDAY = 133_591_680_000_000_000L;

    private static final long HOUR = 36_000_000_000L;
    private static final FileId DOCS = FileId.ntfs(50, 1);

    @TempDir
    Path folder;

    private String journal;

    @BeforeEach
    void write() throws IOException {
        JournalFile file = new JournalFile(4096);
        file.add(record("docs", DOCS, FileId.NTFS_ROOT, FRIDAY, Reason.FILE_CREATE.bit()));
        file.add(record("=a.txt", FileId.ntfs(60, 1), DOCS, FRIDAY, Reason.FILE_CREATE.bit()));
        file.add(record("=a.txt", FileId.ntfs(60, 1), DOCS, FRIDAY + HOUR, Reason.CLOSE.bit()));
        file.add(record("b,c.log", FileId.ntfs(61, 1), DOCS, FRIDAY + HOUR, Reason.CLOSE.bit()));
        file.add(record("x.txt", FileId.ntfs(62, 1), FileId.NTFS_ROOT, 0, 0));
        journal = Files.write(folder.resolve("$J"), file.toBytes()).toString();
    }

    private static Records record(String name, FileId file, FileId parent, long time, int reason) {
        return Records.v2(name)
                .file(file)
                .parent(parent)
                .time(time)
                .reason(reason)
                .set("FileAttributes", file.equals(DOCS) ? 0x10 : 0x20);
    }

    private List<String> lines(String... options) {
        String[] args =
                Stream.concat(Stream.of("stats", journal), Stream.of(options)).toArray(String[]::new);
        Cli.Outcome outcome = Cli.run(args);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out().lines().toList();
    }

    @Test
    void eachWordIsCountedOnItsOwn() {
        assertThat(lines("--by", "ext,hour"))
                .containsExactly(
                        "by\tline\tvalue\tname\tcount\tshare\tbytes\tfirst\tlast",
                        "ext\tvalue\ttxt\t\t3\t0.6\t216\t" + FRIDAY + "\t" + (FRIDAY + HOUR),
                        "ext\tvalue\tlog\t\t1\t0.2\t80\t" + (FRIDAY + HOUR) + "\t" + (FRIDAY + HOUR),
                        "ext\tnone\t\t\t1\t0.2\t72\t" + FRIDAY + "\t" + FRIDAY,
                        "hour\tvalue\t0\t\t2\t0.4\t144\t" + FRIDAY + "\t" + FRIDAY,
                        "hour\tvalue\t1\t\t2\t0.4\t152\t" + (FRIDAY + HOUR) + "\t" + (FRIDAY + HOUR),
                        "hour\tnone\t\t\t1\t0.2\t72\t\t");
    }

    @Test
    void onlyRecordsThatPassAreCounted() {
        assertThat(lines("--by", "ext", "--where", "ext == txt", "--reason", "CLOSE"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("ext\tvalue\ttxt\t\t1\t1\t");
        assertThat(lines("--by", "reason", "--since", "2024-05-03T01:00")).hasSize(2);
    }

    @Test
    void directoriesAreCountedToADepth() {
        assertThat(lines("--by", "dir,dir:1", "--where", "not name == x.txt"))
                .anyMatch(line -> line.startsWith("dir\tvalue\t\\docs\t\t3\t"))
                .anyMatch(line -> line.startsWith("dir\tvalue\t\\\t\t1\t"))
                .anyMatch(line -> line.startsWith("dir:1\tvalue\t\\docs\t\t3\t"));
    }

    @Test
    void onlyTheTopOfDirectoriesTooIsListed() {
        assertThat(lines("--by", "dir", "--top", "1"))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("dir\tvalue\t\\docs\t\t3\t"))
                .anyMatch(line -> line.startsWith("dir\trest\t\t\t2\t0.4\t"));
    }

    @Test
    void theZoneDecidesTheDay() {
        assertThat(lines("--by", "weekday", "--zone", "America/New_York", "--format", "csv"))
                .contains(
                        "weekday,value,thursday,,4,0.8,296,2024-05-03T00:00:00.0000000Z,2024-05-03T01:00:00.0000000Z");
    }

    @Test
    void jsonLinesHaveNumbersAndLeaveOutWhatThereIsNot() throws IOException {
        List<String> lines = lines("--by", "file", "--format", "jsonl", "--top", "1");
        Map<String, Object> first = JSON.std.mapFrom(lines.getFirst());
        assertThat(first)
                .containsEntry("value", FileId.ntfs(60, 1).hex())
                .containsEntry("name", "=a.txt")
                .containsEntry("count", 2)
                .containsEntry("share", 0.4);
        Map<String, Object> rest = JSON.std.mapFrom(lines.getLast());
        assertThat(rest).containsEntry("line", "rest").containsEntry("count", 3).doesNotContainKey("name");
        assertThat(lines).hasSize(2);
    }

    @Test
    void textIsQuotedAndGuardedFromSpreadsheets() {
        List<String> lines = lines("--by", "name", "--format", "csv", "--guard-formulas");
        assertThat(lines).anyMatch(line -> line.startsWith("name,value,'=a.txt,"));
        assertThat(lines).anyMatch(line -> line.startsWith("name,value,\"b,c.log\","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--by extn | 'extn' is nothing to count by; did you mean ext? There are: ",
                "--by qqqqqqqq | 'qqqqqqqq' is nothing to count by; there are: ",
                "--by dir:0 | 'dir:0' is nothing to count by",
                "--by ext --zone Nowhere | 'Nowhere' is no time zone",
                "--by ext --top 0 | --top takes 1 or more",
                "--by ext --where (a | (a",
                "--by ext --versions 5 | --versions",
                "--format csv | --by",
            })
    void aWrongWordIsNamedWithTheRightOnes(String options, String words) {
        String[] args = ("stats " + journal + " " + options).split(" ", -1);
        Cli.Outcome outcome = Cli.run(args);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(words.strip());
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void whatIsNoSourceFails() {
        Cli.Outcome outcome = Cli.run("stats", folder.resolve("none").toString(), "--by", "ext");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("none");
    }

    @Test
    void aVolumeIsCountedWithItsDirectories() {
        SimulatedBackend machine = SimulatedBackend.standard(9, InstantSource.system());
        machine.step("D:", 500);
        Cli.Outcome outcome = Cli.run(simulated -> machine, "stats", "D:", "--simulated", "--by", "dir:1,reason");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("reason\tvalue\tCLOSE\t").contains("dir:1\tvalue\t\\");
    }
}
