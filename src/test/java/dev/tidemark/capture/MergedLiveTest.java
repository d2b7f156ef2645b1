package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a list of live volumes while they are written, locked, stopped, and lose their journal or their oldest rows. */
@Tag("shows-out")
class MergedLiveTest extends MergedLiveFixture {

    private static final long MIB = 1 << 20;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    @Test
    void eachRowStandsOnceByTimeWhileOneIsLockedAndTheJournalOfAnotherIsDeleted() throws Exception {
        Volume locked = volumes.get(2);
        Volume deleted = volumes.get(3);
        write(HALF_A_SECOND, volumes);
        try (Handle handle = backend.openVolume(locked.source.location(), OpenMode.ACT)) {
            assertThat(send(handle, ControlCode.FSCTL_LOCK_VOLUME)).isZero();
            writeBesideUntilShown(RowKind.LOCK, locked);
            assertThat(send(handle, ControlCode.FSCTL_UNLOCK_VOLUME)).isZero();
        }
        awaitReading(locked);
        write(HALF_A_SECOND, volumes);
        deleted.simulated.journal().delete();
        writeBesideUntilShown(RowKind.GONE, deleted);
        deleted.simulated.journal().create(64 * MIB, 8 * MIB);
        awaitReading(deleted);
        write(HALF_A_SECOND, volumes);
        awaitAll();

        List<Row> shown = rows();
        assertWhole(shown);
        assertByTime(shown);
        assertThat(markers(locked, shown)).containsExactly(RowKind.STARTED, RowKind.LOCK);
        assertThat(markers(deleted, shown)).containsExactly(RowKind.STARTED, RowKind.GONE, RowKind.JOURNAL);
        assertThat(markers(volumes.get(0), shown)).containsExactly(RowKind.STARTED);
        assertThat(merged.state().phase()).isEqualTo(SourceState.Phase.READING);
    }

    private static int send(Handle handle, ControlCode code) {
        return handle.control(code.value(), null, null).status();
    }

    private static void awaitReading(Volume volume) {
        Await.until(
                volume.source.name() + " is read again",
                () -> volume.source.state().phase() == SourceState.Phase.READING);
    }

    @Test
    void whatCameWhileOneWasStoppedStandsBehindItsGapAndTheRestWentOn() {
        Volume stopped = volumes.get(1);
        volumes.forEach(volume -> volume.write(50));
        awaitAll();
        stopped.source.stop();
        stopped.simulated.journal().create(100_000, 20_000);
        stopped.write(1500);
        volumes.get(0).write(50);
        volumes.get(2).write(50);
        awaitAllButThatOf(stopped);
        assertThat(merged.isLive()).isTrue();
        long before = merged.store().endRecord();
        stopped.source.resume();
        stopped.write(1);
        awaitAll();

        List<Row> shown = rows();
        assertWhole(shown);
        assertThat(markers(stopped, shown))
                .containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.STARTED, RowKind.GAP);
        List<Row> late = shown.subList((int) before, shown.size());
        assertThat(late).as("they stand where they arrive").allMatch(row -> row.source() == stopped.number());
        assertThat(late.stream().limit(3).map(Row::kind)).containsExactly(RowKind.STARTED, RowKind.GAP, RowKind.RECORD);
    }

    private void awaitAllButThatOf(Volume stopped) {
        volumes.stream().filter(volume -> volume != stopped).forEach(Volume::awaitRead);
        awaitTaken();
    }

    @Test
    void whatOneKeepsNoLongerLeavesTheListWithWhatStandsBefore() {
        Volume busy = volumes.get(0);
        Volume quiet = volumes.get(1);
        quiet.write(50);
        busy.write(20_000);
        awaitAll();
        Row first = rows().getFirst();
        long size = merged.store().size();
        busy.source.retain(MIB);
        busy.write(50);
        Await.until("the first have left", () -> {
            pass(HALF_A_SECOND);
            return merged.store().firstRecord() > 0;
        });
        awaitTaken();

        List<Row> shown = rows();
        assertThat(shown).hasSize((int) merged.store().size()).hasSizeLessThan((int) size);
        assertThat(shown).doesNotContain(first);
        assertThat(quiet.source.store().firstRecord()).as("it keeps its own").isZero();
        quiet.write(1);
        awaitAll();
        assertThat(rows().getLast().source()).as("it goes on").isEqualTo(quiet.number());
    }
}
