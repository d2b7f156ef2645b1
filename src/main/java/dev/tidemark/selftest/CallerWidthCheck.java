package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleMark;
import java.nio.ByteBuffer;

/** What the 12 bytes of a 32-bit program get, from a 64-bit one and from a 32-bit one. */
final class CallerWidthCheck implements Check {

    private static final int NARROW = 32;
    private static final int WIDE = 64;
    private static final Expected TAKEN = Expected.success("AssumedWindows.SHORT_MARK");

    @Override
    public int number() {
        return 16;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        String path = trial.files().create("width.txt");
        trial.ask(
                "12 bytes from a 64-bit program",
                Expected.error("AssumedWindows.SHORT_MARK", AssumedWindows.SHORT_MARK),
                () -> sent(trial, path, WIDE));
        if (trial.backend().faultInjection().isPresent()) {
            trial.ask("12 bytes from a 32-bit program", TAKEN, () -> sent(trial, path, NARROW));
        } else {
            trial.skip("12 bytes from a 32-bit program", TAKEN, "this process is a 64-bit one");
        }
    }

    private static Observation sent(Trial trial, String path, int callerWidth) throws Win32Exception {
        OpenMode facts = OpenMode.FACTS;
        OpenMode mode = new OpenMode(facts.access(), facts.share(), facts.flags(), callerWidth);
        try (Handle file = trial.openFile(path, mode)) {
            ByteBuffer in = new HandleMark(SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit(), 0, 0)
                    .encode(trial.backend()::allocate, NARROW);
            return Observation.of(file.control(ControlCode.FSCTL_MARK_HANDLE.value(), in, null));
        }
    }
}
