package dev.tidemark.capture;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of live reading, on a thread of its own. {@link #stop} and {@link #wish} come from other threads: they set a
 * wish and cancel the waiting read until the thread has seen it, since a cancel that comes between two reads is lost.
 */
final class LiveReader {

    private static final long CANCEL_AGAIN_MILLIS = 20;

    /** How long a driver has to answer a cancel, before the reader is given up. */
    private static final long LET_GO_NANOS = 2_000_000_000L;

    private static final long JOURNAL_POLL_MILLIS = 500;
    private static final long EMPTY_BACKOFF_MILLIS = 100;

    private final LiveSource source;
    private final Thread thread;
    private final String target;
    private final ReaderLease grip = new ReaderLease();
    private final LockWatch locks = new LockWatch(this::letGoOfVolume);
    private volatile boolean stopping;
    private final AtomicReference<@Nullable ReadOptions> wish = new AtomicReference<>();
    private volatile @Nullable JournalReader open;

    private final boolean resuming;
    private ReadOptions options;
    private long usn;
    private long journalId;
    private int minVersion;
    private int maxVersion;

    /**
     * @param resuming whether the USN to begin at is of the journal that was read last
     */
    LiveReader(LiveSource source, ReadOptions options, boolean resuming) {
        this.source = source;
        this.options = options;
        this.resuming = resuming;
        this.target = source.location();
        this.thread = Thread.ofPlatform()
                .name("tidemark-read-" + source.name())
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive() && !grip.isLost();
    }

    /**
     * Ends the reading and waits until the thread has left.
     *
     * @return false when a driver does not let go of it; the reader is then to be given up
     */
    boolean stop() {
        stopping = true;
        return cancelWhile(this::isAlive);
    }

    /** The call that a driver does not let go of keeps handle and buffers, and whatever it brings is dropped. */
    void giveUp() {
        if (grip.takeAway()) {
            fail(Problem.refusal(
                    Messages.text("read.stuck", target),
                    Messages.text("read.stuck.here"),
                    Messages.text("read.stuck.next")));
        }
    }

    /** Reads on with other options, as soon as the read that waits has been cancelled. */
    void wish(ReadOptions wanted) {
        wish.set(wanted);
    }

    /** Cancels the read that waits, until the wish has been seen. */
    void awaitWish() {
        cancelWhile(() -> wish.get() != null && isAlive());
    }

    /** Cancels until the thread has seen why; false when it has not within the bound. */
    private boolean cancelWhile(java.util.function.BooleanSupplier unseen) {
        long until = System.nanoTime() + LET_GO_NANOS;
        boolean interrupted = false;
        boolean seen = !unseen.getAsBoolean();
        while (!seen && System.nanoTime() < until) {
            JournalReader waiting = open;
            if (waiting != null) {
                waiting.cancel();
            }
            try {
                thread.join(CANCEL_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            seen = !unseen.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    private void run() {
        grip.take();
        try (locks) {
            locks.begin(source.backend(), target);
            read();
        } catch (ReaderLease.LostException e) {
            // The source has been told already, and may have another reader.
            return;
        } finally {
            open = null;
            if (!grip.isLost()) {
                source.ended();
            }
            grip.letGo();
        }
    }

    private void read() {
        try {
            boolean begun = readWhileFree(false);
            while (!stopping && locks.mustLetGo() && comeBack()) {
                begun = readWhileFree(begun);
            }
            source.mark(usn, 0, new MarkerDetail.Stopped(usn));
            source.phase(Phase.STOPPED, null);
        } catch (Win32Exception e) {
            fail(Win32Problems.of(e));
        } catch (IOException e) {
            fail(noRoom(e));
        } catch (ReaderLease.LostException e) {
            throw e;
        } catch (RuntimeException e) {
            fail(Problem.fault(e));
            throw e;
        }
    }

    /** Reads until it is stopped, or somebody wants the volume; false when there was nothing to begin with. */
    private boolean readWhileFree(boolean begun) throws Win32Exception, IOException {
        if (locks.mustLetGo()) {
            return begun;
        }
        try (JournalReader reader = grip.waitIn(() -> new JournalReader(source.backend(), target))) {
            open = reader;
            source.limited(reader.isLimited());
            boolean begins = begun || begin();
            if (begins) {
                readOn(reader);
            }
            return begins;
        } catch (Win32Exception e) {
            if (!locks.mustLetGo()) {
                throw e;
            }
            return begun;
        } finally {
            open = null;
        }
    }

    /** Somebody is about to lock the volume, which an open handle would refuse. Runs on the thread that tells so. */
    private void letGoOfVolume() {
        JournalReader reader = open;
        if (reader != null) {
            reader.close();
        }
    }

    /** Waits until the volume is free again; false when reading was stopped before. */
    private boolean comeBack() throws Win32Exception {
        source.mark(usn, 0, new MarkerDetail.LetGo(usn));
        source.phase(
                Phase.WAITING,
                Problem.refusal(
                        Messages.text("read.letGo", target),
                        Messages.text("read.letGo.here"),
                        Messages.text("read.letGo.next")));
        while (!stopping) {
            takeWish();
            if (locks.comesBack(this::findAgain)) {
                return true;
            }
            pause(CANCEL_AGAIN_MILLIS);
        }
        return false;
    }

    /** Reading goes on where it was, or in the journal that is there now. */
    private void findAgain() throws Win32Exception {
        JournalData journal = queried();
        source.phase(Phase.READING, null);
        if (journal.journalId() != journalId && options.journalId().isEmpty()) {
            startOver(journal);
        }
    }

    /** Only keeping records can fail so: the volume has nothing to do with it. */
    private Problem noRoom(IOException e) {
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Problem.refusal(
                Messages.text("read.room", source.tempFolder(), said),
                Messages.text("read.room.here"),
                Messages.text("read.room.next"));
    }

    private void fail(Problem problem) {
        source.mark(usn, 0, new MarkerDetail.Failed(usn, problem.what()));
        source.phase(Phase.FAILED, problem);
    }

    /** Finds out which journal there is and where to begin; false when reading was stopped before there was one. */
    private boolean begin() throws Win32Exception {
        JournalData journal = awaitJournal();
        if (journal == null) {
            return false;
        }
        usn = switch (options.start()) {
            case OLDEST -> 0;
            case NOW -> journal.nextUsn();
            case USN -> options.usn();
        };
        boolean other = enter(journal);
        if (resuming && other) {
            usn = afterChange(journal);
        }
        source.goOnFrom(usn);
        long first = journal.firstUsn();
        source.asking(options);
        source.mark(usn, 0, new MarkerDetail.Started(usn == 0 ? first : usn, journalId, asking()));
        source.phase(Phase.READING, null);
        return true;
    }

    /** Takes the journal's id and versions; true, and a row tells, when the id is another than before. */
    private boolean enter(JournalData journal) {
        OptionalLong before = source.currentJournalId();
        journalId = options.journalId().orElse(journal.journalId());
        ReadOptions.Versions versions = options.versions();
        minVersion =
                versions.min() != 0 ? versions.min() : journal.minMajorVersion().orElse(2);
        maxVersion =
                versions.max() != 0 ? versions.max() : journal.maxMajorVersion().orElse(2);
        boolean other = source.enterJournal(journalId);
        if (other) {
            source.mark(journal.firstUsn(), -1, new MarkerDetail.JournalChanged(journalId, before.orElse(0)));
        }
        return other;
    }

    private void readOn(JournalReader reader) throws Win32Exception, IOException {
        while (!stopping && !locks.mustLetGo()) {
            takeWish();
            try {
                take(grip.waitIn(() -> reader.read(request())));
            } catch (Win32Exception e) {
                if (!locks.mustLetGo()) {
                    recover(e);
                }
            }
        }
    }

    private ReadRequest request() {
        return new ReadRequest(
                usn,
                options.reasonMask(),
                options.onlyOnClose(),
                options.timeoutSeconds(),
                options.bytesToWaitFor(),
                journalId,
                minVersion,
                maxVersion,
                !options.versions().v0());
    }

    private void takeWish() {
        ReadOptions wanted = wish.getAndSet(null);
        if (wanted != null) {
            MarkerDetail.Asking before = asking();
            options = wanted;
            source.asking(wanted);
            source.mark(usn, 0, new MarkerDetail.MaskChanged(before, asking()));
        }
    }

    private void take(JournalReader.Batch batch) throws IOException {
        ByteBuffer bytes = batch.records();
        int end = bytes.limit();
        int at = keep(bytes);
        if (at < end && end - at >= RecordBytes.HEADER_SIZE) {
            source.mark(usn, end - at, new MarkerDetail.BrokenAnswer(end - at, usn));
        }
        boolean nothing = batch.nextUsn() == usn;
        usn = batch.nextUsn();
        source.advanced(end - bytes.position(), usn);
        if (nothing && options.bytesToWaitFor() == 0) {
            pause(EMPTY_BACKOFF_MILLIS);
        }
    }

    /** Appends what is packed in an answer; the position behind the last record. */
    private int keep(ByteBuffer bytes) throws IOException {
        int at = bytes.position();
        int step = PackedRecords.step(bytes, at, bytes.limit());
        while (step > 0) {
            try {
                source.store().append(bytes, at, step);
            } catch (IOException e) {
                // What was kept is not read again.
                usn = at == bytes.position() ? usn : RecordBytes.usn(bytes, at);
                source.advanced(at - bytes.position(), usn);
                throw e;
            }
            at += step;
            step = PackedRecords.step(bytes, at, bytes.limit());
        }
        return at;
    }

    // --- what can go wrong and reading still goes on

    private void recover(Win32Exception e) throws Win32Exception {
        Win32Error error = Win32Error.of(e.code()).orElseThrow(() -> e);
        switch (error) {
            case ERROR_OPERATION_ABORTED -> takeWish();
            case ERROR_JOURNAL_ENTRY_DELETED -> trimmed(e);
            case ERROR_JOURNAL_DELETE_IN_PROGRESS, ERROR_JOURNAL_NOT_ACTIVE -> gone(e);
            case ERROR_INVALID_PARAMETER -> otherJournal(e);
            default -> throw e;
        }
    }

    private void trimmed(Win32Exception e) throws Win32Exception {
        JournalData journal = awaitJournal();
        if (journal != null && journal.journalId() == journalId) {
            if (journal.firstUsn() <= usn) {
                throw e;
            }
            long first = journal.firstUsn();
            source.mark(usn, first - usn, new MarkerDetail.Trimmed(first - usn, usn, first));
            usn = first;
            source.goOnFrom(usn);
            source.phase(Phase.READING, null);
        }
    }

    private void gone(Win32Exception e) throws Win32Exception {
        source.mark(usn, -1, new MarkerDetail.JournalGone(usn, e.code(), symbol(e), e.call()));
        JournalData journal = awaitJournal();
        if (journal != null) {
            startOver(journal);
        }
    }

    /** 87 has many causes; a journal id that is no longer current is the one that reading survives. */
    private void otherJournal(Win32Exception e) throws Win32Exception {
        JournalData journal = awaitJournal();
        if (journal != null && journal.journalId() == journalId) {
            throw e;
        }
        if (journal != null && options.journalId().isPresent()) {
            throw e.when("otherId");
        }
        if (journal != null) {
            startOver(journal);
        }
    }

    private void startOver(JournalData journal) {
        enter(journal);
        usn = afterChange(journal);
        source.goOnFrom(usn);
        source.phase(Phase.READING, null);
    }

    /** A restamped journal goes on with its USNs; one created anew is read from its first record. */
    private long afterChange(JournalData journal) {
        boolean restamped = journal.lowestValidUsn() > journal.firstUsn() && usn <= journal.nextUsn();
        return restamped ? Math.max(usn, journal.firstUsn()) : 0;
    }

    /** Asks for the journal until there is one; {@code null} when reading was stopped before. */
    private @Nullable JournalData awaitJournal() throws Win32Exception {
        boolean told = false;
        while (!stopping && !locks.mustLetGo()) {
            takeWish();
            try {
                return queried();
            } catch (Win32Exception e) {
                if (!e.is(Win32Error.ERROR_JOURNAL_NOT_ACTIVE) && !e.is(Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS)) {
                    throw e;
                }
                source.phase(Phase.WAITING, Win32Problems.of(e));
                if (!told && journalId == 0) {
                    source.mark(-1, -1, new MarkerDetail.NoJournal(e.code(), symbol(e)));
                }
                told = true;
                pause(JOURNAL_POLL_MILLIS);
            }
        }
        return null;
    }

    private JournalData queried() throws Win32Exception {
        JournalData journal = grip.waitIn(() -> {
            try (Handle handle = JournalHandle.open(source.backend(), target).handle()) {
                return JournalControl.query(handle, source.backend(), target);
            }
        });
        source.journal(journal);
        return journal;
    }

    private void pause(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (!stopping && wish.get() == null && System.nanoTime() < until) {
            try {
                Thread.sleep(Math.min(millis, CANCEL_AGAIN_MILLIS));
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private MarkerDetail.Asking asking() {
        return new MarkerDetail.Asking(options.reasonMask(), options.onlyOnClose());
    }

    private static String symbol(Win32Exception e) {
        return Win32Error.of(e.code()).map(Win32Error::name).orElse("");
    }
}
