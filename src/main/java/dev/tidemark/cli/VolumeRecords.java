package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.LockWatch;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The records of a volume's journal: those there are, and on demand those that come. A trim, and another journal in the place
 * of the one that was read, become a line on the error stream, and reading goes on. Who follows lets go of the volume when
 * another program is about to lock or dismount it, comes back when it is free, and says both.
 */
final class VolumeRecords implements RecordProducer {

    private static final long NOTHING_MILLIS = 100;
    private static final long JOURNAL_MILLIS = 500;
    private static final long LOCKED_MILLIS = 20;

    private final Backend backend;
    private final String volume;
    private final ReadOptions options;
    private final boolean follow;
    private final @Nullable ReadingPosition from;
    private final PrintStream err;
    private final LockWatch locks = new LockWatch(this::letGoOfVolume);
    private volatile @Nullable JournalReader reader;

    private long usn;
    private long end;
    private @Nullable JournalData journal;
    private boolean answered;

    /**
     * @param follow whether to wait for new records instead of ending
     * @param from where an earlier call ended; {@code null} to begin where the options say
     */
    VolumeRecords(
            Backend backend,
            String volume,
            ReadOptions options,
            boolean follow,
            @Nullable ReadingPosition from,
            PrintStream err) {
        this.backend = backend;
        this.volume = volume;
        this.options = options;
        this.follow = follow;
        this.from = from;
        this.err = err;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try (locks) {
            if (follow) {
                locks.begin(backend, volume);
            }
            readWhileFree(selection);
            while (selection.goesOn() && locks.mustLetGo() && comeBack(selection)) {
                readWhileFree(selection);
            }
        } catch (Win32Exception e) {
            if (!e.is(Win32Error.ERROR_OPERATION_ABORTED) || selection.goesOn()) {
                throw new CommandFailedException(Win32Problems.of(e));
            }
        }
    }

    /** Reads until nothing more is wanted, or somebody wants the volume. */
    private void readWhileFree(Selection selection) throws Win32Exception, CommandFailedException {
        if (locks.mustLetGo()) {
            return;
        }
        try (JournalReader open = new JournalReader(backend, volume)) {
            reader = open;
            if (journal == null) {
                begin(open, selection);
            }
            read(open, selection);
        } catch (Win32Exception e) {
            if (!locks.mustLetGo()) {
                throw e;
            }
        } finally {
            reader = null;
        }
    }

    private void begin(JournalReader open, Selection selection) throws Win32Exception, CommandFailedException {
        if (open.isLimited()) {
            ErrorLines.say(err, Messages.text("cli.limited", volume));
        }
        JournalData first = journal(backend, volume);
        usn = from != null ? Resumption.start(from, first, selection) : start(first);
        enter(first, selection);
    }

    private long start(JournalData first) {
        return switch (options.start()) {
            case OLDEST -> first.firstUsn();
            case NOW -> first.nextUsn();
            case USN -> options.usn();
        };
    }

