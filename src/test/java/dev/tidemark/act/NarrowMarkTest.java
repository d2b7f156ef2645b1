package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.NarrowMark;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Privilege;
import dev.tidemark.testing.NarrowComputer;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleMark;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Marks of a 32-bit program where this process is none, and another one sends them. */
@Tag("shows-windows")
class NarrowMarkTest extends ActFixture {

    private static final int SOURCE = SourceInfo.DATA_MANAGEMENT.bit();

    private final List<NarrowMark> asked = new ArrayList<>();
    private final List<Set<Privilege>> enabled = new ArrayList<>();
    private final List<Integer> refusals = new ArrayList<>();
    private boolean refusesVolume;

    private Acts acts(NarrowComputer computer) {
        return new Acts(computer, log, id -> List.of(), List.of());
    }

    /** Opens and marks on the simulated volume, as a process of 32 bits. */
    private NarrowCaller.Answer mark(NarrowMark wanted) {
        asked.add(wanted);
        enabled.add(Set.copyOf(backend.enabledPrivileges()));
        if (!refusals.isEmpty()) {
            Completion refused = Completion.failed(refusals.removeFirst());
            String target = refusesVolume ? wanted.volume() : wanted.target();
            return new NarrowCaller.Answer("CreateFile", target, refused, new byte[0], null);
        }
        try {
            Handle handle = backend.openFile(wanted.volume(), wanted.path(), wanted.mode());
            try (Handle volume = backend.openVolume(wanted.volume(), OpenMode.ACT)) {
                long number = wanted.withVolume() ? volume.value() : 0;
                HandleMark mark = new HandleMark(wanted.first(), number, wanted.handleInfo());
                mark.set(handle, backend, wanted.target(), 32);
                byte[] sent = mark.encode(ByteBuffer::allocate, 32).array();
                return new NarrowCaller.Answer("FSCTL_MARK_HANDLE", wanted.target(), Completion.DONE, sent, handle);
            }
        } catch (Win32Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Acts through() {
        return acts(new NarrowComputer(backend, this::mark));
    }

    @Test
    void anotherProgramSendsTheTwelveBytesAndTheyAreLogged() throws Exception {
        file("a.txt");
        MarkedHandle marked = through().files().mark(path("\\a.txt"), SOURCE, 0x400, 32);

        assertThat(asked).singleElement().satisfies(wanted -> {
            assertThat(wanted.withVolume()).isTrue();
            assertThat(wanted.mode().callerWidth()).isEqualTo(32);
            assertThat(wanted.handleInfo()).isEqualTo(0x400);
        });
        List<DeviceCall> calls = log.operations(0, false);
        assertThat(calls).extracting(DeviceCall::call).startsWith("CreateFile", "FSCTL_MARK_HANDLE");
        DeviceCall mark = calls.get(1);
        assertThat(mark.inputLength()).isEqualTo(12);
        assertThat(mark.input()).startsWith(1, 0, 0, 0).endsWith(0, 4, 0, 0);
        assertThat(mark.purpose()).isEqualTo(marked.act());
        assertThat(enabled).containsExactly(Set.of(Privilege.MANAGE_VOLUME));
        assertThat(backend.enabledPrivileges()).isEmpty();
        assertThat(marked.closeRecord()).isPresent();
        marked.release();
        assertThat(backend.counters().openHandles()).isZero();
    }

    @Test
    void whatMayNotBeWrittenIsOpenedForLessAndThenPastItsPermissions() throws Exception {
        file("a.txt");
        refusals.addAll(List.of(5, 5));
        through().files().mark(path("\\a.txt"), SOURCE, 0, 32).release();

        assertThat(asked).extracting(wanted -> wanted.mode().access()).containsExactly(0x180, 0, 0);
        assertThat(enabled.get(1)).doesNotContain(Privilege.BACKUP);
        assertThat(enabled.get(2)).contains(Privilege.BACKUP);
        assertThat(backend.enabledPrivileges()).isEmpty();
    }

    /** Another mode of the file opens no volume. */
    @Test
    void aVolumeThatIsDeniedIsAskedForOnce() {
        file("a.txt");
        refusesVolume = true;
        refusals.addAll(List.of(5, 5, 5));
        ActFailedException refused = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> through().files().mark(path("\\a.txt"), SOURCE, 0, 32)));
        assertThat(asked).hasSize(1);
        assertThat(refused.problem().what()).startsWith("CreateFile on F:");
        assertThat(backend.enabledPrivileges()).isEmpty();
    }

    @Test
    void aRefusalIsTheAnswerOfItsCall() {
        file("a.txt");
        refusals.add(32);
        ActFailedException refused = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> through().files().mark(path("\\a.txt"), SOURCE, 0, 32)));
        assertThat(refused.problem().code()).isEqualTo(32);
        assertThat(refused.problem().what()).startsWith("CreateFile on F:\\a.txt");
        assertThat(log.operations(0, false)).extracting(DeviceCall::status).contains(32);
    }

    @Test
    void withoutSuchAProgramNothingIsSentAndWhyIsSaid() {
        file("a.txt");
        Acts without = acts(new NarrowComputer(backend, null));
        assertThat(without.files().narrowObstacle())
                .hasValueSatisfying(why -> assertThat(why).contains(NarrowCaller.PROGRAM));
        assertThat(acts.files().narrowObstacle()).isEmpty();
        assertThat(through().files().narrowObstacle()).isEmpty();
        ActFailedException refused = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> without.files().mark(path("\\a.txt"), SOURCE, 0, 32)));
        assertThat(refused.problem().what()).contains("CreateProcess", NarrowCaller.PROGRAM);
        assertThat(refused.problem().next()).contains("setup");
        assertThat(log.operations(0, false)).noneMatch(call -> call.call().equals("FSCTL_MARK_HANDLE"));
    }

    @Test
    void asA64BitProgramItMarksByItself() throws Exception {
        file("a.txt");
        through().files().mark(path("\\a.txt"), SOURCE, 0, 64).release();
        assertThat(asked).isEmpty();
    }

    @Test
    void aFileIsToldByItsIdWhereItWasChosenByThat() {
        FileTarget byId = new FileTarget.ById("F:", FileId.ntfs(40, 2), "a.txt");
        NarrowMark wanted = byId.narrow(OpenMode.FACTS, 1, true, 0);
        assertThat(wanted.id()).isNotNull();
        assertThat(wanted.target())
                .isEqualTo("F: " + Objects.requireNonNull(wanted.id()).hex());
        assertThat(wanted.mode().flags() & OpenMode.FLAG_OPEN_REPARSE_POINT).isNotZero();
        NarrowMark volumes = new FileTarget.TheVolume("F:").narrow(OpenMode.FACTS, 0, false, 0x8000);
        assertThat(volumes.path()).isEmpty();
        assertThat(volumes.mode().access()).isEqualTo(OpenMode.FILE_TRAVERSE);
        Backend none = backend;
        assertThat(none.narrowCaller()).isEmpty();
    }
}
