package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.testing.LayoutTable;
import dev.tidemark.testing.TableBytes;
import dev.tidemark.volume.ScriptedHandle.Sent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request that is sent, byte for byte, against what a C compiler printed of the Windows headers. */
@Tag("shows-act")
class RequestBytesTest {

    private static final String TARGET = "F:";
    private static final long A = 0x1122_3344_5566_7788L;
    private static final long B = 0x2132_4354_6576_8798L;
    private static final long C = 0x3142_5364_7586_97A8L;
    private static final long D = 0x4152_6374_8596_A7B8L;
    private static final int WORD = 0x9182_7364;
    private static final int OTHER_WORD = 0x8171_6151;
    private static final int NO_OUTPUT = -1;

    private interface Sending {
        void send(ScriptedHandle handle, Backend backend) throws Win32Exception;
    }

    /** What is done, and the one control code, input and room for output it has to send. */
    private record Expected(String does, String code, byte @Nullable [] in, int room, Sending sending) {

        @Override
        public String toString() {
            return does;
        }
    }

    private static Expected bare(String code, Sending sending) {
        return new Expected(code, code, null, NO_OUTPUT, sending);
    }

    static Stream<Expected> requests() {
        return Stream.of(reading(), journal(), files(), volumes()).flatMap(List::stream);
    }

    private static List<Expected> reading() {
        ReadRequest v1 = new ReadRequest(A, WORD, true, B, C, D, 0x1213, 0x3435, true);
        ReadRequest v0 = new ReadRequest(A, WORD, true, B, C, D, 0x1213, 0x3435, false);
        ReadRequest loose = new ReadRequest(A, WORD, false, B, C, D, 2, 4, false);
        byte[] asV1 = asked("READ_USN_JOURNAL_DATA_V1", 1)
                .put("MinMajorVersion", 0x1213)
                .put("MaxMajorVersion", 0x3435)
                .bytes();
        byte[] asV0 = asked("READ_USN_JOURNAL_DATA_V0", 1).bytes();
        byte[] asLoose = asked("READ_USN_JOURNAL_DATA_V0", 0).bytes();
        return List.of(
                new Expected("read V1", "FSCTL_READ_USN_JOURNAL", asV1, 1 << 18, (h, b) -> read(h, b, v1)),
                new Expected("read V0", "FSCTL_READ_USN_JOURNAL", asV0, 1 << 18, (h, b) -> read(h, b, v0)),
                new Expected(
                        "read V0, open or closed",
                        "FSCTL_READ_USN_JOURNAL",
                        asLoose,
                        1 << 18,
                        (h, b) -> read(h, b, loose)));
    }

    private static TableBytes asked(String struct, int onlyOnClose) {
        return TableBytes.of(struct)
                .put("StartUsn", A)
                .put("ReasonMask", WORD)
                .put("ReturnOnlyOnClose", onlyOnClose)
                .put("Timeout", B)
                .put("BytesToWaitFor", C)
                .put("UsnJournalID", D);
    }

    private static void read(ScriptedHandle handle, Backend backend, ReadRequest... requests) throws Win32Exception {
        try (JournalReader reader = new JournalReader(backend, TARGET)) {
            for (ReadRequest request : requests) {
                handle.answers(number(request.startUsn()));
                reader.read(request);
            }
        }
    }

    /** Where to go on, as the answers of reads and enumerations begin. */
    private static byte[] number(long next) {
        return TableBytes.of("USN_RANGE_TRACK_OUTPUT").put("Usn", next).bytes();
    }

    private static List<Expected> journal() {
        byte[] create = TableBytes.of("CREATE_USN_JOURNAL_DATA")
                .put("MaximumSize", A)
                .put("AllocationDelta", B)
                .bytes();
        byte[] track = TableBytes.of("USN_TRACK_MODIFIED_RANGES")
                .put("Flags", TableBytes.constant("FLAG_USN_TRACK_MODIFIED_RANGES_ENABLE"))
                .put("ChunkSize", A)
                .put("FileSizeThreshold", B)
                .bytes();
        byte[] answer = TableBytes.of("USN_JOURNAL_DATA_V2").bytes();
        return List.of(
                new Expected(
                        "query",
                        "FSCTL_QUERY_USN_JOURNAL",
                        null,
                        TableBytes.size("USN_JOURNAL_DATA_V2"),
                        (h, b) -> JournalControl.query(h.answers(answer), b, TARGET)),
                new Expected(
                        "create",
                        "FSCTL_CREATE_USN_JOURNAL",
                        create,
                        NO_OUTPUT,
                        (h, b) -> JournalControl.create(h, b, TARGET, A, B)),
                deletion(JournalControl.DELETE, "USN_DELETE_FLAG_DELETE"),
                deletion(JournalControl.NOTIFY, "USN_DELETE_FLAG_NOTIFY"),
                deletion(JournalControl.DELETE | JournalControl.NOTIFY, "USN_DELETE_VALID_FLAGS"),
                new Expected(
                        "track",
                        "FSCTL_USN_TRACK_MODIFIED_RANGES",
                        track,
                        TableBytes.size("USN_RANGE_TRACK_OUTPUT"),
                        (h, b) -> JournalControl.trackRanges(h, b, TARGET, A, B)));
    }

