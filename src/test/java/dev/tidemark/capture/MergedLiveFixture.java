package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.store.EqualRows;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Reading;
import dev.tidemark.usn.FileAttribute;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four simulated volumes that are read live as one list. Time passes when a test says so, for the volumes, their readers and the list
 * alike: how fast this computer is decides nothing.
 */
@Timeout(120)
abstract class MergedLiveFixture {

    private static final long MIB = 1 << 20;
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    /** A volume is written in steps of this length. */
    private static final Duration STEP = Duration.ofMillis(10);

    /** What is written in a step: 20,000 records a second. */
    private static final int FILES_OF_STEP = 100;

    /** After as many steps, half a second, every reader has read all: rows have the rest of the settling window to come. */
    private static final int STEPS_TO_READ = 50;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final InstantSource clock = () -> NOON.plusNanos(nanos.get());
    final SimulatedBackend backend = SimulatedBackend.standard(3, clock);
    final List<Volume> volumes = new ArrayList<>();
    private int steps;

    @SuppressWarnings("NullAway.Init") // set before each test
    MergedSource merged;

    /** A volume, and who reads it. */
    final class Volume {

        final SimulatedVolume simulated;
        final LiveSource source;
        private int written;

        Volume(int number, String id, Backend asked) {
            simulated = backend.volume(id);
            simulated.journal().deletionTime(Duration.ZERO);
            simulated.journal().create(64 * MIB, 8 * MIB);
            source = new LiveSource(number, asked, simulated.facts(), folder, Long.MAX_VALUE, clock);
            source.start(LiveFixture.ALL);
        }

        /** Makes files, of which each has two records. */
        void write(int files) {
            for (int i = 0; i < files; i++) {
                String name = "file-" + written++;
                try (SimulatedOpen open =
                        simulated.files().create(simulated.files().root(), name, FileAttribute.ARCHIVE.bit())) {
                    assertThat(open.file().name()).isEqualTo(name);
                }
            }
        }

        void awaitRead() {
            long end = simulated.journal().nextUsn();
            Await.until(source.name() + " was read", () -> source.nextUsn() >= end);
        }

        void awaitOwn(RowKind kind) {
            Await.until("a row " + kind + " of " + source.name(), () -> own(kind) != RecordKey.NONE);
        }

        boolean isShown(RowKind kind) {
            long key = own(kind);
            return key != RecordKey.NONE && merged.store().keyHere(key) != RecordKey.NONE;
        }

        private long own(RowKind kind) {
            RecordStore store = source.store();
            return store.derivedBefore(store.keyOf(store.endRecord()), kind);
        }

        int number() {
            return source.store().source();
        }
    }

    /**
     * A row of the list.
     *
     * @param own its number in its own source
     * @param time of its own, 0 for none
     */
    record Row(int source, long own, long time, RowKind kind) {}

    /** Who is asked for volumes. */
    Backend asked() {
        return backend;
    }

    @BeforeEach
    void open() {
        Backend asked = asked();
        for (String id : List.of("C:", "D:", "E:", "F:")) {
            volumes.add(new Volume(volumes.size() + 1, id, asked));
        }
        merged = new MergedSource(
                9, volumes.stream().<Source>map(volume -> volume.source).toList(), row -> EqualRows.NONE, nanos::get);
    }

    @AfterEach
    void close() {
        merged.close();
        volumes.forEach(volume -> volume.source.close());
        backend.close();
        assertThat(backend.counters().openHandles()).isZero();
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Lets so much time pass in which some volumes are written, 20,000 records a second each. */
    void write(Duration time, List<Volume> some) {
        for (long i = time.dividedBy(STEP); i > 0; i--) {
            some.forEach(volume -> volume.write(FILES_OF_STEP));
            if (++steps % STEPS_TO_READ == 0) {
                some.forEach(Volume::awaitRead);
            }
            pass(STEP);
        }
        some.forEach(Volume::awaitRead);
    }

    /** As {@link #write}, of all but one, until the list shows a row of that one, and the rest behind it. */
    void writeBesideUntilShown(RowKind kind, Volume left) {
        left.awaitOwn(kind);
        List<Volume> others = volumes.stream().filter(volume -> volume != left).toList();
        Await.until("the rest went on beside " + kind, () -> {
            long before = merged.store().endRecord();
            boolean was = left.isShown(kind);
            write(Duration.ofMillis(500), others);
            return was && merged.store().endRecord() > before;
        });
    }

    /** Waits until the list has every row of all. */
    void awaitAll() {
        volumes.forEach(Volume::awaitRead);
        awaitTaken();
    }

    /** Waits until the list has every row that was read. */
    void awaitTaken() {
        Await.until("every row was taken", () -> {
            pass(Duration.ofMillis(500));
            return merged.store().endRecord()
                    == volumes.stream()
                            .mapToLong(volume -> volume.source.store().endRecord())
                            .sum();
        });
    }

    List<Row> rows() {
        return Reading.all(merged.store(), MergedLiveFixture::row);
    }

    private static Row row(RecordCursor row) {
        boolean timed = row.isRecord() && row.hasTimeAndName();
        long own = row.sourceKey();
        return new Row(RecordKey.source(own), RecordKey.record(own), timed ? row.time() : 0, row.kind());
    }

    /** Each row of every source once, and those of each in their order. */
    void assertWhole(List<Row> shown) {
        for (Volume volume : volumes) {
            RecordStore store = volume.source.store();
            long next = store.firstRecord();
            for (Row row : shown) {
                if (row.source() == volume.number() && row.own() != next++) {
                    throw new AssertionError(row + " where " + (next - 1) + " is next");
                }
            }
            assertThat(next).as(volume.source.name()).isEqualTo(store.endRecord());
        }
    }

    /** By time, and at equal times in the order of the volumes. */
    static void assertByTime(List<Row> shown) {
        Row before = shown.getFirst();
        for (Row row : shown) {
            if (row.time() != 0) {
                boolean follows =
                        before.time() < row.time() || before.time() == row.time() && before.source() <= row.source();
                if (!follows) {
                    throw new AssertionError(row + " behind " + before);
                }
                before = row;
            }
        }
    }

    /** The kinds of what is no record, of one volume in the order of the list. */
    static List<RowKind> markers(Volume of, List<Row> shown) {
        return shown.stream()
                .filter(row -> row.source() == of.number() && row.kind() != RowKind.RECORD)
                .map(Row::kind)
                .toList();
    }
}
