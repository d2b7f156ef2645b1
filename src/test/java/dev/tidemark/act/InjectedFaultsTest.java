package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.SourceState;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.SourceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand faults, each in one act: every one ends in the log and in words, and nothing is left behind. */
@Tag("shows-act")
@Timeout(300)
class InjectedFaultsTest extends ActFixture {

    private static final int FAULTS = 1000;

    /** Errors that Tidemark has no words of its own for are met too. */
    private static final int[] UNKNOWN = {1392, 1117, 23, 31};

    /** What one act does, and the code that it cannot do without. */
    private record Attempt(ControlCode code, Doing doing) {}

    private interface Doing {
        void act() throws Exception;
    }

    private final SplittableRandom random = new SplittableRandom(20);

    private List<Attempt> attempts() {
        SimulatedFile directory = volume.files().directory(volume.files().root(), "docs");
        FileTarget file = path("\\a.txt");
        FileTarget byId = new FileTarget.ById("F:", directory.id(), "docs");
        int source = SourceInfo.DATA_MANAGEMENT.bit();
        return List.of(
                new Attempt(
                        ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD,
                        () -> acts.files().closeRecord(file, true)),
                new Attempt(
                        ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD,
                        () -> acts.files().closeRecord(byId, false)),
                new Attempt(
                        ControlCode.FSCTL_READ_FILE_USN_DATA, () -> acts.files().readFileUsn(file, 3)),
                new Attempt(ControlCode.FSCTL_MARK_HANDLE, () -> acts.files().mark(file, source, 0, 64)),
                new Attempt(ControlCode.FSCTL_MARK_HANDLE, () -> acts.files().mark(byId, source, 1, 32)),
                new Attempt(
                        ControlCode.FSCTL_LOCK_VOLUME, () -> acts.volumes().lock(facts(), Duration.ZERO, () -> false)),
                new Attempt(
                        ControlCode.FSCTL_DISMOUNT_VOLUME, () -> acts.volumes().dismount(facts())),
                new Attempt(ControlCode.FSCTL_DISMOUNT_VOLUME, this::dismountLocked),
                new Attempt(ControlCode.FSCTL_UNLOCK_VOLUME, this::unlock),
                new Attempt(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, this::hold),
                new Attempt(
                        ControlCode.FSCTL_QUERY_USN_JOURNAL,
                        () -> acts.journals().query(facts())),
                new Attempt(
                        ControlCode.FSCTL_CREATE_USN_JOURNAL,
                        () -> acts.journals().create(facts(), 32 * MIB, 8 * MIB)),
                new Attempt(
                        ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES,
                        () -> acts.journals().trackRanges(facts(), 4096, 4096)),
                new Attempt(
                        ControlCode.FSCTL_DELETE_USN_JOURNAL,
                        () -> acts.journals()
                                .deletion(
                                        facts(), acts.journals().query(facts()).journalId())
                                .run(random.nextBoolean())));
    }

    private void dismountLocked() throws Exception {
        acts.volumes().lock(facts(), Duration.ZERO, () -> false).dismount();
    }

    private void unlock() throws Exception {
        OfflineVolume locked = acts.volumes().lock(facts(), Duration.ZERO, () -> false);
        locked.dismount();
        locked.unlock();
    }

    private void hold() throws Exception {
        HeldWrites hold = acts.volumes().holdWrites(facts(), Duration.ofSeconds(30), null);
        hold.await();
        Problem problem = hold.problem();
        if (problem != null) {
            throw new ActFailedException(hold.act(), problem, null);
        }
    }

    @Test
    void aThousandFaultsEachEndInTheLogAndInWordsAndLeaveNothing() throws Exception {
        file("a.txt");
        LiveSource source = read("F:");
        List<Attempt> attempts = attempts();
        int[] errors = Stream.of(Win32Error.values()).mapToInt(Win32Error::code).toArray();
        for (int i = 0; i < FAULTS; i++) {
            Attempt attempt = attempts.get(i % attempts.size());
            int error = random.nextInt(8) == 0
                    ? UNKNOWN[random.nextInt(UNKNOWN.length)]
                    : errors[random.nextInt(errors.length)];
            fails(attempt, error, i);
            acts.held().releaseAll();
            await(() -> acts.held().all().isEmpty());
            assertThat(backend.counters().locks()).isZero();
            assertThat(backend.counters().holds()).isZero();
            readerLivesOrSaysWhy(source);
        }
        source.close();
        await(backend.counters()::none);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("tidemark-hold")));
    }

    /** A fault can meet the reader as well, which begins to read again while acts go on. */
    private static void readerLivesOrSaysWhy(LiveSource source) {
        SourceState state = source.state();
        if (state.phase() == SourceState.Phase.FAILED) {
            assertThat(Objects.requireNonNull(state.problem()).next()).isNotBlank();
            source.resume();
        }
    }

    private void fails(Attempt attempt, int error, int number) throws Exception {
        String what = number + ": " + attempt.code() + " " + error;
        long before = log.count();
        backend.faults().fail(attempt.code().value(), error, 1);
        Problem problem = null;
        try {
            attempt.doing().act();
        } catch (ActFailedException e) {
            problem = e.problem();
            assertThat(e.act().state()).as(what).isEqualTo(Act.State.FAILED);
        } finally {
            backend.faults().clear();
        }
        if (attempt.code() == ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES && error == 995) {
            // A hold that ends with 995 was cancelled: that is how holds end.
            return;
        }
        assertThat(problem).as(what).isNotNull();
        Problem words = Objects.requireNonNull(problem);
        assertThat(words.code()).as(what).isEqualTo(error);
        assertThat(words.what())
                .as(what)
                .contains(Integer.toString(error))
                .contains(attempt.code().name());
        assertThat(words.meaning()).as(what).isNotBlank();
        assertThat(words.next()).as(what).isNotBlank();
        assertThat(log.operations(before, false)).as(what).anySatisfy(operation -> {
            assertThat(operation.status()).isEqualTo(error);
            assertThat(operation.code()).isEqualTo(attempt.code().value());
        });
    }
}
