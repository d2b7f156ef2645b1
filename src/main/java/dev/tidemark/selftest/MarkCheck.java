package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.EnabledPrivilege;
import dev.tidemark.backend.host.Privilege;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleMark;
import java.util.OptionalInt;

/** Which marks want the handle of the volume, of which kind, and the privilege; and what each flag is answered with. */
final class MarkCheck implements Check {

    private static final OpenMode MARKED =
            new OpenMode(OpenMode.GENERIC_READ | OpenMode.GENERIC_WRITE, OpenMode.SHARE_ALL, 0, 64);
    private static final int DATA_MANAGEMENT = SourceInfo.DATA_MANAGEMENT.bit();
    private static final int CLIENT_REPLICATION = SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit();
    private static final long NONE = 0;
    private static final Expected TAKEN = Expected.success("AssumedWindows.needsVolumeHandle");

    @Override
    public int number() {
        return 14;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        String path = trial.files().create("mark.txt");
        trial.keep(trial.host().enable(Privilege.MANAGE_VOLUME));
        Handle volume = trial.open(OpenMode.ACT);
        sources(trial, path, volume);
        for (HandleInfo flag : HandleInfo.values()) {
            flag(trial, path, flag, volume);
        }
    }

    private static void sources(Trial trial, String path, Handle volume) throws Win32Exception {
        Handle reading = trial.open(OpenMode.READ_JOURNAL);
        Handle traversing = trial.open(OpenMode.VOLUME_FACTS);
        Handle other = trial.openFile(trial.files().create("other.txt"), OpenMode.FACTS);
        mark(trial, path, "source 1, volume read and write", TAKEN, DATA_MANAGEMENT, volume.value(), 0);
        mark(trial, path, "source 1, volume GENERIC_READ", TAKEN, DATA_MANAGEMENT, reading.value(), 0);
        mark(trial, path, "source 1, volume TRAVERSE", TAKEN, DATA_MANAGEMENT, traversing.value(), 0);
        mark(
                trial,
                path,
                "source 1, no volume",
                Expected.error("AssumedWindows.MARK_WITHOUT_VOLUME", AssumedWindows.MARK_WITHOUT_VOLUME),
                DATA_MANAGEMENT,
                NONE,
                0);
        mark(
                trial,
                path,
                "source 1, a file's handle",
                Expected.error("AssumedWindows.MARK_WITH_OTHER_HANDLE", AssumedWindows.MARK_WITH_OTHER_HANDLE),
                DATA_MANAGEMENT,
                other.value(),
                0);
        mark(trial, path, "source 8, no volume", TAKEN, CLIENT_REPLICATION, NONE, 0);
        trial.ask(
                "source 1, volume, without SeManageVolumePrivilege",
                Expected.error("AssumedWindows.MARK_WITHOUT_PRIVILEGE", AssumedWindows.MARK_WITHOUT_PRIVILEGE),
                () -> withoutPrivilege(trial, path));
    }

    private static Observation withoutPrivilege(Trial trial, String path) throws Win32Exception {
        try (EnabledPrivilege back = trial.host().disable(Privilege.MANAGE_VOLUME);
                Handle volume = trial.backend().openVolume(trial.volume(), OpenMode.ACT)) {
            return sent(trial, path, new HandleMark(DATA_MANAGEMENT, volume.value(), 0));
        }
    }

    private static void flag(Trial trial, String path, HandleInfo flag, Handle volume) {
        String home = flag == HandleInfo.PROTECT_CLUSTERS
                ? "AssumedWindows.PROTECT_CLUSTERS_NEEDS_VOLUME"
                : "AssumedWindows.answerToMark";
        boolean wanted = flag == HandleInfo.PROTECT_CLUSTERS && AssumedWindows.PROTECT_CLUSTERS_NEEDS_VOLUME;
        Expected with = Expected.status("AssumedWindows.answerToMark", AssumedWindows.answerToMark(flag));
        Expected without = wanted
                ? Expected.error(home, AssumedWindows.MARK_WITHOUT_VOLUME)
                : Expected.status(home, AssumedWindows.answerToMark(flag));
        OptionalInt build = trial.host().windowsBuild();
        if (build.isPresent() && build.getAsInt() < AssumedWindows.since(flag)) {
            trial.skip(flag.label(), with, "it is newer than this Windows");
            return;
        }
        mark(trial, path, flag.label() + ", volume", with, 0, volume.value(), flag.bit());
        mark(trial, path, flag.label() + ", no volume", without, 0, NONE, flag.bit());
    }

    private static void mark(
            Trial trial, String path, String name, Expected expected, int source, long volume, int flags) {
        trial.ask(name, expected, () -> sent(trial, path, new HandleMark(source, volume, flags)));
    }

    /** Over a handle of its own: a mark ends with it. */
    private static Observation sent(Trial trial, String path, HandleMark mark) throws Win32Exception {
        try (Handle file = trial.openFile(path, MARKED)) {
            return Observation.of(file.control(
                    ControlCode.FSCTL_MARK_HANDLE.value(), mark.encode(trial.backend()::allocate, 64), null));
        }
    }
}
