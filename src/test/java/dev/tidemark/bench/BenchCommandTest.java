package dev.tidemark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.jr.ob.JSON;

@Tag("shows-scale")
class BenchCommandTest {

    private static final int RECORDS = 20_000;
    private static final int USAGE = 2;

    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private String output(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Map<String, Object> figures(String... arguments) throws IOException {
        String output = output(arguments);
        assertThat(output.strip()).startsWith("{").endsWith("}").doesNotContain("\n");
        return JSON.std.mapFrom(output);
    }

    @ParameterizedTest
    @CsvSource({
        "window --pulses 0, --pulses takes 1 or more",
        "window --rate -1, '--rate takes 0 to 10,000,000'",
        "window --rate 1e9, '--rate takes 0 to 10,000,000'",
        "window --rows -1, --rows takes 0 or more",
        "table --pulses 0, --pulses takes 1 or more",
        "'table --rows 10,0', --rows takes numbers of 1 or more",
        "start --starts 0, --starts takes 1 or more",
        "index nothing.J --passes 4, --passes takes 5 or more",
        "csv --passes 0, --passes takes 5 or more",
        "reasons --records 0, --records takes 1 or more",
        "names --name '', --name takes a part of a name",
        "paths --path '', --path takes a part of a path",
        "carve --mib 0, --mib takes 1 or more",
        "cli --starts 0, --starts takes 1 or more",
        "soak --for 0s, 'is no time such as 90s or 10m'",
        "soak --for 1h, 'is no time such as 90s or 10m'",
        "soak --rate 0, '--rate takes more than 0, up to 1,000,000'",
        "lake --records 0, --records takes 1 or more",
        "many --files 0, --files and --records take 1 or more",
        "index, Missing required parameter: 'FILE'"
    })
    void aWrongCallEndsWith2AndWords(String call, String words) {
        assertThat(run(call.replace("''", "").split(" ", -1))).isEqualTo(USAGE);
        assertThat(errors.toString()).contains(words);
    }

    @Test
    @Tag("shows-when")
    void timelineStandsBesideOpeningAloneAndTheReasonFilter() throws IOException {
        Map<String, Object> figures = figures("timeline", "--records", "20000", "--json");

        assertThat(figures)
                .containsEntry("records", RECORDS)
                .containsKeys("indexSeconds", "readySeconds", "timesIndex", "countSeconds", "firstRowsSeconds")
                .containsKeys("reasonsFirstRowsSeconds", "zoomSeconds");
        assertThat(((Number) figures.get("timelineBytes")).longValue()).isLessThan(8_000_000);
    }

    @Test
    void indexPrintsOneObjectOnOneLine() throws IOException {
        Path file = SampleJournal.write(folder.resolve("$J"), RECORDS);
        Map<String, Object> figures = figures("index", file.toString(), "--json");
        assertThat(figures).containsEntry("records", RECORDS).containsEntry("mappedColumnBytesPerRecord", 0.0);
        assertThat(figures.get("seconds")).isInstanceOf(Double.class);
        assertThat(((Number) figures.get("recordsPerSecond")).longValue()).isPositive();
        assertThat(figures.get("heapBytesPerRecord")).isInstanceOf(Number.class);
    }

    @Test
    void aFilterIsMeasuredOverAllRecordsBesideItsControl() throws IOException {
        Map<String, Object> figures = figures("reasons", "--records", "20000", "--json");
        assertThat(figures)
                .containsEntry("records", RECORDS)
                .containsKeys("seconds", "firstRowsSeconds", "timesControl");
        assertThat((Integer) figures.get("found")).isBetween(1, RECORDS - 1);
    }

    @Test
    @Tag("shows-out")
    void aFolderIsMeasuredBesideACommandForEachOfItsFiles() throws IOException {
        Map<String, Object> figures = figures("many", "--files", "2", "--records", "100", "--json");

        assertThat(figures)
                .containsEntry("files", 2)
                .containsKeys("seconds", "oneAfterTheOtherSeconds", "timesFaster")
                .containsKeys("warmSeconds", "warmOneAfterTheOtherSeconds", "warmTimesFaster", "peakHeapMiB");
    }

    @Test
    @Tag("shows-out")
    void aLakeIsMeasuredBesideABarePassOverTheSameRecords() throws IOException {
        Map<String, Object> figures = figures("lake", "--records", "20000", "--json");

        assertThat(figures)
                .containsEntry("records", RECORDS)
                .containsKeys(
                        "processorSeconds", "barePassProcessorSeconds", "timesControl", "firstPassProcessorSeconds");
        int read = (Integer) figures.get("bytesRead");
        assertThat((Integer) figures.get("bytesWritten")).isBetween(1, read);
    }

    @Test
    void aSearchIsMeasuredBesideABarePassOverTheSamePlaces() throws IOException {
        Map<String, Object> figures = figures("carve", "--mib", "2", "--json");
        assertThat(figures).containsEntry("bytes", 2 << 20).containsKeys("seconds", "barePassSeconds", "timesControl");
        int found = (Integer) figures.get("records");
        assertThat(found).isPositive();
        assertThat((Integer) figures.get("plausiblePlaces")).isGreaterThanOrEqualTo(found);
    }

    @Tag("shows-ask")
    @Test
    void aCaptureIsMeasuredBesideTheSameOneAsAFolder() throws IOException {
        Map<String, Object> figures = figures("capture", "--records", "20000", "--json");
        assertThat(figures)
                .containsEntry("records", RECORDS)
                .containsKeys("savingSeconds", "firstRowSeconds", "firstRowOfFolderSeconds", "timesControl");
    }

    @Test
    void namesAreFoundAsGrepFindsThem() throws IOException {
        Map<String, Object> figures = figures("names", "--records", "20000", "--name", "REPORT", "--json");
        assertThat(figures).containsKeys("seconds", "firstRowsSeconds");
        assertThat((Integer) figures.get("found")).isBetween(1, RECORDS - 1);
    }

    @Test
    void aTextIsMeasuredBesideWhatItMeans() throws IOException {
        Map<String, Object> names = figures("names", "--records", "20000", "--name", "REPORT", "--json");
        Map<String, Object> same = figures("where", "report", "--records", "20000", "--json");
        assertThat(same).containsKeys("specificationSeconds", "timesControl").containsEntry("where", "report");
        assertThat(same.get("found")).isEqualTo(names.get("found"));
        Path file = SampleJournal.write(folder.resolve("$J"), RECORDS);
        Map<String, Object> other = figures("where", "not report usn > 5", file.toString(), "--json");
        assertThat(other).containsKeys("onlyClosedSeconds").containsEntry("where", "not report and usn > 5");
        assertThat((Integer) other.get("found")).isBetween(1, RECORDS - (Integer) names.get("found"));
    }

    /** Every record whose name holds it has it in its path too, and those below such a directory have. */
    @Test
    void pathsAreFoundWhereNamesAreAndBelowDirectories() throws IOException {
        Map<String, Object> names = figures("names", "--records", "20000", "--name", "REPORT", "--json");
        Map<String, Object> paths = figures("paths", "--records", "20000", "--path", "REPORT", "--json");
        assertThat(paths).containsKeys("seconds", "firstRowsSeconds", "namesSeconds", "directoriesSeconds");
        assertThat((Integer) paths.get("found")).isBetween(1 + (Integer) names.get("found"), RECORDS);
    }

    @Tag("shows-quick")
    @Test
    void theCommandLineIsStartedBesideACommandThatDoesNothing() throws IOException {
        assertThat(figures("cli", "--starts", "1", "--json"))
                .containsEntry("starts", 1)
                .containsKeys("emptyCommandSeconds", "versionTimesControl", "recordsTimesControl");
    }

    @Test
    void csvIsMeasuredWithoutAFileOfOnesOwn() throws IOException {
        assertThat(figures("csv", "--records", "20000", "--json"))
                .containsEntry("records", RECORDS)
                .containsKeys("seconds", "recordsPerSecond", "megabytesPerSecond");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThat(run("index", folder.resolve("missing").toString())).isEqualTo(1);
    }
}
