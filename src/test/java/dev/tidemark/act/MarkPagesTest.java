package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.testing.Reading;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleMark;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MARK_HANDLE as its pages say. */
@Tag("shows-windows")
class MarkPagesTest extends ActFixture {

    private static final int PROTECT = HandleInfo.PROTECT_CLUSTERS.bit();
    private static final int READ_COPY = HandleInfo.READ_COPY.bit();

    private MarkedHandle marked(String id, int source, int info) throws Exception {
        return acts.files().mark(new FileTarget.ByPath(id, "\\a.txt"), source, info, 64);
    }

    private ActFailedException refused(int source, int info) {
        return Objects.requireNonNull(catchThrowableOfType(ActFailedException.class, () -> marked("F:", source, info)));
    }

    /** The volume handle inside the request that was sent last. */
    private long sentHandle() {
        DeviceCall mark = log.operations(0, true).stream()
                .filter(call -> call.call().equals("FSCTL_MARK_HANDLE"))
                .toList()
                .getLast();
        return java.nio.ByteBuffer.wrap(mark.input())
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getLong(8);
    }

    // --- the volume handle

    @ParameterizedTest
    @CsvSource({
        "1, 0, true",
        "2, 0, true",
        "4, 0, true",
        "8, 0, false",
        "9, 0, true",
        "0, 0x1, true",
        "8, 0x1, true",
        "0, 0x400, false",
        "1, 0x80, false",
        "0, 0x81, false",
        "1, 0x100, false"
    })
    void itGoesWithSourceInformationAndProtectClustersAndIsZeroWithCopies(int source, String info, boolean goes) {
        assertThat(MarkRules.needsVolumeHandle(source, Integer.decode(info))).isEqualTo(goes);
    }

    @Test
    void protectClustersIsSentWithTheHandleOfTheVolume() throws Exception {
        file("a.txt");
        marked("F:", 0, PROTECT).release();
        assertThat(sentHandle()).isNotZero();
        marked("F:", SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit(), 0).release();
        assertThat(sentHandle()).isZero();
    }

    @Test
    void aDriverThatWantsTheVolumeForProtectClustersIsASwitchNotTheRule() throws Exception {
        file("a.txt");
        try (Handle handle = path("\\a.txt").open(backend, OpenMode.FACTS)) {
            HandleMark without = new HandleMark(0, 0, PROTECT);
            without.set(handle, backend, "a", 64);
            backend.faults().switchOn(DriverQuirk.PROTECT_CLUSTERS_WANTS_VOLUME);
            assertThat(catchThrowableOfType(
                            dev.tidemark.backend.Win32Exception.class, () -> without.set(handle, backend, "a", 64)))
                    .isNotNull();
        }
        marked("F:", 0, PROTECT).release();
    }

    // --- copies

    @Test
    void theStorageSaysHowManyCopiesThereAreAndOnlyThenIsOneOffered() throws Exception {
        OptionalInt newest = OptionalInt.empty();
        file("a.txt");
        MarkRules.Looked one = acts.files().look(path("\\a.txt"));
        assertThat(one.copies()).isEmpty();
        assertThat(MarkRules.obstacle(HandleInfo.READ_COPY, one, newest))
                .hasValueSatisfying(why -> assertThat(why).contains("no second copy"));
        volume.copies(2);
        MarkRules.Looked two = acts.files().look(path("\\a.txt"));
        assertThat(two.copies()).hasValue(2);
        assertThat(MarkRules.obstacle(HandleInfo.READ_COPY, two, newest)).isEmpty();
        assertThat(MarkRules.obstacle(HandleInfo.NOT_READ_COPY, acts.files().look(path("\\")), newest))
                .hasValueSatisfying(why -> assertThat(why).contains("directory"));
    }

