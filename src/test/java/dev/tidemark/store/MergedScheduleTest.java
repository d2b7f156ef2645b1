package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.MergeOrder.Coming;
import dev.tidemark.store.MergedRows.Joined;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.Rounds;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four sources and any schedule: compared with a sort of all rows, and where they live with what a person expects of each row. */
@Tag("shows-out")
class MergedScheduleTest {

    private static final int SOURCES = 4;
    private static final long MILLI = 1_000_000L;
    private static final long WINDOW = 2000;

    /** Arrivals are noted 20 times a second. */
    private static final long NOTED = 50;

    @TempDir
    Path folder;

    private final List<RecordStore> stores = new ArrayList<>();
    private final List<List<Row>> rows = new ArrayList<>();

    /**
     * A row as it was added.
     *
     * @param time of its own; 0 for none that counts
     * @param extents whether it is of version 4
     * @param arrived in milliseconds
     */
    private record Row(int source, long key, long time, boolean extents, long arrived) {}

    private void open() {
        stores.forEach(RecordStore::close);
        stores.clear();
        rows.clear();
        for (int i = 0; i < SOURCES; i++) {
            stores.add(RecordStore.copying(i, new SpillFolder(folder), 1 << 24));
            rows.add(new ArrayList<>());
        }
    }

    /** Adds a few rows of a source: records, some of them with clocks that are set, gaps, and extents. */
    private void add(Random random, int source, int count, long now, long clock) throws IOException {
        RecordStore store = stores.get(source);
        for (int i = 0; i < count; i++) {
            long key = RecordKey.of(source, store.endRecord() + i);
            int kind = random.nextInt(20);
            long time = switch (kind) {
                case 0 -> 0;
                case 1 -> clock - random.nextInt(500);
                case 2 -> Long.MAX_VALUE - random.nextInt(9);
                default -> clock - random.nextInt(4);
            };
            if (kind == 3) {
                store.append(new Marker(RowKind.GAP, 0, 0, clock, "missing"));
                time = 0;
            } else if (kind == 4 || kind == 5) {
                put(store, Records.v4(key, FileId.ntfs(9, 1), FileId.ntfs(5, 5), 1, 0));
                time = 0;
            } else {
                put(store, Records.v2("r").usn(key).time(time).bytes());
            }
            rows.get(source)
                    .add(new Row(source, key, Filetime.isPlausible(time) ? time : 0, kind == 4 || kind == 5, now));
        }
        store.publish();
    }

    private static void put(RecordStore store, ByteBuffer bytes) throws IOException {
        store.append(bytes, 0, bytes.capacity());
    }

