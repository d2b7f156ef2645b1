package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.volume.HandleMark;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.ReadRequest;
import java.nio.ByteBuffer;

/** What a volume answers that has no journal yet. */
final class NoJournalCheck implements Check {

    private static final Expected NONE = Expected.error("AssumedWindows.NO_JOURNAL", AssumedWindows.NO_JOURNAL);
    private static final int CLIENT_REPLICATION = 8;

    @Override
    public int number() {
        return 3;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        Handle volume = trial.open(OpenMode.ACT);
        Handle file = trial.openFile(trial.files().create("without.txt"), OpenMode.FACTS);
        trial.ask("QUERY", NONE, () -> Journals.query(trial, volume));
        ReadRequest oldest = new ReadRequest(0, Journals.ALL_REASONS, false, 0, 0, 0, 2, 3, true);
        trial.ask("READ", NONE, () -> Observation.of(Journals.read(trial, volume, oldest)));
        trial.ask("WRITE_USN_CLOSE_RECORD", NONE, () -> {
            ByteBuffer out = trial.backend().allocate(Long.BYTES);
            return Observation.of(file.control(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), null, out));
        });
        trial.ask("DELETE", NONE, () -> {
            ByteBuffer in = trial.backend().allocate(Layouts.DELETE_USN_JOURNAL_DATA.size());
            in.putInt(Layouts.DELETE_USN_JOURNAL_DATA.offset("DeleteFlags"), JournalControl.DELETE);
            return Observation.of(volume.control(ControlCode.FSCTL_DELETE_USN_JOURNAL.value(), in, null));
        });
        trial.ask("MARK_HANDLE", Expected.success("AssumedWindows.NO_JOURNAL"), () -> {
            ByteBuffer in = new HandleMark(CLIENT_REPLICATION, 0, 0).encode(trial.backend()::allocate, 64);
            return Observation.of(file.control(ControlCode.FSCTL_MARK_HANDLE.value(), in, null));
        });
    }
}
