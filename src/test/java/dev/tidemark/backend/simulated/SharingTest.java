package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may open what beside whom, and what a directory does not take. */
class SharingTest {

    private static final int READ = OpenMode.GENERIC_READ;
    private static final int WRITE = OpenMode.GENERIC_WRITE;
    private static final int SHARE_READ = OpenMode.SHARE_READ;
    private static final int SHARE_WRITE = OpenMode.SHARE_WRITE;

    private final Fixture fixture = Fixture.fresh();
    private final SimulatedFile file = fixture.file("a.txt");

    @AfterEach
    void nothingIsLeftBehind() {
        fixture.close();
    }

    private static OpenMode mode(int access, int share) {
        return new OpenMode(access, share, 0, 64);
    }

    /** 0, or the error of opening the file in one mode while it is open in another. */
    private int beside(OpenMode first, OpenMode second) {
        try (SimulatedOpen held = fixture.files.open(file, first);
                Handle opened = fixture.backend.openFile("F:", "\\a.txt", second)) {
            assertThat(held.file()).isEqualTo(file);
            return opened.value() == 0 ? -1 : 0;
        } catch (Win32Exception e) {
            return e.code();
        }
    }

    @Test
    void aFileOpensBesideAnotherOnlyWhenBothShareWhatTheOtherWants() {
        assertThat(beside(mode(READ, SHARE_READ), mode(READ, SHARE_READ))).isZero();
        assertThat(beside(mode(READ, SHARE_READ), mode(WRITE, SHARE_READ | SHARE_WRITE)))
                .isEqualTo(32);
        assertThat(beside(mode(WRITE, SHARE_READ), mode(READ, SHARE_READ))).isEqualTo(32);
        assertThat(beside(mode(WRITE, SHARE_READ), mode(READ, SHARE_READ | SHARE_WRITE)))
                .isZero();
        assertThat(beside(mode(READ | WRITE, 0), mode(READ, SHARE_READ | SHARE_WRITE)))
                .isEqualTo(32);
    }

    @Test
    void askingForFactsOnlyNeverConflicts() {
        assertThat(beside(mode(READ | WRITE, 0), OpenMode.FACTS)).isZero();
        assertThat(beside(mode(0, 0), mode(READ | WRITE, 0))).isZero();
    }

    @Test
    void whatWasRefusedIsNotOpen() {
        beside(mode(READ | WRITE, 0), mode(READ, 0));
        assertThat(fixture.files.holders()).isEmpty();
        assertThat(fixture.backend.counters().openHandles()).isEqualTo(1);
    }

    @Test
    void workloadsHoldTheirFilesInTheirOwnName() {
        try (Fixture busy = new Fixture("D:")) {
            busy.backend.step("D:", 5000);
            assertThat(busy.files.holders())
                    .isNotEmpty()
                    .allSatisfy(holder -> assertThat(holder.process()).isEqualTo("svchost.exe"))
                    .allSatisfy(holder -> assertThat(holder.path()).startsWith("\\Logs\\service-"));
        }
    }

    @Test
    void workloadsGoOnBesideAFileThatIsNotShared() throws Exception {
        try (Fixture busy = new Fixture("E:")) {
            busy.backend.step("E:", 200);
            SimulatedFile footage = busy.files.find("\\Footage");
            String name = busy.rows().stream()
                    .map(Fixture.Row::name)
                    .filter(one -> one.endsWith(".mxf"))
                    .findFirst()
                    .orElseThrow();
            assertThat(footage).isNotNull();
            try (Handle held = busy.backend.openFile("E:", "\\Footage\\" + name, mode(READ, 0))) {
                long from = busy.journal.nextUsn();
                busy.backend.step("E:", 200);
                assertThat(busy.read(Fixture.Request.from(from)).rows())
                        .isNotEmpty()
                        .noneMatch(row -> row.name().equals(name));
                assertThat(held.flush().ok()).isTrue();
            }
        }
    }

    @Test
    void aNameIsGivenOnceInADirectoryWhateverItsCase() {
        assertThatThrownBy(() -> fixture.create("A.TXT"))
                .isInstanceOfSatisfying(
                        SimulatedRefusal.class, e -> assertThat(e.status()).isEqualTo(80));
        assertThat(fixture.vacant("A.txt")).isEqualTo("A (2).txt");
    }

