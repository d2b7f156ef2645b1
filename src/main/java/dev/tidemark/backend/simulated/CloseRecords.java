package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Under the volume's lock. Answers FSCTL_WRITE_USN_CLOSE_RECORD: logs what is pending for a file with CLOSE, even when
 * nothing is; the reasons then begin anew.
 */
final class CloseRecords {

    private final SimulatedVolume volume;

    CloseRecords(SimulatedVolume volume) {
        this.volume = volume;
    }

    /** Refuses in the order that MS-FSCC gives: read-only, no room, no journal. */
    Completion write(Call call, @Nullable ByteBuffer out) {
        int refused = refusal(call, out);
        if (refused == Win32Error.SUCCESS) {
            refused = volume.hold().pass(call);
        }
        if (refused == Win32Error.SUCCESS) {
            // While it waited the journal may have gone.
            refused = volume.journal().status();
        }
        SimulatedOpen open = call.open();
        if (refused != Win32Error.SUCCESS || open == null || out == null) {
            return Completion.failed(refused);
        }
        SimulatedFile file = open.file();
        if (!file.claimed) {
            open.claim(file);
        }
        volume.journal().log(file, file.pending | Reason.CLOSE.bit());
        file.closed();
        out.putLong(out.position(), file.lastUsn);
        return new Completion(Win32Error.SUCCESS, Long.BYTES);
    }

    private int refusal(Call call, @Nullable ByteBuffer out) {
        if (volume.mountedFacts().readOnly()) {
            return Win32Error.ERROR_WRITE_PROTECT.code();
        }
        SimulatedOpen open = call.open();
        if (open == null || out == null || out.remaining() < Long.BYTES || !Alignment.isOn4(out)) {
            return Win32Error.ERROR_INVALID_PARAMETER.code();
        }
        if (open.file().isTransacted()) {
            return Win32Error.ERROR_TRANSACTIONAL_CONFLICT.code();
        }
        return volume.journal().status();
    }
}
