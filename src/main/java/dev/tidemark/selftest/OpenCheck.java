package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Which opens of a volume reach its file system: each access, by its letter, by its name and by its root directory. */
final class OpenCheck implements Check {

    private static final int SYNCHRONIZE = 0x0010_0000;
    private static final int ROOM = 128;
    private static final String ROOT = "\\";

    private static final Expected FROM_ROOT = AssumedWindows.ROOT_ANSWERS_FOR_VOLUME
            ? Expected.success("AssumedWindows.ROOT_ANSWERS_FOR_VOLUME")
            : Expected.error("AssumedWindows.ROOT_ANSWERS_FOR_VOLUME", AssumedWindows.DIRECT_OPEN_ANSWER);

    private record Access(String name, int mask) {

        OpenMode of(OpenMode mode) {
            return mode.withAccess(mask);
        }
    }

    private static final List<Access> ACCESSES = List.of(
            new Access("0", 0),
            new Access("READ_ATTRIBUTES | SYNCHRONIZE", OpenMode.FILE_READ_ATTRIBUTES | SYNCHRONIZE),
            new Access("TRAVERSE", OpenMode.FILE_TRAVERSE),
            new Access("WRITE_ATTRIBUTES", OpenMode.FILE_WRITE_ATTRIBUTES),
            new Access("GENERIC_READ", OpenMode.GENERIC_READ),
            new Access("GENERIC_READ | GENERIC_WRITE", OpenMode.GENERIC_READ | OpenMode.GENERIC_WRITE));

    private static final List<ControlCode> CODES = List.of(
            ControlCode.FSCTL_QUERY_USN_JOURNAL,
            ControlCode.FSCTL_GET_NTFS_VOLUME_DATA,
            ControlCode.FSCTL_IS_VOLUME_DIRTY);

    @Override
    public int number() {
        return 1;
    }

    @FunctionalInterface
    private interface Opening {
        Handle open(Access access) throws Win32Exception;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        volume(trial, "by letter", trial.volume());
        Optional<String> own = trial.backend().ownName(trial.volume());
        if (own.isPresent()) {
            volume(trial, "by name", own.get());
        } else {
            trial.skip("by name", Expected.success("AssumedWindows.DIRECT_OPEN_RIGHTS"), "it has no name of its own");
        }
        for (Access access : ACCESSES) {
            ask(trial, "root", access, FROM_ROOT, one -> trial.openFile(ROOT, one.of(OpenMode.FACTS)));
        }
    }

    private static void volume(Trial trial, String how, String name) {
        for (Access access : ACCESSES) {
            Expected expected = access.of(OpenMode.VOLUME_FACTS).reachesFileSystem()
                    ? Expected.success("AssumedWindows.DIRECT_OPEN_RIGHTS")
                    : Expected.error("AssumedWindows.DIRECT_OPEN_RIGHTS", AssumedWindows.DIRECT_OPEN_ANSWER);
            ask(
                    trial,
                    how,
                    access,
                    expected,
                    one -> trial.keep(trial.backend().openVolume(name, one.of(OpenMode.VOLUME_FACTS))));
        }
    }

    private static void ask(Trial trial, String how, Access access, Expected expected, Opening opening) {
        for (ControlCode code : CODES) {
            trial.ask(how + ", access " + access.name() + ": " + code, expected, () -> {
                try (Handle handle = opening.open(access)) {
                    ByteBuffer out = trial.backend().allocate(ROOM);
                    return Observation.of(handle.control(code.value(), null, out));
                }
            });
        }
    }
}
