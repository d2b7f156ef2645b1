package dev.tidemark.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.testing.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random trees of renames, moves, deletes and reuse of file records, whose true paths are known. */
@Tag("shows-scale")
class RandomTreesTest {

    private static final int BEFORE = 150;
    private static final int ACTS = 900;

    @TempDir
    Path folder;

    /** NTFS and, with 128-bit ids, ReFS. */
    static Stream<Arguments> volumes() {
        return LongStream.range(0, 12)
                .boxed()
                .flatMap(seed -> Stream.of(Arguments.of(seed, "F:"), Arguments.of(seed, "R:")));
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void theTableAndTheJournalGiveEveryPathForSure(long seed, String id) throws Exception {
        try (RandomVolume volume = new RandomVolume(seed, id, folder)) {
            volume.begin(BEFORE);
            volume.run(ACTS / 2, false);
            DirectoryTable middle = volume.table();
            volume.run(ACTS / 2, false);
            for (DirectoryTable table : List.of(middle, volume.table())) {
                PathIndex index = PathIndex.over(volume.store);
                index.add(table);
                index.build();
                assertThat(new Check(volume, index).all().unsure).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void theJournalAloneGivesNoWrongPath(long seed, String id) throws Exception {
        try (RandomVolume volume = new RandomVolume(seed, id, folder)) {
            volume.begin(BEFORE);
            volume.run(ACTS, false);
            PathIndex index = PathIndex.over(volume.store);
            index.build();
            Check check = new Check(volume, index).all();
            assertThat(check.unsure).isLessThan(check.rows);
        }
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void aJournalAsOldAsTheDirectoriesGivesEveryPathForSure(long seed, String id) throws Exception {
        try (RandomVolume volume = new RandomVolume(seed, id, folder)) {
            volume.begin(0);
            volume.run(ACTS, false);
            PathIndex index = PathIndex.over(volume.store);
            index.build();
            assertThat(new Check(volume, index).all().unsure).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void whatIsSaidWhileTheStoreGrowsIsTrue(long seed, String id) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (RandomVolume volume = new RandomVolume(seed, id, folder)) {
            volume.begin(BEFORE);
            PathIndex index = PathIndex.over(volume.store);
            for (int part = 0; part < 12; part++) {
                volume.run(ACTS / 12, false);
                index.build();
                if (part == 4 + random.nextInt(4)) {
                    index.add(volume.table());
                }
                new Check(volume, index).all();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void whereARecordIsMissingNothingWrongIsSure(long seed, String id) throws Exception {
        try (RandomVolume volume = new RandomVolume(seed, id, folder)) {
            volume.begin(BEFORE);
            DirectoryTable before = volume.table();
            volume.run(ACTS / 3, false);
            volume.run(ACTS / 10, true);
            volume.run(ACTS / 3, false);
            volume.run(1, true);
            volume.run(ACTS / 3, false);
            PathIndex index = PathIndex.over(volume.store);
            index.build();
            new Check(volume, index).all();
            index.add(before);
            new Check(volume, index).all();
            index.add(volume.table());
            new Check(volume, index).all();
        }
    }

    /** Holds each path against the truth: a sure one is equal, a partial one ends as the true one does. */
    private static final class Check {

        private final RandomVolume volume;
        private final PathReader reader;
        private int rows;
        private int unsure;

        Check(RandomVolume volume, PathIndex index) {
            this.volume = volume;
            this.reader = index.reader();
        }

        Check all() {
            RecordCursor cursor = new RecordCursor();
            for (int row = 0; row < volume.truth.size(); row++) {
                assertThat(Reading.read(volume.store, row, cursor)).isTrue();
                String truth = volume.truth.get(row);
                if (truth != null) {
                    FilePath path = reader.path(cursor);
                    assertThat(path).isNotNull();
                    check(path, truth, row);
                }
            }
            return this;
        }

        private void check(FilePath path, String truth, int row) {
            rows++;
            switch (path.certainty()) {
                case LIVE, FILE_TABLE, RECONSTRUCTED ->
                    assertThat(path.text())
                            .as("row %d, %s", row, path.certainty())
                            .isEqualTo(truth);
                case AMBIGUOUS -> {
                    // May be another.
                }
                case PARTIAL -> {
                    unsure++;
                    String known = path.text().replaceFirst("^…\\\\unknown 0x[0-9A-Fa-f]+(-[0-9]+)?", "");
                    assertThat(known).startsWith("\\");
                    assertThat(truth).as("row %d", row).endsWith(known);
                }
            }
        }
    }
}
