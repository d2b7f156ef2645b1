package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hold that really holds the writers of a volume. */
@Timeout(60)
class WriteHoldTest {

    private static final int CODE = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();
    private static final int ABORTED = 995;

    private final Fixture fixture = Fixture.fresh();
    private final OpenMode overlapped = OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED);
    private Handle holder = fixture.handle;

    @BeforeEach
    void open() {
        holder = fixture.open(overlapped);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        holder.close();
        fixture.close();
        assertThat(fixture.backend.counters().none()).isTrue();
    }

    private CompletableFuture<Integer> hold() {
        CompletableFuture<Integer> held =
                async(() -> holder.control(CODE, null, null).status());
        Await.until("a hold", () -> fixture.backend.counters().holds() > 0 || held.isDone());
        return held;
    }

    /** On a thread of its own: the common pool may have one only. */
    private static CompletableFuture<Integer> async(Supplier<Integer> call) {
        return CompletableFuture.supplyAsync(
                call, task -> Thread.ofPlatform().daemon().start(task));
    }

    @Test
    void aWriterWaitsAsLongAsTheHoldLastsAndItsLatencyIsKnown() throws Exception {
        SimulatedOpen open = fixture.create("a");
        long before = fixture.journal.nextUsn();
        CompletableFuture<Integer> held = hold();
        Thread writer = Thread.ofPlatform().start(() -> open.append(1));
        awaitWriters(1);
        assertThat(fixture.journal.nextUsn()).isEqualTo(before);
        fixture.clock.advance(Duration.ofSeconds(7));
        holder.cancel();
        assertThat(held.get()).isEqualTo(ABORTED);
        writer.join();
        assertThat(fixture.journal.nextUsn()).isGreaterThan(before);
        assertThat(fixture.volume.heldWrites()).hasSize(1);
        assertThat(fixture.volume.heldWrites().getFirst().waited()).isEqualTo(Duration.ofSeconds(7));
        open.close();
    }

    @Test
    void workloadsQueueTheirWritesAndCatchUpAfterTheHold() throws Exception {
        try (Fixture busy = new Fixture("D:");
                Handle handle = busy.open(overlapped)) {
            busy.backend.step("D:", 100);
            long before = busy.journal.recordsLogged();
            CompletableFuture<Integer> held =
                    async(() -> handle.control(CODE, null, null).status());
            Await.until("a hold", () -> busy.backend.counters().holds() > 0);
            busy.backend.step("D:", 500);
            busy.clock.advance(Duration.ofSeconds(2));
            busy.backend.step("D:", 300);
            assertThat(busy.journal.recordsLogged()).isEqualTo(before);
            handle.cancel();
            held.get();
            busy.backend.step("D:", 1);
            assertThat(busy.journal.recordsLogged()).isBetween(before + 801, before + 840);
            assertThat(busy.volume.heldWrites())
                    .extracting(ProbedWrite::waited, ProbedWrite::writes)
                    .containsExactly(tuple(Duration.ofSeconds(2), 500L), tuple(Duration.ZERO, 300L));
        }
    }

    @Test
    void closingNeverWaitsAndItsRecordComesAfterTheHold() throws Exception {
        SimulatedOpen open = fixture.create("a");
        CompletableFuture<Integer> held = hold();
        open.close();
        assertThat(fixture.said()).containsExactly("a FILE_CREATE");
        holder.cancel();
        held.get();
        assertThat(fixture.said()).containsExactly("a FILE_CREATE", "a FILE_CREATE|CLOSE");
    }

    @Test
    void readingGoesOnWhileWritesAreHeld() throws Exception {
        fixture.file("a");
        CompletableFuture<Integer> held = hold();
        assertThat(fixture.rows()).hasSize(2);
        holder.cancel();
        held.get();
    }

    @Test
    void aCloseRecordWaitsForTheHoldAndCanBeCancelled() throws Exception {
        fixture.file("a");
        CompletableFuture<Integer> held = hold();
        try (Handle file = fixture.openFile("\\a")) {
            CompletableFuture<Integer> forced =
                    async(() -> file.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, fixture.dirty(8))
                            .status());
            Await.until("the end of the close record", () -> {
                file.cancel();
                return forced.isDone();
            });
            assertThat(forced.get()).isEqualTo(ABORTED);
        }
        holder.cancel();
        held.get();
    }

    @Test
    void closingTheHandleEndsItsHold() throws Exception {
        CompletableFuture<Integer> held = hold();
        holder.close();
        assertThat(held.get()).isEqualTo(ABORTED);
        assertThat(fixture.backend.counters().holds()).isZero();
    }

    @Test
    void aSecondHoldIsRefused() throws Exception {
        CompletableFuture<Integer> held = hold();
        try (Handle second = fixture.open(overlapped)) {
            assertThat(second.control(CODE, null, null).status()).isEqualTo(33);
        }
        holder.cancel();
        held.get();
    }

    @Test
    void aDismountEndsTheHold() throws Exception {
        CompletableFuture<Integer> held = hold();
        fixture.send(ControlCode.FSCTL_DISMOUNT_VOLUME, null, null);
        assertThat(held.get()).isEqualTo(21);
    }

    @Test
    void aDriverThatDoesNotLetGoKeepsHoldingThoughCancelled() throws Exception {
        fixture.backend.faults().ignoreCancel(CODE);
        CompletableFuture<Integer> held = hold();
        holder.cancel();
        holder.close();
        assertThat(Await.lasts(Duration.ofMillis(50), () -> !held.isDone())).isTrue();
        assertThat(fixture.backend.counters().holds()).isEqualTo(1);
        fixture.backend.faults().clear();
        assertThat(held.get()).isEqualTo(ABORTED);
    }

    @Test
    void aHoldNeedsReadAndWriteAccess() {
        try (Handle reads = fixture.open(OpenMode.READ_JOURNAL)) {
            assertThat(reads.control(CODE, null, null).status()).isEqualTo(5);
        }
    }

    @Test
    void aReadOnlyVolumeHasNothingToHoldAndARemoteOneIsNotAsked() {
        assertThat(sent(volume("G:", true, false, VolumeFacts.FILE_DEVICE_DISK)))
                .isZero();
        assertThat(sent(volume("H:", false, true, VolumeFacts.FILE_DEVICE_DISK)))
                .isEqualTo(1);
        assertThat(sent(volume("I:", false, false, 0x14))).isEqualTo(1);
    }

    private int sent(String id) {
        try (Handle handle = fixture.backend.openVolume(id, overlapped)) {
            return handle.control(CODE, null, null).status();
        } catch (Win32Exception e) {
            throw new AssertionError(e);
        }
    }

    private String volume(String id, boolean readOnly, boolean remote, int deviceType) {
        fixture.backend.add(new VolumeFacts(
                id,
                id,
                "",
                "NTFS",
                1 << 30,
                1 << 20,
                7,
                VolumeFacts.State.MOUNTED,
                false,
                false,
                readOnly,
                remote,
                false,
                false,
                deviceType));
        return id;
    }

    @Test
    void aHeldVolumeIsNotLockedByItsHolderEither() throws Exception {
        fixture.handle.close();
        CompletableFuture<Integer> held = hold();
        assertThat(holder.control(ControlCode.FSCTL_LOCK_VOLUME.value(), null, null)
                        .status())
                .isEqualTo(5);
        assertThat(held.isDone()).isFalse();
        holder.cancel();
        held.get();
    }

    @Test
    void aDismountLeavesToTheNextMountWhatWasClosedDuringTheHold() throws Exception {
        SimulatedOpen open = fixture.create("a");
        CompletableFuture<Integer> held = hold();
        open.close();
        fixture.send(ControlCode.FSCTL_DISMOUNT_VOLUME, null, null);
        held.get();
        assertThat(fixture.journal.recordsLogged()).isEqualTo(1);
        fixture.open(OpenMode.VOLUME_FACTS).close();
        assertThat(fixture.journal.recordsLogged()).isEqualTo(2);
    }

    @Test
    void aCloseRecordThatWaitedIsNotWrittenToADismountedVolume() throws Exception {
        fixture.file("a");
        CompletableFuture<Integer> held = hold();
        try (Handle file = fixture.openFile("\\a")) {
            CompletableFuture<Integer> forced =
                    async(() -> file.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, fixture.dirty(8))
                            .status());
            awaitWriters(1);
            fixture.send(ControlCode.FSCTL_DISMOUNT_VOLUME, null, null);
            assertThat(forced.get()).isEqualTo(21);
        }
        held.get();
        assertThat(fixture.journal.recordsLogged()).isEqualTo(2);
    }

    @Test
    void aCloseRecordThatWaitedIsRefusedWhenTheJournalWentMeanwhile() throws Exception {
        fixture.file("a");
        CompletableFuture<Integer> held = hold();
        try (Handle file = fixture.openFile("\\a")) {
            CompletableFuture<Integer> forced =
                    async(() -> file.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, fixture.dirty(8))
                            .status());
            awaitWriters(1);
            fixture.journal.delete();
            holder.cancel();
            assertThat(forced.get()).isEqualTo(1178);
        }
        held.get();
    }

    @Test
    void whoWaitedGoesOnInTheOrderOfComing() throws Exception {
        CompletableFuture<Integer> held = hold();
        List<CompletableFuture<Integer>> writers = new ArrayList<>();
        for (String name : List.of("first", "second", "third", "fourth")) {
            writers.add(async(() -> {
                fixture.create(name).close();
                return 0;
            }));
            awaitWriters(writers.size());
        }
        holder.cancel();
        held.get();
        writers.forEach(CompletableFuture::join);
        assertThat(fixture.said().stream().filter(said -> said.endsWith(" FILE_CREATE")))
                .containsExactly("first FILE_CREATE", "second FILE_CREATE", "third FILE_CREATE", "fourth FILE_CREATE");
    }

    /** Beside the hold itself. */
    private void awaitWriters(int count) {
        Await.until(count + " writers that wait", () -> waiting() > count);
    }

    private int waiting() {
        fixture.volume.monitor().lock();
        try {
            return fixture.volume.monitor().waiters();
        } finally {
            fixture.volume.monitor().unlock();
        }
    }
}