    @Test
    void aSectorIsReadFromEachCopyAndSummedUp() throws Exception {
        volume.copies(3);
        try (var open = opened("a.txt")) {
            open.append(10_000);
        }
        MarkedHandle marked = marked("F:", 1, READ_COPY);
        assertThat(sentHandle()).isZero();
        List<CopySum> sums = marked.readCopies();
        assertThat(sums).extracting(CopySum::copy).containsExactly(0, 1, 2);
        assertThat(sums).allSatisfy(sum -> {
            assertThat(sum.error()).isEmpty();
            assertThat(sum.bytes()).isEqualTo(4096);
        });
        assertThat(sums)
                .extracting(CopySum::sum)
                .doesNotContain("")
                .containsOnly(sums.getFirst().sum());
        assertThat(log.operations(0, true).stream().filter(call -> call.call().equals("ReadFile")))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.mode().flags() & OpenMode.FLAG_NO_BUFFERING)
                        .isNotZero());
        marked.release();
    }

    @Test
    void ofAnEmptyFileThereIsNothingToSumUp() throws Exception {
        volume.copies(2);
        file("a.txt");
        MarkedHandle marked = marked("F:", 1, READ_COPY);
        assertThat(marked.readCopies()).containsExactly(new CopySum(0, 0, "", ""), new CopySum(1, 0, "", ""));
        marked.release();
    }

    @Test
    void aCopyThatThereIsNotIsRefused() throws Exception {
        file("a.txt");
        volume.copies(2);
        assertThat(refused(2, READ_COPY).problem().code()).isEqualTo(87);
    }

    // --- real time

    @ParameterizedTest
    @EnumSource(
            value = HandleInfo.class,
            names = {"REALTIME", "NOT_REALTIME"})
    void realTimeIsOfferedWithANote(HandleInfo flag) throws Exception {
        assertThat(MarkRules.obstacle(flag, MarkRules.Looked.NOT_YET, OptionalInt.empty()))
                .isEmpty();
        assertThat(MarkRules.note(flag, facts()))
                .hasValueSatisfying(note -> assertThat(note).contains("UDFS"));
        assertThat(MarkRules.note(HandleInfo.PROTECT_CLUSTERS, facts())).isEmpty();
    }

    // --- touching

    @Test
    void aTouchThroughTheHandleLeavesTheDataAndItsRecordCarriesTheSource() throws Exception {
        int source = SourceInfo.DATA_MANAGEMENT.bit();
        long size = file("a.txt").size();
        LiveSource live = read("F:");
        MarkedHandle marked = marked("F:", source, 0);
        marked.touch();
        await(() -> live.nextUsn() == volume.journal().nextUsn());
        RecordCursor last = new RecordCursor();
        assertThat(Reading.read(live.store(), live.store().endRecord() - 1, last))
                .isTrue();
        assertThat(last.sourceInfo()).isEqualTo(source);
        assertThat(last.reason()).isEqualTo(Reason.BASIC_INFO_CHANGE.bit());
        assertThat(Objects.requireNonNull(volume.files().find("\\a.txt")).size())
                .isEqualTo(size);
        marked.release();
    }

    @Test
    void aFileThatMayNotBeTouchedIsMarkedAllTheSame() throws Exception {
        file("a.txt");
        MarkedHandle marked = marked("F:", 8, 0);
        backend.faults().clear();
        marked.release();
        assertThat(MarkRules.untouchable(MarkRules.mode(0, 64)).access()).isZero();
        assertThat(MarkRules.untouchable(MarkRules.mode(READ_COPY, 64)).access())
                .isEqualTo(OpenMode.GENERIC_READ);
    }

    // --- manners

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePrivilegeIsEnabledForTheCallAndPutBack(boolean succeeds) throws Exception {
        file("a.txt");
        if (succeeds) {
            marked("F:", 1, 0).release();
        } else {
            backend.rights(new Rights(true, false, false));
            assertThat(refused(1, 0).problem().code()).isEqualTo(1314);
        }
        assertThat(backend.enabledPrivileges()).isEmpty();
    }

    @Test
    void aLinkIsOpenedAsALinkUnlessItsTargetIsChosen() throws Exception {
        file("a.txt");
        acts.files().readFileUsn(path("\\a.txt"), 3);
        assertThat(flagsOfLastOpen() & OpenMode.FLAG_OPEN_REPARSE_POINT).isNotZero();
        acts.files().readFileUsn(path("\\a.txt").followingLink(true), 3);
        assertThat(flagsOfLastOpen() & OpenMode.FLAG_OPEN_REPARSE_POINT).isZero();
        assertThat(volume.files().root().attributes() & FileAttribute.DIRECTORY.bit())
                .isNotZero();
    }

    private int flagsOfLastOpen() {
        return log.operations(0, true).stream()
                .filter(call -> call.call().equals("CreateFile"))
                .toList()
                .getLast()
                .mode()
                .flags();
    }
}
