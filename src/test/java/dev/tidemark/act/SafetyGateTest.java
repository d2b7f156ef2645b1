package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.Win32Exception;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.store.RowKind;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-house")
class SafetyGateTest extends ActFixture {

    @BeforeEach
    void closeTheGate() {
        acts.gate().close();
    }

    private static ActFailedException refused(ThrowingCallable act) {
        return Objects.requireNonNull(catchThrowableOfType(ActFailedException.class, act));
    }

    /** Every way that a person has to act. */
    private Stream<ThrowingCallable> everyAct() throws Win32Exception {
        file("a.txt");
        var on = facts();
        return Stream.of(
                () -> acts.files().closeRecord(path("\\a.txt"), false),
                () -> acts.files().readFileUsn(path("\\a.txt"), 3),
                () -> acts.files().mark(path("\\a.txt"), 1, 0, 64),
                () -> acts.volumes().lock(on, Duration.ZERO, () -> false),
                () -> acts.volumes().dismount(on),
                () -> acts.volumes().holdWrites(on, Duration.ofSeconds(1), null),
                () -> acts.journals().query(on),
                () -> acts.journals().create(on, 64 * MIB, 8 * MIB),
                () -> acts.journals().trackRanges(on, 16_384, MIB),
                () -> acts.journals().deletion(on, 1).run(false));
    }

    @Test
    void whileItIsClosedNoActSendsAnything() throws Exception {
        assertThat(everyAct())
                .allSatisfy(act ->
                        assertThat(refused(act).problem().what()).contains("1260 ERROR_ACCESS_DISABLED_BY_POLICY"));
        assertThat(log.operations(0, true)).isEmpty();
        assertThat(acts.held().all()).isEmpty();
        assertThat(acts.history().all()).hasSize(10).allMatch(act -> act.state() == Act.State.FAILED);
    }

    @Test
    void aRefusedLockStopsNoLiveRead() throws Exception {
        LiveSource source = read("F:");
        refused(() -> acts.volumes().lock(facts(), Duration.ZERO, () -> false));
        assertThat(source.isReading()).isTrue();
        assertThat(acts.held().quiet().isQuiet("F:")).isFalse();
        assertThat(markers(source)).containsExactly(RowKind.STARTED);
    }

    @Test
    void onceItIsOpenedActsGoThrough() throws Exception {
        file("a.txt");
        acts.gate().open();
        assertThat(acts.files().closeRecord(path("\\a.txt"), false).usn()).isPresent();
    }
}
