package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;

/** What handles from before a dismount answer, and what mounts the volume again. */
final class DismountCheck implements Check {

    private static final int ROOM = 1024;
    private static final String HOME = "AssumedWindows.AFTER_DISMOUNT";
    private static final Expected GONE = Expected.oneOf(HOME, AssumedWindows.AFTER_DISMOUNT);
    private static final Expected DONE = Expected.success(HOME);

    @Override
    public int number() {
        return 18;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        Handle older = trial.open(OpenMode.READ_JOURNAL);
        Handle file = trial.openFile(trial.files().create("dismount.txt"), OpenMode.FACTS);
        Handle volume = trial.open(OpenMode.ACT);
        trial.ask("DISMOUNT with files open", DONE, () -> dismount(volume));
        trial.ask("QUERY over the handle that dismounted", GONE, () -> Journals.query(trial, volume));
        trial.ask("QUERY over an older handle of the volume", GONE, () -> Journals.query(trial, older));
        trial.ask("READ_FILE_USN_DATA over an older handle of a file", GONE, () -> {
            ByteBuffer out = trial.backend().allocate(ROOM);
            return Observation.of(file.control(ControlCode.FSCTL_READ_FILE_USN_DATA.value(), null, out));
        });
        trial.ask("opening the volume mounts it, TRAVERSE: QUERY", DONE, () -> {
            try (Handle newer = trial.open(OpenMode.VOLUME_FACTS)) {
                return Journals.query(trial, newer);
            }
        });
    }

    private static Observation dismount(Handle volume) {
        return Observation.of(volume.control(ControlCode.FSCTL_DISMOUNT_VOLUME.value(), null, null));
    }
}
