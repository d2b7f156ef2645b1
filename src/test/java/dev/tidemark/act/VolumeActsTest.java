package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.store.RowKind;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-act")
class VolumeActsTest extends ActFixture {

    private static final int HOLD = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();

    private OfflineVolume lock() throws Exception {
        return acts.volumes().lock(facts(), Duration.ZERO, () -> false);
    }

    private ActFailedException lockRefused() {
        return Objects.requireNonNull(catchThrowableOfType(ActFailedException.class, this::lock));
    }

    @Test
    void aLockStopsTheLiveReadWhichGoesOnBehindAGapRow() throws Exception {
        LiveSource source = read("F:");
        file("a.txt");
        OfflineVolume locked = lock();
        assertThat(source.isReading()).isFalse();
        assertThat(facts().state()).isEqualTo(VolumeFacts.State.LOCKED);
        assertThat(acts.held().quiet().isQuiet("F:")).isTrue();
        locked.release();
        assertThat(acts.held().quiet().isQuiet("F:")).isFalse();
        file("b.txt");
        await(() -> source.nextUsn() == volume.journal().nextUsn());
        assertThat(markers(source)).containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.LOCK, RowKind.STARTED);
    }

    @Test
    void theDocumentedOrderIsLockDismountUnlockClose() throws Exception {
        OfflineVolume locked = lock();
        locked.dismount();
        assertThat(locked.state()).isEqualTo(OfflineVolume.State.LOCKED_AND_DISMOUNTED);
        locked.unlock();
        assertThat(locked.state()).isEqualTo(OfflineVolume.State.DISMOUNTED);
        assertThat(facts().state()).isEqualTo(VolumeFacts.State.DISMOUNTED);
        locked.release();
        assertThat(facts().state()).isEqualTo(VolumeFacts.State.MOUNTED);
        assertThat(acts.held().all()).isEmpty();
    }

    @Test
    void aRefusedLockNamesTheHolderAndReadingGoesOn() throws Exception {
        LiveSource source = read("F:");
        try (SimulatedOpen open = opened("a.txt")) {
            ActFailedException failed = lockRefused();
            assertThat(failed.problem().code()).isEqualTo(5);
            assertThat(failed.problem().meaning()).contains("in use");
            assertThat(failed.holders())
                    .extracting(Holder::process, Holder::path)
                    .contains(org.assertj.core.groups.Tuple.tuple("System", "\\a.txt"));
            assertThat(open.file().name()).isEqualTo("a.txt");
        }
        await(source::isReading);
        assertThat(backend.counters().locks()).isZero();
    }

    @Test
    void aLockIsTriedAgainUntilTheFileIsClosed() throws Exception {
        SimulatedOpen open = opened("a.txt");
        CompletableFuture<OfflineVolume> locking = CompletableFuture.supplyAsync(() -> {
            try {
                return acts.volumes().lock(facts(), Duration.ofSeconds(20), () -> false);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        await(() ->
                log.operations(0, false).stream().filter(o -> o.status() == 5).count() >= 2);
        open.close();
        OfflineVolume locked = locking.get();
        assertThat(locked.isLocked()).isTrue();
        locked.release();
    }

    @Test
    void tryingAgainCanBeCancelled() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (SimulatedOpen open = opened("a.txt")) {
            CompletableFuture<ActFailedException> refused =
                    CompletableFuture.supplyAsync(() -> Objects.requireNonNull(catchThrowableOfType(
                            ActFailedException.class,
                            () -> acts.volumes().lock(facts(), Duration.ofHours(1), cancelled::get))));
            await(() -> log.operations(0, false).stream().anyMatch(o -> o.status() == 5));
            cancelled.set(true);
            assertThat(refused.get().problem().code()).isEqualTo(5);
            assertThat(open.file().name()).isEqualTo("a.txt");
        }
    }

    @Test
    void theSystemVolumeIsNeverLocked() throws Exception {
        VolumeFacts system = facts("C:");
        ActFailedException failed = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> acts.volumes().lock(system, Duration.ZERO, () -> false)));
        assertThat(failed.problem().code()).isEqualTo(5);
        assertThat(acts.preFlight().check(ActKind.LOCK, system))
                .extracting(Check::about, Check::level)
                .contains(org.assertj.core.groups.Tuple.tuple(Check.About.SYSTEM_VOLUME, Check.Level.WARN));
    }

    @Test
    void aDismountBreaksHandlesAndItsCloseRecordsAreItsEffect() throws Exception {
        LiveSource source = read("F:");
        try (SimulatedOpen open = opened("a.txt").append(3)) {
            OfflineVolume dismounted = acts.volumes().dismount(facts());
            assertThat(dismounted.state()).isEqualTo(OfflineVolume.State.DISMOUNTED);
            dismounted.release();
            await(() -> source.nextUsn() == volume.journal().nextUsn());
            AttributionScope effect = Objects.requireNonNull(dismounted.act().effect());
            assertThat(AttributionFinder.find(source, effect, () -> false).records())
                    .hasSize(1);
            assertThat(open.file().name()).isEqualTo("a.txt");
        }
    }

    @Test
    void aHoldEndsByItselfAtTheDeadline() throws Exception {
        HeldWrites hold = acts.volumes().holdWrites(facts(), Duration.ofMillis(150), null);
        hold.await();
        assertThat(hold.end()).isEqualTo(HeldWrites.End.DEADLINE);
        assertThat(hold.state()).isEqualTo(HeldWrites.State.OVER);
        assertThat(hold.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(acts.held().all()).isEmpty();
        assertThat(backend.counters().holds()).isZero();
    }

    @Test
    void aHoldEndsWhenItIsReleasedAndTellsWhatWritersWentThrough() throws Exception {
        HeldWrites hold = acts.volumes().holdWrites(facts("D:"), Duration.ofSeconds(60), null);
        await(() -> backend.counters().holds() == 1);
        backend.step("D:", 100);
        await(() -> !hold.writes().isEmpty());
        hold.release();
        assertThat(hold.end()).isEqualTo(HeldWrites.End.RELEASED);
        assertThat(hold.problem()).isNull();
        assertThat(hold.act().state()).isEqualTo(Act.State.DONE);
    }

    @Test
    void aDriverThatDoesNotLetGoIsToldAndNothingHangs() throws Exception {
        backend.faults().ignoreCancel(HOLD);
        HeldWrites hold = acts.volumes().holdWrites(facts(), Duration.ofMillis(50), null);
        await(() -> hold.state() == HeldWrites.State.STUCK);
        assertThat(hold.isHeld()).isTrue();
        hold.release();
        backend.faults().clear();
        hold.await();
        assertThat(hold.state()).isEqualTo(HeldWrites.State.OVER);
    }

    @Test
    void aHoldThatConflictsOrFailsSaysWhy() throws Exception {
        for (int error : new int[] {33, 21, 1005}) {
            backend.faults().failOnce(HOLD, error);
            HeldWrites hold = acts.volumes().holdWrites(facts(), Duration.ofSeconds(5), null);
            hold.await();
            assertThat(hold.end()).isEqualTo(HeldWrites.End.FAILED);
            assertThat(Objects.requireNonNull(hold.problem()).code()).isEqualTo(error);
            assertThat(Objects.requireNonNull(hold.problem()).meaning()).contains("STATUS_");
            assertThat(hold.act().state()).isEqualTo(Act.State.FAILED);
        }
    }

    @Test
    void writesAreNeverHeldWhereTidemarkOrWindowsRuns() throws Exception {
        assertThat(holdRefused("C:").problem().meaning()).contains("Windows runs from it");
        backend.carries("F:", folder);
        Acts own = new Acts(backend, log, LiveReads.NONE, java.util.List.of(folder));
        ActFailedException failed = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> own.volumes().holdWrites(facts(), Duration.ofSeconds(1), null)));
        assertThat(failed.problem().meaning()).contains(folder.toString());
        assertThat(log.operations(0, false)).isEmpty();
    }

    private ActFailedException holdRefused(String id) {
        return Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> acts.volumes().holdWrites(facts(id), Duration.ofSeconds(1), null)));
    }

    @Test
    void withoutAdministratorRightsNothingIsSent() throws Exception {
        backend.rights(new Rights(false, false, false));
        assertThat(PreFlight.allows(acts.preFlight().check(ActKind.LOCK, facts())))
                .isFalse();
        assertThat(holdRefused("F:").problem().next()).contains("administrator");
    }

    @Test
    void anUncaughtExceptionReleasesEverything() throws Exception {
        try (SafeExit exit = SafeExit.watch(acts.held(), failure -> {})) {
            lock();
            Thread failing = new Thread(() -> {
                throw new IllegalStateException("on purpose");
            });
            failing.start();
            failing.join();
            await(() -> acts.held().all().isEmpty() && backend.counters().locks() == 0);
            assertThat(exit).isNotNull();
        }
    }

    @Test
    void holdsAreReleasedBeforeLocks() throws Exception {
        OfflineVolume locked = lock();
        HeldWrites hold = acts.volumes().holdWrites(facts("D:"), Duration.ofSeconds(60), null);
        acts.held().releaseAll();
        assertThat(hold.isHeld()).isFalse();
        assertThat(locked.isHeld()).isFalse();
        await(backend.counters()::none);
    }
}