    @Test
    void aRenameReplacesAFileOfThatNameUnlessItIsInUse() {
        SimulatedFile other = fixture.file("b.txt");
        SimulatedOpen held = fixture.files.open(other);
        try (SimulatedOpen open = fixture.files.open(file)) {
            assertThatThrownBy(() -> open.rename(fixture.files.root(), "B.txt"))
                    .isInstanceOfSatisfying(
                            SimulatedRefusal.class, e -> assertThat(e.status()).isEqualTo(5));
            held.close();
            long from = fixture.journal.nextUsn();
            open.rename(fixture.files.root(), "B.txt");
            assertThat(fixture.read(Fixture.Request.from(from)).said())
                    .containsExactly("b.txt FILE_DELETE|CLOSE", "a.txt RENAME_OLD_NAME", "B.txt RENAME_NEW_NAME");
        }
        assertThat(fixture.files.find("\\b.txt")).isEqualTo(file);
        assertThat(fixture.files.find(other.id())).isNull();
    }

    @Test
    void withoutElevationAVolumeOpensForFactsOnly() throws Exception {
        fixture.backend.rights(new Rights(false, false, false));
        assertThatThrownBy(() -> fixture.backend.openVolume("F:", OpenMode.READ_JOURNAL))
                .isInstanceOfSatisfying(
                        Win32Exception.class, e -> assertThat(e.code()).isEqualTo(5));
        try (Handle facts = fixture.backend.openVolume("F:", OpenMode.VOLUME_FACTS)) {
            int query = ControlCode.FSCTL_QUERY_USN_JOURNAL.value();
            assertThat(facts.control(query, null, fixture.dirty(80)).ok()).isTrue();
        }
    }

    @Test
    void withoutRightsTheJournalIsReadThroughTheRootAndTellsNoNames() {
        fixture.backend.rights(new Rights(false, false, false));
        int code = ControlCode.FSCTL_READ_UNPRIVILEGED_USN_JOURNAL.value();
        Fixture.Request all = Fixture.Request.from(0);
        try (Handle root = fixture.openFile("\\");
                Handle other = fixture.openFile("\\a.txt")) {
            assertThat(other.control(code, fixture.encode(all), fixture.dirty(4096))
                            .status())
                    .isEqualTo(87);
            ByteBuffer out = fixture.dirty(4096);
            assertThat(root.control(code, fixture.encode(all), out).ok()).isTrue();
            Fixture.Row first = Fixture.row(out, 8);
            assertThat(first.name()).isEmpty();
            assertThat(first.reasons()).isEqualTo(Reason.FILE_CREATE.bit());
            assertThat(first.file()).isEqualTo(file.id());
        }
    }

    @Test
    void aFileLockedByATransactionHasNoForcedCloseRecord() {
        fixture.files.transacted(file, true);
        try (Handle handle = fixture.openFile("\\a.txt")) {
            int code = ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value();
            assertThat(handle.control(code, null, fixture.dirty(8)).status()).isEqualTo(6800);
            fixture.files.transacted(file, false);
            assertThat(handle.control(code, null, fixture.dirty(8)).ok()).isTrue();
        }
    }

    private static void assertRefused(ThrowingCallable call, int status) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SimulatedRefusal.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void aFileThatIsToBeDeletedIsNotOpenedAndItsNameNotGivenAgain() {
        SimulatedOpen open = fixture.files.open(file).delete();
        assertRefused(() -> fixture.files.open(file), 5);
        assertRefused(() -> fixture.create("a.txt"), 5);
        open.close();
        assertRefused(() -> fixture.files.open(file), 2);
        fixture.create("a.txt").close();
    }

    @Test
    void aHandleForReadingDoesNotWrite() {
        try (SimulatedOpen open = fixture.files.open(file, mode(READ, SHARE_READ | SHARE_WRITE))) {
            assertRefused(() -> open.append(1), 5);
        }
    }

    @Test
    void aProgramWhoseHandleADismountBrokeOpensItsFileAsAnyOther() {
        SimulatedOpen broken = fixture.files.open(file).mark(2);
        fixture.send(ControlCode.FSCTL_DISMOUNT_VOLUME, null, null);
        SimulatedOpen alone = fixture.files.open(file, mode(READ, 0));
        assertRefused(() -> broken.append(1), 32);
        alone.close();
        broken.append(1);
        try (Handle reader = fixture.open(OpenMode.READ_JOURNAL)) {
            Fixture.Answer answer = fixture.read(reader, Fixture.Request.from(0), 4096);
            assertThat(answer.rows().getLast().source())
                    .as("a mark ends with its handle")
                    .isZero();
        }
        fixture.volume.crashAndRemount();
        fixture.files.open(file).delete().close();
        assertRefused(() -> broken.append(1), 2);
        broken.close();
    }

    @Test
    void aHandleOfAFileIsBrokenByAPowerFailure() {
        try (Handle handle = fixture.openFile("\\a.txt")) {
            fixture.volume.crashAndRemount();
            int code = ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value();
            assertThat(handle.control(code, null, fixture.dirty(8)).status()).isEqualTo(21);
        }
    }
}
