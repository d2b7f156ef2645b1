package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.NarrowMark;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.volume.HandleMark;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What the 12 bytes of a 32-bit program get, from a 64-bit one and from a 32-bit one. */
final class CallerWidthCheck implements Check {

    private static final int NARROW = 32;
    private static final int WIDE = 64;
    private static final String FROM_32_BITS = "12 bytes from a 32-bit program";
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
        Optional<NarrowCaller> caller = trial.backend().narrowCaller();
        if (trial.backend().takesCallerWidth()) {
            trial.ask(FROM_32_BITS, TAKEN, () -> sent(trial, path, NARROW));
        } else if (caller.isPresent()) {
            trial.ask(FROM_32_BITS, TAKEN, () -> through(caller.get(), trial, path));
        } else {
            trial.skip(FROM_32_BITS, TAKEN, NarrowCaller.PROGRAM + " is not beside this program");
        }
    }

    private static Observation through(NarrowCaller caller, Trial trial, String path) throws Win32Exception {
        OpenMode mode = OpenMode.FACTS;
        int source = SourceInfo.CLIENT_REPLICATION_MANAGEMENT.bit();
        NarrowCaller.Answer answer = caller.mark(new NarrowMark(trial.volume(), path, null, mode, source, false, 0));
        answer.handle().ifPresent(Handle::close);
        return Observation.of(answer.done());
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
