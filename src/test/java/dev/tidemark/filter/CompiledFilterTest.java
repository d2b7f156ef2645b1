package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.ParsedFilter;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.testing.RandomFilters;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Rounds;
import dev.tidemark.usn.Filetime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a filter finds among records of every version and markers is what a slow and plain reading of its tree finds. */
@Tag("shows-ask")
class CompiledFilterTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final int RECORDS = 40_000;
    private static final int FEW = 2_000;

    @TempDir
    static Path folder;

    private static RandomStore many;
    private static RandomStore few;
    private static PathIndex paths;
    private static NaiveFilter naive;
    private static TimeContext times;

    @BeforeAll
    static void fill() {
        many = new RandomStore(folder.resolve("many"), 5).add(RECORDS);
        few = new RandomStore(folder.resolve("few"), 6).add(FEW);
        paths = PathIndex.over(few.store);
        paths.build();
        times = TimeContext.utc(Filetime.toInstant(1_500L * 10_000_000));
        naive = new NaiveFilter(few.store, paths, times);
    }

    @AfterAll
    static void close() {
        many.close();
        few.close();
    }

    private static Node tree(String text) {
        ParsedFilter parsed = FilterParser.parse(text, FIELDS);
        assertThat(parsed.error()).as(text).isNull();
        return Objects.requireNonNull(parsed.tree());
    }

    private static List<Long> found(RandomStore in, Node tree, PathIndex index) throws InterruptedException {
        CompiledFilter filter = CompiledFilter.of(tree, times);
        try (FilteredRows rows = new FilteredRows(in.store, filter, Runnable::run, filter.needsPath() ? index : null)) {
            rows.await();
            return LongStream.range(0, rows.size()).map(rows::keyAt).boxed().toList();
        }
    }

    private static void assertSame(String text) throws InterruptedException {
        Node tree = tree(text);
        assertThat(found(few, tree, paths)).as(text).isEqualTo(naive.rows(tree));
    }

    @Test
    void everyOperatorOnEveryFieldFindsTheSameRows() throws InterruptedException {
        RandomFilters filters = new RandomFilters(new Random(7), FIELDS);
        for (RecordField field : filters.fields()) {
            for (Operator operator : Operator.of(field)) {
                for (int i = 0; i < 4; i++) {
                    String condition = filters.condition(field, operator);
                    assertSame(condition);
                    assertSame("not (" + condition + ")");
                }
            }
            assertSame("has " + field.id());
        }
    }

    @Test
    void joinedConditionsFindTheSameRows() throws InterruptedException {
        RandomFilters filters = new RandomFilters(new Random(8), FIELDS);
        for (int i = 0; i < Rounds.of(5_000); i++) {
            assertSame(filters.filter(3));
        }
    }

    @Test
    void statesFindTheSameRows() throws InterruptedException {
        for (String text : List.of("is dir", "is file", "is odd", "not is dir", "is file and not is odd")) {
            assertSame(text);
        }
    }

    @Test
    void rowsThatAreNoRecordsPassUnlessTheirKindIsNamedOrTheyLieOutside() throws InterruptedException {
        for (String text : List.of(
                "name == nothing",
                "usn > 50000",
                "usn in {1 .. 20000, 50000 .. 60000} and x",
                "usn != 5",
                "usn > 50000 or x",
                "(usn > 1000 usn < 2000) and (x or y)",
                "time >= 1601-01-01T00:10",
                "kind == gap",
                "kind != gap",
                "not kind == record",
                "kind in {gap, record} and usn < 30000",
                "kind == gap or name ~ txt",
                "has kind and not has name")) {
            assertSame(text);
        }
    }

    @Test
    void allProcessorsFindWhatOneByOneIsFound() throws InterruptedException {
        RandomFilters filters = new RandomFilters(new Random(9), FIELDS);
        NaiveFilter slow = new NaiveFilter(many.store, null, times);
        List<String> texts = new ArrayList<>(
                List.of("usn > 100000 usn < 200000 txt", "reason any CLOSE", "time < 1601-01-01T00:20"));
        for (int i = 0; i < 20; i++) {
            texts.add(filters.filter(2));
        }
        for (String text : texts) {
            Node tree = tree(text);
            if (!FilterNeeds.of(tree).path() && !FilterNeeds.of(tree).neighbours()) {
                assertThat(found(many, tree, null)).as(text).isEqualTo(slow.rows(tree));
            }
        }
    }

    @Test
    void recordsThatAreInNoStoreAreTestedAlike() {
        RandomFilters filters = new RandomFilters(new Random(10), FIELDS);
        for (int i = 0; i < 200; i++) {
            String text = filters.filter(2);
            Node tree = tree(text);
            if (!FilterNeeds.of(tree).path() && !FilterNeeds.of(tree).neighbours()) {
                var test = CompiledFilter.of(tree, times).overRecords();
                List<Long> found = new ArrayList<>();
                Reading.all(
                        few.store,
                        row -> row.isRecord() && test.test(new RecordView().show(row)) && found.add(row.record()));
                List<Long> expected = naive.rows(tree).stream()
                        .filter(CompiledFilterTest::isRecord)
                        .toList();
                assertThat(found).as(text).isEqualTo(expected);
            }
        }
    }

    private static boolean isRecord(long row) {
        RecordCursor cursor = new RecordCursor();
        Reading.read(few.store, row, cursor);
        return cursor.isRecord();
    }
}