    @Override
    public void cancel() {
        JournalReader waiting = reader;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    @Override
    public Optional<ReadingPosition> position() {
        JournalData last = journal;
        return last == null || !answered ? Optional.empty() : Optional.of(new ReadingPosition(idOf(last), usn));
    }

    /** What a volume's journal says of itself now. */
    static JournalData journal(Backend backend, String volume) throws Win32Exception {
        try (Handle handle = JournalHandle.open(backend, volume).handle()) {
            return JournalControl.query(handle, backend, volume);
        }
    }

    private long idOf(JournalData of) {
        return options.journalId().orElse(of.journalId());
    }

    private void enter(JournalData now, Selection selection) {
        journal = now;
        end = now.nextUsn();
        selection.ofJournal(OptionalLong.of(idOf(now)));
    }

    private void read(JournalReader open, Selection selection) throws Win32Exception {
        // Whether it can be read from there is for the volume to say, also where there is nothing to come.
        boolean asked = false;
        while (selection.goesOn() && !locks.mustLetGo() && (follow || usn < end || !asked)) {
            asked = true;
            JournalData now = journal;
            if (now == null) {
                return;
            }
            try {
                boolean nothing = take(open.read(request(now)), selection);
                if (nothing && !follow) {
                    return;
                }
                if (nothing && options.bytesToWaitFor() == 0) {
                    pause(NOTHING_MILLIS);
                }
            } catch (Win32Exception e) {
                if (!locks.mustLetGo()) {
                    recover(e, now, selection);
                }
            }
        }
    }

    /** Hands on what was read, up to where no more is wanted; whether there was nothing. */
    private boolean take(JournalReader.Batch batch, Selection selection) {
        if (!answered) {
            answered = true;
            position().ifPresent(selection::begun);
        }
        ByteBuffer bytes = batch.records();
        int at = bytes.position();
        int step = PackedRecords.step(bytes, at, bytes.limit());
        while (step > 0 && selection.goesOn()) {
            selection.record(bytes, at);
            at += step;
            step = PackedRecords.step(bytes, at, bytes.limit());
        }
        boolean nothing = batch.nextUsn() == usn;
        usn = step > 0 ? RecordBytes.usn(bytes, at) : batch.nextUsn();
        boolean more = usn < end;
        position().ifPresentOrElse(position -> selection.reached(position, more), selection::flush);
        return nothing;
    }

    private ReadRequest request(JournalData now) {
        ReadOptions.Versions versions = options.versions();
        return new ReadRequest(
                usn,
                options.reasonMask(),
                options.onlyOnClose(),
                options.timeoutSeconds(),
                options.bytesToWaitFor(),
                idOf(now),
                versions.min() != 0 ? versions.min() : now.minMajorVersion().orElse(2),
                versions.max() != 0 ? versions.max() : now.maxMajorVersion().orElse(2),
                !versions.v0() && (versions.min() != 0 || now.maxMajorVersion().isPresent()));
    }

    // --- another program wants the volume

    /** Runs on the thread that tells so: an open handle would refuse the lock. */
    private void letGoOfVolume() {
        JournalReader open = reader;
        if (open != null) {
            open.close();
        }
    }

    /** Waits until the volume is free again; false when nothing more was wanted before. */
    private boolean comeBack(Selection selection) throws Win32Exception {
        selection.gap(new MarkerDetail.LetGo(usn));
        selection.waits();
        while (selection.goesOn()) {
            if (locks.comesBack(() -> findAgain(selection))) {
                selection.say(Messages.text("cli.goesOn", volume, usn));
                return true;
            }
            pause(LOCKED_MILLIS);
        }
        return false;
    }

    /** Reading goes on where it was, or in the journal that is there now. */
    private void findAgain(Selection selection) throws Win32Exception {
        JournalData before = journal;
        JournalData now = journal(backend, volume);
        if (before != null && options.journalId().isEmpty()) {
            startOver(now, before, selection);
        }
    }

    // --- what can go wrong and reading still goes on

    private void recover(Win32Exception e, JournalData before, Selection selection) throws Win32Exception {
        switch (Win32Error.of(e.code()).orElseThrow(() -> e)) {
            case ERROR_JOURNAL_ENTRY_DELETED -> trimmed(e, before, selection);
            case ERROR_JOURNAL_DELETE_IN_PROGRESS, ERROR_JOURNAL_NOT_ACTIVE -> gone(e, before, selection);
            case ERROR_INVALID_PARAMETER -> otherJournal(e, before, selection);
            default -> throw e;
        }
    }

    /** Records that were trimmed before they were read are a gap; reading goes on with the oldest there is. */
    private void trimmed(Win32Exception e, JournalData before, Selection selection) throws Win32Exception {
        JournalData now = journal(backend, volume);
        if (now.journalId() != before.journalId()) {
            startOver(now, before, selection);
            return;
        }
        long first = now.firstUsn();
        if (first <= usn) {
            throw e;
        }
        selection.gap(new MarkerDetail.Trimmed(first - usn, usn, first));
        usn = first;
    }

    /** Who follows waits for the next journal. */
    private void gone(Win32Exception e, JournalData before, Selection selection) throws Win32Exception {
        if (!follow || options.journalId().isPresent()) {
            throw e;
        }
        String symbol = Win32Error.of(e.code()).map(Enum::name).orElse("");
        selection.gap(new MarkerDetail.JournalGone(usn, e.code(), symbol, e.call()));
        selection.waits();
        while (selection.goesOn() && !locks.mustLetGo()) {
            try {
                startOver(journal(backend, volume), before, selection);
                return;
            } catch (Win32Exception still) {
                if (!still.is(Win32Error.ERROR_JOURNAL_NOT_ACTIVE)
                        && !still.is(Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS)) {
                    throw still;
                }
                pause(JOURNAL_MILLIS);
            }
        }
    }

    /** 87 has many causes; a journal id that is no longer current is the one that reading survives. */
    private void otherJournal(Win32Exception e, JournalData before, Selection selection) throws Win32Exception {
        JournalData now = journal(backend, volume);
        if (now.journalId() == idOf(before)) {
            throw e;
        }
        if (options.journalId().isPresent()) {
            throw e.when("otherId");
        }
        startOver(now, before, selection);
    }

    private void startOver(JournalData now, JournalData before, Selection selection) {
        if (now.journalId() != before.journalId()) {
            selection.gap(new MarkerDetail.JournalChanged(now.journalId(), before.journalId()));
            usn = Resumption.afterChange(usn, now);
        }
        enter(now, selection);
    }

    private static void pause(long millis) throws Win32Exception {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Win32Exception(Win32Error.ERROR_OPERATION_ABORTED.code(), "", "");
        }
    }
}
