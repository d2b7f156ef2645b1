package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.FileUsnData;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a forced close record is refused for, and what it carries. */
final class CloseRecordCheck implements Check {

    private static final OpenMode WRITE = new OpenMode(OpenMode.GENERIC_WRITE, OpenMode.SHARE_ALL, 0, 64);
    private static final int MAX_VERSION = 3;
    private static final long LAZY_WRITER_MILLIS = 1500;

    private static final String CLOSE = "CLOSE";
    private static final String PENDING = "CLOSE with what was pending";
    private static final String OTHER = "no CLOSE";
    private static final String FINAL = "stays the last";
    private static final String AGAIN = "is logged again";

    private static final Expected REFUSED =
            Expected.error("AssumedWindows.NO_CLOSE_RECORD", AssumedWindows.NO_CLOSE_RECORD);
    private static final Expected WRITTEN = Expected.successAnd(
            "AssumedWindows.CLOSE_RECORD_ALWAYS", AssumedWindows.CLOSE_RECORD_ALWAYS ? CLOSE : OTHER);

    @Override
    public int number() {
        return 12;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        String path = trial.files().create("close.txt");
        Handle file = trial.openFile(path, OpenMode.FACTS);
        Handle folder = trial.openFile(trial.files().folder(), OpenMode.FACTS);
        Handle volume = trial.open(OpenMode.READ_JOURNAL);
        trial.ask("a file, nothing pending", WRITTEN, () -> written(trial, file));
        trial.ask("a directory, nothing pending", WRITTEN, () -> written(trial, folder));
        trial.ask("the volume", REFUSED, () -> Observation.of(send(volume, room(trial))));
        trial.ask(
                "an output of 4 bytes",
                REFUSED,
                () -> Observation.of(send(file, trial.backend().allocate(Integer.BYTES))));
        trial.ask(
                "an output at an odd address",
                REFUSED,
                () -> Observation.of(
                        send(file, trial.backend().allocate(2 * Long.BYTES).position(1))));
        trial.ask(
                "a file that was written and is open",
                Expected.successAnd("AssumedWindows.CLOSE_RECORD_ALWAYS", PENDING),
                () -> pending(trial, path, file));
        trial.ask("a read-only file", WRITTEN, () -> readOnly(trial));
        trial.ask(
                "after a flush",
                Expected.words(
                        "AssumedWindows.FLUSHED_CLOSE_RECORD_IS_FINAL",
                        AssumedWindows.FLUSHED_CLOSE_RECORD_IS_FINAL ? FINAL : AGAIN),
                () -> flushed(trial, path));
    }

    private static ByteBuffer room(Trial trial) {
        return trial.backend().allocate(Long.BYTES);
    }

    private static Completion send(Handle handle, ByteBuffer out) {
        return handle.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, out);
    }

    private static Observation written(Trial trial, Handle handle) throws Win32Exception {
        ByteBuffer out = room(trial);
        Completion done = send(handle, out);
        Observation seen = Observation.of(done, out);
        if (!done.ok()) {
            return seen;
        }
        return seen.and(Reason.CLOSE.in(Journals.reasonsAt(trial, out.getLong(0))) ? CLOSE : OTHER);
    }

    private static Observation pending(Trial trial, String path, Handle handle) throws Win32Exception {
        trial.keep(trial.files().writeAndKeepOpen(path));
        ByteBuffer out = room(trial);
        Completion done = send(handle, out);
        Observation seen = Observation.of(done, out);
        if (!done.ok()) {
            return seen;
        }
        int reasons = Journals.reasonsAt(trial, out.getLong(0));
        boolean both = Reason.CLOSE.in(reasons) && Reason.DATA_EXTEND.in(reasons);
        return seen.and(both ? PENDING : Reason.CLOSE.in(reasons) ? CLOSE : OTHER);
    }

    private static Observation readOnly(Trial trial) throws Win32Exception {
        String path = trial.files().create("read-only.txt");
        trial.files().readOnly(path, true);
        try (Handle file = trial.openFile(path, OpenMode.FACTS)) {
            return written(trial, file);
        }
    }

    private static Observation flushed(Trial trial, String path) throws Win32Exception {
        Handle file = trial.openFile(path, WRITE);
        trial.keep(trial.files().writeAndKeepOpen(path));
        Completion flushed = file.flush();
        if (!flushed.ok()) {
            return Observation.of(flushed);
        }
        ByteBuffer out = room(trial);
        Completion done = send(file, out);
        if (!done.ok()) {
            return Observation.of(done);
        }
        pause();
        long last = FileUsnData.read(file, trial.backend(), trial.volume(), MAX_VERSION)
                .usn();
        return Observation.of(last == out.getLong(0) ? FINAL : AGAIN);
    }

    /** What is written lazily is written about once a second. */
    private static void pause() {
        try {
            new CountDownLatch(1).await(LAZY_WRITER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