    /** The times by which the rows of a source stand, all of them known. */
    private static long[] places(List<Row> of) {
        long[] times = new long[of.size()];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < times.length; i++) {
            long own = of.get(i).time();
            for (int j = i + 1; of.get(i).extents() && own == 0 && j < times.length && j <= i + 256; j++) {
                own = of.get(j).time();
            }
            latest = own == 0 ? latest : Math.max(latest, own);
            times[i] = latest;
        }
        return times;
    }

    private Map<Long, Long> placesByKey() {
        Map<Long, Long> places = new HashMap<>();
        for (List<Row> of : rows) {
            long[] times = places(of);
            for (int i = 0; i < times.length; i++) {
                places.put(of.get(i).key(), times[i]);
            }
        }
        return places;
    }

    private static List<Long> keys(Rows merged) {
        List<Long> keys = new ArrayList<>();
        for (long row = 0; row < merged.size(); row++) {
            keys.add(merged.keyAt(row));
        }
        return keys;
    }

    @Test
    void whatRestsIsSortedByTimeAndSourceAndEachSourceKeepsItsOrder() throws IOException {
        for (int round = 0; round < Rounds.of(100); round++) {
            Random random = new Random(round);
            open();
            long clock = StoredRows.NOON;
            for (int i = 0; i < 30; i++) {
                clock += random.nextInt(6);
                add(random, random.nextInt(SOURCES), random.nextInt(round % 3 == 0 ? 400 : 12), 0, clock);
            }
            Map<Long, Long> places = placesByKey();
            List<Long> expected = new ArrayList<>();
            rows.forEach(of -> of.forEach(row -> expected.add(row.key())));
            // Keys ascend by source, and within one: a stable sort needs no more.
            expected.sort(Comparator.comparing(places::get));

            MergedRows merged = MergedRows.byTime(stores);

            assertThat(keys(merged)).as("round %s", round).isEqualTo(expected);
            checkPlaces(merged, expected);
        }
    }

    private static void checkPlaces(Rows merged, List<Long> expected) {
        for (int i = 0; i < expected.size(); i += 7) {
            assertThat(merged.indexOf(expected.get(i))).isEqualTo(i);
        }
    }

    @Test
    void whatLivesStandsOnceInOrderUnlessItCameLateAndNothingMovesOrWaitsLongerThanTheWindow() throws IOException {
        int late = 0;
        for (int round = 0; round < Rounds.of(300); round++) {
            late += live(new Random(round), round);
        }
        assertThat(late).as("some came late: else this tells nothing of them").isPositive();
    }

    private int live(Random random, int round) throws IOException {
        open();
        List<AtomicReference<Coming>> coming = new ArrayList<>();
        List<Joined> lists = new ArrayList<>();
        for (RecordStore store : stores) {
            AtomicReference<Coming> one = new AtomicReference<>(random.nextBoolean() ? Coming.OLD : Coming.NEW);
            coming.add(one);
            lists.add(new Joined(store, one::get));
        }
        MergedRows merged = new MergedRows(lists, row -> EqualRows.NONE, (one, other) -> false);
        List<Long> before = List.of();
        Map<Long, Long> placed = new HashMap<>();
        long now = 0;
        for (int step = 0; step < 60; step++) {
            now += random.nextInt(random.nextInt(8) == 0 ? 4000 : 150);
            int source = random.nextInt(SOURCES);
            if (random.nextInt(6) == 0) {
                coming.get(source).set(Coming.NEW);
            }
            // What is written of a volume may be delayed.
            long clock = StoredRows.NOON + now - (random.nextInt(5) == 0 ? random.nextInt(5000) : 0);
            add(random, source, random.nextInt(9), now, clock);
            for (long until = now + NOTED; now <= until; now += NOTED) {
                while (merged.grow(now * MILLI, 1 + random.nextInt(9))) {
                    // Some at a time.
                }
            }
            now -= NOTED;
            List<Long> keys = keys(merged);
            assertThat(keys.subList(0, before.size())).as("round %s", round).isEqualTo(before);
            for (int row = before.size(); row < keys.size(); row++) {
                placed.put(keys.get(row), now);
            }
            before = keys;
            if (coming.stream().allMatch(one -> one.get() == Coming.NEW)) {
                checkWaiting(new HashSet<>(keys), now, round);
            }
        }
        coming.forEach(one -> one.set(Coming.NONE));
        while (merged.grow(now * MILLI, 100)) {
            // The rest.
        }
        for (long key : keys(merged)) {
            placed.putIfAbsent(key, now);
        }
        return check(keys(merged), placed, round);
    }

    /** Nothing waits that has been there for the settling window since it was noted. */
    private void checkWaiting(Set<Long> taken, long now, int round) {
        for (List<Row> of : rows) {
            for (Row row : of) {
                if (row.arrived() + NOTED + WINDOW <= now) {
                    assertThat(taken).as("round %s: %s at %s", round, row, now).contains(row.key());
                }
            }
        }
    }

    private int check(List<Long> keys, Map<Long, Long> placed, int round) {
        Map<Long, Row> all = new HashMap<>();
        rows.forEach(of -> of.forEach(row -> all.put(row.key(), row)));
        assertThat(new HashSet<>(keys)).as("each once").hasSameSizeAs(keys).isEqualTo(all.keySet());
        long[] last = {-1, -1, -1, -1};
        Map<Long, Long> places = placesByKey();
        int late = 0;
        long latest = Long.MIN_VALUE;
        long latestPlaced = 0;
        for (long key : keys) {
            Row row = all.get(key);
            assertThat(key).as("the order of source %s", row.source()).isGreaterThan(last[row.source()]);
            last[row.source()] = key;
            // What has no time of its own may stand before what comes behind it later.
            long place = row.time() == 0 ? latest : places.get(key);
            if (place < latest) {
                late++;
                assertThat(row.arrived())
                        .as("round %s: %s stands behind a later one that was taken before it came", round, row)
                        .isGreaterThan(latestPlaced - 1);
            }
            if (row.time() != 0 && place >= latest) {
                latest = place;
                latestPlaced = placed.get(key);
            }
        }
        return late;
    }
}
