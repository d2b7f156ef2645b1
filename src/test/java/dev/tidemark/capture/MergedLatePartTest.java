package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.OtherAnswers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A volume whose driver does not answer when it is opened holds up no list. */
@Tag("shows-out")
class MergedLatePartTest extends MergedLiveFixture {

    private static final Duration LESS_THAN_PATIENCE = Duration.ofSeconds(PartComing.PATIENCE_SECONDS - 1);

    private final AtomicBoolean first = new AtomicBoolean(true);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    Backend asked() {
        OtherAnswers slow = new OtherAnswers(backend);
        slow.answer((code, out, call) -> answer(code, call));
        return slow.backend();
    }

    private Completion answer(int code, Supplier<Completion> call) {
        if (code == ControlCode.FSCTL_QUERY_USN_JOURNAL.value() && first.getAndSet(false)) {
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return call.get();
    }

    @AfterEach
    void answer() {
        letGo.countDown();
    }

    private Volume slow() {
        Await.until("all but one are read", () -> readers().size() == 3);
        return volumes.stream()
                .filter(volume -> volume.source.state().phase() == Phase.OPENING)
                .findFirst()
                .orElseThrow();
    }

    private List<Volume> readers() {
        return volumes.stream()
                .filter(volume -> volume.source.state().phase() == Phase.READING)
                .toList();
    }

    @Test
    void theRestWaitForItAWhileAndItsRowsStandWhereTheyArrive() {
        Volume slow = slow();
        List<Volume> rest = readers();
        rest.forEach(volume -> volume.write(50));
        slow.write(50);
        rest.forEach(Volume::awaitRead);
        pass(LESS_THAN_PATIENCE);
        assertThat(rows()).noneMatch(row -> row.kind() == RowKind.RECORD);
        assertThat(merged.late()).isEmpty();
        assertThat(merged.state().phase()).isEqualTo(Phase.LOADING);

        awaitTaken();
        long before = merged.store().endRecord();
        assertThat(before).isPositive();
        assertThat(merged.late()).containsExactly(slow.source);
        assertThat(merged.state().phase()).isEqualTo(Phase.READING);

        letGo.countDown();
        awaitAll();
        List<Row> shown = rows();
        assertWhole(shown);
        assertThat(shown.subList((int) before, shown.size()))
                .isNotEmpty()
                .allMatch(row -> row.source() == slow.number());
        Await.until("nothing is late", () -> merged.late().isEmpty());
    }
}
