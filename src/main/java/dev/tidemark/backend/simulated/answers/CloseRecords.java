package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers FSCTL_WRITE_USN_CLOSE_RECORD: logs what is pending for a file with CLOSE, even when nothing is; the reasons then
 * begin anew. Under the volume's monitor.
 */
final class CloseRecords {

    private final VolumeFacts facts;
    private final SimulatedJournal journal;
    private final HoldAnswers hold;

    /**
     * @param facts what the volume is when it is mounted
     */
    CloseRecords(VolumeFacts facts, SimulatedJournal journal, HoldAnswers hold) {
        this.facts = facts;
        this.journal = journal;
        this.hold = hold;
    }

    /** Refuses in the order that MS-FSCC gives: read-only, no room, no journal. */
    Completion write(ControlCall call, @Nullable ByteBuffer out) {
        int refused = refusal(call, out);
        if (refused == Win32Error.SUCCESS) {
            refused = hold.pass(call);
        }
        if (refused == Win32Error.SUCCESS) {
            // While it waited the journal may have gone.
            refused = journal.status();
        }
        SimulatedOpen open = call.open();
        if (refused != Win32Error.SUCCESS || open == null || out == null) {
            return Completion.failed(refused);
        }
        out.putLong(out.position(), open.forceClose());
        return new Completion(Win32Error.SUCCESS, Long.BYTES);
    }

    private int refusal(ControlCall call, @Nullable ByteBuffer out) {
        if (facts.readOnly()) {
            return Win32Error.ERROR_WRITE_PROTECT.code();
        }
        SimulatedOpen open = call.open();
        if (open == null || out == null || out.remaining() < Long.BYTES || !Alignment.isOn4(out)) {
            return AssumedWindows.NO_CLOSE_RECORD.code();
        }
        if (open.file().isTransacted()) {
            return Win32Error.ERROR_TRANSACTIONAL_CONFLICT.code();
        }
        return journal.status();
    }
}
