package dev.tidemark.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The lives of real journals, against an independent plain implementation and known figures. */
@Tag("shows-story")
class RealLivesTest {

    @SuppressWarnings("unused") // by name
    static final List<String> SETS = Journals.SETS;

    @TempDir
    Path folder;

    private FileSource open(String set) throws IOException, InterruptedException {
        FileSource source = FileSource.open(Journals.file(set, "$J"), folder);
        source.awaitLoaded();
        return source;
    }

    private static Lives lives(RecordStore store) {
        Lives lives = new Lives(store);
        lives.updateTo(store.endRecord(), () -> false);
        return lives;
    }

    private static List<Life> all(Lives lives) {
        List<Life> all = new ArrayList<>();
        for (int life = lives.first(); life < lives.end(); life++) {
            all.add(lives.life(life));
        }
        return all;
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void everyLifeAndRenameIsThatOfThePlainImplementation(String set) throws Exception {
        try (FileSource source = open(set)) {
            PlainLives plain = PlainLives.of(source.store());
            Lives lives = lives(source.store());

            assertThat(lives.end()).isEqualTo(plain.lives.size());
            assertThat(lives.pairs()).isEqualTo(plain.pairs);
            assertThat(lives.orphans()).isEqualTo(plain.orphans);
            for (int i = 0; i < lives.end(); i++) {
                Life life = lives.life(i);
                PlainLives.One expected = plain.lives.get(i);
                assertThat(life.firstRow()).isEqualTo(expected.rows.getFirst());
                assertThat(life.lastRow()).isEqualTo(expected.rows.getLast());
                assertThat(life.records()).isEqualTo(expected.rows.size());
                assertThat(life.reasons()).isEqualTo(expected.reasons);
                assertThat(life.renameRow()).isEqualTo(expected.renameRow);
                assertThat(life.end() == End.CLOSED || life.end() == End.DELETED)
                        .isEqualTo(expected.closed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "win10-aptsim, 275540, 100006, 19600, 608",
        "win7-orc, 38014, 16490, 1184, 240",
        "winxp-orc, 62, 28, 3, 104",
        "win10-v4-dfirntfs, 271, 97, 4, 104",
        "janstarke-2018, 104, 24, 11, 256",
        "plaso-2015, 19, 7, 2, 112"
    })
    void theFiguresAreThoseThatWereCountedByHand(String set, long records, int count, long pairs, long farthest)
            throws Exception {
        try (FileSource source = open(set)) {
            Lives lives = lives(source.store());

            assertThat(Reading.all(source.store(), RecordCursor::isRecord))
                    .filteredOn(isRecord -> isRecord)
                    .hasSize((int) records);
            assertThat(lives.end()).isEqualTo(count);
            assertThat(lives.pairs()).isEqualTo(pairs);
            assertThat(lives.orphans()).isZero();
            assertThat(PlainLives.of(source.store()).farthest).isEqualTo(farthest);
        }
    }

    /** Of a file that had a life before nobody says that its next one is cut, and hardly any are. */
    @ParameterizedTest
    @CsvSource({"win10-aptsim, 10", "win7-orc, 58", "winxp-orc, 0", "win10-v4-dfirntfs, 0", "plaso-2015, 0"})
    void onlyLivesThatTheJournalsStartCutAreSaidToBeCut(String set, int cut) throws Exception {
        try (FileSource source = open(set)) {
            List<Life> all = all(lives(source.store()));

            assertThat(all).filteredOn(life -> life.begin() == Begin.CUT).hasSize(cut);
        }
    }

    @ParameterizedTest
    @CsvSource({"win7-orc, 1", "win7-orc, 2", "win10-v4-dfirntfs, 3"})
    void recordsInBatchesOfAnySizeMakeTheSameLives(String set, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (FileSource source = open(set);
                StoreReader reader = source.store().reader();
                RecordStore grown = RecordStore.copying(new SpillFolder(folder), 32 << 20)) {
            Lives lives = new Lives(grown);
            for (long row = 0; row < source.store().size(); row++) {
                reader.readRecord(row, shown -> append(shown, grown));
                if (seed == 3 || random.nextInt(500) == 0) {
                    grown.publish();
                    lives.update();
                }
            }
            grown.publish();
            lives.updateTo(grown.endRecord(), () -> false);

            assertThat(all(lives)).isEqualTo(all(lives(source.store())));
        }
    }

    private static void append(RecordCursor shown, RecordStore into) {
        try {
            into.append(shown.bytes(), shown.position(), shown.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"win7-orc, 1184", "winxp-orc, 3"})
    void eachHalfOfARenameFindsTheOther(String set, long pairs) throws Exception {
        try (FileSource source = open(set);
                StoreReader reader = source.store().reader();
                StoreReader beside = source.store().reader()) {
            RecordCursor other = new RecordCursor();
            long[] found = {0};
            for (long row = 0; row < source.store().size(); row++) {
                reader.readRecord(row, shown -> {
                    if (shown.isRecord() && RenameHalves.isOld(shown.reason())) {
                        long there = RenameHalves.other(shown, other).orElse(-1);
                        assertThat(there).isGreaterThan(shown.record());
                        beside.readRecord(there, half -> {
                            found[0] += RenameHalves.other(half, other).orElse(-1) == shown.record() ? 1 : 0;
                        });
                    }
                });
            }
            assertThat(found[0]).isEqualTo(pairs);
        }
    }

    @Test
    void aLifeTakesTwentyFourBytes() {
        assertThat(Long.BYTES + 4 * Integer.BYTES).isEqualTo(24);
        assertThat(LifeTable.bytesEach()).isEqualTo(24);
    }
}
