package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.Fixture.Answer;
import dev.tidemark.backend.simulated.Fixture.Request;
import dev.tidemark.backend.simulated.Fixture.Row;
import dev.tidemark.backend.simulated.answers.ResourceCounters;
import dev.tidemark.backend.simulated.fault.Faults;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a journal is asked for, resized, trimmed and restamped, and what faults and counters tell. */
@Timeout(60)
class JournalLifeTest {

    private static final int PARAMETER = 87;
    private static final int NOT_ACTIVE = 1179;
    private static final Duration DELETION = Duration.ofSeconds(2);

    private final Fixture fixture = Fixture.fresh();

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
    }

    @Test
    void theSizeOfTheOutputDecidesTheVersionOfAQuery() {
        fixture.file("a");
        fixture.journal.trackRanges(4096, 65_536);
        for (int size : new int[] {56, 57, 63, 64, 79, 80, 200}) {
            ByteBuffer out = fixture.dirty(size);
            int expected = size < 64 ? 56 : size < 80 ? 64 : 80;
            assertThat(fixture.query(out)).isEqualTo(new Completion(0, expected));
            ByteBuffer bytes = fixture.dirty(size);
            bytes.putLong(0, fixture.journal.journalId()).putLong(8, 0).putLong(16, fixture.journal.nextUsn());
            bytes.putLong(24, 0).putLong(32, 0x7FFF_FFFF_FFFF_0000L);
            bytes.putLong(40, 32 << 20).putLong(48, 8 << 20);
            if (size >= 64) {
                bytes.putShort(56, (short) 2).putShort(58, (short) 4).putInt(60, 1);
            }
            if (size >= 80) {
                bytes.putLong(64, 4096).putLong(72, 65_536);
            }
            assertThat(out).as("%d bytes", size).isEqualTo(bytes);
        }
        assertThat(fixture.query(fixture.dirty(55)).status()).isEqualTo(PARAMETER);
        assertThat(fixture.send(ControlCode.FSCTL_QUERY_USN_JOURNAL, null, null).status())
                .isEqualTo(PARAMETER);
    }

    @Test
    void withoutRangeTrackingAQueryGivesNoSizesOfIt() {
        ByteBuffer out = fixture.dirty(80);
        fixture.query(out);
        assertThat(out.getInt(60)).isZero();
        assertThat(out.getLong(64)).isZero();
        assertThat(out.getLong(72)).isZero();
    }

    @Test
    void rangeTrackingMayOnlyBeLoweredAndTellsFromWhichUsn() {
        fixture.file("a");
        assertThat(track(0, 16_384, 65_536).status()).isEqualTo(PARAMETER);
        assertThat(track(1, 0, 65_536).status()).isEqualTo(PARAMETER);
        assertThat(track(1, 16_384, 65_536).status()).isZero();
        assertThat(track(1, 32_768, 65_536).status()).isEqualTo(PARAMETER);
        assertThat(track(1, 16_384, 65_537).status()).isEqualTo(PARAMETER);
        assertThat(track(1, 8192, 1024)).isEqualTo(new Completion(0, 8));
        fixture.deleteJournal(1);
        fixture.clock.advance(DELETION);
        assertThat(track(1, 8192, 1024).status()).isEqualTo(NOT_ACTIVE);
        fixture.createJournal(Fixture.MIB, Fixture.MIB);
        ByteBuffer out = fixture.dirty(80);
        fixture.query(out);
        assertThat(out.getInt(60)).as("it ends with the journal").isZero();
        assertThat(track(1, 1 << 20, 1L << 40).status()).isZero();
    }

    @Test
    void trimmingHappensAtCheckpointsInStepsOfTheAllocationDelta() {
        long size = 1 << 20;
        long delta = 1 << 18;
        fixture.createJournal(size, delta);
        SimulatedFile file = fixture.file("trimmed");
        long first = 0;
        long largest = 0;
        int trims = 0;
        while (fixture.journal.nextUsn() < 8 * size) {
            fixture.files.open(file).change(Reason.EA_CHANGE).close();
            long now = fixture.queried("FirstUsn");
            long next = fixture.journal.nextUsn();
            largest = Math.max(largest, next - now);
            if (now != first) {
                trims++;
                assertThat(now % delta).isZero();
                assertThat(next - now).isLessThan(size).isGreaterThanOrEqualTo(size - delta - 4096);
                first = now;
            }
        }
        assertThat(trims).isBetween(10, 30);
        // The record that goes beyond trims at once, so the largest seen is just short of it.
        assertThat(largest).isBetween(size + delta - 4096, size + delta + (1 << 17));
    }

    @Test
    void aDeltaThatIsNoPageStillTrimsAtARecord() {
        fixture.createJournal(100_000, 10_001);
        SimulatedFile file = fixture.file("trimmed");
        for (int i = 0; i < 10_000; i++) {
            fixture.files.open(file).change(Reason.EA_CHANGE).close();
        }
        long first = fixture.queried("FirstUsn");
        assertThat(first).isPositive();
        Row row = fixture.read(Request.from(0)).rows().getFirst();
        assertThat(row.usn()).isEqualTo(first);
        assertThat(row.name()).isEqualTo("trimmed");
    }

    @Test
    void creatingAnActiveJournalResizesItAndKeepsItsIdAndRecords() {
        fixture.file("a");
        long id = fixture.journal.journalId();
        var rows = fixture.rows();
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(fixture.createJournal(64 << 20, 16 << 20)).isZero();
        assertThat(fixture.journal.journalId()).isEqualTo(id);
        assertThat(fixture.rows()).isEqualTo(rows);
        assertThat(fixture.queried("MaximumSize")).isEqualTo(64 << 20);
        assertThat(fixture.queried("AllocationDelta")).isEqualTo(16 << 20);
    }

    @Test
    void aNewIdEndsAReadThatWaits() throws Exception {
        CompletableFuture<Answer> waiting =
                fixture.waits(fixture.handle, Request.from(0).waiting(1, 0));
        fixture.journal.restamp();
        assertThat(waiting.get().status()).isEqualTo(PARAMETER);
    }

    @Test
    void aRestampedJournalGoesOnWithItsUsns() {
        fixture.file("a");
        long id = fixture.journal.journalId();
        long next = fixture.journal.nextUsn();
        fixture.journal.restamp();
        assertThat(fixture.queried("UsnJournalID")).isNotEqualTo(id);
        assertThat(fixture.queried("LowestValidUsn")).isEqualTo(next);
        assertThat(fixture.queried("FirstUsn")).isZero();
        assertThat(fixture.rows()).hasSize(2);
    }

    @Test
    void aCloseRecordIsWrittenEvenWhenNothingIsPending() {
        fixture.file("a");
        try (Handle handle = fixture.openFile("\\a");
                SimulatedOpen open = fixture.files.open(fixture.files.find("\\a"))) {
            ByteBuffer out = fixture.dirty(8);
            int code = ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value();
            assertThat(handle.control(code, null, out)).isEqualTo(new Completion(0, 8));
            assertThat(out.getLong(0)).isEqualTo(fixture.rows().getLast().usn());
            assertThat(fixture.said().getLast()).isEqualTo("a CLOSE");
            open.change(Reason.EA_CHANGE);
            assertThat(handle.control(code, null, out).ok()).isTrue();
            assertThat(fixture.said().getLast()).isEqualTo("a EA_CHANGE|CLOSE");
            assertThat(fixture.handle.control(code, null, out).status()).isEqualTo(PARAMETER);
            assertThat(handle.control(code, null, fixture.dirty(7)).status()).isEqualTo(PARAMETER);
        }
        int before = fixture.rows().size();
        assertThat(before).isEqualTo(5);
    }

    @Test
    void aVolumeThatCanHaveNoJournalAnswers1() {
        try (Fixture stick = new Fixture("X:")) {
            Set<ControlCode> ofAnyVolume = EnumSet.of(
                    ControlCode.FSCTL_LOCK_VOLUME,
                    ControlCode.FSCTL_UNLOCK_VOLUME,
                    ControlCode.FSCTL_DISMOUNT_VOLUME,
                    ControlCode.FSCTL_IS_VOLUME_MOUNTED,
                    ControlCode.FSCTL_IS_VOLUME_DIRTY,
                    ControlCode.IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS,
                    ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES,
                    ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES);
            for (ControlCode code : EnumSet.complementOf(EnumSet.copyOf(ofAnyVolume))) {
                assertThat(stick.send(code, stick.dirty(64), stick.dirty(256)).status())
                        .as(code.name())
                        .isEqualTo(1);
            }
            assertThat(stick.send(ControlCode.FSCTL_LOCK_VOLUME, null, null).status())
                    .isZero();
            assertThat(stick.send(ControlCode.FSCTL_UNLOCK_VOLUME, null, null).status())
                    .isZero();
            stick.files
                    .create(stick.files.root(), "a", FileAttribute.ARCHIVE.bit())
                    .close();
        }
    }

    @Test
    void faultsHappenOnceOrAlways() {
        Faults faults = fixture.backend.faults();
        int code = ControlCode.FSCTL_READ_USN_JOURNAL.value();
        faults.failOnce(code, 21);
        assertThat(fixture.read(Request.from(0)).status()).isEqualTo(21);
        assertThat(fixture.read(Request.from(0)).status()).isZero();
        faults.fail(code, 5, 1);
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.read(Request.from(0)).status()).isEqualTo(5);
            assertThat(fixture.query(fixture.dirty(80)).ok()).isTrue();
        }
        faults.fail(code, 5, 0.5);
        int failed = 0;
        for (int i = 0; i < 1000; i++) {
            failed += fixture.read(Request.from(0)).status() == 5 ? 1 : 0;
        }
        assertThat(failed).isBetween(400, 600);
        faults.clear();
        assertThat(fixture.read(Request.from(0)).status()).isZero();
    }

    @Test
    void aLateCallCanBeCancelled() throws Exception {
        fixture.backend.faults().delay(ControlCode.FSCTL_READ_USN_JOURNAL.value(), 3_600_000);
        CompletableFuture<Answer> late = fixture.waits(fixture.handle, Request.from(0));
        fixture.handle.cancel();
        assertThat(late.get().status()).isEqualTo(995);
        fixture.backend.faults().delay(ControlCode.FSCTL_READ_USN_JOURNAL.value(), 1);
        assertThat(fixture.read(Request.from(0)).status()).isZero();
    }

    @Test
    void openHandlesAndWaitingCallsAreCounted() throws Exception {
        ResourceCounters counters = fixture.backend.counters();
        assertThat(counters.openHandles()).isEqualTo(1);
        Handle other = fixture.open(OpenMode.READ_JOURNAL);
        assertThat(counters.openHandles()).isEqualTo(2);
        CompletableFuture<Answer> waiting = fixture.waits(other, Request.from(0).waiting(1, 0));
        assertThat(counters.waitingCalls()).isEqualTo(1);
        other.close();
        other.close();
        waiting.get();
        assertThat(counters.openHandles()).isEqualTo(1);
        assertThat(counters.waitingCalls()).isZero();
    }

    private Completion track(int flags, long chunk, long threshold) {
        ByteBuffer in = fixture.backend.allocate(24);
        in.putInt(0, flags).putLong(8, chunk).putLong(16, threshold);
        ByteBuffer out = fixture.dirty(8);
        Completion done = fixture.send(ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES, in, out);
        if (done.ok()) {
            assertThat(out.getLong(0)).isEqualTo(fixture.journal.nextUsn());
        }
        return done;
    }
}