    private static Expected deletion(int flags, String constant) {
        byte[] in = TableBytes.of("DELETE_USN_JOURNAL_DATA")
                .put("UsnJournalID", A)
                .put("DeleteFlags", TableBytes.constant(constant))
                .bytes();
        return new Expected(
                "delete " + constant,
                "FSCTL_DELETE_USN_JOURNAL",
                in,
                NO_OUTPUT,
                (h, b) -> JournalControl.delete(h, b, TARGET, A, flags));
    }

    private static List<Expected> files() {
        byte[] versions = TableBytes.of("READ_FILE_USN_DATA")
                .put("MinMajorVersion", 2)
                .put("MaxMajorVersion", 3)
                .bytes();
        byte[] wide = TableBytes.of("MARK_HANDLE_INFO")
                .put("UsnSourceInfo", WORD)
                .put("VolumeHandle", A)
                .put("HandleInfo", OTHER_WORD)
                .bytes();
        byte[] narrow = TableBytes.of("MARK_HANDLE_INFO32")
                .put("UsnSourceInfo", WORD)
                .put("VolumeHandle", 0x5566_7788)
                .put("HandleInfo", OTHER_WORD)
                .bytes();
        HandleMark mark = new HandleMark(WORD, A, OTHER_WORD);
        return List.of(
                enumeration(2),
                enumeration(3),
                new Expected(
                        "file USN data",
                        "FSCTL_READ_FILE_USN_DATA",
                        versions,
                        1024,
                        (h, b) -> FileUsnData.read(
                                h.answers(TableBytes.record(3, "a").bytes()), b, TARGET, 3)),
                new Expected(
                        "close record",
                        "FSCTL_WRITE_USN_CLOSE_RECORD",
                        null,
                        Long.BYTES,
                        (h, b) -> CloseRecord.write(h, b, TARGET)),
                new Expected("mark", "FSCTL_MARK_HANDLE", wide, NO_OUTPUT, (h, b) -> mark.set(h, b, TARGET, 64)),
                new Expected(
                        "mark, 32 bits", "FSCTL_MARK_HANDLE", narrow, NO_OUTPUT, (h, b) -> mark.set(h, b, TARGET, 32)));
    }

    private static Expected enumeration(int version) {
        byte[] in = enumerated(0, version);
        return new Expected(
                "enumeration, version " + version,
                "FSCTL_ENUM_USN_DATA",
                in,
                1 << 16,
                (h, b) -> new FileTableEnumerator(h.answers(number(C)), b, TARGET, A, B, version).next());
    }

    private static byte[] enumerated(long start, int version) {
        return TableBytes.of("MFT_ENUM_DATA_V1")
                .put("StartFileReferenceNumber", start)
                .put("LowUsn", A)
                .put("HighUsn", B)
                .put("MinMajorVersion", 2)
                .put("MaxMajorVersion", version)
                .bytes();
    }

