package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.backend.simulated.ntfs.UsnStream;
import dev.tidemark.backend.simulated.ntfs.VolumeMonitor;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordEncoder;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers FSCTL_READ_USN_JOURNAL: filters, packs, and waits at the end of the journal as its page says. Under the volume's
 * monitor, which waiting gives up.
 */
final class JournalReads {

    private static final Layout V0 = Layouts.READ_USN_JOURNAL_DATA_V0;
    private static final Layout V1 = Layouts.READ_USN_JOURNAL_DATA_V1;
    private static final int START = V0.offset("StartUsn");
    private static final int MASK = V0.offset("ReasonMask");
    private static final int ON_CLOSE = V0.offset("ReturnOnlyOnClose");
    private static final int TIMEOUT = V0.offset("Timeout");
    private static final int BYTES = V0.offset("BytesToWaitFor");
    private static final int ID = V0.offset("UsnJournalID");
    private static final int MIN = V1.offset("MinMajorVersion");
    private static final int MAX = V1.offset("MaxMajorVersion");
    private static final int HEADER = 8;

    private final VolumeMonitor monitor;
    private final SimulatedJournal journal;
    private final ResourceCounters counters;
    private final HandleValidity validity;

    JournalReads(SimulatedVolume volume, ResourceCounters counters, HandleValidity validity) {
        this.monitor = volume.monitor();
        this.journal = volume.journal();
        this.counters = counters;
        this.validity = validity;
    }

    /** What was asked for. */
    private record Wanted(
            long start, int mask, boolean onlyOnClose, long timeout, long bytes, long id, int min, int max) {

        static @Nullable Wanted of(@Nullable ByteBuffer in) {
            if (in == null || in.remaining() < V0.size()) {
                return null;
            }
            int at = in.position();
            boolean v1 = in.remaining() >= V1.size();
            return new Wanted(
                    in.getLong(at + START),
                    in.getInt(at + MASK),
                    in.getInt(at + ON_CLOSE) != 0,
                    in.getLong(at + TIMEOUT),
                    in.getLong(at + BYTES),
                    in.getLong(at + ID),
                    v1 ? Short.toUnsignedInt(in.getShort(at + MIN)) : 2,
                    v1 ? Short.toUnsignedInt(in.getShort(at + MAX)) : 2);
        }

        boolean takes(int reasons) {
            boolean closeOnly = onlyOnClose && Reason.CLOSE.in(mask);
            return (reasons & mask) != 0 && (!closeOnly || Reason.CLOSE.in(reasons));
        }
    }

    /**
     * Answers a read.
     *
     * @param limited whether to leave names out, as the unprivileged read does
     */
    Completion read(ControlCall call, @Nullable ByteBuffer in, @Nullable ByteBuffer out, boolean limited) {
        Wanted wanted = Wanted.of(in);
        if (wanted == null || wanted.min() > wanted.max() || wanted.max() < (journal.has128BitIds() ? 3 : 2)) {
            return Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
        }
        if (out == null || out.remaining() < HEADER) {
            return Completion.failed(Win32Error.ERROR_INSUFFICIENT_BUFFER.code());
        }
        int refused = refusal(wanted);
        if (refused != Win32Error.SUCCESS) {
            return Completion.failed(refused);
        }
        long start = Math.max(wanted.start(), journal.stream().first());
        return journal.stream().isBoundary(start)
                ? fill(call, new Filling(wanted, out, limited), start)
                : Completion.failed(Win32Error.ERROR_INVALID_PARAMETER.code());
    }

    private int refusal(Wanted wanted) {
        int status = journal.status();
        if (status != Win32Error.SUCCESS) {
            return status;
        }
        if (wanted.id() != journal.journalId()
                || wanted.start() > journal.stream().next()
                || wanted.start() < 0) {
            return Win32Error.ERROR_INVALID_PARAMETER.code();
        }
        boolean trimmed =
                wanted.start() != 0 && wanted.start() < journal.stream().first();
        return trimmed ? Win32Error.ERROR_JOURNAL_ENTRY_DELETED.code() : Win32Error.SUCCESS;
    }

    private Completion fill(ControlCall call, Filling filling, long start) {
        long usn = filling.from(start);
        if (filling.isEnough(usn)) {
            return filling.answer(usn);
        }
        counters.waits();
        try {
            // One call waits once, however often it looks at what came and waits on.
            boolean filtered = false;
            while (!filling.isEnough(usn) && !(filtered && AssumedWindows.FILTERED_RECORDS_END_A_WAIT)) {
                int ended = await(call, filling.wanted, usn);
                if (ended != Win32Error.SUCCESS) {
                    return Completion.failed(ended);
                }
                usn = filling.from(usn);
                filtered = true;
            }
            return filling.answer(usn);
        } finally {
            counters.wentOn();
        }
    }

