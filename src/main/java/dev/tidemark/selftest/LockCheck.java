package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.ReadRequest;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What keeps a volume from being locked, what a lock answers to its own handle, and what ends it. */
final class LockCheck implements Check {

    private static final int TIMES = 10;
    private static final Duration WATCHED = Duration.ofMillis(50);
    private static final Duration LET_GO = Duration.ofSeconds(2);

    private static final Expected REFUSED = Expected.error("AssumedWindows.LOCK_IN_USE", AssumedWindows.LOCK_IN_USE);
    private static final Expected LOCKED = Expected.success("AssumedWindows.LOCK_IN_USE");
    private static final Expected GONE = Expected.oneOf("AssumedWindows.AFTER_DISMOUNT", AssumedWindows.AFTER_DISMOUNT);

    @Override
    public int number() {
        return 17;
    }

    /** What is in use during a lock. */
    @FunctionalInterface
    private interface Using {
        AutoCloseable begin() throws Win32Exception;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        String path = trial.files().create("lock.txt");
        during(trial, "nothing open", LOCKED, () -> () -> {});
        during(trial, "own handle of the volume, TRAVERSE", REFUSED, () -> trial.open(OpenMode.VOLUME_FACTS));
        during(trial, "own handle of the volume, GENERIC_READ", REFUSED, () -> trial.open(OpenMode.READ_JOURNAL));
        during(
                trial,
                "own handle of the volume, access 0",
                Expected.success("AssumedWindows.DIRECT_OPEN_RIGHTS"),
                () -> trial.open(OpenMode.DEVICE_FACTS));
        during(trial, "own handle of a file, access 0", REFUSED, () -> trial.openFile(path, OpenMode.FACTS));
        during(
                trial,
                "a file that another process has open",
                REFUSED,
                () -> trial.files().holdByAnother(path));
        during(
                trial,
                "the current directory of this process",
                REFUSED,
                () -> trial.files().workInside());
        trial.ask(
                "right after a watched reader was closed, " + TIMES + " times",
                Expected.words("AssumedWindows.LOCK_IN_USE", locks(TIMES)),
                () -> Observation.of(locks(afterReaders(trial))));
        whileLocked(trial);
    }

    private static String locks(int count) {
        return count + " locks";
    }

    private static void during(Trial trial, String what, Expected expected, Using using) {
        trial.ask("LOCK, " + what, expected, () -> {
            AutoCloseable used = trial.keep(using.begin());
            try {
                return Observation.of(lockAndUnlock(trial));
            } finally {
                close(used);
            }
        });
    }

    private static void close(AutoCloseable used) throws Win32Exception {
        try {
            used.close();
        } catch (Win32Exception | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Completion lockAndUnlock(Trial trial) throws Win32Exception {
        try (Handle volume = trial.open(OpenMode.ACT)) {
            Completion done = volume.control(ControlCode.FSCTL_LOCK_VOLUME.value(), null, null);
            if (done.ok()) {
                volume.control(ControlCode.FSCTL_UNLOCK_VOLUME.value(), null, null);
            }
            return done;
        }
    }

    /** How many locks succeed, each after a reader that waited was cancelled and closed. */
    private static int afterReaders(Trial trial) throws Win32Exception {
        int locked = 0;
        for (int i = 0; i < TIMES; i++) {
            JournalData journal = Journals.now(trial);
            ReadRequest request = Journals.waiting(journal, Journals.ALL_REASONS, 0);
            try (Handle volume = trial.open(OpenMode.READ_JOURNAL)) {
                Waiting waiting = Waiting.begin(() -> Journals.read(trial, volume, request));
                waiting.endsWithin(WATCHED);
                waiting.cancel(volume, LET_GO);
            }
            locked += lockAndUnlock(trial).ok() ? 1 : 0;
        }
        return locked;
    }

    private static void whileLocked(Trial trial) throws Win32Exception {
        JournalData journal = Journals.now(trial);
        Handle volume = trial.open(OpenMode.ACT);
        Completion lock = volume.control(ControlCode.FSCTL_LOCK_VOLUME.value(), null, null);
        if (!lock.ok()) {
            trial.skip("over the locking handle", GONE, "it was not locked: " + Observation.words(lock.status()));
            return;
        }
        trial.ask("QUERY over the locking handle", GONE, () -> Journals.query(trial, volume));
        ByteBuffer out = Journals.room(trial);
        trial.ask(
                "READ over the locking handle",
                GONE,
                () -> Observation.of(Journals.read(
                        trial, volume, ControlCode.FSCTL_READ_USN_JOURNAL, Journals.from(0, journal), out)));
        trial.ask(
                "opening the volume while it is locked, TRAVERSE",
                Expected.error("AssumedWindows.LOCKED_BY_OTHERS", AssumedWindows.LOCKED_BY_OTHERS),
                () -> opened(trial));
        trial.ask("UNLOCK", LOCKED, () -> unlock(volume));
        trial.ask(
                "UNLOCK, again",
                Expected.error("AssumedWindows.UNLOCK_WITHOUT_LOCK", AssumedWindows.UNLOCK_WITHOUT_LOCK),
                () -> unlock(volume));
    }

    private static Observation opened(Trial trial) throws Win32Exception {
        try (Handle other = trial.open(OpenMode.VOLUME_FACTS)) {
            return Observation.of(Completion.DONE);
        }
    }

    private static Observation unlock(Handle volume) {
        return Observation.of(volume.control(ControlCode.FSCTL_UNLOCK_VOLUME.value(), null, null));
    }
}
