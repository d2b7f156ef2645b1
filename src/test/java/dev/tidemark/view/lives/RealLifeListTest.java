package dev.tidemark.view.lives;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Lives;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Journals;
import dev.tidemark.usn.Reason;
import dev.tidemark.view.ShownRows;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The window's list of the lives of real journals, against the engine's. */
@Tag("shows-story")
class RealLifeListTest {

    @SuppressWarnings("unused") // by name
    static final List<String> SETS = Journals.SETS;

    @TempDir
    Path folder;

    private final BackgroundTasks tasks = BackgroundTasks.atOnce();
    private final ShownView view = new ShownView(tasks);
    private final LifeList list = new LifeList(view, tasks);

    private FileSource open(String set) throws IOException, InterruptedException {
        FileSource source = FileSource.open(Journals.file(set, "$J"), folder);
        source.awaitLoaded();
        view.show(new ShownSource(source.store(), source::paths, () -> false, false));
        return source;
    }

    private ShownRows settled() {
        do {
            tasks.pulse();
            view.pulse();
            list.pulse();
        } while (!list.isSettled());
        return Objects.requireNonNull(list.rows());
    }

    private static Lives engine(RecordStore store) {
        Lives lives = new Lives(store);
        lives.updateTo(store.endRecord(), () -> false);
        return lives;
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void theRowsAreTheEnginesLives(String set) throws Exception {
        try (FileSource source = open(set);
                LifeReader engine = new LifeReader(source.store(), null)) {
            Lives lives = engine(source.store());
            ShownRows rows = settled();

            assertThat(rows.size()).isEqualTo(lives.end());
            try (RowReader reader = rows.reader()) {
                for (int row = 0; row < lives.end(); row += 1 + lives.end() / 4000) {
                    long key = rows.key(row);
                    assertThat(rows.rowOf(key)).isEqualTo(row);
                    assertThat(list.life(key)).isEqualTo(lives.life(row));
                    engine.read(
                            lives.life(row),
                            (facts, last, path) -> reader.readKey(key, shown -> {
                                assertThat(shown.record()).isEqualTo(last.record());
                                assertThat(Objects.requireNonNull(LifeRowReader.of(reader))
                                                .reasons())
                                        .isEqualTo(facts.reasons());
                            }));
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void aFilterShowsTheLivesOfWhichARecordPasses(String set) throws Exception {
        try (FileSource source = open(set);
                LifeReader engine = new LifeReader(source.store(), null)) {
            Lives lives = engine(source.store());
            AppliedFilter filter = AppliedFilter.of(FilterSpec.ALL.withReasons(Reason.RENAME_OLD_NAME.bit(), 0, 0));
            view.setFilter(filter);
            ShownRows rows = settled();
            ShownRows records = Objects.requireNonNull(view.rows());

            List<Integer> expected = IntStream.range(0, lives.end())
                    .filter(life -> isShown(lives.life(life), engine, records))
                    .boxed()
                    .toList();

            assertThat(IntStream.range(0, (int) rows.size())
                            .mapToObj(row -> LifeKey.life(rows.key(row)))
                            .toList())
                    .isEqualTo(expected);
            assertThat(IntStream.range(0, (int) rows.size()).allMatch(row -> rows.rowOf(rows.key(row)) == row))
                    .isTrue();
        }
    }

    private static boolean isShown(Life life, LifeReader engine, ShownRows records) {
        boolean[] any = new boolean[1];
        engine.records(life, row -> any[0] |= records.contains(row.key()));
        return any[0];
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void unfoldedLivesHaveTheirRecordsBelowThem(String set) throws Exception {
        try (FileSource source = open(set);
                LifeReader engine = new LifeReader(source.store(), null)) {
            Lives lives = engine(source.store());
            ShownRows rows = settled();
            for (int life = 0; life < lives.end(); life += Math.max(1, lives.end() / 40)) {
                list.unfold(LifeKey.of(life, 0));
                settled();
            }
            rows = settled();

            long row = 0;
            for (int life = 0; life < lives.end(); life++) {
                assertThat(rows.key(row)).isEqualTo(LifeKey.of(life, 0));
                row++;
                if (list.isUnfolded(LifeKey.of(life, 0))) {
                    row = records(lives.life(life), engine, rows, row);
                }
            }
            assertThat(rows.size()).isEqualTo(row);
            assertThat(rows.key(row)).isEqualTo(RecordKey.NONE);
        }
    }

    private long records(Life life, LifeReader engine, ShownRows rows, long first) {
        long[] row = {first};
        engine.records(life, record -> {
            long key = rows.key(row[0]);
            assertThat(rows.rowOf(key)).isEqualTo(row[0]);
            assertThat(list.recordOf(key)).isEqualTo(record.key());
            assertThat(list.rowOf(record.key(), LifeKey.of(life.number(), 0))).isEqualTo(key);
            row[0]++;
        });
        assertThat(row[0] - first).isEqualTo(life.records());
        return row[0];
    }
}