    /**
     * Waits at the end of the journal: with a timeout, that many seconds; without, until enough unfiltered bytes came.
     * Timeout is ignored on handles for overlapped calls.
     */
    private int await(ControlCall call, Wanted wanted, long from) {
        boolean timed = wanted.timeout() > 0
                && (AssumedWindows.TIMEOUT_COUNTS_WHEN_OVERLAPPED
                        || !call.mode().overlapped());
        long left = timed ? TimeUnit.SECONDS.toNanos(wanted.timeout()) : Long.MAX_VALUE;
        try {
            while (true) {
                if (call.cancelled()) {
                    return Win32Error.ERROR_OPERATION_ABORTED.code();
                }
                int gone = gone(call, wanted, from);
                if (gone != Win32Error.SUCCESS) {
                    return gone;
                }
                boolean enough = Long.compareUnsigned(journal.stream().next() - from, wanted.bytes()) >= 0;
                boolean late = left <= 0 || enough && !AssumedWindows.TIMEOUT_DELAYS_RECORDS;
                if (timed ? late : enough) {
                    return Win32Error.SUCCESS;
                }
                left = timed ? monitor.changed().awaitNanos(left) : awaitBytes(from + wanted.bytes(), left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Win32Error.ERROR_OPERATION_ABORTED.code();
        }
    }

    /** Why a wait has nothing to come back to; what was filtered out before may have been trimmed meanwhile. */
    private int gone(ControlCall call, Wanted wanted, long from) {
        int away = validity.gone(call.handle());
        if (away != Win32Error.SUCCESS) {
            return away;
        }
        int refused = refusal(wanted);
        if (refused != Win32Error.SUCCESS && !Win32Error.ERROR_JOURNAL_ENTRY_DELETED.is(refused)) {
            return refused;
        }
        boolean missed = wanted.start() != 0 && from < journal.stream().first();
        return missed ? Win32Error.ERROR_JOURNAL_ENTRY_DELETED.code() : Win32Error.SUCCESS;
    }

    private long awaitBytes(long usn, long left) throws InterruptedException {
        journal.wakeAt(usn < 0 ? Long.MAX_VALUE : usn);
        monitor.changed().await();
        return left;
    }

    /** Packs records behind the next USN. */
    private final class Filling {

        private final Wanted wanted;
        private final ByteBuffer out;
        private final boolean limited;
        private final int start;
        private int at;
        private boolean full;

        Filling(Wanted wanted, ByteBuffer out, boolean limited) {
            this.wanted = wanted;
            this.out = out;
            this.limited = limited;
            this.start = out.position();
            this.at = start + HEADER;
        }

        /** Takes records from a USN on while there is room; gives the USN to go on from. */
        long from(long from) {
            UsnStream stream = journal.stream();
            long usn = stream.recordAt(Math.max(from, stream.first()));
            while (usn < stream.next() && !full) {
                ByteBuffer bytes = stream.buffer(usn);
                int position = UsnStream.position(usn);
                if (!take(bytes, position)) {
                    full = true;
                    return usn;
                }
                usn = stream.recordAt(usn + RecordBytes.length(bytes, position));
            }
            return usn;
        }

        private boolean take(ByteBuffer bytes, int position) {
            int version = RecordBytes.majorVersion(bytes, position);
            boolean asVersion3 = version == 2 && wanted.max() >= 3;
            int given = asVersion3 ? 3 : version;
            if (given < wanted.min() || given > wanted.max() || !wanted.takes(RecordBytes.reason(bytes, position))) {
                return true;
            }
            int length = asVersion3
                    ? RecordEncoder.length(3, RecordBytes.nameLength(bytes, position) / 2)
                    : RecordBytes.length(bytes, position);
            if (at + length > out.limit()) {
                return false;
            }
            if (asVersion3) {
                RecordEncoder.asVersion3(bytes, position, out, at);
            } else {
                out.put(at, bytes, position, length);
            }
            if (limited && AssumedWindows.UNPRIVILEGED_READ_LEAVES_NAMES_OUT) {
                RecordEncoder.clearName(out, at);
            }
            at += length;
            return true;
        }

        /** Whether there is something to answer, or nothing to wait for. */
        boolean isEnough(long next) {
            return any() || full || next < journal.stream().next() || wanted.bytes() == 0;
        }

        Completion answer(long next) {
            if (full && !any()) {
                return Completion.failed(Win32Error.ERROR_INSUFFICIENT_BUFFER.code());
            }
            out.putLong(start, next);
            return new Completion(Win32Error.SUCCESS, at - start);
        }

        private boolean any() {
            return at > start + HEADER;
        }
    }
}
