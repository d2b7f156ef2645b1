package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.NotedFaults;
import dev.tidemark.testing.OtherAnswers;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.volume.FileTableEnumerator;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drivers that answer what the calls never return, and faults in the middle of acts: nothing stays held, silent or open. */
@Tag("shows-house")
class WrongAnswersTest extends ActFixture {

    private final OtherAnswers other = new OtherAnswers(backend);
    private final Acts over = new Acts(other, new DeviceCallLog(InstantSource.system()), id -> List.of(), List.of());

    private NotedFaults faults;

    /** A fault is thrown on, so that the program gives back what is held: here it is only noted. */
    @BeforeEach
    void noteFaults() {
        faults = new NotedFaults();
    }

    @AfterEach
    void noteFaultsNoLonger() {
        faults.close();
    }

    private void awaitFault() {
        await(() -> !faults.all().isEmpty());
        assertThat(faults.all()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    private void returning(ControlCode code, int bytes) {
        other.answer((sent, out, call) -> {
            Completion done = call.get();
            return sent == code.value() ? new Completion(Win32Error.SUCCESS, bytes) : done;
        });
    }

    private void faultIn(ControlCode code) {
        other.answer((sent, out, call) -> {
            if (sent == code.value()) {
                throw new IllegalStateException("a fault of the program");
            }
            return call.get();
        });
    }

    private static void failsWith(Win32Error error, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(ActFailedException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(error.code()));
    }

    private FileTarget target(String name) {
        file(name);
        return new FileTarget.ByPath("F:", "\\" + name);
    }

    @Test
    void anAnswerThatIsNoWholeRecordIsNotTakenForOne() {
        FileTarget file = target("a.txt");
        for (int bytes : new int[] {0, 8, 40}) {
            returning(ControlCode.FSCTL_READ_FILE_USN_DATA, bytes);
            failsWith(Win32Error.ERROR_INVALID_DATA, () -> over.files().readFileUsn(file, 3));
            assertThat(over.files().kindOf(file)).isEqualTo(MarkRules.On.FILE);
        }
    }

    @Test
    void moreBytesThanThereIsRoomForAreNotRead() throws Exception {
        returning(ControlCode.FSCTL_QUERY_USN_JOURNAL, Integer.MAX_VALUE);
        assertThat(over.journals().query(facts()).maximumSize()).isEqualTo(32 * MIB);
        returning(ControlCode.FSCTL_READ_USN_JOURNAL, Integer.MAX_VALUE);
        try (JournalReader reader = new JournalReader(other.backend(), "F:")) {
            assertThat(reader.read(request()).records().limit()).isPositive();
        }
    }

    private ReadRequest request() throws Exception {
        return new ReadRequest(
                0, -1, false, 0, 0, acts.journals().query(facts()).journalId(), 2, 3, true);
    }

    @Test
    void anAnswerThatLeadsBackIsRefusedInsteadOfFollowedWithoutEnd() throws Exception {
        file("a.txt");
        other.answer((code, out, call) -> {
            Completion done = call.get();
            if (out != null && done.ok() && code == ControlCode.FSCTL_READ_USN_JOURNAL.value()) {
                out.putLong(0, -8);
            }
            if (out != null && done.ok() && code == ControlCode.FSCTL_ENUM_USN_DATA.value()) {
                out.putLong(0, 0);
            }
            return done;
        });
        try (JournalReader reader = new JournalReader(other.backend(), "F:")) {
            ReadRequest request = request();
            assertThatThrownBy(() -> reader.read(request)).hasMessageContaining("13 ERROR_INVALID_DATA");
        }
        try (var handle = other.backend().openVolume("F:", dev.tidemark.backend.OpenMode.ACT)) {
            FileTableEnumerator files = new FileTableEnumerator(handle, other.backend(), "F:", 0, Long.MAX_VALUE, 3);
            assertThatThrownBy(files::next).hasMessageContaining("13 ERROR_INVALID_DATA");
        }
    }

    @Test
    void aFaultWhileLockingLeavesTheVolumeAsItWas() throws Exception {
        faultIn(ControlCode.FSCTL_LOCK_VOLUME);
        assertThatThrownBy(() -> over.volumes().lock(facts(), Duration.ZERO, () -> false))
                .isInstanceOf(IllegalStateException.class);
        assertThat(over.held().quiet().isQuiet("F:")).isFalse();
        assertThat(over.held().all()).isEmpty();
        assertThat(over.history().all().getLast().state()).isEqualTo(Act.State.FAILED);
        await(backend.counters()::none);
    }

    @Test
    void aFaultInGivingBackOneThingDoesNotKeepTheOthers() throws Exception {
        over.volumes().lock(facts(), Duration.ZERO, () -> false);
        over.volumes().lock(facts("D:"), Duration.ZERO, () -> false);
        faultIn(ControlCode.FSCTL_UNLOCK_VOLUME);
        assertThatThrownBy(over.held()::releaseAll).isInstanceOf(IllegalStateException.class);
        assertThat(over.held().all()).isEmpty();
        await(backend.counters()::none);
    }

    @Test
    void aHoldWhoseCallFaultsIsOverAndTheVolumeCanBeLockedAfterwards() throws Exception {
        faultIn(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES);
        HeldWrites hold = over.volumes().holdWrites(facts(), Duration.ofSeconds(5), null);
        await(() -> hold.state() == HeldWrites.State.OVER);
        awaitFault();
        assertThat(hold.end()).isEqualTo(HeldWrites.End.FAILED);
        assertThat(over.held().all()).isEmpty();
        other.answer((code, out, call) -> call.get());
        over.volumes().lock(facts(), Duration.ZERO, () -> false).release();
    }

    @Test
    void aLockCanBeCancelledWhileTheVolumeOwesAnAnswer() throws Exception {
        assertThat(acts.held().quiet().ask("F:")).isTrue();
        AtomicBoolean cancelled = new AtomicBoolean();
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                acts.volumes().lock(facts(), Duration.ZERO, cancelled::get);
                ended.complete(new AssertionError("it is locked"));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        Await.until("silence is wanted", () -> acts.held().quiet().isQuiet("F:"));
        cancelled.set(true);
        assertThat(ended.get())
                .asInstanceOf(type(ActFailedException.class))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(Win32Error.ERROR_OPERATION_ABORTED.code()));
        assertThat(acts.held().all()).isEmpty();
        acts.held().quiet().asked("F:");
    }

    @Test
    void noRetryIsTooLongToBeCounted() throws Exception {
        acts.volumes()
                .lock(facts(), Duration.ofSeconds(Long.MAX_VALUE), () -> false)
                .release();
    }

    @Test
    void aDeletionThatIsStoppedBeforeItWasSentDidNotHappen() throws Exception {
        JournalDeletion deletion =
                acts.journals().deletion(facts(), acts.journals().query(facts()).journalId());
        deletion.stopWaiting();
        failsWith(Win32Error.ERROR_CANCELLED, () -> deletion.run(true));
        assertThat(volume.journal().isActive()).isTrue();
    }

    @Test
    void aFaultInTheReaderEndsReadingInWords() {
        faultIn(ControlCode.FSCTL_READ_USN_JOURNAL);
        LiveSource source =
                new LiveSource(other.backend(), volume.facts(), folder.resolve("read"), Long.MAX_VALUE, clock);
        sources.add(source);
        source.start(FLOWING);
        await(() -> source.state().phase() == Phase.FAILED);
        awaitFault();
        assertThat(Objects.requireNonNull(source.state().problem()).what()).contains("a fault of the program");
    }
}
