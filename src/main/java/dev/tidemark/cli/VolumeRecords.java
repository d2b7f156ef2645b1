package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The records of a volume's journal: those there are, and on demand those that come. */
final class VolumeRecords implements RecordProducer {

    private static final int ALL_REASONS = -1;

    private final Backend backend;
    private final String volume;
    private final boolean follow;
    private final PrintStream err;
    private volatile @Nullable JournalReader reader;

    /**
     * @param follow whether to wait for new records instead of ending
     */
    VolumeRecords(Backend backend, String volume, boolean follow, PrintStream err) {
        this.backend = backend;
        this.volume = volume;
        this.follow = follow;
        this.err = err;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try (JournalReader open = new JournalReader(backend, volume)) {
            reader = open;
            if (open.isLimited()) {
                ErrorLines.say(err, Messages.text("cli.limited", volume));
            }
            JournalData journal = journal(backend, volume);
            selection.ofJournal(OptionalLong.of(journal.journalId()));
            read(open, journal, selection);
        } catch (Win32Exception e) {
            if (!e.is(Win32Error.ERROR_OPERATION_ABORTED) || selection.goesOn()) {
                throw new CommandFailedException(Win32Problems.of(e));
            }
        } finally {
            reader = null;
        }
    }

    @Override
    public void cancel() {
        JournalReader waiting = reader;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    /** What a volume's journal says of itself now. */
    static JournalData journal(Backend backend, String volume) throws Win32Exception {
        try (Handle handle = JournalHandle.open(backend, volume).handle()) {
            return JournalControl.query(handle, backend, volume);
        }
    }

    private void read(JournalReader open, JournalData journal, Selection selection) throws Win32Exception {
        long usn = journal.firstUsn();
        while (selection.goesOn() && (follow || usn < journal.nextUsn())) {
            boolean waits = follow && usn >= journal.nextUsn();
            try {
                long next = take(open.read(request(journal, usn, waits)), selection);
                if (next == usn && !follow) {
                    return;
                }
                usn = next;
            } catch (Win32Exception e) {
                usn = afterTrim(e, usn, selection);
            }
        }
    }

    private static long take(JournalReader.Batch batch, Selection selection) {
        ByteBuffer bytes = batch.records();
        int at = bytes.position();
        for (int step = PackedRecords.step(bytes, at, bytes.limit()); step > 0; ) {
            selection.record(bytes, at);
            at += step;
            step = PackedRecords.step(bytes, at, bytes.limit());
        }
        selection.flush();
        return batch.nextUsn();
    }

    /** Records that were trimmed before they were read are a gap; reading goes on with the oldest there is. */
    private long afterTrim(Win32Exception e, long usn, Selection selection) throws Win32Exception {
        if (!e.is(Win32Error.ERROR_JOURNAL_ENTRY_DELETED)) {
            throw e;
        }
        long first = journal(backend, volume).firstUsn();
        selection.gap(MarkerWords.of(new MarkerDetail.Trimmed(first - usn, usn, first)));
        return first;
    }

    private static ReadRequest request(JournalData journal, long usn, boolean waits) {
        return new ReadRequest(
                usn,
                ALL_REASONS,
                false,
                waits ? 1 : 0,
                waits ? 1 : 0,
                journal.journalId(),
                journal.minMajorVersion().orElse(2),
                journal.maxMajorVersion().orElse(2),
                journal.maxMajorVersion().isPresent());
    }
}
