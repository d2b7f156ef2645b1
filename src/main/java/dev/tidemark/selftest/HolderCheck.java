package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles.HeldByAnother;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Holder;
import java.util.List;

/** Who tells which process has a file of the volume open: the volume itself, by how it was opened, and the Restart Manager. */
final class HolderCheck implements Check {

    private static final String TELLS = "tells the process";
    private static final String TELLS_NOT = "does not tell the process";

    private static final String VOLUME = "AssumedWindows.VOLUME_TELLS_HOLDERS";
    private static final Expected BY_VOLUME =
            Expected.words(VOLUME, AssumedWindows.VOLUME_TELLS_HOLDERS ? TELLS : TELLS_NOT);
    private static final Expected BY_DEVICE =
            Expected.words(VOLUME, TELLS_NOT, Observation.words(Win32Error.ERROR_NOT_SUPPORTED.code()));
    private static final Expected BY_RESTART_MANAGER = Expected.words(
            "AssumedWindows.RESTART_MANAGER_TELLS_HOLDERS",
            AssumedWindows.RESTART_MANAGER_TELLS_HOLDERS ? TELLS : TELLS_NOT);

    @Override
    public int number() {
        return 24;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        String path = trial.files().create("held.txt");
        HeldByAnother other = trial.keep(trial.files().holdByAnother(path));
        trial.ask("process ids, TRAVERSE", BY_VOLUME, () -> by(trial, OpenMode.VOLUME_FACTS, other));
        trial.ask("process ids, GENERIC_READ", BY_VOLUME, () -> by(trial, OpenMode.READ_JOURNAL, other));
        trial.ask("process ids, access 0", BY_DEVICE, () -> by(trial, OpenMode.DEVICE_FACTS, other));
        trial.ask(
                "Restart Manager",
                BY_RESTART_MANAGER,
                () -> told(trial.host().holdersOfFile(trial.volume(), path), other));
    }

    private static Observation by(Trial trial, OpenMode mode, HeldByAnother other) throws Win32Exception {
        return told(trial.host().holders(trial.volume(), mode), other);
    }

    private static Observation told(List<Holder> holders, HeldByAnother other) {
        boolean told = holders.stream().anyMatch(holder -> holder.processId() == other.processId());
        return Observation.of(told ? TELLS : TELLS_NOT);
    }
}
