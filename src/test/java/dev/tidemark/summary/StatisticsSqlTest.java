package dev.tidemark.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.Fields;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.store.Rows;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Journals;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database counts the same of the same rows, by every grouping, with a filter and without. */
@Tag("shows-when")
class StatisticsSqlTest {

    @TempDir
    static Path folder;

    private static FileSource source;
    private static SqlRows sql;

    @BeforeAll
    static void load() throws IOException, SQLException, InterruptedException {
        source = FileSource.open(Journals.file("win10-aptsim", "$J"), folder);
        Await.until("all is loaded", () -> !source.growing());
        source.paths().awaitSettled();
        sql = SqlRows.of(source, folder);
    }

    @AfterAll
    static void close() throws SQLException {
        if (sql != null) {
            sql.close();
        }
        if (source != null) {
            source.close();
        }
    }

    /** Whether a filter is applied. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyGroupingEqualsSql(boolean filtered) throws SQLException, InterruptedException {
        FilterSpec creations = FilterSpec.ALL.withReasons(Reason.FILE_CREATE.bit(), 0, Reason.CLOSE.bit());
        String where = filtered ? "reason & 256 <> 0 AND reason & 2147483648 = 0" : "true";
        try (FilteredRows some = new FilteredRows(source.store(), creations, Runnable::run)) {
            some.await();
            Rows rows = filtered ? some : source.store();
            Statistics.Of of = new Statistics.Of(source.store(), rows, source.paths(), () -> false);
            List<Grouping> by = new ArrayList<>(Grouping.usual());
            by.add(new Grouping(Grouping.By.DIRECTORY, Fields.DIRECTORY, 2));
            try (Statistics statistics = new Statistics(of, by, ZoneOffset.UTC, Integer.MAX_VALUE, Runnable::run)) {
                statistics.await();
                StatisticsResult result = statistics.result();
                assertThat(result.total()).isEqualTo(sql.tallies("'all'", where).get("all"));
                holdFlags(result, Fields.REASON.id(), Reason.values(), where, "USN_REASON_");
                holdFlags(result, Fields.SOURCE_INFO.id(), SourceInfo.values(), where, "USN_SOURCE_");
                hold(result.by(Grouping.of(Fields.DIRECTORY)), "dir", where);
                hold(result.by(by.getLast()), SqlRows.TWO_DIRECTORIES, where);
                hold(result.by(Grouping.of(Fields.EXTENSION)), "ext", where);
                hold(result.by(Grouping.of(Fields.FILE)), "file", where);
                hold(result.by(Grouping.HOUR), SqlRows.HOUR, where);
                hold(result.by(Grouping.WEEKDAY), SqlRows.WEEKDAY, where);
                assertThat(result.total().count()).isGreaterThan(1000);
            }
        }
    }

    private static void hold(Counted counted, String value, String where) throws SQLException {
        Map<String, Tally> expected = sql.tallies("coalesce(" + value + ", '')", where);
        Tally absent = expected.remove("");
        assertThat(tallies(counted)).as(counted.grouping().id()).isEqualTo(expected);
        assertThat(counted.absent()).isEqualTo(absent == null ? Tally.NOTHING : absent);
        assertThat(counted.keepsAll()).isTrue();
        assertThat(counted.rest()).isEqualTo(Tally.NOTHING);
        assertThat(counted.lines())
                .isSortedAccordingTo((one, other) ->
                        Long.compare(other.tally().count(), one.tally().count()));
    }

    private static Map<String, Tally> tallies(Counted counted) {
        Map<String, Tally> tallies = new HashMap<>();
        counted.lines().forEach(line -> tallies.put(line.value(), line.tally()));
        return tallies;
    }

    private static void holdFlags(StatisticsResult result, String field, Flag[] flags, String where, String prefix)
            throws SQLException {
        Counted counted = result.groups().stream()
                .filter(each -> each.grouping().id().equals(field))
                .findFirst()
                .orElseThrow();
        Map<String, Tally> expected = new HashMap<>();
        for (Flag flag : flags) {
            String has = field + " & " + Integer.toUnsignedLong(flag.bit()) + " <> 0";
            Tally tally = sql.tallies("'flag'", where + " AND " + has).get("flag");
            if (tally != null) {
                expected.put(flag.symbol().substring(prefix.length()), tally);
            }
        }
        assertThat(tallies(counted)).as(field).isEqualTo(expected);
        Tally none = sql.tallies("'none'", where + " AND " + field + " = 0").get("none");
        assertThat(counted.absent()).isEqualTo(none == null ? Tally.NOTHING : none);
    }

    @Test
    void aFileHasItsLastName() throws SQLException {
        Statistics.Of of = new Statistics.Of(source.store(), source.store(), null, () -> false);
        Grouping files = Grouping.of(Fields.FILE);
        try (Statistics statistics = new Statistics(of, List.of(files), ZoneOffset.UTC, 100, Runnable::run)) {
            statistics.advance();
            Counted counted = statistics.result().by(files);
            assertThat(counted.lines()).hasSize(100);
            Map<String, String> names = sql.lastNames();
            counted.lines().forEach(line -> assertThat(line.name()).isEqualTo(names.get(line.value())));
        }
    }
}
