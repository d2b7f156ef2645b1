package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.testing.Ability;
import dev.tidemark.testing.AbilityCondition;
import dev.tidemark.testing.Needs;
import dev.tidemark.testing.Testbed;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a volume does for whoever asks it, whichever backend stands before it. The same tests run over the simulator and,
 * inside Windows, over the test driver; a test names what the volume must be able to do for it.
 */
@Tag("shows-native")
@Timeout(60)
@ExtendWith(AbilityCondition.class)
class VolumeContractTest {

    private static final int ALL = -1;
    private static final OpenMode OVERLAPPED = OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED);

    private final Testbed testbed = Testbed.current();
    private final String id = testbed.volume();
    private final List<Handle> opened = new ArrayList<>();
    private Backend backend;
    private Handle handle;

    @BeforeEach
    void freshJournal() throws Exception {
        testbed.reset();
        backend = testbed.backend();
        handle = open(OpenMode.ACT);
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        opened.forEach(Handle::close);
        until(() -> testbed.waitingCalls() == 0);
        until(() -> testbed.openHandles() == 0);
        assertThat(testbed.holding()).isFalse();
    }

    private Handle open(OpenMode mode) throws Win32Exception {
        Handle volume = backend.openVolume(id, mode);
        opened.add(volume);
        return volume;
    }

    private Handle openFile(String name) throws Win32Exception {
        Handle file = backend.openFile(id, "\\" + name, OpenMode.FACTS);
        opened.add(file);
        return file;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private JournalData journal() throws Win32Exception {
        return JournalControl.query(handle, backend, id);
    }

    private ReadRequest from(long usn, long bytes) throws Win32Exception {
        return new ReadRequest(usn, ALL, false, 0, bytes, journal().journalId(), 2, 2, true);
    }

    private static void refused(int error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(error));
    }

    private static List<String> names(ByteBuffer records) {
        List<String> names = new ArrayList<>();
        for (int at = records.position(); at < records.limit(); at += RecordBytes.length(records, at)) {
            names.add(RecordBytes.name(records, at));
        }
        return names;
    }

    private static int status(Callable<?> call) {
        try {
            call.call();
            return 0;
        } catch (Win32Exception e) {
            return e.code();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<Integer> begin(Callable<?> call) {
        return CompletableFuture.supplyAsync(() -> status(call));
    }

    /** The last record of the journal. */
    private int at(ByteBuffer records) {
        int at = records.position();
        while (at + RecordBytes.length(records, at) < records.limit()) {
            at += RecordBytes.length(records, at);
        }
        return at;
    }

    // --- which volumes there are

    @Test
    void theVolumeIsListedWithItsFileSystem() throws Exception {
        VolumeFacts facts = backend.volumes().stream()
                .filter(volume -> volume.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(facts.fileSystem()).isEqualTo("NTFS");
        assertThat(facts.journalCapable()).isTrue();
        assertThat(facts.state()).isEqualTo(State.MOUNTED);
        assertThat(facts.size()).isPositive();
        assertThat(facts.system()).isFalse();
        assertThat(facts.remote()).isFalse();
        assertThat(facts.deviceType()).isEqualTo(VolumeFacts.FILE_DEVICE_DISK);
    }

    @Test
    void theFactsOfAnNtfsVolume() throws Exception {
        NtfsVolumeData data = NtfsVolumeData.query(handle, backend, id);
        assertThat(data.bytesPerSector()).isEqualTo(512);
        assertThat(data.totalClusters() * data.bytesPerCluster()).isEqualTo(data.sectors() * data.bytesPerSector());
        assertThat(data.ntfsMajorVersion()).hasValue(3);
    }

    @Test
    void aVolumeThatIsNotThereIsNotOpened() {
        assertThat(status(() -> backend.openVolume("Q:", OpenMode.FACTS))).isIn(2, 3);
    }

    // --- asking for the journal and reading it

    @Test
    void aQueryTellsWhatTheJournalIs() throws Exception {
        JournalData before = journal();
        testbed.append("one.txt");
        JournalData data = journal();
        assertThat(data.nextUsn()).isGreaterThan(before.nextUsn());
        assertThat(data.journalId()).isEqualTo(before.journalId()).isNotZero();
        assertThat(data.maximumSize()).isEqualTo(32 << 20);
        assertThat(data.allocationDelta()).isEqualTo(8 << 20);
        assertThat(data.minMajorVersion()).hasValue(2);
        assertThat(data.maxMajorVersion()).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {56, 64, 80})
    void aQueryIsAnsweredInTheVersionThatFits(int size) {
        ByteBuffer out = backend.allocate(size);
        Completion done = handle.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, out);
        assertThat(done).isEqualTo(new Completion(0, size));
        assertThat(out.getLong(Layouts.USN_JOURNAL_DATA_V0.offset("UsnJournalID")))
                .isNotZero();
    }

    @Test
    void anAnswerBeginsAtThePositionOfItsBuffer() {
        ByteBuffer out = backend.allocate(96).position(16);
        handle.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, out);
        assertThat(out.getLong(0)).isZero();
        assertThat(out.getLong(16)).isNotZero();
        assertThat(out.position()).isEqualTo(16);
    }

    @Test
    void aReaderGoesOnWhereTheVolumeSays() throws Exception {
        try (JournalReader reader = new JournalReader(backend, id)) {
            long next = reader.read(from(0, 0)).nextUsn();
            assertThat(next).isEqualTo(journal().nextUsn());
            assertThat(reader.read(from(next, 0)).records().hasRemaining()).isFalse();
            testbed.append("a");
            JournalReader.Batch batch = reader.read(from(next, 1));
            assertThat(names(batch.records())).isNotEmpty().allMatch("a"::equals);
            assertThat(batch.nextUsn()).isEqualTo(journal().nextUsn());
        }
    }

    @Test
    void smallReadsReturnEveryRecordOnceAndInOrder() throws Exception {
        long begin = journal().nextUsn();
        for (int i = 0; i < 150; i++) {
            testbed.append("page-" + i + ".txt");
        }
        ByteBuffer in = backend.allocate(48);
        ByteBuffer out = backend.allocate(1000);
        List<Long> usns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (long usn = begin; usn < journal().nextUsn(); usn = out.getLong(0)) {
            from(usn, 0).encode(in);
            Completion done = handle.control(ControlCode.FSCTL_READ_USN_JOURNAL.value(), in, out.clear());
            assertThat(done.ok()).isTrue();
            for (int at = 8; at < done.bytesReturned(); at += RecordBytes.length(out, at)) {
                usns.add(RecordBytes.usn(out, at));
                names.add(RecordBytes.name(out, at));
            }
        }
        assertThat(usns).isSorted().doesNotHaveDuplicates();
        assertThat(names).contains("page-0.txt", "page-75.txt", "page-149.txt");
        assertThat(names.stream().distinct()).hasSize(150);
    }

    @Test
    void recordsOfVersion3AreReturnedToWhoAcceptsThem() throws Exception {
        try (JournalReader reader = new JournalReader(backend, id)) {
            ReadRequest request = new ReadRequest(0, ALL, false, 0, 0, journal().journalId(), 3, 3, true);
            ByteBuffer records = reader.read(request).records();
            assertThat(RecordBytes.majorVersion(records, records.position())).isEqualTo(3);
            assertThat(names(records)).contains("first.txt");
        }
    }

    @Test
    void onlyCloseRecordsAreReturnedWhenAsked() throws Exception {
        testbed.file("closed.txt");
        try (JournalReader reader = new JournalReader(backend, id)) {
            ReadRequest request = new ReadRequest(0, ALL, true, 0, 0, journal().journalId(), 2, 2, true);
            ByteBuffer records = reader.read(request).records();
            assertThat(names(records)).contains("closed.txt");
            for (int at = records.position(); at < records.limit(); at += RecordBytes.length(records, at)) {
                assertThat(RecordBytes.reason(records, at) & Reason.CLOSE.bit()).isNotZero();
            }
        }
    }

    @Test
    void namesKeepEveryUnitTheyHave() throws Exception {
        String name = "w\u00F6rter \u65E5\u672C \uD83D\uDCBE \uD800 ".repeat(8).strip();
        long next = journal().nextUsn();
        testbed.append(name);
        try (JournalReader reader = new JournalReader(backend, id)) {
            assertThat(names(reader.read(from(next, 0)).records())).contains(name);
        }
    }

    @Test
    void anotherJournalIdIsRefused() throws Exception {
        ReadRequest stale = new ReadRequest(0, ALL, false, 0, 0, journal().journalId() + 1, 2, 2, true);
        try (JournalReader reader = new JournalReader(backend, id)) {
            refused(87, () -> reader.read(stale));
        }
    }

    @Test
    void whatWasTrimmedCannotBeRead() throws Exception {
        long usn = journal().nextUsn();
        testbed.trim();
        assertThat(journal().firstUsn()).isGreaterThan(usn);
        try (JournalReader reader = new JournalReader(backend, id)) {
            refused(1181, () -> reader.read(from(usn, 0)));
            assertThat(names(reader.read(from(0, 0)).records())).isNotEmpty();
        }
    }

    // --- waiting

    @Test
    void aReaderThatWaitsWakesForARecord() throws Exception {
        long next = journal().nextUsn();
        ReadRequest request = from(next, 1);
        try (JournalReader reader = new JournalReader(backend, id)) {
            List<String> names = new ArrayList<>();
            CompletableFuture<Integer> waiting =
                    begin(() -> names.addAll(names(reader.read(request).records())));
            until(() -> testbed.waitingCalls() == 1);
            testbed.append("woken.txt");
            assertThat(waiting.get()).isZero();
            assertThat(names).contains("woken.txt");
        }
    }

    @Test
    void aReaderThatWaitsIsCancelledFromAnotherThread() throws Exception {
        ReadRequest request = from(journal().nextUsn(), 1);
        try (JournalReader reader = new JournalReader(backend, id)) {
            CompletableFuture<Integer> waiting = begin(() -> reader.read(request));
            until(() -> testbed.waitingCalls() == 1);
            reader.cancel();
            assertThat(waiting.get()).isEqualTo(995);
            testbed.append("later.txt");
            assertThat(names(reader.read(request).records())).contains("later.txt");
        }
    }

    @Test
    void closingAHandleEndsWhatItWaitsFor() throws Exception {
        ReadRequest request = from(journal().nextUsn(), 1);
        JournalReader reader = new JournalReader(backend, id);
        CompletableFuture<Integer> waiting = begin(() -> reader.read(request));
        until(() -> testbed.waitingCalls() == 1);
        reader.close();
        assertThat(waiting.get()).isIn(995, 6);
        refused(6, () -> reader.read(request));
        reader.close();
    }

    @Test
    void aNarrowMaskKeepsWaitingThroughOtherRecords() throws Exception {
        ReadRequest request = new ReadRequest(
                journal().nextUsn(),
                Reason.FILE_DELETE.bit(),
                false,
                0,
                1,
                journal().journalId(),
                2,
                2,
                true);
        try (JournalReader reader = new JournalReader(backend, id)) {
            CompletableFuture<Integer> waiting = begin(() -> reader.read(request));
            until(() -> testbed.waitingCalls() == 1);
            testbed.append("passed-over.txt");
            Thread.sleep(200);
            assertThat(waiting).isNotDone();
            reader.cancel();
            assertThat(waiting.get()).isEqualTo(995);
        }
    }

    @Test
    void aTimeoutLooksAgainOnASynchronousHandle() throws Exception {
        ReadRequest request = new ReadRequest(
                journal().nextUsn(), ALL, false, 1, 1 << 20, journal().journalId(), 2, 2, true);
        try (JournalReader reader = new JournalReader(backend, id)) {
            List<String> names = new ArrayList<>();
            CompletableFuture<Integer> waiting =
                    begin(() -> names.addAll(names(reader.read(request).records())));
            until(() -> testbed.waitingCalls() == 1);
            testbed.append("found.txt");
            assertThat(waiting.get()).isZero();
            assertThat(names).contains("found.txt");
        }
    }

    @Test
    void twoCallsWaitOnOneOverlappedHandle() throws Exception {
        Handle both = open(OVERLAPPED);
        ByteBuffer in = backend.allocate(48);
        from(journal().nextUsn(), 1).encode(in);
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ByteBuffer out = backend.allocate(4096);
            waiting.add(CompletableFuture.supplyAsync(
                    () -> both.control(ControlCode.FSCTL_READ_USN_JOURNAL.value(), in, out)
                            .status()));
        }
        until(() -> testbed.waitingCalls() == 2);
        testbed.append("both.txt");
        for (CompletableFuture<Integer> call : waiting) {
            assertThat(call.get()).isZero();
        }
    }

    @Test
    void everythingThatWaitsOnAnOverlappedHandleIsCancelled() throws Exception {
        Handle waits = open(OVERLAPPED);
        ByteBuffer in = backend.allocate(48);
        from(journal().nextUsn(), 1).encode(in);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(
                () -> waits.control(ControlCode.FSCTL_READ_USN_JOURNAL.value(), in, backend.allocate(4096))
                        .status());
        until(() -> testbed.waitingCalls() == 1);
        waits.cancel();
        assertThat(waiting.get()).isEqualTo(995);
    }

    // --- the life of a journal

    @Test
    void aReaderThatWaitsIsToldOfADeletion() throws Exception {
        ReadRequest request = from(journal().nextUsn(), 1);
        try (JournalReader reader = new JournalReader(backend, id)) {
            CompletableFuture<Integer> waiting = begin(() -> reader.read(request));
            until(() -> testbed.waitingCalls() == 1);
            JournalControl.delete(handle, backend, id, journal().journalId(), JournalControl.DELETE);
            assertThat(waiting.get()).isIn(1178, 1179);
        }
    }

    @Test
    void aDeletedJournalIsGoneAndTheNextOneHasAnotherId() throws Exception {
        long before = journal().journalId();
        refused(87, () -> JournalControl.delete(handle, backend, id, before + 1, JournalControl.DELETE));
        JournalControl.delete(handle, backend, id, before, JournalControl.DELETE | JournalControl.NOTIFY);
        refused(1179, this::journal);
        JournalControl.create(handle, backend, id, 1 << 20, 1 << 18);
        assertThat(journal().journalId()).isNotEqualTo(before);
        assertThat(journal().maximumSize()).isEqualTo(1 << 20);
        assertThat(journal().allocationDelta()).isEqualTo(1 << 18);
    }

    @Test
    void creatingAnActiveJournalOnlyGivesItOtherSizes() throws Exception {
        JournalData before = journal();
        JournalControl.create(handle, backend, id, 64 << 20, 16 << 20);
        assertThat(journal().journalId()).isEqualTo(before.journalId());
        assertThat(journal().firstUsn()).isEqualTo(before.firstUsn());
        assertThat(journal().maximumSize()).isEqualTo(64 << 20);
    }

    @Test
    @Needs(Ability.RANGE_TRACKING)
    void rangesAreTrackedFromAUsnOn() throws Exception {
        OptionalLong from = JournalControl.trackRanges(handle, backend, id, 16_384, 1 << 20);
        assertThat(from).isPresent();
        assertThat(journal().flags()).hasValue(1);
        assertThat(journal().rangeTrackChunkSize()).hasValue(16_384);
    }

    // --- files

    @Test
    void aForcedCloseRecordHasThePendingReasonsAndTellsItsUsn() throws Exception {
        testbed.file("close.txt");
        long next = journal().nextUsn();
        OptionalLong usn = CloseRecord.write(openFile("close.txt"), backend, "close.txt");
        assertThat(usn).hasValue(next);
        try (JournalReader reader = new JournalReader(backend, id)) {
            ByteBuffer records = reader.read(from(next, 0)).records();
            assertThat(names(records)).containsExactly("close.txt");
            assertThat(RecordBytes.reason(records, at(records)) & Reason.CLOSE.bit())
                    .isNotZero();
        }
        refused(87, () -> CloseRecord.write(handle, backend, id));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theUsnOfAFileIsReadInEitherVersion(int version) throws Exception {
        testbed.file("usn.txt");
        FileUsnData data = FileUsnData.read(openFile("usn.txt"), backend, "usn.txt", version);
        assertThat(data.majorVersion()).isEqualTo(version);
        assertThat(data.name()).isEqualTo("usn.txt");
        assertThat(data.usn()).isPositive().isLessThan(journal().nextUsn());
        assertThat(data.file().low()).isNotZero();
        refused(87, () -> FileUsnData.read(handle, backend, id, version));
    }

    @Test
    @Needs(Ability.OPEN_BY_ID)
    void aFileIsOpenedByItsIdentifier() throws Exception {
        testbed.file("by-id.txt");
        FileUsnData named = FileUsnData.read(openFile("by-id.txt"), backend, "by-id.txt", 2);
        try (Handle file = backend.openById(id, named.file(), OpenMode.FACTS)) {
            assertThat(FileUsnData.read(file, backend, "", 2)).isEqualTo(named);
        }
    }

    @Test
    void aDirectoryIsOpenedToo() throws Exception {
        try (Handle root = backend.openFile(id, "\\", OpenMode.FACTS)) {
            assertThat(FileUsnData.read(root, backend, "\\", 2).attributes() & 0x10)
                    .isNotZero();
        }
    }

    @Test
    void aFileThatIsNotThereIsNotOpened() {
        refused(2, () -> openFile("missing.txt"));
    }

    @Test
    void aMarkShowsInTheRecordsOfItsHandleUntilThatCloses() throws Exception {
        testbed.file("marked.txt");
        Handle file = backend.openFile(id, "\\marked.txt", OpenMode.ACT);
        opened.add(file);
        new HandleMark(2, handle.value(), 0).set(file, backend, "marked.txt", 64);
        assertThat(sourceOf(CloseRecord.write(file, backend, "marked.txt"))).isEqualTo(2);
        file.close();
        assertThat(sourceOf(CloseRecord.write(openFile("marked.txt"), backend, "marked.txt")))
                .isZero();
    }

    private int sourceOf(OptionalLong usn) throws Win32Exception {
        try (JournalReader reader = new JournalReader(backend, id)) {
            ByteBuffer records = reader.read(from(usn.orElseThrow(), 0)).records();
            return RecordBytes.sourceInfo(records, records.position());
        }
    }

    @Test
    void aMarkNeedsSourcesThatThereAreAndTheVolumeOfTheFile() throws Exception {
        testbed.file("marked.txt");
        Handle file = openFile("marked.txt");
        refused(87, () -> new HandleMark(0x10, handle.value(), 0).set(file, backend, "marked.txt", 64));
        refused(87, () -> new HandleMark(2, file.value(), 0).set(file, backend, "marked.txt", 64));
        assertThat(status(() -> {
                    new HandleMark(2, 0, 0).set(file, backend, "marked.txt", 64);
                    return "";
                }))
                .isIn(5, 6);
    }

    @Test
    @Needs(Ability.FILE_TABLE)
    void theFileTableIsPagedToItsEnd() throws Exception {
        for (int i = 0; i < 1500; i++) {
            testbed.file("file-" + "n".repeat(i % 100) + i);
        }
        FileTableEnumerator table = new FileTableEnumerator(handle, backend, id, 0, Long.MAX_VALUE, 3);
        List<String> names = new ArrayList<>();
        for (ByteBuffer page = table.next(); page != null; page = table.next()) {
            names.addAll(names(page));
        }
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(1500);
    }

    // --- the volume as a whole

    @Test
    void aLockedVolumeLetsNobodyInUntilItIsUnlocked() throws Exception {
        VolumeLock.lock(handle, id);
        refused(5, () -> backend.openVolume(id, OpenMode.ACT));
        assertThat(stateNow()).isEqualTo(State.LOCKED);
        VolumeLock.unlock(handle, id);
        assertThat(stateNow()).isEqualTo(State.MOUNTED);
        refused(158, () -> VolumeLock.unlock(handle, id));
        open(OpenMode.ACT);
    }

    private State stateNow() throws Win32Exception {
        return backend.volumes().stream()
                .filter(volume -> volume.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void anotherHandleOfTheVolumeRefusesALock() throws Exception {
        Handle other = open(OpenMode.ACT);
        refused(5, () -> VolumeLock.lock(handle, id));
        other.close();
        VolumeLock.lock(handle, id);
    }

    @Test
    void aLockEndsWithItsHandle() throws Exception {
        VolumeLock.lock(handle, id);
        handle.close();
        VolumeLock.lock(open(OpenMode.ACT), id);
    }

    @Test
    @Needs(Ability.OPEN_FILES)
    void anOpenFileRefusesALock() throws Exception {
        testbed.file("open.txt");
        Handle file = backend.openFile(id, "\\open.txt", OpenMode.READ_JOURNAL);
        refused(5, () -> VolumeLock.lock(handle, id));
        file.close();
        VolumeLock.lock(handle, id);
    }

    @Test
    @Needs(Ability.HOLDERS)
    void whoHasTheVolumeOpenIsTold() throws Exception {
        assertThat(backend.holders(id)).isNotEmpty().allMatch(holder -> holder.processId() != 0);
    }

    @Test
    void aDismountBreaksOlderHandlesAndTheNextOneMounts() throws Exception {
        Handle older = open(OpenMode.READ_JOURNAL);
        VolumeLock.dismount(handle, id);
        assertThat(status(() -> JournalControl.query(older, backend, id))).isIn(21, 1005);
        assertThat(stateNow()).isEqualTo(State.DISMOUNTED);
        Handle newer = open(OpenMode.ACT);
        assertThat(VolumeLock.isMounted(newer)).isTrue();
        assertThat(JournalControl.query(newer, backend, id).journalId()).isNotZero();
        assertThat(stateNow()).isEqualTo(State.MOUNTED);
    }

    @Test
    void theDocumentedOrderOfALockAndADismount() throws Exception {
        VolumeLock.lock(handle, id);
        VolumeLock.dismount(handle, id);
        VolumeLock.unlock(handle, id);
        handle.close();
        handle = open(OpenMode.ACT);
        assertThat(journal().journalId()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHoldLastsUntilItIsCancelled(boolean overlapped) throws Exception {
        Handle holder = open(overlapped ? OVERLAPPED : OpenMode.ACT);
        CompletableFuture<Integer> held =
                CompletableFuture.supplyAsync(() -> WriteHold.hold(holder, null).status());
        until(testbed::holding);
        assertThat(held).isNotDone();
        holder.cancel();
        assertThat(held.get()).isEqualTo(995);
        until(() -> !testbed.holding());
    }

    @Test
    void aCloseRecordWaitsForTheHold() throws Exception {
        testbed.file("held.txt");
        Handle file = openFile("held.txt");
        Handle holder = open(OVERLAPPED);
        CompletableFuture<Integer> held =
                CompletableFuture.supplyAsync(() -> WriteHold.hold(holder, null).status());
        until(testbed::holding);
        CompletableFuture<Integer> written = begin(() -> CloseRecord.write(file, backend, "held.txt"));
        Thread.sleep(200);
        assertThat(written).isNotDone();
        holder.cancel();
        assertThat(held.get()).isEqualTo(995);
        assertThat(written.get()).isZero();
    }

    @Test
    void aHoldNeedsAHandleWithReadAndWriteAccess() throws Exception {
        assertThat(WriteHold.hold(open(OpenMode.FACTS), null).status()).isEqualTo(5);
    }

    @Test
    @Needs(Ability.UNPRIVILEGED_READ)
    void theJournalIsReadWithoutRightsThroughTheRootDirectory() throws Exception {
        Handle root = backend.openFile(id, "\\", OpenMode.FACTS);
        opened.add(root);
        ByteBuffer in = backend.allocate(48);
        from(0, 0).encode(in);
        Completion done =
                root.control(ControlCode.FSCTL_READ_UNPRIVILEGED_USN_JOURNAL.value(), in, backend.allocate(1 << 16));
        assertThat(done.ok()).isTrue();
        assertThat(done.bytesReturned()).isGreaterThan(8);
    }

    // --- errors

    @ParameterizedTest
    @EnumSource(
            value = ControlCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "FSCTL_READ_FILE_USN_DATA",
                "FSCTL_WRITE_USN_CLOSE_RECORD",
                "FSCTL_MARK_HANDLE",
                "FSCTL_READ_UNPRIVILEGED_USN_JOURNAL"
            })
    void anErrorOfAVolumesControlCodeArrivesWithItsNumber(ControlCode code) throws Exception {
        testbed.failOnce(code.value(), 1117);
        Completion done = handle.control(code.value(), backend.allocate(48), backend.allocate(4096));
        assertThat(done.status()).isEqualTo(1117);
    }

    @ParameterizedTest
    @EnumSource(
            value = ControlCode.class,
            names = {"FSCTL_READ_FILE_USN_DATA", "FSCTL_WRITE_USN_CLOSE_RECORD", "FSCTL_MARK_HANDLE"})
    void anErrorOfAFilesControlCodeArrivesWithItsNumber(ControlCode code) throws Exception {
        testbed.file("fails.txt");
        Handle file = openFile("fails.txt");
        testbed.failOnce(code.value(), 6800);
        Completion done = file.control(code.value(), backend.allocate(48), backend.allocate(4096));
        assertThat(done.status()).isEqualTo(6800);
    }

    @Test
    void aClosedHandleAnswersThatItIsInvalid() {
        handle.close();
        assertThat(handle.control(ControlCode.FSCTL_QUERY_USN_JOURNAL.value(), null, backend.allocate(80)))
                .isEqualTo(Completion.failed(6));
        assertThat(handle.flush().status()).isEqualTo(6);
    }

    @Test
    void nothingThatWasCancelledIsLeftInTheSystem() {
        assertThat(backend.quarantined()).isZero();
    }
}