    private static List<Expected> volumes() {
        int facts = TableBytes.size("NTFS_VOLUME_DATA_BUFFER") + 32;
        byte[] answer = TableBytes.of("NTFS_VOLUME_DATA_BUFFER").bytes();
        byte[] raw = {1, 2, 3};
        byte[] noNames = {2, 0, 0, 0, 0, 0, 0, 0};
        byte[] flags = TableBytes.of("FILE_FS_PERSISTENT_VOLUME_INFORMATION")
                .put("FlagMask", 0x0000_6001)
                .put("Version", 1)
                .bytes();
        byte[] copies = {14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        return List.of(
                new Expected(
                        "persistent state",
                        "FSCTL_QUERY_PERSISTENT_VOLUME_STATE",
                        flags,
                        flags.length,
                        (h, b) -> PersistentState.query(h.answers(flags), b, TARGET)),
                new Expected(
                        "shadow copies",
                        "IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS",
                        null,
                        4096,
                        (h, b) -> ShadowCopies.names(h.answers(noNames), b, TARGET)),
                new Expected(
                        "copies of a storage space",
                        "IOCTL_STORAGE_QUERY_PROPERTY",
                        copies,
                        512,
                        (h, b) -> StorageCopies.of(h, b)),
                bare("IOCTL_VOLSNAP_RELEASE_WRITES", (h, b) -> WriteHold.release(h)),
                new Expected(
                        "NTFS facts",
                        "FSCTL_GET_NTFS_VOLUME_DATA",
                        null,
                        facts,
                        (h, b) -> NtfsVolumeData.query(h.answers(answer), b, TARGET)),
                bare("FSCTL_LOCK_VOLUME", (h, b) -> VolumeLock.lock(h, TARGET)),
                bare("FSCTL_UNLOCK_VOLUME", (h, b) -> VolumeLock.unlock(h, TARGET)),
                bare("FSCTL_DISMOUNT_VOLUME", (h, b) -> VolumeLock.dismount(h, TARGET)),
                bare("FSCTL_IS_VOLUME_MOUNTED", (h, b) -> VolumeLock.isMounted(h)),
                bare("IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES", (h, b) -> WriteHold.hold(h, null)),
                new Expected(
                        "hold, raw bytes",
                        "IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES",
                        raw,
                        NO_OUTPUT,
                        (h, b) -> WriteHold.hold(h, ByteBuffer.wrap(raw))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestIsWhatTheTableSaysByteForByte(Expected expected) throws Win32Exception {
        ScriptedHandle handle = new ScriptedHandle();
        expected.sending().send(handle, handle.backend());
        assertThat(handle.sent).hasSize(1);
        Sent sent = handle.sent.getFirst();
        assertThat(sent.code()).isEqualTo(TableBytes.constant(expected.code()));
        assertThat(sent.in()).isEqualTo(expected.in());
        assertThat(sent.room()).isEqualTo(expected.room());
    }

    @Test
    void everyControlCodeThatIsSentIsOneOfThem() {
        // The program never asks these two: they only have names.
        Set<String> unsent = Set.of("FSCTL_IS_VOLUME_DIRTY", "FSCTL_READ_UNPRIVILEGED_USN_JOURNAL");
        Set<String> known = Stream.of("FSCTL_", "IOCTL_")
                .flatMap(LayoutTable::constants)
                .map(LayoutTable.Line::name)
                .filter(name -> !unsent.contains(name))
                .collect(Collectors.toSet());
        assertThat(requests().map(Expected::code).collect(Collectors.toSet())).isEqualTo(known);
    }

    @Test
    void aReaderLeavesNothingOfARequestInTheNext() throws Win32Exception {
        ScriptedHandle handle = new ScriptedHandle();
        read(
                handle,
                handle.backend(),
                new ReadRequest(-1, -1, true, -1, -1, -1, -1, -1, true),
                new ReadRequest(A, WORD, false, B, C, D, 2, 3, true));
        assertThat(handle.sent.getLast().in())
                .isEqualTo(asked("READ_USN_JOURNAL_DATA_V1", 0)
                        .put("MinMajorVersion", 2)
                        .put("MaxMajorVersion", 3)
                        .bytes());
    }

    @Test
    void anOlderSystemIsQueriedWithTheSizesOfTheOlderAnswers() throws Win32Exception {
        ScriptedHandle handle = new ScriptedHandle().fails(87).fails(87);
        handle.answers(TableBytes.of("USN_JOURNAL_DATA_V0").bytes());
        JournalControl.query(handle, handle.backend(), TARGET);
        assertThat(handle.sent)
                .extracting(Sent::room)
                .containsExactly(
                        TableBytes.size("USN_JOURNAL_DATA_V2"),
                        TableBytes.size("USN_JOURNAL_DATA_V1"),
                        TableBytes.size("USN_JOURNAL_DATA_V0"));
    }

    @Test
    void anEnumerationGoesOnWithTheNumberItWasTold() throws Win32Exception {
        ScriptedHandle handle = new ScriptedHandle();
        handle.answers(number(C)).answers(number(D));
        FileTableEnumerator table = new FileTableEnumerator(handle, handle.backend(), TARGET, A, B, 3);
        table.next();
        table.next();
        assertThat(handle.sent.getLast().in()).isEqualTo(enumerated(C, 3));
    }
}
