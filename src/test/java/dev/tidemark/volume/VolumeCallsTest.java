package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does to a volume, over the simulated backend: requests encoded, answers decoded. */
@Timeout(60)
class VolumeCallsTest {

    private static final String ID = "F:";
    private static final int ALL = -1;

    private final SimulatedBackend backend =
            SimulatedBackend.standard(1, InstantSource.fixed(Instant.parse("2024-05-06T07:08:09Z")));
    private final SimulatedVolume volume = backend.volume(ID);
    private Handle handle = volumeHandle();

    private Handle volumeHandle() {
        try {
            return backend.openVolume(ID, OpenMode.ACT);
        } catch (Win32Exception e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void createJournal() throws Win32Exception {
        JournalControl.create(handle, backend, ID, 32 << 20, 8 << 20);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        handle.close();
        backend.close();
        assertThat(backend.counters().none()).isTrue();
    }

    private SimulatedFile file(String name) {
        try (SimulatedOpen open = volume.files().create(volume.files().root(), name, FileAttribute.ARCHIVE.bit())) {
            return open.append(10).file();
        }
    }

    private ReadRequest from(long usn, long bytes) throws Win32Exception {
        JournalData data = JournalControl.query(handle, backend, ID);
        return new ReadRequest(usn, ALL, false, 0, bytes, data.journalId(), 2, 4, true);
    }

    private static List<String> names(ByteBuffer records) {
        List<String> names = new ArrayList<>();
        for (int at = records.position(); at < records.limit(); at += RecordBytes.length(records, at)) {
            names.add(RecordBytes.name(records, at));
        }
        return names;
    }

    @Test
    void aQueryTellsWhatTheJournalIs() throws Exception {
        file("a");
        JournalData data = JournalControl.query(handle, backend, ID);
        assertThat(data.firstUsn()).isZero();
        assertThat(data.nextUsn()).isEqualTo(volume.journal().nextUsn());
        assertThat(data.maximumSize()).isEqualTo(32 << 20);
        assertThat(data.allocationDelta()).isEqualTo(8 << 20);
        assertThat(data.minMajorVersion()).isEqualTo(OptionalInt.of(2));
        assertThat(data.maxMajorVersion()).isEqualTo(OptionalInt.of(4));
    }

    @Test
    void aReadRequestIsEncodedAsTheLayoutHasIt() {
        ByteBuffer bytes = backend.allocate(48);
        new ReadRequest(0x11, 0x8000_0001, true, 7, 9, 0x77L << 40, 2, 4, true).encode(bytes);
        assertThat(bytes.limit()).isEqualTo(48);
        assertThat(bytes.getLong(0)).isEqualTo(0x11);
        assertThat(bytes.getInt(8)).isEqualTo(0x8000_0001);
        assertThat(bytes.getInt(12)).isEqualTo(1);
        assertThat(bytes.getLong(16)).isEqualTo(7);
        assertThat(bytes.getLong(24)).isEqualTo(9);
        assertThat(bytes.getLong(32)).isEqualTo(0x77L << 40);
        assertThat(bytes.getShort(40)).isEqualTo((short) 2);
        assertThat(bytes.getShort(42)).isEqualTo((short) 4);
        new ReadRequest(0x11, 1, false, 7, 9, 3, 2, 4, false).encode(bytes);
        assertThat(bytes.limit()).isEqualTo(40);
        assertThat(bytes.getInt(12)).isZero();
    }

    @Test
    void aMarkIsEncodedForEitherWidth() {
        HandleMark mark = new HandleMark(0x2, 0x1_2345_6789L, 0x4000);
        ByteBuffer wide = mark.encode(backend::allocate, 64);
        assertThat(wide.capacity()).isEqualTo(24);
        assertThat(wide.getInt(0)).isEqualTo(0x2);
        assertThat(wide.getInt(4)).isZero();
        assertThat(wide.getLong(8)).isEqualTo(0x1_2345_6789L);
        assertThat(wide.getInt(16)).isEqualTo(0x4000);
        ByteBuffer narrow = mark.encode(backend::allocate, 32);
        assertThat(narrow.capacity()).isEqualTo(12);
        assertThat(narrow.getInt(4)).isEqualTo(0x2345_6789);
        assertThat(narrow.getInt(8)).isEqualTo(0x4000);
    }

    @Test
    void aReaderGoesOnWhereTheVolumeSays() throws Exception {
        try (JournalReader reader = new JournalReader(backend, ID)) {
            assertThat(reader.read(from(0, 0)).records().hasRemaining()).isFalse();
            file("a");
            JournalReader.Batch first = reader.read(from(0, 1));
            assertThat(names(first.records())).containsExactly("a", "a", "a");
            long next = first.nextUsn();
            file("b");
            assertThat(names(reader.read(from(next, 1)).records())).containsExactly("b", "b", "b");
        }
    }

    @Test
    void aReaderThatWaitsIsCancelled() throws Exception {
        try (JournalReader reader = new JournalReader(backend, ID)) {
            ReadRequest request = from(0, 1);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> status(reader, request));
            Await.until("a read that waits", () -> backend.counters().waitingCalls() > 0);
            reader.cancel();
            assertThat(waiting.get()).isEqualTo(Win32Error.ERROR_OPERATION_ABORTED.code());
        }
    }

    private static int status(JournalReader reader, ReadRequest request) {
        try {
            reader.read(request);
            return Win32Error.SUCCESS;
        } catch (Win32Exception e) {
            return e.code();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {122, 234})
    void aReaderGrowsItsBufferWhenThereIsNoRoomForARecord(int error) throws Exception {
        file("a");
        backend.faults().failOnce(ControlCode.FSCTL_READ_USN_JOURNAL.value(), error);
        try (JournalReader reader = new JournalReader(backend, ID)) {
            ByteBuffer records = reader.read(from(0, 0)).records();
            assertThat(names(records)).hasSize(3);
            assertThat(records.capacity()).isEqualTo(1 << 20);
        }
    }

    @Test
    void aReaderDoesNotGrowForEver() throws Exception {
        file("a");
        backend.faults().fail(ControlCode.FSCTL_READ_USN_JOURNAL.value(), 122, 1);
        try (JournalReader reader = new JournalReader(backend, ID)) {
            assertThat(status(reader, from(0, 0))).isEqualTo(122);
        }
        backend.faults().clear();
    }

    @Test
    void theFileTableIsPagedToItsEnd() throws Exception {
        Set<String> expected = new HashSet<>(Set.of("."));
        for (int i = 0; i < 2000; i++) {
            expected.add(file("file-" + "n".repeat(i % 100) + i).name());
        }
        FileTableEnumerator table = new FileTableEnumerator(handle, backend, ID, 0, Long.MAX_VALUE, 3);
        List<String> names = new ArrayList<>();
        int pages = 0;
        for (ByteBuffer page = table.next(); page != null; page = table.next()) {
            names.addAll(names(page));
            pages++;
        }
        assertThat(pages).isGreaterThan(3);
        assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theFileTableIsAskedForARangeOfUsns() throws Exception {
        file("before");
        long low = volume.journal().nextUsn();
        file("within");
        long high = volume.journal().nextUsn() - 1;
        file("after");
        FileTableEnumerator table = new FileTableEnumerator(handle, backend, ID, low, high, 2);
        ByteBuffer page = table.next();
        assertThat(page).isNotNull();
        assertThat(names(page)).containsExactly("within");
    }

    @Test
    void theFactsOfAnNtfsVolume() throws Exception {
        NtfsVolumeData data = NtfsVolumeData.query(handle, backend, ID);
        assertThat(data.totalClusters() * data.bytesPerCluster())
                .isEqualTo(volume.facts().size());
        assertThat(data.sectors() * data.bytesPerSector())
                .isEqualTo(volume.facts().size());
        assertThat(data.serialNumber()).isEqualTo(volume.facts().serial());
        assertThat(data.ntfsMajorVersion()).isEqualTo(OptionalInt.of(3));
        assertThat(data.ntfsMinorVersion()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void aForcedCloseRecordTellsItsUsn() throws Exception {
        file("a");
        try (Handle file = backend.openFile(ID, "\\a", OpenMode.FACTS)) {
            long next = volume.journal().nextUsn();
            assertThat(CloseRecord.write(file, backend, "a")).isEqualTo(OptionalLong.of(next));
        }
        assertThatThrownBy(() -> CloseRecord.write(handle, backend, ID))
                .isInstanceOfSatisfying(Win32Exception.class, e -> {
                    assertThat(e.code()).isEqualTo(87);
                    assertThat(e.call()).isEqualTo("FSCTL_WRITE_USN_CLOSE_RECORD");
                    assertThat(e.target()).isEqualTo(ID);
                });
    }

    @Test
    void theUsnOfAFileIsReadInEitherVersion() throws Exception {
        SimulatedFile made = file("a".repeat(200));
        try (Handle file = backend.openById(ID, made.id(), OpenMode.FACTS)) {
            for (int version : new int[] {2, 3}) {
                FileUsnData data = FileUsnData.read(file, backend, made.name(), version);
                assertThat(data.majorVersion()).isEqualTo(version);
                assertThat(data.file()).isEqualTo(made.id());
                assertThat(data.parent()).isEqualTo(FileId.NTFS_ROOT);
                assertThat(data.name()).isEqualTo(made.name());
                assertThat(data.usn()).isPositive();
            }
        }
    }

    @Test
    void rangesAreTrackedFromAUsnOn() throws Exception {
        file("a");
        OptionalLong from = JournalControl.trackRanges(handle, backend, ID, 16_384, 1 << 20);
        assertThat(from).isEqualTo(OptionalLong.of(volume.journal().nextUsn()));
        JournalData data = JournalControl.query(handle, backend, ID);
        assertThat(data.flags()).isEqualTo(OptionalInt.of(1));
        assertThat(data.rangeTrackChunkSize()).isEqualTo(OptionalLong.of(16_384));
        assertThat(data.rangeTrackFileSizeThreshold()).isEqualTo(OptionalLong.of(1 << 20));
    }

    @Test
    void aJournalIsDeletedByItsId() throws Exception {
        volume.journal().deletionTime(Duration.ZERO);
        long id = JournalControl.query(handle, backend, ID).journalId();
        JournalControl.delete(handle, backend, ID, id, JournalControl.DELETE | JournalControl.NOTIFY);
        assertThatThrownBy(() -> JournalControl.query(handle, backend, ID))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(1179));
    }

    @Test
    void aVolumeIsLockedDismountedAndUnlocked() throws Exception {
        VolumeLock.lock(handle, ID);
        assertThat(volume.facts().state()).isEqualTo(State.LOCKED);
        assertThat(VolumeLock.isMounted(handle)).isFalse();
        VolumeLock.dismount(handle, ID);
        VolumeLock.unlock(handle, ID);
        assertThatThrownBy(() -> VolumeLock.unlock(handle, ID))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(158));
        handle.close();
        handle = volumeHandle();
        assertThat(VolumeLock.isMounted(handle)).isTrue();
    }

    @Test
    void aHoldLastsUntilItIsCancelled() throws Exception {
        CompletableFuture<Integer> held =
                CompletableFuture.supplyAsync(() -> WriteHold.hold(handle, null).status());
        Await.until("a hold", () -> backend.counters().holds() > 0);
        handle.cancel();
        assertThat(held.get()).isEqualTo(Win32Error.ERROR_OPERATION_ABORTED.code());
    }

    @Test
    void aHoldThatTheDriverEndsAtOnceIsASuccess() {
        backend.faults().failOnce(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value(), Win32Error.SUCCESS);
        assertThat(WriteHold.hold(handle, null).ok()).isTrue();
    }
}
